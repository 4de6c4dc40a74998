"""Who may do what with a document: the table of the design, in one place."""

from __future__ import annotations

from typing import assert_never

from documents.models import Audience, Document, Role, Version
from members.models import User
from members.permissions import Person, add_rule, for_coordinators, predicate


def role_of(user: Person, document: Document) -> Role | None:
    """The role of ``user`` on ``document``; asked of the database once per document object."""
    if not isinstance(user, User):
        return None
    known: dict[int, Role | None] = document.__dict__.setdefault("_roles", {})
    if user.pk not in known:
        mine = document.participants.filter(user=user).values_list("role", flat=True).first()
        known[user.pk] = Role(mine) if mine else None
    return known[user.pk]


def is_within(user: Person, document: Document, audience: str) -> bool:
    """True when ``user`` belongs to that audience of ``document``."""
    match Audience(audience):
        case Audience.PUBLIC:
            return True
        case Audience.MEMBERS:
            wide = isinstance(user, User) and user.is_member
        case Audience.PARTICIPANTS:
            wide = False
        case other:
            assert_never(other)
    return wide or may_manage(user, document) or role_of(user, document) is not None


@predicate
def may_read(user: Person, document: Document) -> bool:
    return is_within(user, document, document.audience)


@predicate
def may_edit(user: Person, document: Document) -> bool:
    """Write the draft, freeze, decide, publish. A coordinator may not, unless editor."""
    return role_of(user, document) is Role.EDITOR


@predicate
def may_manage(user: Person, _document: Document) -> bool:
    return isinstance(user, User) and user.is_coordinator


@predicate
def may_withdraw(user: Person, document: Document) -> bool:
    """Withdraw, take back, postpone: its editors, and coordinators for when those are gone."""
    return may_edit(user, document) or may_manage(user, document)


@predicate
def may_read_version(user: Person, version: Version) -> bool:
    """As may_read; a version under embargo only its editors and coordinators."""
    document = version.document
    return may_read(user, document) and (
        not version.is_under_embargo or may_withdraw(user, document)
    )


@predicate
def may_start(user: Person) -> bool:
    """Make a new document: members, coordinators, and whoever edits one already."""
    if not isinstance(user, User):
        return False
    edits = user.participations.filter(role=Role.EDITOR)
    return user.is_coordinator or user.is_member or edits.exists()


add_rule("documents.read", may_read)
add_rule("documents.edit", may_edit)
add_rule("documents.withdraw", may_withdraw)
add_rule("documents.start", may_start)

for_coordinators("documents", "participant")
for_coordinators("documents", "document", actions=("view", "add", "change"))
for_coordinators("documents", "version", actions=("view",))
