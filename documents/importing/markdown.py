"""Markdown becomes HTML. The only door to markdown-it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from documents.importing.imported import Imported

_TITLE = re.compile(r"^title:[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|(.*))$", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")


def from_markdown(text: str) -> Imported:
    """Return CommonMark with tables, struck words and footnotes as HTML; front matter is left out.

    The title is that of the front matter.
    """
    env: EnvType = {}
    tokens = _MARKDOWN.parse(text, env)
    front = [token.content for token in tokens if token.type == "front_matter"]
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, env)
    return Imported(html, ("front matter",) if front else (), _title("\n".join(front)))


def _title(front: str) -> str:
    found = _TITLE.search(front)
    if not found:
        return ""
    return _ESCAPED.sub(r"\1", found[1]) if found[1] is not None else found[2].strip().strip("'")


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
