"""Files in: Markdown or HTML becomes HTML that can be saved as a draft.

The only door to markdown-it. What cannot be kept is reported, not refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from documents.core.limits import MOST_BYTES, TooLarge, TooMuch
from documents.core.markup import read


class UnreadableFile(ValueError):
    """A file that no text can be made of.

    ``message`` is plain English with places for ``values``, so that whoever
    shows it can translate it first.
    """

    def __init__(self, message: str, values: Mapping[str, object] | None = None) -> None:
        self.message = message
        self.values = dict(values or {})
        super().__init__(message % self.values)


@dataclass(frozen=True, slots=True)
class Imported:
    """HTML for documents.core.identity.with_ids, and names of what was left out.

    A name is a kind ("script", "image"), for an image followed by ": " and its
    text alternative if it has one.
    """

    html: str
    lost: tuple[str, ...]


def imported(name: str, content: bytes) -> Imported:
    """Return the text of a file. ``name`` says, by its suffix, what kind it is.

    Raises UnreadableFile if it is of another kind, is not UTF-8, has nothing in
    it, or is beyond a limit.
    """
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UnreadableFile("Only Markdown (.md) and HTML (.html) files can be read.")
    try:
        html, lost = reader(_decoded(content))
        reading = read(html)
    except TooMuch as error:
        raise UnreadableFile(error.message, error.values) from error
    if not reading.leaves:
        raise UnreadableFile("There is nothing in this file.")
    return Imported(html, tuple(dict.fromkeys([*lost, *reading.lost])))


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise TooLarge(len(content), MOST_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "This file is not UTF-8 text. Save it as UTF-8 and try again."
        ) from error


def _from_html(text: str) -> tuple[str, Sequence[str]]:
    return text, ()


def _from_markdown(text: str) -> tuple[str, Sequence[str]]:
    env: EnvType = {}
    tokens = _MARKDOWN.parse(text, env)
    lost = ["front matter"] if any(token.type == "front_matter" for token in tokens) else []
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env)
    return html, lost


_READERS: dict[str, Callable[[str], tuple[str, Sequence[str]]]] = {
    ".md": _from_markdown,
    ".markdown": _from_markdown,
    ".html": _from_html,
    ".htm": _from_html,
}


def _keep_unused_notes(state: StateCore) -> None:
    """Number the footnotes that nothing refers to, for the plugin drops what has no number."""
    notes = state.env.get("footnotes", {})
    listed = notes.setdefault("list", {}) if notes else {}
    for label, number in notes.get("refs", {}).items():
        if number < 0:
            notes["refs"][label] = len(listed)
            listed[len(listed)] = {"label": label[1:], "count": 0}


def _note_mark(
    _: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f'<sup data-fn="n{tokens[index].meta["id"] + 1}"></sup>'


def _note_open(
    _: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f'<li data-note="n{tokens[index].meta["id"] + 1}">'


def _notes_open(*_: object) -> str:
    return '<ol data-notes="">'


def _notes_close(*_: object) -> str:
    return "</ol>"


def _nothing(*_: object) -> str:
    return ""


def _markdown() -> MarkdownIt:
    """Return a parser for CommonMark with tables, ~~struck~~ words and footnotes.

    HTML passes through it: whatever comes in is made canonical afterwards.
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 1000}).enable(
        ["table", "strikethrough"]
    )
    parser.use(front_matter_plugin).use(footnote_plugin)
    parser.core.ruler.before("footnote_tail", "unused_notes", _keep_unused_notes)
    parser.add_render_rule("footnote_ref", _note_mark)
    parser.add_render_rule("footnote_open", _note_open)
    parser.add_render_rule("footnote_block_open", _notes_open)
    parser.add_render_rule("footnote_block_close", _notes_close)
    parser.add_render_rule("footnote_anchor", _nothing)
    parser.add_render_rule("front_matter", _nothing)
    return parser


_MARKDOWN = _markdown()
