"""Plain text becomes paragraphs. What it looks like is all there is to go by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from documents.core.tree import escape
from documents.importing.imported import Imported

# A file with a longer line has one line for each paragraph, as simple editors write it.
LONGEST_WRAPPED = 100
# A line this long was broken because it was full, not because its writer wanted so.
SHORTEST_FULL = 50

_BULLET = re.compile(r"\s*[-*•]\s+")


def from_text(text: str) -> Imported:
    """Return paragraphs, and lists where lines begin with a bullet."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs().split("\n")
    each_line = any(len(line) > LONGEST_WRAPPED for line in lines)
    html: list[str] = []
    for has_words, group in groupby(lines, key=lambda line: bool(line.strip())):
        if has_words:
            html += _block(list(group), each_line=each_line)
    return Imported("\n".join(html))


def _block(lines: list[str], *, each_line: bool) -> Iterator[str]:
    for is_list, group in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if is_list:
            items = "".join(f"<li>{escape(_BULLET.sub('', line, 1))}</li>" for line in group)
            yield f"<ul>{items}</ul>"
        elif each_line:
            yield from (f"<p>{escape(line)}</p>" for line in group)
        else:
            yield f"<p>{_joined(list(group))}</p>"


def _joined(lines: list[str]) -> str:
    """Return lines as one paragraph: full ones flow on, short ones (an address) stay lines."""
    is_wrapped = all(len(line) >= SHORTEST_FULL for line in lines[:-1])
    return (" " if is_wrapped else "<br>").join(escape(line.strip()) for line in lines)
