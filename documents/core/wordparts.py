"""Where the text is in the package of a Word file, and what its elements are called."""

from __future__ import annotations

from posixpath import join, normpath

from documents.core.package import DAMAGED, Package
from documents.core.unreadable import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def main_part(package: Package) -> str:
    """Return the name of the part with the text itself. Raises UnreadableFile."""
    relations = package.tree("_rels/.rels")
    for each in () if relations is None else relations.iter(_RELATIONS):
        if each.get("Type", "").endswith("/officeDocument"):
            name = normpath(join("/", each.get("Target", ""))).lstrip("/")
            if name in package.parts:
                return name
    if "word/document.xml" in package.parts:
        return "word/document.xml"
    raise UnreadableFile(DAMAGED)
