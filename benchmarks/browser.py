"""Measure the reading page in a browser, beside the bars it must pass.

    python -m benchmarks.browser

On the papers of benchmarks.reading, in a database that is thrown away, with a server on
this machine. "Laid out" is from the start of loading until the cards lie beside their words.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from benchmarks.reading import PAGE, Bar, _reader, database, long_paper

STATIC = Path(__file__).resolve().parent.parent / "static"
NOT_THERE = {"steps.js"}  # on another page
TIMES = 3
OBSERVE = """
  window.longest = 0
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration)
  }).observe({type: 'longtask', buffered: true})
  const seen = new MutationObserver(() => {
    if (document.querySelector('.rail.laid') && document.documentElement.dataset.writes === '') {
      seen.disconnect()
      requestAnimationFrame(() => setTimeout(() => { window.laid = performance.now() }))
    }
  })
  seen.observe(document, {subtree: true, attributes: true, childList: true})
"""
SELECT = """() => {
  const isLong = each => each.firstChild.nodeType === 3 && each.firstChild.length > 20
  const block = [...document.querySelectorAll('main .text p[data-b]')].find(isLong)
  block.scrollIntoView({block: 'center'})
  return new Promise(done => setTimeout(() => {
    const start = performance.now()
    const bar = document.querySelector('[data-toolbar]')
    new MutationObserver(() => bar.hidden || requestAnimationFrame(
      () => done(performance.now() - start))).observe(bar, {attributes: true})
    const range = document.createRange()
    range.setStart(block.firstChild, 2)
    range.setEnd(block.firstChild, 12)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
  }, 500))
}"""
SEND = """() => new Promise(done => {
  const form = document.querySelector('form.composer')
  const before = document.querySelectorAll('.rail .card:not(.composer)').length
  const start = performance.now()
  new MutationObserver(() => {
    const now = document.querySelectorAll('.rail .card:not(.composer)').length
    if (now > before) requestAnimationFrame(() => done(performance.now() - start))
  }).observe(document.querySelector('.rail'), {childList: true, subtree: true})
  form.requestSubmit()
})"""


def main() -> None:
    with database():
        bars = list(_measured())
    for bar in bars:
        print(bar)
    sys.exit(any(bar.value > bar.most for bar in bars))


def _measured() -> Iterator[Bar]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    yield _scripts()
    papers = [
        (long_paper("twintig", blocks=120, said=300, words=20 * PAGE // 120), "20/300", 1000),
        (
            long_paper("tweehonderd", blocks=1200, said=1000, words=200 * PAGE // 1200),
            "200/1,000",
            2000,
        ),
    ]
    session = _reader().cookies["sessionid"].value
    with _site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for version, name, most in papers:
            address = f"{site}/stukken/{version.document.slug}/versie/{version.number}/"
            pages = [_page(browser, address, session) for _ in range(TIMES)]
            for what, at_most in (("laid out", most), ("longest task", 500), ("toolbar", 200)):
                taken = median(page[what] for page in pages)
                yield Bar(f"{what}, {name}", taken, at_most, "ms")
            yield Bar(f"post to card, {name}", median(page["card"] for page in pages), 500, "ms")
        browser.close()


def _scripts() -> Bar:
    scripts = [each for each in (STATIC / "js").glob("*.js") if each.name not in NOT_THERE]
    size = sum(len(gzip.compress(each.read_bytes())) for each in scripts)
    return Bar("scripts of the reading page", size / 1024, 30, "KiB gz")


def _page(browser: Any, address: str, session: str) -> dict[str, float]:
    """Open the page, select words and say something about them; return what each took."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.add_init_script(OBSERVE)
    page.goto(address)
    page.locator("html[data-writes]").wait_for()
    page.wait_for_timeout(500)
    taken = {"laid out": page.evaluate("laid"), "longest task": page.evaluate("longest")}
    taken["toolbar"] = page.evaluate(SELECT)
    page.locator('[data-what="comment"]').click()
    page.locator("form.composer [name=text]").fill("Dit kan duidelijker.")
    page.wait_for_timeout(300)
    taken["card"] = page.evaluate(SEND)
    context.close()
    return taken


@contextmanager
def _site() -> Iterator[str]:
    """The site on a free port of this machine."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    class Silent(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadedWSGIServer(("localhost", 0), Silent)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
