"""What editors fill in for the response report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.forms import ActionForm

LONGEST = 10_000  # characters
MOST_LINES = 24
SPARE = 2  # empty ones, to write the next in


class ProcedureForm(ActionForm):
    announced = forms.CharField(
        label=_("How were the rounds announced?"),
        required=False,
        max_length=LONGEST,
        help_text=_("For example: by mail to all members, a poster in the library."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MainLineForm(forms.Form):
    """One theme. Left empty it is nothing; emptied it goes."""

    theme = forms.CharField(label=_("Theme"), required=False, max_length=120)
    text = forms.CharField(
        label=_("What was said, and what was done with it"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        theme, text = said.get("theme", ""), said.get("text", "")
        if text and not theme:
            self.add_error("theme", ValidationError(_("Give this text a theme.")))
        if theme and not text:
            self.add_error("text", ValidationError(_("Say something about this theme.")))
        return said


MainLines = forms.formset_factory(
    MainLineForm, extra=SPARE, max_num=MOST_LINES, absolute_max=MOST_LINES + SPARE
)
