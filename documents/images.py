"""Pictures in: any photo or drawing becomes a plain one of our own. The only door to Pillow.

What is kept was drawn anew, pixel by pixel: nothing of the file that came survives, so
neither where a photo was taken nor what somebody hid behind it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps

from documents.errors import ImageTooLarge, ImageTooManyPixels, ImageUnreadable

MOST_BYTES = 10 * 2**20
MOST_PIXELS = 50_000_000  # what a good telephone makes; about 150 MB while it is read
WIDEST = 2000  # pixels of the longer side: sharp on paper at 16 cm
# A drawing that is heavier than this as PNG is a photo, and much lighter as JPEG.
HEAVY_DRAWING = 2**20  # bytes
KINDS = ("PNG", "JPEG", "WEBP", "GIF")
# How Pillow says that a file is broken, each reader in its own way.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)


def keep(content: bytes) -> str:
    """Store a picture and return its address, "/media/images/…", for an img in a text.

    ``content`` is a PNG, JPEG, WebP or GIF (its first frame); what a file calls itself
    does not count. The picture is turned upright, brought to sRGB on white, made at most
    2000 pixels wide and high, and stripped of all else. The same picture gives the same
    address. Raises ImageTooLarge, ImageTooManyPixels or ImageUnreadable.
    """
    if len(content) > MOST_BYTES:
        raise ImageTooLarge(most=MOST_BYTES // 2**20)
    try:
        picture, is_photo = _read(content)
    except BROKEN as error:
        raise ImageUnreadable from error
    return settings.MEDIA_URL + _store(*_encoded(picture, is_photo=is_photo))


def _read(content: bytes) -> tuple[Image.Image, bool]:
    """Return the picture without its past, and whether it came as a photo."""
    try:
        source = Image.open(BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError as error:
        raise ImageTooManyPixels(most=MOST_PIXELS // 10**6) from error
    if source.width * source.height > MOST_PIXELS:
        raise ImageTooManyPixels(most=MOST_PIXELS // 10**6)
    is_photo = source.format == "JPEG"
    # A JPEG can be read at a half or a quarter of its size, with as much less memory.
    source.draft(None, (WIDEST, WIDEST))
    picture = _on_white(_in_srgb(ImageOps.exif_transpose(source)))
    picture.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    return picture, is_photo


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if picture.mode == "P" or not profile:
        return picture
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    try:
        ours = ImageCms.createProfile("sRGB")
        theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, theirs, ours, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture  # Colours a little off are better than no picture.
    return converted or picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a new RGB picture; what was see-through is white, as the page and the paper are."""
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel, which convert() would cut off instead of scale.
        picture = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    ground = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        ground.paste(seen, mask=seen.getchannel("A"))
    else:
        ground.paste(picture.convert("RGB"))
    return ground


def _encoded(picture: Image.Image, *, is_photo: bool) -> tuple[bytes, str]:
    if not is_photo:
        drawn = BytesIO()
        picture.save(drawn, "PNG", optimize=True)
        if drawn.tell() <= HEAVY_DRAWING:
            return drawn.getvalue(), "png"
    photo = BytesIO()
    picture.save(photo, "JPEG", quality=85, optimize=True, progressive=True)
    return photo.getvalue(), "jpg"


def _store(content: bytes, suffix: str) -> str:
    """Store under the checksum, once; return the name."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"images/{sha256[:2]}/{sha256}.{suffix}"
    if not default_storage.exists(name):
        stored = default_storage.save(name, ContentFile(content))
        if stored != name:
            # Somebody stored the same picture in the same moment: theirs has the name.
            default_storage.delete(stored)
    return name
