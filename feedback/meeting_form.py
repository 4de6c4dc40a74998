"""What editors fill in about a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.forms import WITHIN_REASON
from feedback.models import Meeting, MeetingKind
from feedback.models.meeting import meeting_kinds
from members.forms import ActionForm

MOST_PRESENT = 100_000


class MeetingForm(ActionForm):
    number = forms.TypedChoiceField(label=_("Which version was it about?"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=meeting_kinds, initial=MeetingKind.DISCUSSION)
    title = forms.CharField(
        label=_("Name of the meeting"),
        max_length=200,
        help_text=_("For example: residents’ evening in the neighbourhood centre."),
    )
    held_on = forms.DateField(
        label=_("Date"),
        validators=WITHIN_REASON,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    present = forms.IntegerField(
        label=_("How many people were there?"),
        min_value=0,
        max_value=MOST_PRESENT,
        required=False,
        help_text=_("Leave it empty when nobody counted."),
    )
    outcome = forms.CharField(
        label=_("Outcome"),
        required=False,
        max_length=20_000,
        help_text=_("Everybody who may read the paper reads this. Name no people."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = versions  # type: ignore[attr-defined] # a choice field

    @staticmethod
    def told(meeting: Meeting) -> dict[str, object]:
        """What the form shows of a meeting that was recorded before."""
        names = ("kind", "title", "held_on", "place", "present", "outcome")
        return {
            "number": meeting.version.number,
            **{name: getattr(meeting, name) for name in names},
        }
