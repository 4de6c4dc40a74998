"""Measure the making and the serving of files, beside the bars they must pass.

    python -m benchmarks.publishing

Every kind of PDF of 5, 20 and 100 pages against WeasyPrint alone, and against Chromium's
print-to-PDF, on the same HTML; then the download of a made file against a server of
static files. In a database of its own, which is thrown away; all on 127.0.0.1.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import downloading
from benchmarks.reading import Bar, database, long_paper, say_one

if TYPE_CHECKING:
    from exports.pdf import Paper

SIZES = {5: 24, 20: 105, 100: 540}  # pages: blocks that fill about so many
KINDS = ("clean", "numbered", "comments", "redline", "report")
RATIO, LONGEST = 1.15, 30.0  # times WeasyPrint alone; seconds for 100 pages
CHROMIUM = "/usr/bin/chromium"
# What somebody would write who only wants an accessible PDF of this page.
BARE = """
import json, sys, warnings
warnings.simplefilter("ignore")
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse
from exports.pdf import Paper, fonts
paper = Paper.from_json(json.load(sys.stdin))
assets = {f"asset:{a.name}": a.content for a in (*paper.assets, *fonts.assets())}
types = {"css": "text/css", "otf": "font/otf", "svg": "image/svg+xml"}
class Fetch(URLFetcher):
    def fetch(self, url, headers=None):
        return URLFetcherResponse(url, assets[url], {"Content-Type": types[url.rpartition(".")[2]]})
HTML(string=paper.html, base_url="asset:", url_fetcher=Fetch()).write_pdf(
    sys.argv[1], pdf_variant="pdf/ua-1"
)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one file took: processor seconds of WeasyPrint's process, and seconds in all."""

    processor: float
    wall: float
    pages: int = 0


def main() -> None:
    with database():
        bars = [*_measured(), *downloading.measured()]
    for bar in bars:
        print(bar)
    sys.exit(any(bar.value > bar.most for bar in bars))


def _measured() -> Iterator[Bar]:
    print(f"{'kind':<10}{'pages':>6}{'ours, CPU s':>13}{'alone, CPU s':>14}{'Chromium, s':>13}")
    for size, blocks in SIZES.items():
        ratios = []
        for kind, paper in _papers(size, blocks):
            # A short file takes less than a second, of which another process steals a tenth.
            times = 1 if size == max(SIZES) else 3
            ours, alone = _least(_ours, paper, times), _least(_alone, paper, times)
            chromium = _chromium(paper)
            shown = f"{chromium:>13.1f}" if chromium is not None else f"{'–':>13}"
            print(
                f"{kind:<10}{ours.pages:>6}{ours.processor:>13.1f}{alone.processor:>14.1f}{shown}",
                flush=True,
            )
            ratios.append((ours.processor / alone.processor, kind))
            if size == max(SIZES) and kind == "clean":
                yield Bar(f"the clean text of {ours.pages} pages", ours.wall, LONGEST, "s")
        worst, kind = max(ratios)
        yield Bar(f"about {size} pages ({kind}), against WeasyPrint alone", worst, RATIO, "times")


def _papers(size: int, blocks: int) -> Iterator[tuple[str, Paper]]:
    """Each kind of a text that fills about ``size`` pages, with three comments a page."""
    from exports.composing import compose  # noqa: PLC0415 - after the settings
    from tests.world import frozen, write  # noqa: PLC0415

    first = long_paper(f"stuk-{size}", blocks=blocks, said=3 * size)
    text = first.html.replace("een plein waar", "een groot plein waar").replace("voor", "vóór")
    write(first.document, text)
    version = frozen(first.document)
    for number in range(size):
        say_one(version, number)
    for kind in KINDS:
        yield kind, compose(version, kind, first if kind == "redline" else None)


def _least(make: Callable[[Paper], Taken], paper: Paper, times: int) -> Taken:
    """Return the run that took least: what the work itself costs, whatever else ran."""
    return min((make(paper) for _ in range(times)), key=lambda taken: taken.processor)


def _ours(paper: Paper) -> Taken:
    from exports.pdf import make_pdf  # noqa: PLC0415

    before, start = _processor(), perf_counter()
    made = make_pdf(paper)
    return Taken(_processor() - before, perf_counter() - start, made.pages)


def _alone(paper: Paper) -> Taken:
    from exports.pdf import _environment  # noqa: PLC0415

    before, start = _processor(), perf_counter()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as target:
        subprocess.run(
            [sys.executable, "-c", BARE, target.name],
            input=json.dumps(paper.to_json()).encode(),
            env=_environment(),
            check=True,
        )
    return Taken(_processor() - before, perf_counter() - start)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _chromium(paper: Paper) -> float | None:
    """Seconds that Chromium takes, its start included; None where there is none."""
    if not Path(CHROMIUM).exists():
        return None
    from exports.pdf import fonts  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp())
    for asset in (*paper.assets, *fonts.assets()):
        (folder / asset.name).write_bytes(asset.content.replace(b"asset:", b""))
    (folder / "page.html").write_text(paper.html.replace("asset:", ""))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    start = perf_counter()
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={folder / 'page.pdf'}", str(folder / "page.html")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    taken = perf_counter() - start
    shutil.rmtree(folder)
    return taken


if __name__ == "__main__":
    main()
