"""Meetings where a version was discussed: recorded by editors, told without names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.actions import meetings
from feedback.errors import MeetingNotHeldYet
from feedback.models import Meeting, MeetingKind
from tests.feedback.conftest import Reader
from tests.world import editor_of, frozen, paper

pytestmark = pytest.mark.django_db


def test_an_editor_records_a_meeting_and_mends_it():
    version = frozen(paper("Tekst.", slug="kade"))
    editor = Reader(editor_of(version.document))
    today = timezone.localdate()
    told = {"number": 1, "kind": "symposium", "title": "Bewonersavond", "held_on": today}

    assert "No meeting yet" in editor.opens("/stukken/kade/bijeenkomsten/")
    editor.sends("/stukken/kade/bijeenkomsten/", **told)
    meeting = Meeting.objects.get()
    address = f"/stukken/kade/bijeenkomsten/{meeting.pk}/"
    assert 'value="Bewonersavond"' in editor.opens(address)
    editor.sends(address, **told, present=31, outcome="De kade moet breder.")
    meeting.refresh_from_db()

    assert (meeting.version, meeting.kind) == (version, MeetingKind.SYMPOSIUM)
    assert (meeting.held_on, meeting.present) == (today, 31)
    page = editor.opens("/stukken/kade/bijeenkomsten/")
    assert "31 people present" in page
    assert "De kade moet breder." in page
    editor.sends(f"{address}weg/")
    assert not Meeting.objects.exists()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost():
    version = frozen(paper("Tekst.", slug="kade"))
    editor = Reader(editor_of(version.document))

    page = editor.sends(
        "/stukken/kade/bijeenkomsten/",
        status=422,
        number=1,
        kind="workshop",
        title="Atelier",
        held_on=timezone.localdate() + timedelta(days=3),
        outcome="Alles is goed.",
    )

    assert "has yet to be held" in page
    assert "Alles is goed." in page
    assert not Meeting.objects.exists()


def test_a_meeting_to_come_has_no_outcome_yet():
    version = frozen(paper("Tekst."))
    coming = timezone.localdate() + timedelta(days=1)
    told = {"kind": "workshop", "held_on": coming, "title": "Atelier", "by": None}

    planned = meetings.record(version, **told)

    with pytest.raises(MeetingNotHeldYet):
        meetings.record(version, **told, present=3)
    assert list(Meeting.objects.of(version.document)) == [planned]
