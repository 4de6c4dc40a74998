"""Writing in the background: autosaves, two at once, pasting, pictures, and who else is here."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from documents import actions, history, presence
from documents.core.blocks import reading_text
from documents.models import Draft, Presence, Role
from tests.world import html, paper, person, take_part, write

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}
TEXT = ("<h2>Kop</h2>", "Een zin.", "Twee zinnen.")


@pytest.fixture
def editor(client):
    editor = person("Eef")
    client.force_login(editor)
    return editor


@pytest.fixture
def document(editor):
    return paper(*TEXT, editor=editor)


@pytest.fixture
def mo(document):
    return take_part(document, person("Mo"), Role.EDITOR)


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


# --- Saving by itself ------------------------------------------------------------------


def test_an_autosave_is_answered_with_what_the_next_one_needs(client, document):
    said = autosave(client, document, html(*TEXT, "Drie.")).json()

    assert said["saves"] == now(document).saves
    assert said["seen"] == history.save_now(now(document)) != 0
    assert "Drie." in said["html"]


def test_an_autosave_that_is_refused_says_why(client, document):
    refused = autosave(client, document, f"<p>{'a' * 200}</p>")

    assert refused.status_code == 422
    assert refused.json()["errors"]["__all__"]


def test_autosaves_fold_under_the_save_that_they_led_to(client, document):
    for words in ("Drie", "Drie woorden", "Drie woorden."):
        autosave(client, document, html(*TEXT, words))
    by_hand = {"html": now(document).html, "base": now(document).saves, "reason": "Slot erbij"}
    client.post(address("draft", document), by_hand)

    first, *_ = history.sittings(history.saves_of(document.draft))

    assert first.save.reason == "Slot erbij"
    assert len(first.before) == 3
    page = client.get(address("history", document)).content.decode()
    assert "Slot erbij" in page
    assert page.count('class="led"') == 1


def test_autosaves_of_two_people_or_of_two_sittings_do_not_fold(client, document, mo):
    autosave(client, document, html(*TEXT, "Van Eef."))
    client.force_login(mo)
    autosave(client, document, html(*TEXT, "Van Eef.", "Van Mo."))
    saves = history.saves_of(document.draft)
    earlier = history.Save(0, saves[0].at - timedelta(hours=1), "Mo", "autosave", mo.pk)

    assert [each.before for each in history.sittings(saves)[:2]] == [[], []]
    assert len(history.sittings([saves[0], earlier])) == 2


def test_a_day_later_only_the_last_autosave_of_a_sitting_is_kept(client, document):
    for words in ("Drie", "Drie woorden", "Drie woorden."):
        autosave(client, document, html(*TEXT, words))
    saved = history.saves_of(document.draft)

    history.thin(document.draft, now=timezone.now())
    assert history.saves_of(document.draft) == saved
    history.thin(document.draft, now=timezone.now() + timedelta(hours=25))

    kept = history.saves_of(document.draft)
    assert kept == [saved[0], *saved[3:]]
    assert "Drie woorden." in history.text_of(document.draft, kept[0].id)


def test_the_reason_of_a_text_that_was_only_autosaved_is_kept(client, document, editor):
    autosave(client, document, html(*TEXT, "Drie."))
    saves = now(document).saves
    actions.save_draft(document, now(document).html, base=saves, by=editor, reason="Slot")

    assert history.saves_of(document.draft)[0].reason == "Slot"
    assert now(document).saves == saves


def test_a_save_can_be_compared_with_the_text_before_it(client, document):
    write(document, *TEXT, "Drie.")
    save = history.saves_of(document.draft)[0]

    alone = client.get(address("save", document, save.id) + "?sinds=vorige")

    assert alone.context["counts"].new == 1
    first = history.saves_of(document.draft)[-1]
    assert client.get(address("save", document, first.id) + "?sinds=vorige").status_code == 200


def test_the_editor_is_loaded_on_its_own_page_only(client, document):
    pages = {
        name: client.get(address(name, document)).content.decode()
        for name in ("draft", "preview", "history")
    }

    assert {name for name, page in pages.items() if "js/writing/" in page} == {"draft"}


# --- Two at once -------------------------------------------------------------------------


def test_what_two_wrote_elsewhere_is_one_text_without_asking(client, document, mo):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Een zin van Mo."))

    said = autosave(client, document, mine(document, "Twee zinnen.", "Mijn zinnen."), **sent)

    assert said.status_code == 409
    answer = said.json()
    assert "Een zin van Mo." in answer["html"]
    assert "Mijn zinnen." in answer["html"]
    assert "Mo" in answer["words"]
    assert "page" not in answer
    done = autosave(client, document, answer["html"], base=answer["saves"], seen=answer["seen"])
    assert done.status_code == 200


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("mine", ["Van mij.", "Ook anders."]),
        ("theirs", ["Van Mo.", "Ook anders."]),
        ("both", ["Van Mo.", "Van mij.", "Ook anders."]),
    ],
)
def test_what_both_changed_is_asked_and_made_as_chosen(client, document, mo, choice, stands):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Van Mo."))
    text = mine(document, "Een zin.", "Van mij.").replace("Twee zinnen.", "Ook anders.")

    asked = client.post(address("draft", document), {"html": text, "reason": "Reden", **sent})

    assert asked.status_code == 409
    (question,) = asked.context["questions"]
    fields = {name: asked.context[name] for name in ("raw", "base", "seen", "reason")}
    chosen = {f"choice-{question.key}": choice, "merge": "1", "html": fields.pop("raw")}
    done = client.post(address("draft", document), fields | chosen)
    assert done.status_code == 302
    assert reading_text(now(document).html).split("\n") == ["Kop", *stands]
    assert history.saves_of(document.draft)[0].reason == "Reden"


def test_who_saves_while_somebody_chooses_is_asked_about_too(client, document, mo):
    sent = {"base": document.draft.saves, "seen": history.save_now(document.draft)}
    by(mo, document, mine(document, "Een zin.", "Van Mo."))
    text = mine(document, "Een zin.", "Van mij.")
    asked = client.post(address("draft", document), {"html": text, **sent})
    by(mo, document, mine(document, "Een zin.", "Van Mo, nog eens."))

    fields = {"html": text, "base": asked.context["base"], "seen": sent["seen"], "merge": "1"}
    again = client.post(address("draft", document), fields)

    assert again.status_code == 409
    assert "Van Mo, nog eens." in again.content.decode()
    assert again.context["raw"] == text


@pytest.mark.parametrize("seen", ["", "999999"])
def test_without_the_text_that_was_written_on_both_are_shown(client, document, mo, seen):
    base = document.draft.saves
    by(mo, document, mine(document, "Een zin.", "Van Mo."))

    asked = autosave(client, document, html("Van mij."), base=base, seen=seen)
    page = client.post(
        address("draft", document), {"html": html("Van mij."), "base": base, "seen": seen}
    )

    assert asked.status_code == page.status_code == 409
    assert not page.context["merged"]
    assert "Van mij." in page.context["form"]["html"].value()
    assert "Van Mo." in page.context["theirs"]


def test_a_save_of_another_paper_is_no_base(client, document, editor, mo):
    other = paper("Geheim van een ander stuk.", editor=person("Iemand"))
    seen = history.save_now(other.draft)
    base = document.draft.saves
    by(mo, document, mine(document, "Een zin.", "Van Mo."))

    asked = autosave(client, document, html("Van mij."), base=base, seen=seen)

    assert "Geheim" not in asked.content.decode()


# --- Pasting ----------------------------------------------------------------------------


def test_what_is_pasted_comes_back_clean_with_what_was_left_out(client, document):
    raw = "<b style='font-weight:normal'><p onclick='x'>Ja<img src=https://x.nl/a.png></p></b>"

    said = client.post(address("paste", document), {"html": raw + "<img><img>"}, **JSON).json()

    assert said["html"] == '<p data-b="b1">Ja</p>'
    assert len(said["lost"]) == 1
    assert said["lost"][0].startswith("3 × ")


def test_too_much_to_paste_is_refused_with_a_sentence(client, document):
    refused = client.post(address("paste", document), {"html": "<i>" * 200_001}, **JSON)

    assert refused.status_code == 422
    assert refused.json()["errors"]["html"]


# --- Pictures ---------------------------------------------------------------------------


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = BytesIO()
    Image.new("RGB", (30, 20), "teal").save(drawn, "PNG")
    return SimpleUploadedFile("IMG 1.png", drawn.getvalue())


def test_a_picture_with_words_stands_after_the_block_that_was_chosen(client, document, picture):
    after = now(document).html.split('<p data-b="')[1].split('"')[0]
    fields = {"file": picture, "alt": 'De "kade" <smal>', "caption": "In mei", "after": after}

    done = client.post(address("add_image", document), fields)

    assert done.status_code == 302
    text = now(document).html
    assert 'alt="De &quot;kade&quot; &lt;smal&gt;"' in text
    assert text.index("Een zin.") < text.index("<figure>") < text.index("Twee zinnen.")
    assert client.get(text.split('src="')[1].split('"')[0]).status_code == 200


@pytest.mark.parametrize("way", [{}, JSON], ids=["form", "script"])
def test_a_picture_without_words_is_refused_and_nothing_is_put_in(client, document, picture, way):
    before = now(document).html

    refused = client.post(address("add_image", document), {"file": picture, "alt": " "}, **way)

    assert refused.status_code == 422
    assert now(document).html == before


def test_a_file_that_is_no_picture_is_refused_with_the_words_kept(client, document, picture):
    wrong = SimpleUploadedFile("kade.png", b"<svg onload=alert(1)>")

    refused = client.post(address("add_image", document), {"file": wrong, "alt": "De kade"})

    assert refused.status_code == 422
    assert 'value="De kade"' in refused.content.decode()
    assert refused.context["form"].non_field_errors()


def test_a_script_is_given_the_address_and_puts_the_picture_in_itself(client, document, picture):
    before = now(document).html
    fields = {"figure-file": picture, "figure-alt": "De kade"}

    kept = client.post(address("add_image", document), fields, **JSON)

    assert kept.status_code == 201
    assert kept.json()["src"].startswith("/media/images/")
    assert now(document).html == before


# --- Who else is here --------------------------------------------------------------------


def test_who_writes_is_told_to_the_other_editors(client, document, editor, mo):
    presence.tell(document.draft, mo, writing=True)

    said = client.post(address("presence", document), {"writing": "0"}, **JSON).json()

    assert "Mo" in said["words"]
    assert said["saves"] == now(document).saves
    assert "Eef" in presence.others(document.draft, mo)
    assert "Eef" not in said["words"]


def test_who_left_is_not_told_and_leaves_one_row(client, document, mo):
    for _ in range(3):
        presence.tell(document.draft, mo, writing=True)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))

    assert client.post(address("presence", document), **JSON).json()["words"] == ""
    assert Presence.objects.filter(user=mo).count() == 1


def test_asking_who_is_here_costs_as_much_with_many(
    client, document, mo, django_assert_num_queries, django_assert_max_num_queries
):
    presence.tell(document.draft, mo, writing=True)
    client.post(address("presence", document), **JSON)
    with django_assert_max_num_queries(12) as asked:
        client.post(address("presence", document), **JSON)
    for name in ("Bo", "Cas"):
        presence.tell(document.draft, take_part(document, person(name), Role.EDITOR), writing=False)
    with django_assert_num_queries(len(asked)):
        client.post(address("presence", document), **JSON)
