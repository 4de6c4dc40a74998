"""What was said and done on a version, as one short word that changes when any of it does.

Asked by every open page every half minute, so it reads no text: sums, in one query.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from documents.models import Version
from feedback.models import Comment, agreements

NOTHING = "0"  # for whoever may not see the comments


def token(version: Version) -> str:
    """Return the state of the comments on ``version``: the same word while nothing changed.

    Keys are summed beside counts, so that one thing that comes when another goes is seen.
    """
    document = {"comment__xtdcomment__feedback__version__document": version.document_id}
    shown = Q(is_public=True, is_removed=False)
    said = _sums(
        Comment.objects.up_to(version),
        Sum("pk", filter=shown),
        Sum(F("pk") * F("decision_id")),
        Max("submit_date"),
        Max("edited_at"),
        Sum("pk", filter=Q(withdrawn_at__isnull=False)),
    )
    placed = _sums(
        version.placements.all(),
        Sum("start"),
        Sum("end"),
        Sum("near"),
        Count("confirmed_at"),
        Max("confirmed_at"),
    )
    none = Value("")
    agreed = _sums(agreements().filter(**document), none, none, none, none, none)
    facts = list(said.union(placed, agreed, all=True))
    return blake2b(repr((version.pk, facts)).encode(), digest_size=8).hexdigest()


def _sums(rows: QuerySet[Any], *sums: Combinable) -> QuerySet[Any, tuple[str, ...]]:
    """Return one row of text, so that the sums of several tables can be one query."""
    named = {
        f"sum_{number}": Cast(each, TextField())
        for number, each in enumerate((Count("pk"), Sum("pk"), *sums))
    }
    grouped = rows.order_by().annotate(every=Value(1)).values("every").annotate(**named)
    row: QuerySet[Any, tuple[str, ...]] = grouped.values_list(*named)
    return row
