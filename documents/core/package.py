"""A Word or LibreOffice file as the package of parts that it is, opened with care.

The only door to lxml. Such a file comes from anywhere: what it claims about itself
(its size, its names, its kind) is not believed but counted and looked at.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from lxml import etree

from documents.core.unreadable import UnreadableFile

MOST_BYTES = 20 * 2**20  # of the file itself
MOST_INFLATED = 60 * 2**20
MOST_MEMBERS = 2_000
MOST_RATIO = 120  # inflated bytes for each byte in the file
RATIO_FROM = 4096  # bytes: below that even an honest part may be all blanks
MOST_ELEMENTS = 250_000
MOST_DEPTH = 60  # of elements in one another; a table in a text box in a table has 40
CHUNK = 2**16

TOO_LARGE = "This file is larger than %(most)s MB."
BOMB = (
    "This file becomes so large when it is opened that it cannot be taken in. "
    "Make it smaller, for instance by leaving out pictures."
)
DAMAGED = (
    "This file is damaged, or it is not what its name says. Open it in Word or LibreOffice and "
    "save it anew as .docx."
)
LOCKED = "This file has a password. Save it without one."
MACROS = (
    "There are macros (small programs) in this file; such files are not taken in. Save it as "
    "an ordinary document (.docx)."
)

Element = Any  # lxml has no types

_FLAG_ENCRYPTED = 1
_MACRO_SIGNS = ("vbaproject", "vbadata", "basic/", "scripts/")
_ODF_SECRET = b"encryption-data"
PARSER: Final = {"resolve_entities": False, "no_network": True, "load_dtd": False}


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file by name, each within bounds; every XML part is well-formed."""

    parts: Mapping[str, bytes]

    def root(self, name: str) -> Element:
        """Return the root element of a part that is there."""
        return parsed(self.parts[name])

    def tree(self, name: str) -> Element | None:
        """Return the root element of a part, or None when there is no such part."""
        return parsed(self.parts[name]) if name in self.parts else None


def opened(content: bytes) -> Package:
    """Return the parts of a zipped document.

    Raises UnreadableFile when it is too large, inflates beyond a limit, is damaged, has a
    password or macros, or when its XML defines entities or nests without end.
    """
    refuse_large(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _inflated(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise UnreadableFile(DAMAGED) from error
    elements = 0
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            elements += _checked(part)
    if elements > MOST_ELEMENTS:
        raise UnreadableFile(BOMB)
    return Package(parts)


def refuse_large(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise UnreadableFile(TOO_LARGE, {"most": MOST_BYTES // 2**20})


def parsed(xml: bytes) -> Element:
    """Return the root of well-formed XML, with nothing fetched and no entity made."""
    try:
        return etree.fromstring(xml, etree.XMLParser(**PARSER))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(DAMAGED) from error


def as_xml(root: Element) -> bytes:
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def as_html(root: Element) -> str:
    """Return what ``root`` holds as HTML, without ``root`` itself."""
    inner = "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in root.iterchildren()
    )
    return (root.text or "") + inner


def repacked(parts: Mapping[str, bytes]) -> bytes:
    """Return a file of these parts, in their order. The same parts give the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name)  # dated 1 January 1980
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, part)
    return whole.getvalue()


def _inflated(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(BOMB)
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        _refuse_odd(member, parts)
        parts[member.filename] = _read(archive, member, MOST_INFLATED - total)
        total += len(parts[member.filename])
    if _ODF_SECRET in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableFile(LOCKED)
    return parts


def _refuse_odd(member: zipfile.ZipInfo, known: Mapping[str, bytes]) -> None:
    name = member.filename
    if member.flag_bits & _FLAG_ENCRYPTED:
        raise UnreadableFile(LOCKED)
    if any(sign in name.lower() for sign in _MACRO_SIGNS[:2]) or name.lower().startswith(
        _MACRO_SIGNS[2:]
    ):
        raise UnreadableFile(MACROS)
    if name in known or name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise UnreadableFile(DAMAGED)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Inflate one member, and stop where it becomes too much, whatever its header says."""
    most = min(most, MOST_RATIO * max(member.compress_size, RATIO_FROM))
    part = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            part += chunk
            if len(part) > most:
                raise UnreadableFile(BOMB)
    return bytes(part)


def _checked(part: bytes) -> int:
    """Return how many elements a part has. Raises UnreadableFile for a DTD or for depth."""
    if not part.strip():
        return 0
    root = parsed(part)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(DAMAGED)
    count = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MOST_DEPTH:
            raise UnreadableFile(DAMAGED)
    return count
