"""What editors do with a keyboard, a mouse and a clipboard in the editor of the draft."""

from __future__ import annotations

from contextlib import contextmanager

from playwright.sync_api import expect

from documents import actions
from documents.models import Document, Draft

SLUG = "kort"
DRAFT = f"/stukken/{SLUG}/werktekst/"
TEXT = (
    '<h2 data-b="b1">Kop</h2><p data-b="b2">Eerste alinea.</p><p data-b="b3">Tweede alinea.</p>'
    '<p data-b="b4">Derde alinea.</p>'
)
_GIVEN = """async () => {
  const {forServer} = await import('/static/js/writing/exchange.js')
  return forServer(document.querySelector('#writing').editor)
}"""
_ROUND_TRIP = """async html => {
  const [{forServer}, {replaceText}] = await Promise.all(
    [import('/static/js/writing/exchange.js'), import('/static/js/writing/replacing.js')])
  const {editor} = document.querySelector('#writing')
  replaceText(editor, html)
  return forServer(editor)
}"""
_PASTE = """({html, plain}) => {
  const data = new DataTransfer()
  if (html) data.setData('text/html', html)
  data.setData('text/plain', plain)
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
  document.querySelector('#writing').dispatchEvent(event)
}"""
_CARET = """([words, atEnd]) => {
  const {editor} = document.querySelector('#writing')
  let place = -1
  editor.state.doc.descendants((node, at) => {
    const found = node.isText ? node.text.indexOf(words) : -1
    if (found >= 0 && place < 0) place = at + found + (atEnd ? words.length : 0)
  })
  editor.chain().setTextSelection(place).focus().run()
  return place
}"""


def prepare(text: str = TEXT, by=None) -> None:
    """Put a short text in the draft."""
    document = Document.objects.get(slug=SLUG)
    actions.save_draft(document, text, base=draft().saves, by=by)


def draft() -> Draft:
    return Draft.objects.get(document__slug=SLUG)


def opened(window):
    page = window.open(DRAFT)
    expect(page.locator("#writing")).to_be_visible()
    return page


def caret(page, words: str, *, at_end: bool = True) -> None:
    assert page.evaluate(_CARET, [words, at_end]) >= 0
    expect(page.locator("#writing")).to_be_focused()


def paste(page, html: str = "", plain: str = "") -> None:
    page.evaluate(_PASTE, {"html": html, "plain": plain})


def given(page) -> str:
    return page.evaluate(_GIVEN)


def round_trip(page, html: str) -> str:
    return page.evaluate(_ROUND_TRIP, html)


def saved(page, *, by_itself: bool = False) -> str:
    """Save, or wait until the page does; return the draft once the server has everything."""
    page.wait_for_timeout(50)  # Until the page has seen the last key.
    if not by_itself:
        page.keyboard.press("Control+s")
    expect(page.locator("[data-status]")).to_have_attribute("data-state", "saved", timeout=8000)
    return draft().html


@contextmanager
def without_network(window):
    """Let nothing reach the server, and forgive the browser that it complains of that."""
    before = list(window.faults)
    context = window.page.context
    context.route("**/*", _refuse)
    yield
    context.unroute("**/*", _refuse)
    window.faults[:] = before


def _refuse(route):
    if route.request.method == "POST":
        route.abort("connectionrefused")
    else:
        route.continue_()
