"""What editors fill in about documents and drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from documents.core.package import MOST_BYTES
from documents.errors import ImageTooLarge
from documents.images import MOST_BYTES as MOST_IMAGE_BYTES
from documents.importing import Imported, UnreadableFile, imported
from documents.models import Audience, Document
from documents.models.document import audiences
from documents.models.version import languages
from documents.wording import sentence_of
from members.forms import ActionForm


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was read: its name, and the text in it."""

    name: str
    text: Imported


class BoundedFileField(forms.FileField):
    """A file that is not too large to be read. Cleans to the file, or None when there is none."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise forms.ValidationError(_("This file is larger than %(most)s MB.") % {"most": most})
        return file or None


class TextFileField(BoundedFileField):
    """A file with a text, read by what is in it. Cleans to TakenIn, or None when there is none."""

    def __init__(self, **options: Any) -> None:
        kinds = ".docx,.odt,.md,.markdown,.html,.htm,.txt"
        super().__init__(widget=forms.FileInput(attrs={"accept": kinds}), **options)

    def clean(self, data: Any, initial: Any = None) -> TakenIn | None:
        file = super().clean(data, initial)
        if file is None:
            return None
        try:
            return TakenIn(file.name, imported(file.name, file.read()))
        except UnreadableFile as error:
            raise forms.ValidationError(sentence_of(error)) from error


class StartForm(ActionForm):
    file = TextFileField(
        label=_("Start from a file"),
        required=False,
        help_text=_(
            "Have you a text already? Word (.docx), LibreOffice (.odt), Markdown, web page or "
            "plain text, at most 20 MB. You see first how it comes in."
        ),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("You can leave it empty when the file has a title."),
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        help_text=_("Two or three sentences for the list of papers."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    slug = forms.SlugField(
        label=_("Address"),
        max_length=80,
        required=False,
        help_text=_("The last part of its web address. Leave it empty to make it of the title."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=languages, initial="nl")
    # Private by default: a paper is opened on purpose, never by not looking.
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        help_text=_("From the first version on. Nobody but its editors ever sees the draft."),
        choices=audiences,
        initial=Audience.PARTICIPANTS,
        widget=forms.RadioSelect,
    )
    comment_audience = forms.ChoiceField(
        label=_("Who may read the comments"),
        choices=audiences,
        initial=Audience.PARTICIPANTS,
        widget=forms.RadioSelect,
    )

    # The text that was read from a file, while its writer looks at it.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file_name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("title"):
            file = cleaned.get("file")
            cleaned["title"] = file.text.title[:200] if file else ""
            if not cleaned["title"] and "title" not in self.errors:
                self.add_error("title", _("Give the paper a title."))
        slug = cleaned.get("slug") or slugify(cleaned.get("title", ""))[:80]
        if not slug or slug == "nieuw":
            self.add_error("slug", _("Choose an address of letters and digits."))
        elif Document.objects.filter(slug=slug).exists():
            self.add_error("slug", _("This address is in use. Choose another."))
        cleaned["slug"] = slug
        return cleaned


class DraftForm(ActionForm):
    # Not stripped: what is saved is what was typed, made canonical in one place.
    html = forms.CharField(
        label=_("Text (HTML)"),
        strip=False,
        error_messages={"required": _("The text is empty. Write something first.")},
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "true", "class": "source"}),
    )
    reason = forms.CharField(
        label=_("What did you change?"),
        max_length=200,
        required=False,
        help_text=_("One line for the history. Your fellow editors read it."),
    )
    base = forms.IntegerField(widget=forms.HiddenInput)
    # The save that was written on, so that what others did since can be laid beside it.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FigureForm(ActionForm):
    """A picture for the draft. ``places`` are the blocks that it can be put after."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG, WebP or GIF, at most 10 MB."),
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}
        ),
    )
    alt = forms.CharField(
        label=_("What is there to see?"),
        max_length=500,
        help_text=_("For whoever cannot see the picture: say in a sentence what it shows."),
        error_messages={
            "required": _(
                "Say what there is to see. Without that not everyone can follow the text."
            )
        },
    )
    caption = forms.CharField(label=_("Caption"), max_length=500, required=False)
    after = forms.ChoiceField(label=_("Put it after"), required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        # Asked before it is read: a file of half a gigabyte never comes into memory.
        if file.size > MOST_IMAGE_BYTES:
            raise forms.ValidationError(str(ImageTooLarge(most=MOST_IMAGE_BYTES // 2**20)))
        return file

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [*places, ("", _("the end of the text"))]


class UploadForm(ActionForm):
    file = TextFileField(
        label=_("File"),
        help_text=_(
            "Word (.docx), LibreOffice (.odt), Markdown (.md), web page (.html) or plain text "
            "(.txt), at most 20 MB."
        ),
    )


class TakeInForm(ActionForm):
    """The text of a file as it was shown, to become the draft."""

    html = forms.CharField(strip=False, widget=forms.HiddenInput)
    base = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
