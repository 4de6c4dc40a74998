"""A site of its own, with a database file and media, for programs that run beside the test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = """
from tests import world
world.frozen(world.paper(slug="ons-stuk"), "<h2>Kop</h2>", *{paragraphs})
"""


@dataclass(frozen=True, slots=True)
class Site:
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DEBUG": "1",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder}/site.sqlite3",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def tell(self, program: str) -> str:
        """Run a few lines of Python inside the site; return what they print."""
        lines = "import django; django.setup()\n" + program
        done = subprocess.run(
            [sys.executable, "-"],
            input=lines,
            env={**self.environment, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def export(self) -> str:
        return self.tell(
            "from exports.models import Export\n"
            "e = Export.objects.get(); print(e.is_made, e.pages, e.failure)"
        )

    def task(self) -> tuple[str, int]:
        """The status of the one task, and how often it was tried."""
        told = self.tell(
            "from django_tasks_db.models import DBTaskResult\n"
            "t = DBTaskResult.objects.get(); print(t.status, len(t.worker_ids))"
        )
        status, tries = told.split()
        return status, int(tries)


def new_site(folder: Path, paragraphs: list[str]) -> Site:
    site = Site(folder)
    done = site.manage("migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    site.tell(SEED.format(paragraphs=paragraphs))
    return site


def wait_until(what: Callable[[], bool], *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
