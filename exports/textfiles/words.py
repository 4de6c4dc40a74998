"""Words with their styles as Markdown. Where its signs would be taken for something else, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from documents.core.tree import BREAK, Run, Style, attribute

# Signs that mean something wherever they stand.
_SIGNS = re.compile(r"([\\`*\[\]<>|])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TILDES = re.compile(r"~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
# Signs that mean something at the start of a line.
_LINE_START = re.compile(r"(?m)^(\d{1,9})([.)])(?=\s|$)|^([#+=:-])")
_HASHES_AT_END = re.compile(r"#(?=#*\s*$)")
_EDGE = re.compile(r"^[^\S \n]+|[^\S \n]+$")
_SAFE_INSIDE = re.compile(r"\w.*\w|\w", re.DOTALL)
_MARKS = {"strong": "**", "em": "*"}


def escaped(text: str) -> str:
    text = _SIGNS.sub(r"\\\1", text)
    text = _UNDERSCORE.sub(r"\_", text)
    text = _TILDES.sub(r"\~", text)
    return _ENTITY.sub(r"\&", text)


def line(runs: Sequence[Run], *, one_line: bool = False, raw_notes: bool = False) -> str:
    """Return runs as Markdown; with ``one_line`` a line break is HTML (in headings and cells)."""
    text = _styled(runs, 0, "", "", raw_notes=raw_notes)
    text = text.replace(BREAK, "<br>" if one_line else "\\\n")
    text = _EDGE.sub(_as_entities, text)
    return _HASHES_AT_END.sub(r"\#", _LINE_START.sub(_not_a_mark, text))


def _as_entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


def _not_a_mark(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _styled(runs: Iterable[Run], depth: int, before: str, after: str, *, raw_notes: bool) -> str:
    """Write runs that share their first ``depth`` styles, between two characters of text."""
    groups = [
        (style, list(each)) for style, each in groupby(runs, key=lambda run: _style(run, depth))
    ]
    starts = [_first(each) for _, each in groups] + [after]
    parts: list[str] = []
    for index, (style, each) in enumerate(groups):
        if style is None:
            parts += [_plain(run, raw_notes=raw_notes) for run in each]
        else:
            inner = _styled(each, depth + 1, "", "", raw_notes=raw_notes)
            parts.append(_marked(style, inner, each, before, starts[index + 1]))
        before = _last(each)
    return "".join(parts)


def _style(run: Run, depth: int) -> Style | None:
    return run.styles[depth] if len(run.styles) > depth else None


def _first(runs: Sequence[Run]) -> str:
    return "" if runs[0].note else runs[0].text[:1]


def _last(runs: Sequence[Run]) -> str:
    return "]" if runs[-1].note else runs[-1].text[-1:]


def _plain(run: Run, *, raw_notes: bool) -> str:
    if not run.note:
        return escaped(run.text)
    return f'<sup data-fn="{run.note}"></sup>' if raw_notes else f"[^{run.note}]"


def _marked(style: Style, inner: str, runs: Sequence[Run], before: str, after: str) -> str:
    tag, href = style
    if tag == "a":
        return f'<a href="{attribute(href)}">{inner}</a>' if _odd(href) else f"[{inner}]({href})"
    words = "".join(run.text for run in runs)
    is_apart = not _is_word(before) and not _is_word(after)
    # Signs work only where a reader sees a word begin and end; else the element itself.
    if tag in _MARKS and is_apart and len(runs) == 1 and _SAFE_INSIDE.fullmatch(words):
        return f"{_MARKS[tag]}{inner}{_MARKS[tag]}"
    return f"<{tag}>{inner}</{tag}>"


def _is_word(sign: str) -> bool:
    return bool(sign) and not sign.isspace() and sign not in "()[],.;:!?"


def _odd(href: str) -> bool:
    return not re.fullmatch(r"[A-Za-z0-9/:.,?=&%#@+~!;-]+", href) or bool(_ENTITY.search(href))
