"""What simpler ways would score on the same documents: the figures of docs/adr/0006.

    python -m benchmarks.rivals [FOLDER]

Takes some minutes; benchmarks.engine says what the folder holds. Every function below is
an adapter in the signature that the judging scripts call.
"""

from __future__ import annotations

import difflib
import json
import re
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import fast_diff_match_patch
from diff_match_patch import diff_match_patch

from benchmarks.engine import FOLDER, ROOT

Range = tuple[int, int]
Answer = Range | None
Run = tuple[int, int, int]

TOKEN = re.compile(r"\w+|\s|[^\w\s]")

OURS = "benchmarks.engine"
RELOCATE = ["search", "match", "characters", "difflib_words", f"{OURS}:relocate"]
COMPARE = ["show_characters", "show_difflib", f"{OURS}:compare_signs"]
MERGE = ["replace_first", "replace_only", "patch", f"{OURS}:merge"]


# --- Relocating -------------------------------------------------------------------------


def search(old: str, new: str, ranges: Sequence[Range]) -> list[Answer]:
    """The exact quote, at its place nearest to where it was."""
    return [_nearest(new, old[start:end], start) for start, end in ranges]


def _nearest(text: str, quote: str, near: int) -> Answer:
    places = text.rfind(quote, 0, near + len(quote)), text.find(quote, near)
    found = [place for place in places if place >= 0]
    if not found:
        return None
    place = min(found, key=lambda place: abs(place - near))
    return place, place + len(quote)


def match(old: str, new: str, ranges: Sequence[Range]) -> list[Answer]:
    """diff-match-patch's fuzzy match of both ends of the quote, with a hint."""
    matcher = diff_match_patch()
    # As it comes, words more than a thousand characters away are out of reach.
    matcher.Match_Distance = 10 * len(new)
    answers: list[Answer] = []
    for start, end in ranges:
        head, tail = old[start:end][:32], old[start:end][-32:]
        first = matcher.match_main(new, head, start)
        last = matcher.match_main(new, tail, first + end - start - len(tail))
        found = first >= 0 and last >= 0 and last + len(tail) > first
        answers.append((first, last + len(tail)) if found else None)
    return answers


def characters(old: str, new: str, ranges: Sequence[Range]) -> list[Answer]:
    """diff-match-patch on characters without a clock, both ends of the quote carried over."""
    return _carried(list(_character_runs(old, new)), ranges)


def _character_runs(old: str, new: str) -> Iterator[Run]:
    i = j = 0
    for kind, length in fast_diff_match_patch.diff(
        old, new, timelimit=0, checklines=False, cleanup="No", counts_only=True
    ):
        if kind == "=":
            yield i, j, length
        i += length if kind != "+" else 0
        j += length if kind != "-" else 0


def difflib_words(old: str, new: str, ranges: Sequence[Range]) -> list[Answer]:
    """The standard library on words, both ends of the quote carried over."""
    a, b = TOKEN.findall(old), TOKEN.findall(new)
    starts_a, starts_b = _starts(a), _starts(b)
    runs = [
        (starts_a[i], starts_b[j], starts_a[i + n] - starts_a[i])
        for i, j, n in difflib.SequenceMatcher(None, a, b).get_matching_blocks()
        if n
    ]
    return _carried(runs, ranges)


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _carried(runs: Sequence[Run], ranges: Sequence[Range]) -> list[Answer]:
    olds = [run[0] for run in runs]

    def carry(offset: int) -> int:
        index = bisect_right(olds, offset) - 1
        if index < 0:
            return 0
        i, j, length = runs[index]
        return j + min(offset - i, length)

    carried = [(carry(start), carry(end - 1) + 1) for start, end in ranges]
    return [(start, end) if end - start > 1 else None for start, end in carried]


# --- Comparing --------------------------------------------------------------------------


def show_characters(old: str, new: str) -> list[tuple[str, str]]:
    """diff-match-patch on characters, with its own cleaning up for readers."""
    changes = fast_diff_match_patch.diff(
        old, new, timelimit=0, checklines=False, cleanup="Semantic", counts_only=False
    )
    return [(kind, text) for kind, text in changes]


def show_difflib(old: str, new: str) -> list[tuple[str, str]]:
    """The standard library on words."""
    a, b = TOKEN.findall(old), TOKEN.findall(new)
    shown: list[tuple[str, str]] = []
    for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, a, b).get_opcodes():
        if tag == "equal":
            shown.append(("=", "".join(a[i:i_end])))
        else:
            shown += [("-", "".join(a[i:i_end])), ("+", "".join(b[j:j_end]))]
    return [change for change in shown if change[1]]


# --- Merging ----------------------------------------------------------------------------

Suggested = tuple[int, int, str]


def replace_first(old: str, new: str, suggestions: Sequence[Suggested]) -> list[tuple[str, Any]]:
    """Replace the first text like the quote."""
    quotes = [(old[start:end], words) for start, end, words in suggestions]
    return [
        ("applied", new.replace(quote, words, 1)) if quote in new else ("conflict", None)
        for quote, words in quotes
    ]


def replace_only(old: str, new: str, suggestions: Sequence[Suggested]) -> list[tuple[str, Any]]:
    """Replace the quote where it occurs just once."""
    quotes = [(old[start:end], words) for start, end, words in suggestions]
    return [
        ("applied", new.replace(quote, words)) if new.count(quote) == 1 else ("conflict", None)
        for quote, words in quotes
    ]


def patch(old: str, new: str, suggestions: Sequence[Suggested]) -> list[tuple[str, Any]]:
    """diff-match-patch's patch, made on the old text, applied to the new one."""
    patcher = diff_match_patch()
    patcher.Diff_Timeout = 0
    answers: list[tuple[str, Any]] = []
    for start, end, words in suggestions:
        changes = [(0, old[:start]), (-1, old[start:end]), (1, words), (0, old[end:])]
        text, made = patcher.patch_apply(patcher.patch_make(old, changes), new)
        answers.append(("applied", text) if all(made) else ("conflict", None))
    return answers


def main(folder: Path) -> None:
    """Print one line of scores for every way."""
    print("relocating                              exact   lost  wrong  orphans found")
    for adapter in RELOCATE:
        row = _report(folder / "score.py", adapter, "--only", "real")["groups"]["REAL all"]
        scores = f"{row['exact']:9}{row['lost']:7}{row['wrong']:7}{row['orphR']:9}"
        print(f"  {adapter:34s}{scores}")
    print("comparing                              excess  midword confetti  missed  moves found")
    for adapter in COMPARE:
        row = _report(folder / "diffscore.py", adapter)
        print(
            f"  {adapter:34s}{row['excess']:9}{row['midword']:9}{row['confetti']:9}"
            f"{row['missed']:8}{row['moveR']:9}"
        )
    print("merging                                right  silently wrong  refused")
    for adapter in MERGE:
        row = _report(folder / "mergescore.py", adapter)["groups"]["ALL"]
        print(f"  {adapter:34s}{row['ok']:9}{row['SILENT']:9}{row['refused']:9}")


def _report(script: Path, adapter: str, *options: str) -> dict[str, Any]:
    if ":" not in adapter:
        adapter = f"benchmarks.rivals:{adapter}"
    if script.name != "mergescore.py":
        options = (*options, "--no-perf")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "report.json"
        command = [sys.executable, str(script), adapter, "--json", str(out), *options]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return report


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
