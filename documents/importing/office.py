"""LibreOffice's own files become Word files, by LibreOffice, where it is installed.

It works alone: a profile folder of its own that is thrown away, a time limit, and a file
without anything that it would have to fetch from elsewhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from documents.core.package import DAMAGED, Package, as_xml, repacked
from documents.core.unreadable import UnreadableFile

PROGRAM = "soffice"
PATIENCE = 25  # seconds: within the half minute that a web server gives a request
ABSENT = "LibreOffice is not installed here, so .odt files cannot be read. Save it as .docx."
TOO_SLOW = "Reading this file takes too long. Save it as .docx and try again."

_HREF = "{http://www.w3.org/1999/xlink}href"
_LINKS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a"
_OWN = ("#", "./", "Pictures/", "Object", "media/")
_DRAWN = ("content.xml", "styles.xml")


def as_word(odt: Package) -> bytes:
    """Return an .odt file as .docx. Raises UnreadableFile."""
    if shutil.which(PROGRAM) is None:
        raise UnreadableFile(ABSENT)
    with TemporaryDirectory(prefix="samenspraak-odt-") as name:
        folder = Path(name)
        (folder / "text.odt").write_bytes(repacked(_without_outside(odt.parts)))
        _convert(folder)
        made = folder / "text.docx"
        if not made.exists():
            raise UnreadableFile(DAMAGED)
        return made.read_bytes()


def _without_outside(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without what points outside the file, but for links in the text."""
    clean = dict(parts)
    for name in _DRAWN:
        if name not in parts:
            continue
        root = Package(parts).root(name)
        for element in [each for each in root.iter() if each.get(_HREF)]:
            if element.tag != _LINKS and not element.get(_HREF).startswith(_OWN):
                element.attrib.pop(_HREF)
        clean[name] = as_xml(root)
    return clean


def _convert(folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    command = [PROGRAM, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    process = subprocess.Popen(  # noqa: S603 - our own words only
        [*command, "--convert-to", "docx", "--outdir", str(folder), str(folder / "text.odt")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        # The program is a script around another: both are in one group.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise UnreadableFile(TOO_SLOW) from error
