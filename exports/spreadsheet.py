"""Comments as a table that Excel opens as it should: one line each, and nothing that computes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from io import StringIO

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from exports.facts import Remark, Sender

# What a spreadsheet takes for the start of a formula. Full-width signs count too.
FORMULA = tuple("=+-@\t\r|%＝＋－＠")
MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine


def table(remarks: Iterable[Remark], language: str) -> bytes:
    """Return the comments as CSV: UTF-8 with its mark, semicolons, CRLF.

    Semicolons, for in the Netherlands the comma parts decimals and Excel asks for them.
    A cell that would be read as a formula begins with an apostrophe.
    """
    with override(language):
        columns = _columns()
        out = StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(columns)
        for remark in remarks:
            writer.writerow(harmless(str(value(remark))) for value in columns.values())
    return (MARK + out.getvalue()).encode()


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet computes it, with plain line ends."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\0", "")
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


def name_of(sender: Sender) -> str:
    return ", ".join(filter(None, [sender.name, sender.organisation]))


def _columns() -> dict[str, Callable[[Remark], object]]:
    """The heads in the active language, and what stands below each."""
    return {
        _("Number"): lambda remark: remark.number,
        _("Version"): lambda remark: remark.version,
        _("Received"): lambda remark: localtime(remark.received).strftime("%Y-%m-%d %H:%M"),
        _("After the round"): lambda remark: _("yes") if remark.is_late else _("no"),
        _("Came in"): lambda remark: remark.channel,
        _("Source"): lambda remark: remark.source,
        _("Name"): lambda remark: remark.sender.name,
        _("Organisation"): lambda remark: remark.sender.organisation,
        _("Chapter"): lambda remark: remark.place.chapter,
        _("Paragraph"): lambda remark: remark.place.number or "",
        _("Words meant"): lambda remark: remark.exact,
        _("Comment"): lambda remark: remark.text,
        _("Proposed words"): _proposed,
        _("Replies"): _replies,
        _("Agree"): lambda remark: remark.agreed,
        _("Outcome"): lambda remark: remark.verdict.label if remark.verdict else _("not decided"),
        _("Answer"): lambda remark: remark.verdict.reason if remark.verdict else "",
        _("Same answer as"): lambda remark: ", ".join(remark.same),
        _("Was"): lambda remark: (remark.verdict.was if remark.verdict else None) or "",
        _("Becomes"): lambda remark: remark.verdict.becomes if remark.verdict else "",
        _("Paragraph now"): lambda remark: _paragraph(remark) or "",
    }


def _paragraph(remark: Remark) -> int:
    """Where its words stand now, or those that came for them."""
    return remark.now.number or (remark.verdict.paragraph if remark.verdict else 0)


def _proposed(remark: Remark) -> str:
    if remark.replacement is None:
        return ""
    return remark.replacement or _("(left out)")


def _replies(remark: Remark) -> str:
    return "\n".join(f"{name_of(reply.sender)}: {reply.text}" for reply in remark.replies)
