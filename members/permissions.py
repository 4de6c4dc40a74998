"""Who somebody is, as predicates to build on, and the one way to ask.

The only door to django-rules: what leaves here has types.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from rules import permissions, predicates, rulesets

from members.models import User

Person = User | AnonymousUser
ADMIN_ACTIONS = ("view", "add", "change", "delete")
Asked = TypeVar("Asked", bound=Callable[..., bool])


def predicate(function: Asked) -> Asked:
    """Make ``function`` of a person (and a subject) usable in rules."""
    return cast("Asked", predicates.predicate(function))


def add_rule(name: str, rule: Callable[..., bool]) -> None:
    """Give a predicate the name by which views and templates ask."""
    rulesets.add_rule(name, rule)


@predicate
def is_member(user: Person) -> bool:
    return isinstance(user, User) and user.is_member


@predicate
def is_coordinator(user: Person) -> bool:
    return isinstance(user, User) and user.is_coordinator


def for_coordinators(app: str, *models: str, actions: tuple[str, ...] = ADMIN_ACTIONS) -> None:
    """Give coordinators these ``actions`` on these models in the admin."""
    if "view" in actions and not permissions.perm_exists(app):
        permissions.add_perm(app, is_coordinator)
    for model in models:
        for action in actions:
            permissions.add_perm(f"{app}.{action}_{model}", is_coordinator)


def person(request: HttpRequest) -> User:
    """Return who is signed in. Raises PermissionDenied for a visitor."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def require(request: HttpRequest, permission: str, subject: Any = None) -> None:
    """Return when the person of ``request`` may; else raise PermissionDenied.

    The middleware turns that into a sign-in page for whoever is not signed in.
    """
    if not rulesets.test_rule(permission, request.user, subject):
        raise PermissionDenied


for_coordinators("members", "user", "organisation", "membership")
# What goes with an account when it is removed.
for_coordinators("account", "emailaddress", actions=("delete",))
for_coordinators("admin", "logentry", actions=("delete",))
for_coordinators("django_comments", "commentflag", actions=("delete",))
