"""WeasyPrint at work: one paper laid out, proofread, tagged and written.

Runs in a process of its own (child.py), for a text that asks too much must be
stopped from outside. Fetches nothing, reads no clock.
"""

from __future__ import annotations

from html import unescape
from itertools import chain
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from exports.pdf import direction, fonts, proofreading, tags
from exports.pdf.fetching import SCHEME, Fatal, OnlyAssets
from exports.pdf.metadata import take_over
from exports.pdf.paper import Made, Paper
from exports.pdf.refusals import Refused, too_deep

VARIANT = "pdf/a-2a"

tags.install()


def render(paper: Paper) -> Made:
    """Return the PDF of ``paper``: PDF/A-2a and PDF/UA-1. Raises Refused."""
    try:
        return _render(paper)
    except Fatal as error:
        raise error.refusal from error
    except RecursionError as error:
        raise too_deep() from error


def _render(paper: Paper) -> Made:
    # Also what stands in an attribute, such as the title in the heads, or as an entity.
    more = fonts.needed_for(unescape(paper.html))
    fetcher = OnlyAssets(chain(paper.assets, fonts.assets(), (face.asset() for face in more)))
    source = HTML(string=paper.html, base_url=SCHEME, url_fetcher=fetcher)
    body = source.etree_element.find("body")
    proofreading.check_words(body, paper.sources)
    direction.turn(body)
    config = FontConfiguration()
    style = CSS(
        string=fonts.style_of(more), base_url=SCHEME, url_fetcher=fetcher, font_config=config
    )
    document = source.render(pdf_variant=VARIANT, font_config=config, stylesheets=[style])
    page_boxes = [page._page_box for page in document.pages]  # noqa: SLF001 - what was laid out
    # First, for a picture that cannot be drawn leaves its alternative on the paper.
    proofreading.check_pictures(body, page_boxes)
    proofreading.check_painted(body, page_boxes)
    for page, page_box in zip(document.pages, page_boxes, strict=True):
        # Every inline box in a link would get an annotation of its own, and those
        # inside another one break PDF/UA (7.18.5): only the link itself keeps it.
        page.links[:] = [link for link in page.links if link[3].element_tag == "a"]
        tags.say_what_is_meant(page_box)
    take_over(document.metadata, paper.about)
    content = document.write_pdf(
        pdf_variant=VARIANT,
        pdf_identifier=paper.fingerprint()[:32].encode(),
        finisher=_finish,
    )
    return Made(content=content, pages=len(document.pages))


def _finish(document: Any, pdf: Any) -> None:
    _describe_links(document)
    _index_ids(pdf)
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _describe_links(document: Any) -> None:
    """Give each link the words it stands on, instead of a raw address."""
    for page in document.pages:
        for kind, target, _, box in page.links:
            if box.link_annotation is None or box.element is None:
                continue
            words = " ".join("".join(box.element.itertext()).split())
            label = box.element.get("aria-label") or words
            if kind == "external" and label != target:
                label = f"{label} ({target})"
            box.link_annotation["Contents"] = pydyf.String(label or target)


def _index_ids(pdf: Any) -> None:
    """Structure elements with an ID (header cells) must be listed in an IDTree."""
    elements: list[Any] = [
        thing
        for thing in pdf.objects
        if isinstance(thing, dict) and thing.get("Type") == "/StructElem" and "ID" in thing
    ]
    if not elements:
        return
    elements.sort(key=lambda element: str(element["ID"].string))
    names = list(chain.from_iterable((e["ID"], e.reference) for e in elements))
    limits = pydyf.Array([elements[0]["ID"], elements[-1]["ID"]])
    leaf = pydyf.Dictionary({"Limits": limits, "Names": pydyf.Array(names)})
    pdf.add_object(leaf)
    tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    pdf.add_object(tree)
    root = tags.object_of(pdf, pdf.catalog["StructTreeRoot"])
    root["IDTree"] = tree.reference


__all__ = ["Refused", "render"]
