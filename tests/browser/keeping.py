"""The demonstration, made once and put back for each test: rows out, the same rows in.

Making it takes seconds, for it walks the whole line of the product. Works on SQLite and
on PostgreSQL, because it speaks of rows alone. The triggers of frozen rows refuse changes,
not new rows, so nothing is switched off but the order of foreign keys.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import caches
from django.db import connection, transaction

_kept: dict[str, tuple[list[str], list[tuple[object, ...]]]] = {}


def is_kept() -> bool:
    return bool(_kept)


def keep() -> None:
    """Remember every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            _kept[table] = ([column[0] for column in cursor.description], rows)


def put_back() -> None:
    """Fill the tables, which are empty but for what Django puts in each, with the rows kept."""
    quoted = connection.ops.quote_name
    with (
        transaction.atomic(),
        connection.constraint_checks_disabled(),
        connection.cursor() as cursor,
    ):
        # What Django itself puts in after emptying, under keys of its own.
        for table in ("auth_permission", "django_site", "django_content_type"):
            cursor.execute(f"DELETE FROM {quoted(table)}")
        for table, (columns, rows) in _kept.items():
            if rows:
                names = ", ".join(map(quoted, columns))
                marks = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})", rows)
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
    for cache in caches.all():
        cache.clear()
