"""The benchmarks are run by hand: that they can still be loaded is asked here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_benchmark_finds_what_it_takes_from_the_others():
    names = [path.stem for path in (ROOT / "benchmarks").glob("*.py")]
    program = "\n".join(f"import benchmarks.{name}" for name in sorted(names))

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "publishing" in names
    assert done.stderr == ""
