"""A draft of two editors, and how a page saves it in the background."""

from __future__ import annotations

from django.urls import reverse

from documents import actions, history
from documents.models import Draft

JSON = {"headers": {"accept": "application/json"}}
TEXT = ("<h2>Kop</h2>", "Een zin.", "Twee zinnen.")


def now(document) -> Draft:
    return Draft.objects.get(document=document)


def address(name, document, *more):
    return reverse(f"documents:{name}", args=[document.slug, *more])


def autosave(client, document, text, **fields):
    sent = {"base": now(document).saves, "seen": history.save_now(now(document))}
    sent |= {"html": text, "reason": "autosave"} | fields
    return client.post(address("draft", document), sent, **JSON)


def by(user, document, text):
    actions.save_draft(document, text, base=now(document).saves, by=user)


def mine(document, old, new):
    return document.draft.html.replace(old, new)
