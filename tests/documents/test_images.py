"""Pictures: what comes in is drawn anew, or refused with a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from documents import images
from documents.core.markup import canonical
from documents.errors import ImageTooLarge, ImageTooManyPixels, ImageUnreadable
from exports.composing import compose
from exports.models import Kind
from exports.pdf import make_pdf
from tests.exports.papers import opened
from tests.world import frozen, paper

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SECRET = "52.3731 4.8922 thuis"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def file_of(picture: Image.Image, kind: str, **options) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def drawing(*size: int, mode: str = "RGB", colour="teal") -> Image.Image:
    return Image.new(mode, size or (40, 20), colour)


def kept(content: bytes) -> Image.Image:
    with default_storage.open(images.keep(content).removeprefix("/media/")) as stored:
        picture = Image.open(BytesIO(stored.read()))
    picture.load()
    return picture


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is larger than any memory."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def part(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    pixels = part(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + pixels + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "becomes"), [("PNG", "PNG"), ("JPEG", "JPEG"), ("WEBP", "PNG"), ("GIF", "PNG")]
)
def test_each_kind_of_picture_is_kept_as_one_of_two(kind, becomes):
    picture = kept(file_of(drawing(), kind))

    assert (picture.format, picture.mode, picture.size) == (becomes, "RGB", (40, 20))


def test_the_address_is_one_that_a_text_may_hold():
    address = images.keep(file_of(drawing(), "PNG"))

    assert images.keep(file_of(drawing(), "PNG", compress_level=1)) == address
    assert f'src="{address}"' in canonical(f'<img src="{address}" alt="Een vlak">')


def test_nothing_of_the_file_survives_but_its_pixels():
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    text = PngInfo()
    text.add_text("Comment", SECRET)
    photo = file_of(drawing(), "JPEG", exif=exif, comment=SECRET) + SECRET.encode()
    drawn = file_of(drawing(), "PNG", exif=exif, pnginfo=text) + SECRET.encode()

    for content in (photo, drawn):
        with default_storage.open(images.keep(content).removeprefix("/media/")) as stored:
            clean = stored.read()
        assert SECRET.encode() in content
        assert SECRET.encode() not in clean
        assert not Image.open(BytesIO(clean)).getexif()
        assert not {"comment", "Comment", "icc_profile"} & set(Image.open(BytesIO(clean)).info)


def test_a_photo_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert kept(file_of(drawing(40, 20), "JPEG", exif=exif)).size == (20, 40)


def test_a_large_picture_is_made_smaller_in_proportion():
    assert kept(file_of(drawing(4000, 1000), "PNG")).size == (2000, 500)
    assert kept(file_of(drawing(9000, 4500), "JPEG")).size == (2000, 1000)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        pytest.param("RGBA", (255, 0, 0, 0), (255, 255, 255), id="see-through"),
        pytest.param("LA", (0, 0), (255, 255, 255), id="grey and see-through"),
        pytest.param("L", 128, (128, 128, 128), id="grey"),
        pytest.param("1", 1, (255, 255, 255), id="black and white"),
        pytest.param("I;16", 0x8000, (128, 128, 128), id="sixteen bits"),
        pytest.param("P", 0, (0, 0, 0), id="palette"),
    ],
)
def test_every_way_to_write_a_colour_is_read(mode, colour, seen):
    assert kept(file_of(drawing(4, 4, mode=mode, colour=colour), "PNG")).getpixel((1, 1)) == seen


def test_the_colours_of_a_print_and_of_another_profile_are_brought_to_srgb():
    print_ = file_of(drawing(mode="CMYK", colour=(0, 255, 255, 0)), "JPEG")
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    red, green, _ = kept(print_).getpixel((1, 1))
    assert red > 200
    assert green < 60
    assert kept(file_of(drawing(), "PNG", icc_profile=lab)).mode == "RGB"
    assert kept(file_of(drawing(), "PNG", icc_profile=b"no profile")).mode == "RGB"


def test_a_photo_that_came_as_drawing_is_kept_as_photo():
    noise = Image.effect_noise((1500, 1500), 80)

    assert kept(file_of(noise, "PNG")).format == "JPEG"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(SVG, ImageUnreadable, id="svg"),
        pytest.param(b"", ImageUnreadable, id="empty"),
        pytest.param(b"%PDF-1.7", ImageUnreadable, id="pdf"),
        pytest.param(file_of(drawing(), "BMP"), ImageUnreadable, id="another kind"),
        pytest.param(file_of(drawing(300, 300), "JPEG")[:-200], ImageUnreadable, id="cut off"),
        pytest.param(file_of(drawing(), "PNG")[:50], ImageUnreadable, id="cut off early"),
        pytest.param(b"\x89PNG" + b"x" * images.MOST_BYTES, ImageTooLarge, id="heavy"),
        pytest.param(claiming(60_000, 60_000), ImageTooManyPixels, id="bomb"),
        pytest.param(claiming(9_000, 6_000), ImageTooManyPixels, id="small bomb"),
        pytest.param(claiming(5_000, 5_000), ImageUnreadable, id="promises more than it has"),
    ],
)
def test_what_is_no_fit_picture_is_refused_with_a_sentence(content, refusal):
    with pytest.raises(refusal) as refused:
        images.keep(content)

    assert "%" not in str(refused.value)


def test_a_picture_is_served_for_ever_and_as_what_it_is(client):
    address = images.keep(file_of(drawing(), "PNG"))

    served = client.get(address)

    assert b"".join(served.streaming_content).startswith(b"\x89PNG")
    assert served["Content-Type"] == "image/png"
    assert served["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in served["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": served["ETag"]}).status_code == 304


def test_no_other_file_of_the_media_is_served(client, tmp_path):
    (tmp_path / "exports" / "aa").mkdir(parents=True)
    (tmp_path / "exports" / "aa" / "geheim.pdf").write_bytes(b"%PDF")
    name = f"{'a' * 64}.png"

    for address in ("exports/aa/geheim.pdf", f"images/aa/../../exports/aa/{name}", "images/aa/"):
        assert client.get(f"/media/{address}").status_code == 404


@pytest.mark.django_db
def test_a_picture_of_the_text_comes_out_on_paper():
    address = images.keep(file_of(drawing(colour=(200, 30, 30)), "PNG"))
    figure = f'<figure><img src="{address}" alt="De kade"><figcaption>De kade</figcaption></figure>'
    version = frozen(paper("<h2>Kop</h2>", "Woorden.", figure))

    made = make_pdf(compose(version, Kind.CLEAN))

    found = [image.image for page in opened(made.content).pages for image in page.images]
    assert {image.getpixel((1, 1)) for image in found} == {(200, 30, 30)}
