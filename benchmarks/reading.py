"""Measure the reading page on the server, beside the bars it must pass.

    python -m benchmarks.reading

In a database of its own, which is thrown away: 200 blocks with 10 and with 1,000
comments, and 20 pages with 300. Asked as a member who is signed in.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from documents.models import Version

TEXT = (
    "De bewoners van de buurt vragen om een plein waar kinderen veilig kunnen spelen en waar "
    "oudere buren in de schaduw van de bomen kunnen zitten. De gemeente heeft beloofd om voor "
    "de zomer met een voorstel te komen en wij willen daar op tijd iets over kunnen zeggen."
)
WORDS = TEXT.split()
PAGE = 400  # words on a printed page
TIMES = 7


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    value: float
    most: float
    unit: str

    def __str__(self) -> str:
        mark = "ok  " if self.value <= self.most else "OVER"
        return f"{mark} {self.name:<58}{self.value:>9.1f} {self.unit:<8} (at most {self.most:g})"


def main() -> None:
    with database():
        bars = list(_measured())
    for bar in bars:
        print(bar)
    sys.exit(any(bar.value > bar.most for bar in bars))


def _measured() -> Iterator[Bar]:
    from django.core.cache import caches  # noqa: PLC0415 - after the settings

    few, many = long_paper("weinig", blocks=200, said=10), long_paper("veel", blocks=200, said=1000)
    reader = _reader()
    queries_few, queries_many = _queries(reader, few), _queries(reader, many)
    yield Bar("queries, 200 blocks, 10 comments", queries_few, 12, "")
    yield Bar("queries, 200 blocks, 1,000 comments", queries_many, 12, "")
    yield Bar("queries that came with 990 comments", abs(queries_many - queries_few), 0, "")
    bare = long_paper("kaal", blocks=200, said=0)
    clear = caches["pages"].clear
    alone = seconds(lambda: _rendered(many))
    bare_cold = seconds(lambda: _get(reader, bare), before=clear)
    bare_warm = seconds(lambda: _get(reader, bare))
    cold = seconds(lambda: _get(reader, many), times=2, before=clear)
    warm = seconds(lambda: _get(reader, many))
    after_one = seconds(lambda: _get(reader, many), before=lambda: say_one(many, 1))
    _tell("200 blocks rendered, without a page", alone)
    _tell("their page without comments, made anew / kept", bare_cold, bare_warm)
    _tell("their page with 1,000 comments, made anew / kept", cold, warm)
    _tell("... when one comment came", after_one)
    print(f"     ... against the bare page made anew: {after_one / bare_cold:.1f} times")
    yield Bar("kept page with 1,000 comments, against the bare one", warm / bare_warm, 3, "times")
    letters = long_paper("twintig", blocks=120, said=300, words=20 * PAGE // 120)
    size = len(gzip.compress(_get(reader, letters)))
    yield Bar("HTML of 20 pages with 300 comments", size / 1024, 60, "KiB gz")


def _rendered(version: Version) -> None:
    """What the text costs by itself: read from the database, parsed, and written."""
    from documents.core.rendering import render  # noqa: PLC0415
    from documents.models import Version as Fresh  # noqa: PLC0415

    found = Fresh.objects.get(pk=version.pk)
    render(found.html, (), lambda block: (str(block.number), ""))


def _tell(what: str, *seconds: float) -> None:
    print(f"     {what}: {' / '.join(f'{each * 1000:.1f}' for each in seconds)} ms")


def _get(reader: Client, version: Version) -> bytes:
    answer = reader.get(version.get_absolute_url())
    assert answer.status_code == 200
    content: bytes = answer.content
    return content


def _queries(reader: Client, version: Version) -> int:
    from django.core.cache import caches  # noqa: PLC0415

    caches["pages"].clear()
    return queries(lambda: _get(reader, version))


def queries(act: Callable[[], object]) -> int:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def seconds(
    act: Callable[[], object], *, times: int = TIMES, before: Callable[[], object] | None = None
) -> float:
    taken = []
    for _ in range(times):
        if before is not None:
            before()
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return median(taken)


def long_paper(slug: str, *, blocks: int, said: int, words: int = 60) -> Version:
    """A paper of so many blocks of so many words, with comments spread over it."""
    from tests.world import frozen, open_round, paper  # noqa: PLC0415

    def block(number: int) -> str:
        if number % 10 == 0:
            return f"<h2>Hoofdstuk {number // 10 + 1}</h2>"
        at = number * 7 % len(WORDS)
        turned = (WORDS[at:] + WORDS[:at]) * (words // len(WORDS) + 1)
        return f"<p>{' '.join(turned[:words])} Tot zover nummer {number}.</p>"

    version = frozen(paper(*(block(number) for number in range(blocks)), slug=slug))
    open_round(version)
    for number in range(said):
        say_one(version, number)
    return version


def say_one(version: Version, number: int) -> None:
    """A comment, or every third a suggestion, and now and then a reply or a decision."""
    from documents.core.span import Span  # noqa: PLC0415
    from feedback.actions import comments  # noqa: PLC0415
    from feedback.actions.comments import About, Sender  # noqa: PLC0415
    from feedback.models import Scope  # noqa: PLC0415
    from tests.world import decided, editor_of  # noqa: PLC0415

    sender = Sender.of(editor_of(version.document))
    paragraphs = [each for each in version.blocks if each.kind == "paragraph"]
    block = paragraphs[number * 37 % len(paragraphs)]
    start = block.start + number * 13 % max(1, len(block.words) - 40)
    said = comments.comment(
        version,
        sender=sender,
        text=f"Reactie {number}: dit kan duidelijker, want zo weten wij niet wat er bedoeld is.",
        about=About(scope=Scope.SPAN, span=Span(start, start + 25)),
        replacement="een duidelijker woord" if number % 3 == 0 else None,
    )
    if number % 4 == 0:
        comments.reply(said, sender=sender, text="Daar sluit ik mij bij aan.")
    if number % 5 == 0:
        decided(said)


def _reader() -> Client:
    from django.test import Client as Browser  # noqa: PLC0415

    from tests.world import person  # noqa: PLC0415

    reader = Browser(HTTP_HOST="localhost")
    reader.force_login(person("Ans", member=True), "django.contrib.auth.backends.ModelBackend")
    return reader


@contextmanager
def database() -> Iterator[None]:
    """A fresh database in a folder that is thrown away, with the site set up on it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="config.settings",
            DEBUG="1",
            VAR_DIR=folder,
            # The real ones: a page is laid out with the letters that readers get.
            FONTS_DIR=str(Path(__file__).resolve().parent.parent / "var" / "fonts"),
        )
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415 - with the settings above

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        # As in use: with templates kept, and without a list of every query.
        settings.DEBUG = False
        settings.ALLOWED_HOSTS = ["localhost"]
        call_command("migrate", verbosity=0)
        yield


if __name__ == "__main__":
    main()
