"""The process in which a paper becomes a PDF: ``python -m exports.pdf.child``.

Reads a line of limits and a paper as JSON from standard input; writes a line of
JSON, and after it the file. Knows no database, no settings and no network.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import signal
import sys
import warnings
from typing import Any, BinaryIO

from exports.pdf.paper import Limits, Paper
from exports.pdf.refusals import Refused, too_heavy

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(source: BinaryIO, target: BinaryIO) -> None:
    limits = Limits(**json.loads(source.readline()))
    _shut_in(limits)
    # One paper and then the end: looking for garbage takes a seventh of the time, and finds little.
    gc.disable()
    # Late, because the limits must already hold while WeasyPrint loads.
    warnings.simplefilter("ignore")
    from exports.pdf.engine import render  # noqa: PLC0415

    sys.addaudithook(_refuse_network)
    paper = Paper.from_json(json.load(source))
    try:
        made = render(paper)
    except Refused as refusal:
        _answer(target, {"rule": refusal.rule, "facts": refusal.facts})
    except MemoryError:
        heavy = too_heavy(limit=f"{limits.memory_bytes >> 20} MB")
        _answer(target, {"rule": heavy.rule, "facts": heavy.facts})
    else:
        _answer(target, {"pages": made.pages}, made.content)


def _shut_in(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    # One second more for the hard limit: the soft one ends the process with SIGXCPU.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Who ordered the file may be killed: then nobody waits for it any more.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _refuse_network(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(("socket.", "urllib.", "ftplib.", "subprocess.", "os.exec")):
        raise PermissionError(event)


def _answer(target: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    target.write(json.dumps(head).encode() + b"\n" + body)
    target.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
    # Without taking everything apart, a fifth of the time of a short file. What lies in the
    # folder for the moment is cleared by whoever ordered it.
    os._exit(0)
