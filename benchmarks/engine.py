"""Score the text engine on real documents in many versions, beside the bars it must pass.

    python -m benchmarks.engine [FOLDER]

The folder holds the documents, their independent truth and the scripts that judge; it is
not part of this repository. The scripts call the three adapters at the end of this file.
"""

from __future__ import annotations

import json
import operator
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.core.diff import compare
from documents.core.span import Span
from feedback.core.anchoring import Placement
from feedback.core.anchoring import relocate as relocate_spans
from feedback.core.merging import Suggestion, apply_suggestions

ROOT = Path(__file__).parents[1]
FOLDER = ROOT.parent / "shared" / "bench"
# Which script judges which adapter.
SCRIPTS = {
    "relocate": ("score.py", "relocate"),
    "compare": ("diffscore.py", "compare_signs"),
    "merge": ("mergescore.py", "merge"),
}
AT_LEAST, AT_MOST = ">=", "<="
COMPARISONS = {AT_LEAST: operator.ge, AT_MOST: operator.le}
REAL, SYNTH = "groups/REAL all", "groups/SYNTH all"
UNIFORM = "groups/real sample:uniform"
AMBIGUOUS = "groups/real intact, quote AMBIGUOUS (several times)"


@dataclass(frozen=True, slots=True)
class Bar:
    """A score that must be reached: where the script reports it, and how much."""

    script: str
    name: str
    path: str
    comparison: str
    value: float


BARS = (
    Bar("relocate", "real: exact %", f"{REAL}/exact", AT_LEAST, 97.0),
    Bar("relocate", "real: lost %", f"{REAL}/lost", AT_MOST, 0.7),
    Bar("relocate", "real: wrong place %", f"{REAL}/wrong", AT_MOST, 0.45),
    Bar("relocate", "real: orphan precision %", f"{REAL}/orphP", AT_LEAST, 95),
    Bar("relocate", "real: orphan recall %", f"{REAL}/orphR", AT_LEAST, 97.5),
    Bar("relocate", "uniform: exact %", f"{UNIFORM}/exact", AT_LEAST, 99.2),
    Bar("relocate", "uniform: wrong place %", f"{UNIFORM}/wrong", AT_MOST, 0.25),
    Bar("relocate", "ambiguous quotes: exact %", f"{AMBIGUOUS}/exact", AT_LEAST, 98.5),
    Bar("relocate", "constructed: exact %", f"{SYNTH}/exact", AT_LEAST, 99.2),
    Bar("relocate", "constructed: lost %", f"{SYNTH}/lost", AT_MOST, 0.3),
    Bar("relocate", "constructed: wrong place %", f"{SYNTH}/wrong", AT_MOST, 0.1),
    Bar("relocate", "constructed: precision %", f"{SYNTH}/orphP", AT_LEAST, 98.5),
    Bar("relocate", "constructed: recall %", f"{SYNTH}/orphR", AT_LEAST, 99.8),
    Bar("relocate", "deleted paragraph: wrong %", "groups/synth op:para_deleted/wrong", AT_MOST, 0),
    Bar(
        "relocate",
        "deleted sentence: wrong %",
        "groups/synth op:sentence_deleted/wrong",
        AT_MOST,
        0,
    ),
    Bar("relocate", "deleted twin: wrong %", "groups/synth op:twin_deleted/wrong", AT_MOST, 0),
    Bar("relocate", "1,000 comments, 20 pages, s", "perf/20p/seconds", AT_MOST, 0.25),
    Bar("relocate", "1,000 comments, 180 pages, s", "perf/180p/seconds", AT_MOST, 1.2),
    Bar("compare", "valid %", "valid", AT_LEAST, 100),
    Bar("compare", "excess over minimal %", "excess", AT_MOST, -4),
    Bar("compare", "cut mid-word %", "midword", AT_MOST, 1),
    Bar("compare", "confetti %", "confetti", AT_MOST, 5),
    Bar("compare", "missed %", "missed", AT_MOST, 0.8),
    Bar("compare", "moves found %", "moveR", AT_LEAST, 99.5),
    Bar("compare", "moves true %", "moveP", AT_LEAST, 99.5),
    Bar("compare", "20 pages, s", "t_20p", AT_MOST, 0.08),
    Bar("compare", "180 pages, s", "t_200p", AT_MOST, 0.8),
    Bar("merge", "silently wrong %", "groups/ALL/SILENT", AT_MOST, 0.3),
    Bar("merge", "refused %", "groups/ALL/refused", AT_MOST, 0.3),
)


def main(folder: Path) -> int:
    """Print every score beside its bar; return how many bars are not met."""
    if not (folder / "data").is_dir():
        print(f"No documents to measure on: {folder} is absent. Nothing was measured.")
        print("The engine's own tests need no documents: pytest tests/core")
        return 0
    missed = 0
    for script, (file, adapter) in SCRIPTS.items():
        report = _report(folder / file, adapter)
        print(f"\n{script:34s}{'score':>9s}  bar")
        for bar in BARS:
            if bar.script == script:
                score = _score(report, bar.path)
                met = COMPARISONS[bar.comparison](score, bar.value)
                missed += not met
                sign = "" if met else "   NOT MET"
                print(f"  {bar.name:32s}{score:9g}  {bar.comparison} {bar.value:g}{sign}")
    print(f"\n{len(BARS) - missed} of {len(BARS)} bars are met.")
    return missed


def _report(script: Path, adapter: str) -> dict[str, Any]:
    """Let ``script`` judge one of the adapters below; return what it found."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "report.json"
        command = [sys.executable, str(script), f"benchmarks.engine:{adapter}", "--json", str(out)]
        extra = ["--sanity"] if adapter == "relocate" else []
        done = subprocess.run(
            [*command, *extra], cwd=ROOT, check=True, capture_output=True, text=True
        )
        for line in _sanity(done.stdout):
            print(line)
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return report


def _sanity(output: str) -> Iterator[str]:
    return (line for line in output.splitlines() if line.startswith("sanity"))


def _score(report: dict[str, Any], path: str) -> float:
    value: Any = report
    for key in path.split("/"):
        value = value[key]
    return float(value)


# --- The adapters: our functions in the signatures that the scripts judge -----------------


def relocate(old: str, new: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    placements = relocate_spans(old, new, [Span(start, end) for start, end in ranges])
    return [_range(placement) for placement in placements]


def _range(placement: Placement) -> tuple[int, int]:
    if placement.span is None:
        return placement.near, placement.near
    return placement.span.start, placement.span.end


_SIGNS = {"equal": "=", "delete": "-", "insert": "+", "moved_from": "<", "moved_to": ">"}


def compare_signs(old: str, new: str) -> list[tuple[str, str]]:
    return [(_SIGNS[operation.kind], operation.text) for operation in compare(old, new)]


def merge(old: str, new: str, suggestions: list[tuple[int, int, str]]) -> list[tuple[str, Any]]:
    ours = [Suggestion(Span(start, end), words) for start, end, words in suggestions]
    outcomes = apply_suggestions(old, new, ours)
    return [("noop" if o.status == "already" else o.status, o.text) for o in outcomes]


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER) else 0)
