"""Any HTML at all, for property tests; and what a browser would read in it."""

from __future__ import annotations

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

TAGS = (
    "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "thead", "tbody", "caption",
    "figure", "figcaption", "blockquote", "h1", "h2", "h3", "h4", "h6", "b", "i", "em",
    "strong", "a", "sup", "sub", "span", "br", "hr", "img", "pre", "section", "marquee", "form",
    "u",
)  # fmt: skip
UNSEEN = ("button", "svg", "math", "script", "style", "select")
ATTRIBUTES = (
    "", "", "", "", " data-b=b1", " data-b=q7", " data-b='B x'", " href='https://x.nl/é?a=b&c'",
    " href=//x", " href=javascript:x", " colspan=3", " rowspan=2", " rowspan=0", " start=4",
    " src=/media/kaart.png alt='kaart é'", " src=https://x.nl/a.png", " data-fn=n1",
    " data-fn='Z z'", " style=color:red onclick=x", " data-ui",
)  # fmt: skip
WORDS = (
    "de ", "het", "fietspad ", "  ", "\n", "e", "\u0301", "\u0323", "&nbsp;", "\u2028", "&amp;",
    "&lt;b", "😀", "\u00ad", "\u200b", "\ufffc", "a\x0bb", "\u202e", "x\ty", "\u1100", "\u1161",
    "\x85", "&#0;", "\0", "<!-- weg -->", "\ud800", "Å", "\u200d", "’s", "<", "</", "<p",
    "&#xfffc;",
)  # fmt: skip
PIECES = (
    "<ol data-notes><li data-note=n1>noot<li data-note='Z z'>tweede <b>noot</b></ol>",
    "<table><tr><td rowspan=3>a<th><td>c<tr><tr><td>d</table>",
    "<p>woord<sup data-fn=n1></sup> en <strong>nog <em>een</em></strong></p>",
    "<ul><li>een<ul><li>twee</ul><li>drie</ul>",
    "<figure><img src=/media/a.png alt=a><figcaption>bij</figcaption></figure>",
    "<table><caption>wat</caption><tr><th>kop<th>kop<tr><td>cel<td>cel</table>",
)


def pieces(tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    tag = st.sampled_from(tags)
    return st.one_of(
        st.sampled_from(WORDS),
        st.text(max_size=6),
        st.builds("<{}{}>".format, tag, st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, tag),
        st.sampled_from(PIECES),
    )


soups = st.lists(pieces((*TAGS, *UNSEEN)), max_size=30).map("".join)
# Without what is dropped, moved or told apart by attributes.
plain_soups = st.lists(
    st.one_of(
        st.sampled_from(("de ", "het ", "fietspad", "\n", "é", "😀", "<br>", "&amp;", "&nbsp;")),
        st.sampled_from([tag for tag in TAGS if tag not in ("caption", "a")]).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
    ),
    max_size=40,
).map("".join)


def body(html: str) -> LexborNode:
    found = LexborHTMLParser("<!doctype html><body>" + html).body
    assert found is not None
    return found


def shown(node: LexborNode) -> str:
    """Return the reading text of a node, by the rules for a browser."""
    words = []
    child = node.first_child
    while child is not None:
        tag = child.tag
        attributes = {} if tag.startswith("-") else child.attributes
        if tag == "-text":
            words.append(child.text_content)
        elif tag.startswith("-") or "data-ui" in attributes:
            pass
        elif tag == "br":
            words.append("\u2028")
        elif "data-fn" in attributes:
            words.append("\ufffc")
        else:
            if tag in ("td", "th") and child.prev is not None:
                words.append("\t")
            words.append(shown(child))
        child = child.next
    return "".join(words)


def text_of_page(html: str) -> str:
    """Return the reading text of a page, block by block."""
    return "\n".join(shown(block) for block in body(html).css("[data-b]"))


def lines(*each: str) -> str:
    """Return HTML as it is written: a line for every block."""
    return "\n".join(each)
