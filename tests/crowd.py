"""Everybody who may come by, at a document of each kind, and a path for each address."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import history, publishing
from documents.models import Document, Role
from exports.actions import ordering
from exports.models import Export, Kind
from feedback.actions import meetings, rounds
from feedback.models import Comment, MeetingKind, Subscription
from tests.world import editor_of, frozen, paper, person, say, take_part

PEOPLE = ("visitor", "stranger", "member", "reviewer", "observer", "editor", "coordinator")


class World:
    """One document of each audience, its people, and a path for each address."""

    def __init__(self, audience: str) -> None:
        self.document: Document = paper(
            "De kade is smal.", "De bomen blijven.", audience=audience, editor=self._editor()
        )
        first = frozen(self.document)
        self.comment: Comment = say(first, "smal", replacement="te smal")
        self.version = frozen(self.document, "De kade is te smal.", "De bomen blijven.")
        now = timezone.now()
        self.round = rounds.open_round(
            self.version,
            opens_at=now - timedelta(hours=1),
            closes_at=now + timedelta(days=1),
            audience=audience,
        )
        self.meeting = meetings.record(
            first,
            kind=MeetingKind.WORKSHOP,
            held_on=timezone.localdate(),
            title="Bewonersavond",
            by=None,
        )
        self.subscription = Subscription.objects.create(
            email="raad@example.org", language="nl", asked_at=now
        )
        self.withdrawal = publishing.withdraw(self.document, first, reason="Fout.", by=None)
        publishing.take_back(self.withdrawal, by=None)
        self.save = history.saves_of(self.document.draft)[0]
        self.export = ordering.order(self.version, Kind.CLEAN)
        self.clients = {name: self._client(name) for name in PEOPLE}

    @staticmethod
    def _editor():
        return person("Redactie", member=True)

    def _client(self, name: str) -> Client:
        client = Client()
        if name == "visitor":
            return client
        user = {
            "stranger": lambda: person("Vreemd"),
            "member": lambda: person("Lid", member=True),
            "reviewer": lambda: take_part(self.document, person("Lees"), Role.REVIEWER),
            "observer": lambda: take_part(self.document, person("Kijk"), Role.OBSERVER),
            "editor": lambda: editor_of(self.document),
            "coordinator": lambda: person("Co", coordinator=True),
        }[name]()
        client.force_login(user)
        return client

    def path(self, name: str) -> str:
        slug, number = self.document.slug, self.version.number
        arguments = {
            "documents:start": [],
            "documents:save": [slug, self.save.id],
            "documents:image": [f"images/00/{0:064x}.png"],
            "feedback:compare": [slug, number, 1],
            "feedback:reading": [slug, number],
            "feedback:account": [slug, number],
            "feedback:change": [self.comment.pk],
            "feedback:on_words": [slug, number],
            "feedback:state": [slug, number],
            "feedback:on_whole": [slug, number],
            "feedback:on_block": [slug, number, self.version.blocks[0].id],
            "feedback:comment": [self.comment.pk],
            "feedback:agree": [self.comment.pk],
            "feedback:edit": [self.comment.pk],
            "feedback:withdraw": [self.comment.pk],
            "feedback:report": [self.comment.pk],
            "feedback:hide": [self.comment.pk],
            "feedback:keep": [self.comment.pk],
            "feedback:desk_one": [slug, self.comment.pk],
            "feedback:decide": [slug, self.comment.pk],
            "feedback:choose_words": [slug, self.comment.pk],
            "feedback:look": [slug, self.comment.pk],
            "feedback:note": [slug, self.comment.pk],
            "feedback:reopen": [slug, self.comment.pk],
            "feedback:place": [slug, self.comment.pk],
            "feedback:meeting": [slug, self.meeting.pk],
            "feedback:remove_meeting": [slug, self.meeting.pk],
            "feedback:close_round": [slug, self.round.pk],
            "exports:clean": [slug, number],
            "exports:numbered": [slug, number],
            "exports:comments": [slug, number],
            "exports:report": [slug, number],
            "exports:text": [slug, number, "md"],
            "exports:report_csv": [slug, number],
            "exports:report_docx": [slug, number],
            "exports:dossier": [slug, number],
            "exports:tell": [slug, number],
            "exports:choose_redline": [slug, number],
            "exports:redline": [slug, number, 1],
            "exports:retry": [self.export.pk],
            "exports:file": [self.made().sha256, self.made().filename],
        }
        of_version = ("version", "schema", "dcat", "diwoo", "bibtex", "ris", "withdraw", "postpone")
        arguments |= {f"exports:{name}": [slug, number] for name in of_version}
        arguments |= {
            "exports:take_back": [slug, self.withdrawal.pk],
            "feedback:confirm_news": [self.subscription.token],
            "feedback:stop_news": ["stopped-before"],
        }
        bare = {
            *("documents:list", "feedback:mine", "feedback:reported", "feedback:news"),
            *("exports:verify", "exports:feed", "exports:sitemap", "exports:robots"),
            *("help", "privacy"),
        }
        return reverse(name, args=arguments.get(name, [] if name in bare else [slug]))

    def made(self) -> Export:
        """The clean PDF as if it was made: what may be fetched does not hang on its bytes."""
        self.export.refresh_from_db()
        if not self.export.is_made:
            self.export.sha256, self.export.file.name = f"{self.export.pk:064x}", "exports/none.pdf"
            self.export.size, self.export.pages, self.export.made_at = 1, 1, timezone.now()
            self.export.save()
        return self.export
