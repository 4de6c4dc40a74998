"""What a file is, by what is in it: a name is easily wrong."""

from __future__ import annotations

import zipfile
from enum import Enum, auto
from io import BytesIO

from documents.core.package import DAMAGED, LOCKED, MACROS, refuse_large
from documents.core.unreadable import UnreadableFile

SUFFIXES = (".docx", ".odt", ".md", ".markdown", ".html", ".htm", ".txt")
OTHER = (
    "Only Word (.docx), LibreOffice (.odt), Markdown (.md), web page (.html) and text (.txt) "
    "files can be read."
)
OLD_WORD = "This is a file of an old Word. Open it in Word or LibreOffice and save it as .docx."
PDF = (
    "This is a PDF: it knows how words look, not what they are. Take the file that it was made "
    "of, for instance the .docx."
)
RTF = "This is an RTF file. Open it in Word or LibreOffice and save it as .docx."
NOT_WORDS = "This is another kind of file than its name says. Take the document itself (.docx)."
UTF_8 = "This file is not UTF-8 text. Save it as UTF-8 and try again."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SECRET = "EncryptedPackage".encode("utf-16-le")
_OF_WORD = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
)
_WITH_MACROS = b"macroEnabled"
_ODT = b"application/vnd.oasis.opendocument.text"
_ODT_KINDS = (_ODT, _ODT + b"-template")
_MOST_LABEL = 2**20  # bytes: of the small part that says what a package holds


class Kind(Enum):
    WORD = auto()
    ODT = auto()
    TEXT = auto()


def refuse_other(content: bytes) -> None:
    """Refuse by name what people send instead of a text: an old Word file, a PDF, RTF."""
    refuse_large(content)
    if content.startswith(_OLE):
        raise UnreadableFile(LOCKED if _OLE_SECRET in content else OLD_WORD)
    if content.startswith(b"%PDF"):
        raise UnreadableFile(PDF)
    if content.startswith(b"{\\rtf"):
        raise UnreadableFile(RTF)


def kind_of(content: bytes, suffix: str) -> Kind:
    """Return the kind of a file, whose name ends in ``suffix``. Raises UnreadableFile."""
    if content.startswith(b"PK"):
        return _of_package(content)
    if suffix not in SUFFIXES:
        raise UnreadableFile(OTHER)
    if suffix in (".docx", ".odt"):
        raise UnreadableFile(DAMAGED)
    return Kind.TEXT


def decoded(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(NOT_WORDS if b"\0\0" in content else UTF_8) from error
    return text


def _of_package(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            label = _label(archive, "[Content_Types].xml")
            mimetype = _label(archive, "mimetype")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise UnreadableFile(DAMAGED) from error
    if _WITH_MACROS in label:
        raise UnreadableFile(MACROS)
    if any(kind in label for kind in _OF_WORD):
        return Kind.WORD
    if mimetype.strip() in _ODT_KINDS:
        return Kind.ODT
    raise UnreadableFile(OTHER)


def _label(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(_MOST_LABEL)
