"""What is put into the draft: from a clipboard, and pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.documents.drafting import JSON, address, now

pytestmark = pytest.mark.django_db


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
