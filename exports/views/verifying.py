"""Is this file genuine? By its checksum, which a browser can compute itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from exports.recognising import recognise, sha256_of, tidy

LARGEST = 100 * 2**20  # bytes; no file of ours comes near


class VerifyForm(forms.Form):
    """A file, or its checksum. Files are read once and kept nowhere."""

    file = forms.FileField(label=_("The file"), required=False, allow_empty_file=True)
    sha256 = forms.CharField(
        label=_("Or its checksum (SHA-256)"),
        required=False,
        max_length=500,
        help_text=_("64 digits and letters, as your computer or the site gives them."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is not None and file.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than any of ours: 100 MB."))
        return file

    def clean_sha256(self) -> str:
        text: str = self.cleaned_data["sha256"]
        if text and not tidy(text):
            raise forms.ValidationError(
                _("This is no checksum: it must have 64 digits and letters from a to f.")
            )
        return tidy(text)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("sha256"):
            raise forms.ValidationError(_("Choose a file, or paste a checksum."))
        return cleaned

    def checksum(self) -> str:
        file = self.cleaned_data.get("file")
        return sha256_of(file.chunks()) if file else str(self.cleaned_data["sha256"])


def verify(request: HttpRequest) -> HttpResponse:
    """Without a question the form; with a file or checksum also the answer."""
    asked = request.method == "POST" or "sha256" in request.GET
    data = request.POST if request.method == "POST" else request.GET
    form = VerifyForm(data, request.FILES) if asked else VerifyForm()
    context: dict[str, object] = {"form": form, "asked": False}
    if asked and form.is_valid():
        sha256 = form.checksum()
        context |= {
            "asked": True,
            "sha256": sha256,
            # Only to say it back: what it was called on somebody's computer.
            "name": request.GET.get("naam", "")[:120],
            "found": recognise(sha256, request.user),
        }
    response = render(
        request, "exports/verify.html", context, status=422 if asked and form.errors else 200
    )
    response["Cache-Control"] = "no-store"
    return response
