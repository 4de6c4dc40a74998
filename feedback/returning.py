"""From a Word file that came back to points that can be recorded on a version.

What the file says has no language; the words that we add are in that of the version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.core.blocks import block_at
from documents.core.package import Package
from documents.core.span import Span, quote
from documents.models import Version
from feedback.actions.comments import WHOLE, About
from feedback.actions.intake import Point
from feedback.core.returned import Remark, Returned, best, landed, returned
from feedback.errors import AnotherPaper, NothingReturned
from feedback.models import Scope

SALT = "feedback.returned"
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the file, as a page shows it before it is recorded.

    ``number`` is that of its paragraph, 0 for the whole document; ``author`` is the name in the
    file, which is shown to the editor alone. ``lost`` says that its words are not in the version;
    ``prefix`` and ``suffix`` are the words around them.
    """

    author: str
    number: int
    exact: str
    text: str
    replacement: str | None
    answers: tuple[str, ...]
    scope: str
    start: int
    end: int
    lost: bool
    prefix: str = ""
    suffix: str = ""

    def point(self) -> Point:
        about = WHOLE
        if self.scope != Scope.WHOLE:
            about = About(scope=self.scope, span=Span(self.start, self.end), exact=self.exact)
        return Point(
            about=about, text=self.text, replacement=self.replacement, answers=self.answers
        )


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that one file says of one version. ``restyled`` counts what is not taken."""

    number: int
    items: tuple[Item, ...]
    restyled: int

    def packed(self, document: int) -> str:
        """Return it signed, to be sent back by the page that shows it."""
        facts = {"document": document, "number": self.number, "restyled": self.restyled}
        items = [asdict(item) for item in self.items]
        return signing.dumps(facts | {"items": items}, salt=SALT, compress=True)

    @classmethod
    def unpacked(cls, packed: str, document: int) -> Harvest:
        """Raises signing.BadSignature when it was changed, or is of another document."""
        facts = signing.loads(packed, salt=SALT)
        if facts["document"] != document:
            raise signing.BadSignature
        items = (Item(**{**each, "answers": tuple(each["answers"])}) for each in facts["items"])
        return cls(facts["number"], tuple(items), facts["restyled"])


def harvest(package: Package, versions: Sequence[Version]) -> Harvest:
    """Return what a file says, placed on the version whose text it was made of.

    Raises NothingReturned, or AnotherPaper when it was made of none of ``versions``.
    """
    found = returned(package)
    if not found.remarks:
        raise NothingReturned
    index = best(found, [version.text for version in versions])
    if index is None:
        raise AnotherPaper
    version = versions[index]
    places = landed(found, version.text)
    with override(version.language):
        items = tuple(
            _item(remark, place, version, found)
            for remark, place in zip(found.remarks, places, strict=True)
        )
    return Harvest(version.number, items, found.restyled)


def _item(remark: Remark, place: Span | None, version: Version, found: Returned) -> Item:
    text = remark.text or _explained(remark)
    if place is None:
        quoted = remark.span.of(found.before) if remark.span else ""
        text = _with_quote(remark, quoted, text)
        return Item(
            remark.author, 0, quoted, text, None, remark.answers, Scope.WHOLE, 0, 0, lost=True
        )
    block = block_at(version.blocks, place.start)
    is_block = remark.replacement is None and place == block.span
    around = quote(version.text, place)
    return Item(
        author=remark.author,
        number=block.number,
        exact=place.of(version.text),
        text=text,
        replacement=remark.replacement,
        answers=remark.answers,
        scope=Scope.BLOCK if is_block else Scope.SPAN,
        start=place.start,
        end=place.end,
        lost=False,
        prefix=around.prefix,
        suffix=around.suffix,
    )


def _explained(remark: Remark) -> str:
    """Say what a change alone does not show."""
    if remark.kind == "joined":
        return _("This paragraph and the next become one.")
    if remark.kind == "new":
        return _("What is added is a new paragraph.")
    if remark.kind == "moved":
        return _("These words were moved to another place in the text.")
    return ""


def _with_quote(remark: Remark, quoted: str, text: str) -> str:
    """Return the words of a comment on the whole, which must say by itself what it is about."""
    short = quoted if len(quoted) <= _LONGEST_QUOTE else quoted[:_LONGEST_QUOTE] + "…"
    parts = []
    if remark.replacement is not None and short:
        parts.append(_("Was: “%(words)s”") % {"words": short})
    elif short:
        parts.append(_("About: “%(words)s”") % {"words": short})
    if remark.replacement:
        parts.append(_("Becomes: “%(words)s”") % {"words": remark.replacement})
    elif remark.replacement is not None:
        parts.append(_("These words go."))
    return "\n".join([*parts, *([text] if text else [])])
