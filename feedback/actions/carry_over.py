"""Every comment finds its place in the next version, or is said to have lost it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from documents.core.span import Span
from documents.models import Version
from feedback.core.anchoring import Placement as Found
from feedback.core.anchoring import relocate
from feedback.models import Comment, Fate, Placement


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the words of a comment stand for certain, in the version with key ``version``.

    ``span`` is None when a person said that they are gone; they stood near ``near``.
    """

    version: int
    span: Span | None
    near: int


@transaction.atomic
def carry_over(version: Version) -> list[Placement]:
    """Place every comment made on an earlier version in ``version``; return all new placements.

    Nothing is lost: each comment that starts a thread gets exactly one placement, a
    removed one included. May be called again: what a person confirmed stays, the
    rest is computed anew.
    """
    version.placements.filter(confirmed_at__isnull=True).delete()
    comments = (
        Comment.objects.roots()
        .up_to(version)
        .exclude(version=version)
        .exclude(placements__version=version)
    )
    waiting: dict[int, list[tuple[Comment, Standing]]] = defaultdict(list)
    placements: list[Placement] = []
    for comment, standing in standings(comments, before=version):
        if standing is None:
            whole = Placement(comment=comment, version=version, fate=Fate.UNCHANGED, score=1.0)
            placements.append(whole)
        else:
            waiting[standing.version].append((comment, standing))
    texts = dict(Version.objects.filter(pk__in=waiting).values_list("pk", "text"))
    for source, pairs in waiting.items():
        placements += _place(pairs, texts[source], version)
    return Placement.objects.bulk_create(placements)


def standings(
    comments: Iterable[Comment], *, before: Version | None = None
) -> list[tuple[Comment, Standing | None]]:
    """Return for each comment where its words stand for certain; None for the whole document.

    That is the last place that a person confirmed (in a version before ``before``, if
    given), else the anchor: never a computed placement, so that errors cannot add up.
    """
    comments = list(comments)
    confirmed = Placement.objects.filter(comment__in=comments, confirmed_at__isnull=False)
    if before is not None:
        confirmed = confirmed.filter(version__number__lt=before.number)
    places = {
        place.comment_id: Standing(place.version_id, place.span, place.near)
        for place in confirmed.order_by("version__number")
    }
    return [(each, places.get(each.pk) or _anchor_of(each)) for each in comments]


def _anchor_of(comment: Comment) -> Standing | None:
    span = comment.span
    return None if span is None else Standing(comment.version_id, span, span.start)


def _place(
    pairs: Sequence[tuple[Comment, Standing]], old: str, version: Version
) -> list[Placement]:
    # What a person let go is followed by an empty span: it is only shown near there.
    spans = [each.span or Span(each.near, each.near) for _, each in pairs]
    found = relocate(old, version.text, spans)
    return [
        _placement(comment, version, place, gone=each.span is None)
        for (comment, each), place in zip(pairs, found, strict=True)
    ]


def _placement(comment: Comment, version: Version, place: Found, *, gone: bool) -> Placement:
    span = None if gone else place.span
    return Placement(
        comment=comment,
        version=version,
        fate=Fate.REMOVED if gone else Fate(place.fate),
        start=span.start if span else None,
        end=span.end if span else None,
        near=place.near,
        score=place.score,
    )


def follow(version: Version) -> None:
    """Carry over anew to every version after ``version``, because something changed there."""
    later = Version.objects.filter(
        document_id=version.document_id, number__gt=version.number
    ).order_by("number")
    for each in later:
        carry_over(each)
