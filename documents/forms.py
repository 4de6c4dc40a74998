"""What editors fill in about documents and drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from documents.errors import ImageTooLarge
from documents.images import MOST_BYTES
from documents.models import Audience, Document
from documents.models.document import audiences
from documents.models.version import languages
from members.forms import ActionForm

MAX_FILE = 2 * 2**20  # bytes; the limit of the text itself


class StartForm(ActionForm):
    title = forms.CharField(label=_("Title"), max_length=200)
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

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
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
        if file.size > MOST_BYTES:
            raise forms.ValidationError(str(ImageTooLarge(most=MOST_BYTES // 2**20)))
        return file

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for mypy
        field.choices = [*places, ("", _("the end of the text"))]


class UploadForm(ActionForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Markdown (.md) or HTML (.html), at most 2 MB. It replaces the draft."),
        widget=forms.ClearableFileInput(attrs={"accept": ".md,.markdown,.html,.htm"}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(_("This file is larger than 2 MB."))
        return file
