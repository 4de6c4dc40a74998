"""Who may fetch which file."""

from __future__ import annotations

from documents.models import Version
from documents.permissions import may_edit, may_manage, may_read_version
from exports.models import WITH_COMMENTS, Export
from feedback.permissions import may_see_comments
from members.permissions import Person, add_rule, predicate


@predicate
def may_read_report(user: Person, version: Version) -> bool:
    """Files that show comments, and who said them, are as open as the comments are."""
    return may_see_comments(user, version.document) and may_read_version(user, version)


def may_download(user: Person, version: Version, kind: str) -> bool:
    """True when ``user`` may fetch the file of that kind of ``version``."""
    if kind in WITH_COMMENTS:
        return may_read_report(user, version)
    return may_read_version(user, version)


def may_fetch(user: Person, export: Export) -> bool:
    """As may_download, of one file: a redline also shows the words of the earlier version."""
    if not may_download(user, export.version, export.kind):
        return False
    if export.against is None:
        return True
    # The same object, so that roles are asked once.
    export.against.document = export.version.document
    return may_read_version(user, export.against)


@predicate
def may_retry(user: Person, version: Version) -> bool:
    """Have a file that failed made again: it costs the machine up to minutes."""
    return may_edit(user, version.document) or may_manage(user, version.document)


add_rule("exports.retry", may_retry)
