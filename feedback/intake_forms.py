"""What editors fill in about what came in another way than on this site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.core.package import Package, opened
from documents.core.unreadable import UnreadableFile
from documents.core.wordparts import main_part
from documents.forms import BoundedFileField
from documents.wording import sentence_of
from feedback.actions import intake
from feedback.actions.comments import Sender
from feedback.forms import COMMENT_LENGTH, WITHIN_REASON
from feedback.models import Channel
from feedback.models.kinds import channels
from members.forms import ActionForm
from members.models import Organisation, User

COMMENT, OTHER_WORDS = "comment", "words"


def _other_channels() -> list[tuple[str, str]]:
    return [(value, label) for value, label in channels() if value != Channel.SITE]


class SenderForm(ActionForm):
    """On whose behalf something is recorded, and how it came in."""

    channel = forms.ChoiceField(
        label=_("How did it come in?"), choices=_other_channels, initial=Channel.MAIL
    )
    source = forms.CharField(
        label=_("From which letter, mail or meeting?"),
        max_length=200,
        required=False,
        help_text=_("Everybody can read this. For instance: meeting in De Buurt, 3 March."),
    )
    received = forms.DateField(
        label=_("Received on"),
        initial=timezone.localdate,
        validators=WITHIN_REASON,
        # Browsers want this form of a date, whatever the language of the page.
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.order_by("name"),
        required=False,
        empty_label=_("None: a resident"),
    )
    name = forms.CharField(
        label=_("Name of who said it"),
        max_length=160,
        required=False,
        help_text=_("Without a name it stands as “resident”. The name is only kept with consent."),
    )
    consents = forms.BooleanField(
        label=_("This person agrees that the name is published beside the comment"),
        required=False,
    )

    def clean_received(self) -> Any:
        received = self.cleaned_data["received"]
        if received > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return received

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("name", "").strip() and not cleaned.get("consents"):
            self.add_error(
                "consents",
                _("Tick this when the person agrees, or leave the name empty."),
            )
        return cleaned

    def sender(self, by: User) -> Sender:
        said = self.cleaned_data
        return intake.on_behalf(
            by=by,
            channel=said["channel"],
            source=said["source"],
            name=said["name"].strip() if said["consents"] else "",
            organisation=said["organisation"],
        )


class IntakeForm(SenderForm):
    """One comment, written down by an editor."""

    field_order = ("number", "paragraph", "quote", "kind", "words", "text")
    number = forms.TypedChoiceField(label=_("Version"), coerce=int)
    paragraph = forms.IntegerField(
        label=_("Number of the paragraph"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Leave it empty when it is about the whole paper."),
    )
    quote = forms.CharField(
        label=_("About these words"),
        strip=False,
        required=False,
        max_length=COMMENT_LENGTH,
        help_text=_("Copy them from the text, or leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (COMMENT, _("A comment")),
            (OTHER_WORDS, _("Other words for the words above")),
        ],
        initial=COMMENT,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("The proposed words"),
        strip=False,
        required=False,
        max_length=COMMENT_LENGTH,
        help_text=_("Only for other words. Leave it empty to propose to leave the words out."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=COMMENT_LENGTH,
        help_text=_("In the words of who said it, as far as you have them."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = versions  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("kind") == OTHER_WORDS and not cleaned.get("quote", "").strip():
            self.add_error("quote", _("Copy the words that are to be replaced."))
        return cleaned


class WordFileField(BoundedFileField):
    """A Word file as the package that it is; its text is read by who needs it."""

    def clean(self, data: Any, initial: Any = None) -> Package:
        try:
            package = opened(super().clean(data, initial).read())
            main_part(package)
        except UnreadableFile as error:
            raise ValidationError(sentence_of(error)) from error
        return package


class ReturnedFileForm(ActionForm):
    file = WordFileField(
        label=_("The Word file that came back"),
        help_text=_("A .docx with comments or tracked changes, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    number = forms.TypedChoiceField(
        label=_("Made of which version?"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ("", _("Find out by the text"))
        self.fields["number"].choices = [found, *versions]  # type: ignore[attr-defined]


class HarvestForm(SenderForm):
    """What of a file is recorded, and on whose behalf."""

    packed = forms.CharField(widget=forms.HiddenInput, strip=False)
    take = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={"required": _("Tick at least one.")},
    )

    def __init__(self, *args: Any, items: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["take"].choices = [(each, each) for each in range(items)]  # type: ignore[attr-defined]
