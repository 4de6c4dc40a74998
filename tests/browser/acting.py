"""What readers do with a mouse, a keyboard and a finger."""

from __future__ import annotations

from playwright.sync_api import expect

READING = "/stukken/plaats-aan-tafel/versie/3/"

_SPOT = """([words, atEnd]) => {
  const walker = document.createTreeWalker(document.querySelector('main .text'), 4)
  for (let node; node = walker.nextNode();) {
    const at = node.data.indexOf(words)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + words.length)
    node.parentElement.scrollIntoView({block: 'center'})
    const lines = range.getClientRects()
    const line = lines[atEnd ? lines.length - 1 : 0]
    return {x: atEnd ? line.right - 0.5 : line.left + 0.5, y: line.top + line.height / 2}
  }
}"""
_SELECT = """([first, last]) => {
  const find = words => {
    const walker = document.createTreeWalker(document.querySelector('main .text'), 4)
    for (let node; node = walker.nextNode();) {
      const at = node.data.indexOf(words)
      if (at >= 0) return [node, at]
    }
  }
  const range = document.createRange()
  const [end, at] = find(last)
  range.setStart(...find(first))
  range.setEnd(end, at + last.length)
  range.startContainer.parentElement.scrollIntoView({block: 'center'})
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  return range.toString()
}"""


def ready(page):
    """Wait until the script has dressed the page."""
    expect(page.locator("html")).to_have_attribute("data-writes", "")
    return page


def spot(page, words, *, at_end=False):
    return page.evaluate(_SPOT, [words, at_end])


def drag_over(page, words):
    """Select words with the mouse; they stand in one element."""
    spot(page, words)
    start, end = spot(page, words), spot(page, words, at_end=True)
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(end["x"], end["y"], steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()").strip() == words


def select(page, first, last=None):
    """Select from one word through another, as the handles of a touch screen do."""
    return page.evaluate(_SELECT, [first, last or first])


def toolbar(page):
    return page.get_by_role("toolbar")


def composer(page):
    return page.locator("form.composer")


def send(page):
    composer(page).locator("[data-send]").click()
    expect(composer(page)).to_have_count(0)
