"""What the styles of our Word files look like: our colors, one font that every machine has."""

from __future__ import annotations

from collections.abc import Iterator

FONT = "Arial"
INK, QUIET, LINE = "1B2430", "5A6472", "C9CFD1"
LISTS = 9

# name, id, kind, what it is based on, looks of the paragraph, looks of the words
Look = tuple[str, str, str, str, str, str]


def styles_xml() -> Iterator[str]:
    """Yield every style as the element that stands in a file."""
    for name, key, kind, based, paragraph, words in looks():
        default = ' w:default="1"' if key == "Normal" else ""
        parent = f'<w:basedOn w:val="{based}"/>' if based else ""
        following = '<w:next w:val="Normal"/>' if name.startswith(("Heading", "Title")) else ""
        inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
        inner += f"<w:rPr>{words}</w:rPr>" if words else ""
        yield (
            f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>'
            f"{parent}{following}<w:qFormat/>{inner}</w:style>"
        )


def list_definition(key: int, form: str) -> str:
    """Return the definition of a list with bullets or numbers, for all its levels."""
    levels = ""
    for level in range(LISTS):
        sign = "•" if form == "bullet" else f"%{level + 1}."
        levels += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{indent_of(level)}" w:hanging="425"/></w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def looks() -> Iterator[Look]:
    """Yield every style that our files use."""
    yield ("Normal", "Normal", "paragraph", "", _space(0, 140, 290), _words(22))
    yield ("Title", "Title", "paragraph", "Normal", _space(0, 120), _words(44, bold=True))
    for level, size in ((1, 30), (2, 26), (3, 22)):
        before = _space(360 - 60 * level, 100, keep=True) + f'<w:outlineLvl w:val="{level - 1}"/>'
        name, key = f"Heading {level}", f"Heading{level}"
        yield (name, key, "paragraph", "Normal", before, _words(size, bold=True))
    quote = _space(120, 160) + '<w:ind w:left="567" w:right="567"/>'
    yield ("Quote", "Quote", "paragraph", "Normal", quote, "<w:i/>")
    yield ("List Paragraph", "ListParagraph", "paragraph", "Normal", _space(0, 70), "")
    for level in range(1, LISTS + 1):
        number = f" {level}" if level > 1 else ""
        indent = _space(0, 70) + f'<w:ind w:left="{indent_of(level - 1)}"/>'
        key = f"ListContinue{number.strip()}"
        yield (f"List Continue{number}", key, "paragraph", "Normal", indent, "")
    yield from _around()
    yield ("footer", "Footer", "paragraph", "Normal", "", _size(18))
    yield ("footnote text", "FootnoteText", "paragraph", "Normal", _space(0, 40), _size(18))
    raised = '<w:vertAlign w:val="superscript"/>'
    yield ("footnote reference", "FootnoteReference", "character", "", "", raised)
    link = '<w:color w:val="0B5CAD"/><w:u w:val="single"/>'
    yield ("Hyperlink", "Hyperlink", "character", "", "", link)


def _around() -> Iterator[Look]:
    """Yield the styles of what stands above the text, and in and around tables and pictures."""
    quiet = f'<w:i/><w:color w:val="{QUIET}"/><w:sz w:val="20"/>'
    yield ("Caption", "Caption", "paragraph", "Normal", _space(60, 200), quiet)
    before_table = _space(160, 80, keep=True)
    yield ("Table Caption", "TableCaption", "paragraph", "Caption", before_table, quiet)
    cell = _space(50, 50)
    yield ("Table Contents", "TableContents", "paragraph", "Normal", cell, "")
    yield ("Table Heading", "TableHeading", "paragraph", "Normal", cell, "<w:b/>")
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{QUIET}"/></w:pBdr>'
        + _space(0, 200)
    )
    yield ("Horizontal Line", "HorizontalLine", "paragraph", "Normal", rule, "")
    about = f'<w:color w:val="{QUIET}"/><w:sz w:val="20"/>'
    yield ("Samenspraak Version", "SamenspraakVersion", "paragraph", "Normal", "", about)
    yield ("Samenspraak Summary", "SamenspraakSummary", "paragraph", "Normal", "", "<w:i/>")


def indent_of(level: int) -> int:
    """Return how far the words of a list stand from the margin, in twentieths of a point."""
    return 425 * (level + 1)


def _space(before: int, after: int, line: int = 0, *, keep: bool = False) -> str:
    kept = "<w:keepNext/>" if keep else ""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'{kept}<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _words(size: int, *, bold: bool = False) -> str:
    font = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    return f'{font}{"<w:b/>" if bold else ""}<w:color w:val="{INK}"/>{_size(size)}'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
