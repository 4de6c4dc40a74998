"""What editors fill in on the redactietafel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.forms import COMMENT_LENGTH
from feedback.models.decision import outcomes
from members.forms import ActionForm


class ReasonForm(ActionForm):
    """A public reason, which may be kept to use again (with a ``label``)."""

    reason = forms.CharField(
        label=_("Explanation for the writer"),
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "data-reason": ""}),
        help_text=_("Everybody can read this. Required for partly, not adopted and out of scope."),
    )
    label = forms.CharField(
        label=_("Short name"), required=False, max_length=40, help_text=_("As on the button.")
    )
    for_all = forms.BooleanField(label=_("Also for other papers"), required=False)


class DecisionForm(ReasonForm):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=outcomes, widget=forms.RadioSelect)


class ChoiceForm(ReasonForm):
    """Which words come in the draft; ``own`` and ``seen`` as in a text area, to the letter.

    The outcome is shown beside it, and follows from the choice.
    """

    outcome = forms.ChoiceField(choices=outcomes, widget=forms.RadioSelect, required=False)
    choice = forms.CharField(max_length=12)
    own = forms.CharField(strip=False, required=False, max_length=COMMENT_LENGTH)
    seen = forms.CharField(strip=False, required=False, max_length=COMMENT_LENGTH)


class TogetherForm(DecisionForm):
    """One answer for the comments that were picked, by their keys."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Explanation for the writers")


class NoteForm(ActionForm):
    text = forms.CharField(required=False, max_length=COMMENT_LENGTH)


class ReopenForm(ActionForm):
    reason = forms.CharField(required=False, max_length=COMMENT_LENGTH)
