"""What editors fill in about terms, embargo and withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from documents.models import Version
from documents.models.licence import licences
from members.forms import ActionForm


class LicenceForm(ActionForm):
    licence = forms.ChoiceField(
        label=_("Licence"),
        choices=licences,
        help_text=_(
            "It counts for all versions, from now on. Who took a file before keeps what was "
            "allowed then."
        ),
        widget=forms.RadioSelect,
    )


class EmbargoForm(ActionForm):
    until = forms.DateTimeField(
        label=_("Not before"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class WithdrawForm(ActionForm):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=2000,
        help_text=_("Everybody who looks for it reads this, for ever."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    replaced_by = forms.TypedChoiceField(
        label=_("What replaces it?"), required=False, coerce=int, empty_value=None
    )
    sure = forms.BooleanField(
        label=_("I know that its text and its files are then no longer offered to anybody.")
    )

    def __init__(self, *args: Any, replacements: Sequence[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {version.pk: version for version in replacements}
        self.fields["replaced_by"].choices = [  # type: ignore[attr-defined] # a choice field
            ("", _("Nothing")),
            *(
                (version.pk, f"{version.title}: {capfirst(version.label)}")
                for version in replacements
            ),
        ]

    def replacement(self) -> Version | None:
        return self.known.get(self.cleaned_data["replaced_by"])
