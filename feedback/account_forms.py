"""What editors fill in about a change: a reason of their own, or the comments behind it."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from members.forms import ActionForm

REASON_LENGTH = 2_000


class AccountForm(ActionForm):
    """Sent with one button of several: ``do`` is "explain" or "link"; ``wrong`` names a link."""

    change = forms.CharField(max_length=16)
    do = forms.CharField(max_length=12, required=False)
    reason = forms.CharField(
        max_length=REASON_LENGTH,
        required=False,
        error_messages={"max_length": _("Keep the reason below %(limit_value)s characters.")},
    )
    numbers = forms.CharField(max_length=200, required=False)
    wrong = forms.CharField(max_length=20, required=False)

    def picked(self) -> list[str]:
        """The keys of the comments that were ticked."""
        return self.data.getlist("comments") if isinstance(self.data, QueryDict) else []
