"""Forms about people, and the form that runs an action."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from members.errors import RuleBroken
from members.models import User


class ActionForm(forms.Form):
    """A form whose action may be refused by a rule, without losing what was typed."""

    def attempt(self, action: Callable[[], object]) -> RuleBroken | None:
        """Run ``action``; when a rule refuses it, put the sentence above the form and return it."""
        try:
            action()
        except RuleBroken as refusal:
            self.add_error(None, str(refusal))
            return refusal
        return None

    def perform(self, action: Callable[[], object]) -> bool:
        """Run ``action``; return False when a rule refused it."""
        return self.attempt(action) is None


class SignupForm(forms.Form):
    """What allauth asks besides the e-mail address."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("This name stands beside your comments."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, _request: object, user: User) -> None:
        user.name = self.cleaned_data["name"].strip()
        user.save(update_fields=["name"])
