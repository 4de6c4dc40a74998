"""The people of the demonstration, from people.toml. All of them are made up."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from members.models import Membership, Organisation, User

FOLDER = Path(__file__).resolve().parent

# Who signs in as what, for the console: the keys of people.toml.
ROLES = {
    "coordinator": "coordinator (admits members, appoints editors, moderates)",
    "redactie": "editor of both papers",
    "meelezer": "reviewer of “Een plaats aan tafel”",
    "lid": "member of a residents' organisation",
    "gemeente": "observer, for the municipality",
}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@transaction.atomic
def make_people() -> dict[str, User]:
    """Return everybody by key; who is there already is left as is."""
    listed = read("people.toml")
    organisations = {
        key: Organisation.objects.get_or_create(name=name)[0]
        for key, name in listed["organisations"].items()
    }
    return {key: _person(facts, organisations) for key, facts in listed["people"].items()}


def roles_of(slug: str) -> dict[str, str]:
    """Return the role by key of those who take part in one paper."""
    paper = read("papers.toml")[slug]
    # people.toml gives the roles on the larger paper; every paper names its own editors.
    roles = {
        key: facts["role"]
        for key, facts in read("people.toml")["people"].items()
        if "role" in facts and slug == "plaats-aan-tafel"
    }
    return {**roles, **dict.fromkeys(paper["editors"], "editor")}


def _person(facts: dict[str, Any], organisations: dict[str, Organisation]) -> User:
    known = User.objects.filter(email=facts["email"]).first()
    if known:
        return known
    user = User.objects.create_user(facts["email"], name=facts["name"])
    if facts.get("coordinator"):
        user.coordinator_since = timezone.now()
        user.is_staff = True
        user.save(update_fields=["coordinator_since", "is_staff"])
    if key := facts.get("organisation"):
        Membership.objects.create(
            user=user, organisation=organisations[key], approved_at=timezone.now()
        )
    return user
