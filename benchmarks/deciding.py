"""Measure the redactietafel on the server with 1,000 comments that wait, and what it must pass.

    python -m benchmarks.deciding

In a database of its own, which is thrown away: 200 blocks, a third of the comments are
suggestions. Asked as an editor who is signed in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import perf_counter

from benchmarks.reading import Bar, database, long_paper, queries, say_one, seconds

WAITING = 1000
MOST = 15  # queries a page
LIMIT = 2000  # ms, from asking for a page to having it


def main() -> None:
    with database():
        bars = list(_measured())
    for bar in bars:
        print(bar)
    sys.exit(any(bar.value > bar.most for bar in bars))


def _measured() -> Iterator[Bar]:
    from django.test import Client  # noqa: PLC0415 - after the settings

    from feedback.models import Comment  # noqa: PLC0415
    from tests.world import editor_of  # noqa: PLC0415

    version = long_paper("veel", blocks=200, said=0)
    number = 0
    while Comment.objects.undecided().count() < WAITING:
        say_one(version, number := number + 1)
    editor = Client(HTTP_HOST="localhost")
    editor.force_login(editor_of(version.document), "django.contrib.auth.backends.ModelBackend")
    desk = f"/stukken/{version.document.slug}/redactietafel/"
    waiting = Comment.objects.undecided()
    one, remark = waiting.exclude(replacement=None)[100], waiting.filter(replacement=None)[100]
    for name, path in {
        "the list": desk,
        "its last page": f"{desk}?pagina=99",
        "a search in it": f"{desk}?zoek=reactie+7&volgorde=eens",
        "one suggestion": f"{desk}{one.pk}/",
        "one remark": f"{desk}{remark.pk}/",
    }.items():
        yield Bar(
            f"queries, {name}, {WAITING} wait",
            queries(lambda path=path: editor.get(path)),
            MOST,
            "",
        )
        spent = seconds(lambda path=path: editor.get(path))
        yield Bar(f"server time, {name}", spent * 1000, LIMIT, "ms")
    began = perf_counter()
    editor.post(f"{desk}{one.pk}/kies/", {"choice": one.pk, "reason": ""}, follow=True)
    yield Bar("adopting, and the next one shown", (perf_counter() - began) * 1000, LIMIT, "ms")


if __name__ == "__main__":
    main()
