"""The papers of the demonstration: versions, rounds, comments and decisions, by the real actions.

The files tell of the autumn of 2026. Every date is moved along with today, so that
the second round is open whenever the demonstration is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from config.demo import desk
from config.demo.changes import account_for
from config.demo.people import FOLDER, read, roles_of
from documents import actions as documents
from documents.importing import imported
from documents.models import Audience, Document, Draft, Kind, Participant, Version
from feedback.actions import announcing, comments, decisions, meetings, merging, rounds
from feedback.actions.comments import About, Sender
from feedback.errors import SuggestionConflict
from feedback.models import Comment, Outcome, Scope
from members.models import User

# The day on which the files were written: what was "today" in them.
WRITTEN = date(2026, 11, 23)
OFFICE_HOURS = time(10, 0)


def papers() -> list[str]:
    return list(read("papers.toml"))


def make_paper(slug: str, people: dict[str, User]) -> bool:
    """Make one paper with all that was said of it; return False when it is there already."""
    if Document.objects.filter(slug=slug).exists():
        return False
    with transaction.atomic():
        _Paper(slug, people, shift=timezone.localdate() - WRITTEN).make()
    return True


@dataclass
class _Paper:
    slug: str
    people: dict[str, User]
    shift: timedelta
    said: dict[int, list[tuple[Comment, dict[str, Any]]]] = field(default_factory=dict)

    def make(self) -> None:
        facts = read("papers.toml")[self.slug]
        self.editor = self.people[facts["editors"][0]]
        self.document = self._document(facts)
        opened = {each["version"]: each for each in facts.get("rounds", ())}
        for each in facts["versions"]:
            version = self._version(each)
            if version.number in opened:
                self._round(version, opened[version.number])
        desk.keep_reasons(self.document, facts.get("reasons", []))
        for said in self.said.values():
            for comment, told in said:
                desk.weigh(comment, told, self.people, self.editor)
            self._meetings(version, facts)

    def _document(self, facts: dict[str, Any]) -> Document:
        document = documents.create(
            slug=self.slug,
            title=facts["title"],
            summary=facts["summary"],
            language=facts["language"],
            by=None,
            audience=Audience.PUBLIC,
            comment_audience=Audience.PUBLIC,
        )
        for key, role in roles_of(self.slug).items():
            Participant.objects.create(document=document, user=self.people[key], role=role)
        return document

    def _version(self, facts: dict[str, Any]) -> Version:
        frozen_at = self._moment(facts["frozen"])
        self._decide(frozen_at - timedelta(days=2))
        name = facts["file"]
        text = imported(name, (FOLDER / self.slug / name).read_bytes())
        draft = Draft.objects.get(document=self.document)
        documents.save_draft(
            self.document, text.html, base=draft.saves, by=self.editor, reason=facts["note"][:200]
        )
        version = documents.freeze(
            self.document,
            by=self.editor,
            kind=Kind(facts["kind"]),
            note=facts["note"],
            at=frozen_at,
        )
        said = {facts["id"]: comment for here in self.said.values() for comment, facts in here}
        account_for(version, said, by=self.editor)
        return version

    def _round(self, version: Version, facts: dict[str, Any]) -> None:
        opens = self._moment(facts["opens"], time.min)
        rounds.open_round(
            version,
            opens_at=opens,
            closes_at=self._moment(facts["closes"], time.min) + timedelta(days=1),
            audience=Audience.PUBLIC,
            invitation=facts["invitation"],
        )
        listed = read(str(Path(self.slug) / "comments.toml"))["comment"]
        self.said[version.number] = [
            (self._say(version, said, opens), said)
            for said in listed
            if said["version"] == version.number
        ]

    def _meetings(self, version: Version, facts: dict[str, Any]) -> None:
        for told in facts.get("meetings", ()):
            if told["version"] == version.number:
                meetings.record(
                    version,
                    kind=told["kind"],
                    held_on=told["date"] + self.shift,
                    title=told["name"],
                    place=told["place"],
                    present=told["present"],
                    outcome=told["outcome"],
                    by=self.editor,
                )

    def _say(self, version: Version, said: dict[str, Any], opens: datetime) -> Comment:
        root = comments.comment(
            version,
            sender=self._sender(said),
            text=said["text"],
            about=_about(version, said),
            replacement=said.get("replacement"),
            at=_on_day(opens, said["day"]),
        )
        for answer in said.get("reply", ()):
            sender = Sender.of(self.people[answer["by"]])
            comments.reply(
                root, sender=sender, text=answer["text"], at=_on_day(opens, answer["day"], hour=15)
            )
        return root

    def _sender(self, said: dict[str, Any]) -> Sender:
        person = self.people[said["by"]]
        if said["channel"] == "site":
            return Sender.of(person, for_organisation=said.get("organisation", False))
        return Sender(
            user=None,
            published_name="",
            channel=said["channel"],
            source=said["on_behalf_of"],
            recorded_by=person,
        )

    def _decide(self, at: datetime) -> None:
        """Answer what was said since the version before; suggestions are made in the draft."""
        for said in self.said.values():
            for comment, facts in said:
                if "decision" in facts and not comment.is_answered:
                    self._answer(comment, facts["decision"], at)
        if Comment.objects.of(self.document).answered_in_draft().exists():
            # Long ago, in this tale: nobody is mailed.
            announcing.publish(self.document, by=self.editor, at=at, quietly=True)

    def _answer(self, comment: Comment, facts: dict[str, Any], at: datetime) -> None:
        outcome, reason = Outcome(facts["outcome"]), facts.get("reason", "")
        if outcome is Outcome.ADOPTED and comment.is_suggestion:
            try:
                merging.adopt(comment, by=self.editor, reason=reason, at=at)
            except SuggestionConflict:
                # The next text was written by hand here: the answer is the same.
                pass
            else:
                return
        decisions.decide([comment], outcome=outcome, by=self.editor, reason=reason, at=at)

    def _moment(self, day: date, hour: time = OFFICE_HOURS) -> datetime:
        return timezone.make_aware(datetime.combine(day + self.shift, hour))


def _on_day(opens: datetime, day: int, *, hour: int = 11) -> datetime:
    """A moment on a day of the round (0 is the first), never in the future."""
    return min(opens + timedelta(days=day, hours=hour), timezone.now())


def _about(version: Version, said: dict[str, Any]) -> About:
    """Find the block by its first words, and the quotation in it."""
    if said["on"] == "whole":
        return About()
    [block] = [block for block in version.blocks if block.words.startswith(said["block"])]
    if said["on"] == "block":
        return About(scope=Scope.BLOCK, span=block.span)
    start = block.words.index(said["quote"])
    span = type(block.span)(start, start + len(said["quote"])).moved(block.start)
    return About(scope=Scope.SPAN, span=span, exact=said["quote"])
