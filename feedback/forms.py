"""What readers and editors fill in about comments, rounds and decisions."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import Kind
from documents.models.document import audiences
from feedback.core.selecting import Place
from feedback.models import Comment
from feedback.rewriting import LINE_BREAK, editable
from members.forms import ActionForm
from members.models import User
from members.permissions import Person

COMMENT_LENGTH = 10_000  # characters: a long letter; the field of the package has no limit
_OWN_WORDS = _("Write as you would say it. Spelling does not matter.")


def _text(label: Any, *, rows: int, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=COMMENT_LENGTH,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class VoiceForm(ActionForm):
    """Says for whom one speaks, if there is a choice."""

    for_organisation = forms.BooleanField(required=False)

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = by.organisation if isinstance(by, User) else None
        if organisation is None:
            del self.fields["for_organisation"]
        else:
            label = _("I speak for %(organisation)s") % {"organisation": organisation}
            self.fields["for_organisation"].label = label

    def speaks_for_organisation(self) -> bool:
        return bool(self.cleaned_data.get("for_organisation"))


class CommentForm(VoiceForm):
    """A comment on the whole document."""

    field_order = ("text", "for_organisation")
    text = _text(_("Your comment"), rows=6, help_text=_OWN_WORDS)


class BlockForm(VoiceForm):
    """A comment on a paragraph, on some of its words, or other words for it."""

    field_order = ("text", "quote", "words", "for_organisation")
    text = _text(_("Your comment"), rows=5, required=False, help_text=_OWN_WORDS)
    # Not stripped: a quotation is matched to the letter.
    quote = forms.CharField(
        label=_("Which words do you mean?"),
        strip=False,
        required=False,
        max_length=COMMENT_LENGTH,
        help_text=_("Leave this empty to comment on the whole paragraph, or copy the words here."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Propose other words"),
        strip=False,
        required=False,
        max_length=COMMENT_LENGTH,
        help_text=_("Change the text as you would like it to read."),
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class Verbatim(forms.CharField):
    """Words to the letter. Browsers send a newline as CRLF; in a text it only parts blocks."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> str:
        words = super().to_python(value) or ""
        return words.replace("\r\n", "\n")


class WordsForm(VoiceForm):
    """A comment on selected words, or other words for them, as the page's script sends it.

    Offsets are code points in the reading texts of the two blocks. Without a field
    ``replacement`` it is a comment; an empty one proposes to leave the words out.
    """

    start_block = forms.CharField(max_length=12)
    start = forms.IntegerField(min_value=0)
    end_block = forms.CharField(max_length=12)
    end = forms.IntegerField(min_value=0)
    exact = Verbatim()
    prefix = Verbatim(required=False)  # type: ignore[assignment] # that of the class stays None
    suffix = Verbatim(required=False)
    text = forms.CharField(max_length=COMMENT_LENGTH, required=False)
    replacement = Verbatim(max_length=COMMENT_LENGTH, required=False)

    def start_place(self) -> Place:
        return Place(self.cleaned_data["start_block"], self.cleaned_data["start"])

    def end_place(self) -> Place:
        return Place(self.cleaned_data["end_block"], self.cleaned_data["end"])

    def replacement_words(self) -> str | None:
        """The proposed words, with line breaks as a paragraph has them; None for a comment."""
        if "replacement" not in self.data:
            return None
        typed: str = self.cleaned_data["replacement"]
        return typed.replace("\n", LINE_BREAK)


class ReplyForm(ActionForm):
    text = _text(_("Your reply"), rows=4)


class EditForm(ActionForm):
    """Mending what was said; ``words`` only in a suggestion."""

    text = _text(_("Your comment"), rows=5, required=False)
    words = forms.CharField(
        label=_("Your words for this passage"),
        help_text=_("Leave this empty to propose to leave the words out."),
        strip=False,
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, sent: Any, *, of: Comment) -> None:
        initial = {"text": of.comment, "words": editable(of.replacement or "")}
        super().__init__(sent, initial=initial)
        if not of.is_suggestion:
            del self.fields["words"]


class ReportForm(ActionForm):
    reason = _text(
        _("What is wrong with this comment?"),
        rows=4,
        help_text=_("Only the coordinators read this. They look at it and decide."),
    )


# A slip of the finger in the year is no plan.
WITHIN_REASON = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]


class RoundForm(ActionForm):
    number = forms.TypedChoiceField(label=_("Version"), coerce=int)
    opens = forms.DateField(
        label=_("First day"),
        validators=WITHIN_REASON,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    closes = forms.DateField(
        label=_("Last day"),
        help_text=_("Comments are welcome up to and including this day."),
        validators=WITHIN_REASON,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    audience = forms.ChoiceField(label=_("Who may comment"), choices=audiences)
    invitation = _text(
        _("Invitation"),
        rows=4,
        required=False,
        help_text=_("What do you want to hear? It stands above the text."),
    )

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = versions  # type: ignore[attr-defined] # a choice field

    def opens_at(self) -> datetime:
        """The first moment: now, when the first day is today (nothing opens in the past)."""
        start = _midnight(self.cleaned_data["opens"])
        return max(start, timezone.now()) if _is_today(start) else start

    def closes_at(self) -> datetime:
        """The first moment after the last day, in local time."""
        closes: date = self.cleaned_data["closes"]
        return _midnight(date.fromordinal(closes.toordinal() + 1))


class PublishForm(ActionForm):
    kind = forms.ChoiceField(
        label=_("What kind of version is it?"),
        widget=forms.RadioSelect,
        initial=Kind.CONCEPT,
        choices=[
            (Kind.CONCEPT, _("A next concept, to gather comments on")),
            (Kind.DEFINITIVE, _("The definitive version: the text can no longer change")),
        ],
    )
    note = forms.CharField(
        label=_("What changed?"),
        max_length=500,
        required=False,
        help_text=_("One sentence for readers, in the list of versions."),
    )
    despite = _text(
        _("Reason to publish although comments are undecided"),
        rows=3,
        required=False,
        help_text=_("Only for a definitive version. It is printed in the response report."),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _is_today(moment: datetime) -> bool:
    return timezone.localdate(moment) == timezone.localdate()
