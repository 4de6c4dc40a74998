"""The environment of the tests, set before the settings are read (pytest loads this first).

Data goes to a folder of its own; fonts and languages are those of the set-up.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

if "VAR_DIR" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="samenspraak-tests-")
    _owner = os.getpid()

    def _remove() -> None:
        # Children (xdist, workers) inherit the variable, and must not clear the folder.
        if os.getpid() == _owner:
            shutil.rmtree(_folder, ignore_errors=True)

    atexit.register(_remove)
    os.environ["VAR_DIR"] = _folder

os.environ["DEBUG"] = "1"
os.environ.setdefault("FONTS_DIR", str(ROOT / "var" / "fonts"))
os.environ["SITE_URL"] = "http://testserver"
os.environ.pop("EMAIL_URL", None)
# Playwright runs a loop of its own in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# What tests found that must be told whatever happens, one line each; all workers write here.
TOLD = Path(os.environ["VAR_DIR"]) / "told"
if "PYTEST_XDIST_WORKER" not in os.environ:
    TOLD.unlink(missing_ok=True)


def tell(line: str) -> None:
    """Have ``line`` printed at the end of the run, also by ``-q`` and from a worker of xdist."""
    TOLD.parent.mkdir(parents=True, exist_ok=True)
    with TOLD.open("a") as told:
        told.write(line + "\n")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if TOLD.exists():
        terminalreporter.section("told")
        terminalreporter.write(TOLD.read_text())
