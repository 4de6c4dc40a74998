"""A Word file becomes HTML. The only door to mammoth."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import mammoth

from documents.core.package import DAMAGED, Package, repacked
from documents.core.unreadable import UnreadableFile
from documents.importing.dressing import NOTES_PREFIX, dressed
from documents.importing.imported import Imported, Keep
from documents.importing.styles import style_map
from documents.importing.tuning import left_out, tuned
from members.errors import RuleBroken

# How mammoth stumbles over a file that is not as it should be.
STUMBLES = (AttributeError, IndexError, KeyError, OSError, RecursionError, TypeError, ValueError)


def from_word(package: Package, keep: Keep) -> Imported:
    """Return the text of a .docx: as it reads when all tracked changes are accepted.

    Pictures are given to ``keep``. Raises UnreadableFile when the file is damaged.
    """
    pictures = _Pictures(keep)
    try:
        made = mammoth.convert_to_html(
            BytesIO(repacked(tuned(package))),
            style_map=style_map(),
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(pictures.stored),
            id_prefix=NOTES_PREFIX,
            # An empty cell of headers is a cell of headers; others are taken out in dressing.
            ignore_empty_paragraphs=False,
        )
        html, title = dressed(made.value)
    except STUMBLES as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(DAMAGED) from error
    lost = [*left_out(package), *pictures.lost]
    return Imported(html, tuple(dict.fromkeys(lost)), title)


class _Pictures:
    """Stores the pictures that mammoth finds, and remembers those that could not be."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self.lost: list[str] = []

    def stored(self, image: Any) -> dict[str, str]:
        """Return the attributes of an img; without src the core leaves it out and says so."""
        try:
            with image.open() as stream:
                return {"src": self._keep(stream.read()), "alt": image.alt_text or ""}
        except (RuleBroken, KeyError, ValueError):
            return {"alt": image.alt_text or ""}
