"""Word files as they come back: what was sent out, with tracked changes and comments in it."""

from __future__ import annotations

import copy
from io import BytesIO
from itertools import count

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from documents.core.package import opened, repacked
from exports import gather
from exports.textfiles import as_docx

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class SentBack:
    """The Word file of a version, in which somebody writes. Words stand in one run, and once."""

    def __init__(self, version, author="Truus de Wit"):
        self.author = author
        self._document = docx.Document(BytesIO(as_docx(gather.edition(version))))
        self._ids = count(1000)
        self._answers = []

    def content(self):
        saved = BytesIO()
        self._document.save(saved)
        return self._with_answers(saved.getvalue()) if self._answers else saved.getvalue()

    # --- Tracked changes -----------------------------------------------------------------
    def leave_out(self, words):
        self._mark_removed(self._run(words), "w:del")

    def put_in(self, after, words):
        """Insert words right after others."""
        run = self._run(after)
        run.addnext(self._change("w:ins", self._like(run, words)))

    def put_instead(self, words, others):
        run = self._run(words)
        added = self._change("w:ins", self._like(run, others))
        self._mark_removed(run, "w:del").addnext(added)

    def move(self, words, after):
        target = self._run(after)
        target.addnext(self._change("w:moveTo", self._like(target, words)))
        self._mark_removed(self._run(words), "w:moveFrom")

    def leave_out_paragraph(self, words):
        paragraph = self._run(words).getparent()
        for run in list(paragraph.iter(qn("w:r"))):
            self._mark_removed(run, "w:del")
        self._mark_end(paragraph, "w:del")

    def join_with_next(self, words):
        self._mark_end(self._run(words).getparent(), "w:del")

    def split_after(self, words):
        run = self._run(words)
        paragraph = run.getparent()
        rest = OxmlElement("w:p")
        rest.append(copy.deepcopy(paragraph.find(qn("w:pPr"))))
        for sibling in list(run.itersiblings()):
            rest.append(sibling)
        paragraph.addnext(rest)
        self._mark_end(paragraph, "w:ins")

    def new_paragraph(self, after, words):
        """Put a paragraph after the one with those words."""
        paragraph = self._run(after).getparent()
        added = OxmlElement("w:p")
        added.append(copy.deepcopy(paragraph.find(qn("w:pPr"))))
        added.append(self._change("w:ins", self._like(self._run(after), words)))
        self._mark_end(added, "w:ins")
        paragraph.addnext(added)

    # --- Comments --------------------------------------------------------------------------
    def say(self, words, text, *, answer=None, through=None):
        """Write beside words, or beside all from those through others."""
        run = [Run(self._run(each), self._document) for each in (words, through) if each]
        said = self._document.add_comment(run, text=text, author=self.author)
        if answer:
            back = self._document.add_comment(run, text=answer, author="Redactie")
            self._answers.append((self._named(said), self._named(back)))

    def _named(self, comment):
        name = f"{next(self._ids):08X}"
        comment._comment_elm.findall(qn("w:p"))[-1].set(_PARA_ID, name)
        return name

    def _with_answers(self, content):
        rows = "".join(
            f'<w15:commentEx w15:paraId="{said}"/>'
            f'<w15:commentEx w15:paraId="{back}" w15:paraIdParent="{said}"/>'
            for said, back in self._answers
        )
        part = f'<w15:commentsEx xmlns:w15="{_W15}">{rows}</w15:commentsEx>'.encode()
        return repacked({**opened(content).parts, "word/commentsExtended.xml": part})

    # --- Runs --------------------------------------------------------------------------------
    def _run(self, words):
        """The run of exactly these words, which are cut out of a longer one."""
        for text in self._document.element.body.iter(qn("w:t")):
            at = (text.text or "").find(words)
            if at >= 0 and text.getparent().getparent().tag == qn("w:p"):
                return self._cut(text, at, at + len(words))
        raise LookupError(words)

    def _cut(self, text, start, end):
        run, whole = text.getparent(), text.text
        for part, before in ((whole[:start], True), (whole[end:], False)):
            if part:
                (run.addprevious if before else run.addnext)(self._like(run, part))
        text.text = whole[start:end]
        return run

    def _like(self, run, words):
        new = OxmlElement("w:r")
        if (looks := run.find(qn("w:rPr"))) is not None:
            new.append(copy.deepcopy(looks))
        text = OxmlElement("w:t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        new.append(text)
        return new

    def _change(self, tag, *inner):
        change = OxmlElement(tag)
        change.set(qn("w:id"), str(next(self._ids)))
        change.set(qn("w:author"), self.author)
        change.set(qn("w:date"), "2026-11-20T10:00:00Z")
        change.extend(inner)
        return change

    def _mark_removed(self, run, tag):
        change = self._change(tag)
        run.addprevious(change)
        change.append(run)
        if tag == "w:del":
            for text in list(run.iter(qn("w:t"))):
                text.tag = qn("w:delText")
        return change

    def _mark_end(self, paragraph, tag):
        looks = paragraph.find(qn("w:pPr"))
        mark = looks.find(qn("w:rPr"))
        if mark is None:
            mark = OxmlElement("w:rPr")
            looks.append(mark)
        mark.append(self._change(tag))
