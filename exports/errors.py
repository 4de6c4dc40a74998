"""Why a file cannot be made, in words for the editor who must mend it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from exports.pdf import Refused
from members.errors import RuleBroken


class NothingBefore(RuleBroken):
    sentence = _("Version %(number)s is the first: there is nothing before it to report on.")


class NotEarlier(RuleBroken):
    sentence = _(
        "Changes are shown against an earlier version; %(against)s is not before %(number)s."
    )


SENTENCES: dict[str, str | Promise] = {
    "missing-glyph": _(
        "Our typefaces have no shape for the character %(character)s (%(name)s), in: “%(words)s”. "
        "Replace it by words."
    ),
    "words-lost": _("Not all words came out on paper. Missing: %(words)s"),
    "picture-lost": _(
        "The picture “%(alt)s” cannot be read, or it is too large. Put it in the text anew."
    ),
    "asset-refused": _("The text wants to load “%(address)s”, which is not ours."),
    "too-heavy": _(
        "Making this file asks too much (limit: %(limit)s). Make the text simpler or shorter."
    ),
    "too-deep": _("Lists or quotations are nested too deeply."),
}


def explain(refusal: Refused) -> str:
    """Return why, in the active language."""
    return str(SENTENCES[refusal.rule]) % refusal.facts


class Unprintable(RuleBroken):
    sentence = _(
        "The character %(sign)s (%(name)s) near “%(where)s” cannot be printed. Replace it by "
        "words before you publish the definitive version: its PDF could never be made."
    )
