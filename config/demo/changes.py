"""What the editors of the demonstration say of their changes: links by hand, and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config.demo.people import FOLDER, read
from documents.models import Version
from exports.actions.ordering import order
from exports.models import Kind
from feedback.actions.tracing import Step, explain, link
from feedback.models import Comment
from feedback.tracing import traced
from members.models import User

FILE = "changes.toml"


def account_for(version: Version, said: Mapping[str, Comment], *, by: User) -> None:
    """Say of the changes in ``version`` what the file says; ``said`` are comments by their id."""
    slug = version.document.slug
    if not (FOLDER / slug / FILE).exists():
        return
    listed = [each for each in read(str(Path(slug) / FILE))["change"] if _is_of(each, version)]
    old = version.document.versions.filter(number__lt=version.number).order_by("number").last()
    if old is None or not listed:
        return
    changes = traced(old, version)
    for each in listed:
        for words in each["blocks"]:
            [change] = [c for c in changes if c.change.block.words.startswith(words)]
            step = Step(old, version, change.key)
            if "behind" in each:
                link(step, [said[name] for name in each["behind"]], by=by)
            if "reason" in each:
                explain(step, reason=each["reason"], by=by)
    # The one that was ordered when the version was frozen could not say this yet.
    order(version, Kind.REDLINE, old)


def _is_of(change: Mapping[str, object], version: Version) -> bool:
    return change["version"] == version.number
