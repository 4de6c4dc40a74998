"""A Word file that came back: every comment and every change, each at its own place."""

from __future__ import annotations

import subprocess

import pytest

from documents.core.package import opened, repacked
from feedback.actions.comments import Sender
from feedback.actions.intake import record
from feedback.core.tracked import tracked
from feedback.errors import AnotherPaper, NothingReturned
from feedback.models import Channel, Scope
from feedback.returning import harvest
from tests.feedback.returned_files import SentBack
from tests.feedback.returned_paper import CHANGES, COMMENTS, TEXT, sent_back
from tests.world import frozen, paper

pytestmark = pytest.mark.django_db

SENDER = Sender(user=None, published_name="", channel=Channel.MAIL, source="Word-bestand")


@pytest.fixture
def version():
    return frozen(paper(*TEXT))


def told(found):
    return [(item.exact, item.text) for item in found.items if item.replacement is None]


def changed(found):
    items = [item for item in found.items if item.replacement is not None]
    return [(item.exact, item.replacement) for item in items]


def through_libreoffice(content, folder):
    """The same file, as LibreOffice writes it."""
    (folder / "in.docx").write_bytes(content)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "docx",
         "--outdir", folder / "out", folder / "in.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "out" / "in.docx").read_bytes()


def test_twelve_comments_and_fifteen_changes_are_exactly_those(version):
    found = harvest(opened(sent_back(version)), [version])

    assert told(found) == COMMENTS
    assert changed(found) == CHANGES
    assert not any(item.lost for item in found.items)


def test_the_same_file_saved_by_libreoffice_says_the_same(version, tmp_path):
    content = through_libreoffice(sent_back(version), tmp_path)

    found = harvest(opened(content), [version])

    assert told(found) == COMMENTS
    assert changed(found) == CHANGES


def test_each_stands_where_its_words_are(version):
    found = harvest(opened(sent_back(version)), [version])

    assert [version.text[each.start : each.end] for each in found.items] == [
        each.exact for each in found.items
    ]


def test_a_file_belongs_to_the_version_whose_words_it_has(version):
    document = version.document
    second = frozen(document, "<h2>De kade</h2>", *TEXT[2:], "<p>Dit is er bij gekomen.</p>")
    file = SentBack(version)
    file.say("Fietsers en wandelaars", "Dit staat alleen in de eerste.")

    found = harvest(opened(file.content()), [version, second])

    assert found.number == 1


def test_a_text_that_did_not_change_is_looked_for_in_the_newest_version(version):
    same = frozen(version.document, *TEXT[:-1], "<p>Nog iets.</p>", TEXT[-1])
    file = SentBack(same)
    file.say("smal", "Hoe smal?")

    assert harvest(opened(file.content()), [version, same]).number == 2


def test_an_answer_stands_below_what_it_answers(version):
    file = SentBack(version)
    file.say("smal", "Hoe smal?", answer="Twee meter.")

    (item,) = harvest(opened(file.content()), [version]).items

    assert (item.text, item.answers) == ("Hoe smal?", ("Twee meter.",))


def test_a_paragraph_that_goes_on_in_the_next_is_told_in_words(version):
    file = SentBack(version)
    file.join_with_next("De bomen blijven staan. Zij zijn oud en geven koelte in de zomer.")

    (item,) = harvest(opened(file.content()), [version]).items

    assert item.scope == Scope.BLOCK
    assert item.replacement is None
    assert item.text == "Deze alinea en de volgende worden één."


def test_words_left_out_over_a_border_become_one_suggestion_for_each_paragraph(version):
    file = SentBack(version)
    file.leave_out(" en met schaduw.")
    file.join_with_next("Wij vragen")
    file.leave_out("De bomen")

    found = harvest(opened(file.content()), [version])

    assert changed(found) == [(" en met schaduw.", ""), ("De bomen", "")]


def test_a_comment_may_be_about_two_paragraphs(version):
    file = SentBack(version)
    file.say("met schaduw.", "Dit hoort bij elkaar.", through="De bomen")

    (item,) = harvest(opened(file.content()), [version]).items

    assert (item.exact, item.lost) == ("met schaduw.\nDe bomen", False)


def test_a_paragraph_that_is_split_gets_a_new_line(version):
    file = SentBack(version)
    file.split_after("De bomen blijven staan.")

    found = harvest(opened(file.content()), [version])

    assert changed(found) == [("staan.", "staan.\u2028")]


def test_what_stands_above_the_text_is_said_of_the_whole_with_its_words(version):
    file = SentBack(version)
    file.put_instead(version.title, "Een betere titel")

    (item,) = harvest(opened(file.content()), [version]).items

    assert (item.scope, item.lost, item.replacement) == (Scope.WHOLE, True, None)
    assert version.title in item.text
    assert "Een betere titel" in item.text


def test_two_authors_side_by_side_make_two_suggestions(version):
    file = SentBack(version)
    file.leave_out("smal")
    file.author = "Kees"
    file.put_in(" en druk", " en lawaaiig")

    found = harvest(opened(file.content()), [version])

    assert changed(found) == [("smal", ""), ("druk", "druk en lawaaiig")]
    assert [item.author for item in found.items] == ["Truus de Wit", "Kees"]


def test_words_that_one_put_in_and_another_took_out_are_nowhere(version):
    file = SentBack(version)
    file.put_in("smal", " of breed")
    package = opened(file.content())
    inner = b'<w:r><w:t xml:space="preserve"> of breed</w:t></w:r>'
    main = package.parts["word/document.xml"]
    assert inner in main
    taken = b'<w:del w:id="9" w:author="K">' + inner.replace(b"w:t", b"w:delText") + b"</w:del>"
    parts = dict(package.parts) | {"word/document.xml": main.replace(inner, taken)}

    assert tracked(opened(repacked(parts))).edits == []


def test_a_file_of_another_paper_is_refused(version):
    other = SentBack(frozen(paper("Heel iets anders, van begin tot eind.")))
    other.say("anders", "Nee.")

    with pytest.raises(AnotherPaper):
        harvest(opened(other.content()), [version])


def test_a_file_in_which_nobody_wrote_is_refused(version):
    with pytest.raises(NothingReturned):
        harvest(opened(SentBack(version).content()), [version])


def test_what_it_says_of_an_earlier_version_is_carried_over(version, client):
    later = frozen(version.document, *(part.replace("druk", "bomvol") for part in TEXT))

    found = harvest(opened(sent_back(version)), [version, later])
    record(version, [item.point() for item in found.items], sender=SENDER)

    (lost,) = later.placements.exclude(fate="unchanged")
    assert later.placements.count() == 27
    assert (lost.comment.exact, lost.fate) == ("druk", "removed")


def test_a_file_that_is_recorded_twice_is_recorded_once(version):
    points = [item.point() for item in harvest(opened(sent_back(version)), [version]).items]

    first, again = (record(version, points, sender=SENDER) for _ in range(2))

    assert (len(first), len(again)) == (27, 0)
    assert version.comments.count() == 27
