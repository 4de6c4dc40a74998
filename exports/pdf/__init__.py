"""HTML in, PDF out. The only door to WeasyPrint; fetches nothing from outside.

WeasyPrint is loaded in a child process alone: this package can be imported
where Pango is missing, and a text that asks too much cannot take its worker along.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.pdf.paper import About, Asset, Limits, Made, Paper
from exports.pdf.refusals import Refused, too_heavy

__all__ = ["About", "Asset", "Crashed", "Limits", "Made", "Paper", "Refused", "make_pdf"]

HERE = Path(__file__).resolve().parent


# How a child ends that asked too much: asking again would only ask as much.
STOPPED = (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP)


class Crashed(RuntimeError):
    """The child ended without an answer; ``str()`` is what it last wrote. May pass on a retry."""


def make_pdf(paper: Paper, *, limits: Limits | None = None) -> Made:
    """Return ``paper`` as a file that is PDF/A-2a and PDF/UA-1.

    The same paper gives the same bytes, in any time zone. Raises Refused when the
    paper cannot be made (a missing glyph, lost words, beyond the limits), Crashed
    when something else broke.
    """
    limits = limits or Limits()
    letter = json.dumps(asdict(limits)) + "\n" + json.dumps(paper.to_json())
    done = _child(letter, limits)
    if done.returncode and not done.stderr and done.returncode not in STOPPED:
        # It fell without a word: seen about once in a thousand on a busy machine, in the C
        # libraries below. The same paper gives the same bytes, so asking again is safe.
        done = _child(letter, limits)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise too_heavy(limit=f"{limits.cpu_seconds} s")
    # How Pango's own library ends when it gets no memory, and how Python does when there
    # is too little left to say so in an orderly way.
    starved = done.returncode in (-signal.SIGABRT, -signal.SIGTRAP)
    if starved or (done.returncode and b"MemoryError" in done.stderr):
        raise too_heavy(limit=f"{limits.memory_bytes >> 20} MB")
    if done.returncode:
        last_words = done.stderr.decode(errors="replace")[-2000:]
        raise Crashed(f"exit {done.returncode}: {last_words}")
    return _read(done.stdout)


def _child(letter: str, limits: Limits) -> subprocess.CompletedProcess[bytes]:
    try:
        # A folder of its own, for a child that is stopped cannot clear up after itself.
        with TemporaryDirectory(prefix="samenspraak-") as folder:
            return subprocess.run(
                [sys.executable, "-m", "exports.pdf.child"],
                input=letter.encode(),
                capture_output=True,
                timeout=limits.wall_seconds,
                env={**_environment(), "TMPDIR": folder},
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise too_heavy(limit=f"{limits.wall_seconds} s") from error


def _environment() -> dict[str, str]:
    """Little: no secrets of the site, no fonts or locale of the machine."""
    names = ("PATH", "TZ", "PYTHONHASHSEED")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        # What a typeface cut from a variable one says of the moment: the same bytes every day.
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONPATH": str(HERE.parent.parent),
        "FONTCONFIG_FILE": str(HERE / "fonts.conf"),
    }


def _read(answer: bytes) -> Made:
    line, _, content = answer.partition(b"\n")
    head = json.loads(line)
    if "rule" in head:
        raise Refused(head["rule"], **head["facts"])
    return Made(content=content, pages=head["pages"])
