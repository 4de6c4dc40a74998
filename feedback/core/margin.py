"""What people wrote beside the words of a Word file, with the answers.

Pure: reads a package that was opened with care.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from documents.core.package import Element, Package
from documents.core.wordparts import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SIGNS = {W + "tab": " ", W + "br": "\n"}


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside the text; ``paragraph`` is what its answers point at."""

    id: str
    author: str
    text: str
    paragraph: str
    answers: tuple[Comment, ...] = ()


def comments_of(package: Package) -> Sequence[Comment]:
    """Return the comments in the file, answers below what they answer."""
    root = package.tree("word/comments.xml")
    if root is None:
        return ()
    parents = _parents(package.tree("word/commentsExtended.xml"))
    said = [_comment(each) for each in root.findall(W + "comment")]
    by_paragraph = {each.paragraph: each for each in said if each.paragraph}
    tops: list[Comment] = []
    answers: dict[str, list[Comment]] = {}
    for each in said:
        top = each
        while parents.get(top.paragraph) in by_paragraph:
            above = by_paragraph[parents[top.paragraph]]
            if above is each:
                break
            top = above
        if top is each:
            tops.append(each)
        else:
            answers.setdefault(top.id, []).append(each)
    return [replace(top, answers=tuple(answers.get(top.id, ()))) for top in tops]


def _parents(root: Element | None) -> Mapping[str, str]:
    found = () if root is None else root.findall(_W15 + "commentEx")
    return {
        each.get(_W15 + "paraId", ""): each.get(_W15 + "paraIdParent")
        for each in found
        if each.get(_W15 + "paraIdParent")
    }


def _comment(element: Element) -> Comment:
    paragraphs = element.findall(W + "p")
    lines = []
    for paragraph in paragraphs:
        words = (
            _SIGNS.get(each.tag, each.text or "")
            for each in paragraph.iter(W + "t", W + "tab", W + "br")
        )
        lines.append("".join(words).strip())
    return Comment(
        id=element.get(W + "id", ""),
        author=element.get(W + "author", ""),
        text="\n".join(lines).strip(),
        paragraph=paragraphs[-1].get(_W14 + "paraId", "") if paragraphs else "",
    )
