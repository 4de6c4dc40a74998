"""What editors fill in to freeze the draft: also from when readers may have it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.forms import PublishForm

FARTHEST = timedelta(days=366)


class PublishWhenForm(PublishForm):
    not_before = forms.DateTimeField(
        label=_("Not before"),
        required=False,
        help_text=_(
            "Leave it empty to publish at once. Until this moment only editors and coordinators "
            "see the version and its files."
        ),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_not_before(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["not_before"]
        if moment is not None and not timezone.now() < moment < timezone.now() + FARTHEST:
            raise ValidationError(_("Choose a moment within a year from now."))
        return moment
