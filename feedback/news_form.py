"""What somebody fills in to be kept informed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms import ActionForm


class SubscribeForm(ActionForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("You get a mail to confirm. You can stop at any moment with one click."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
