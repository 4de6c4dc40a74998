"""The worker: takes tasks from the database, tries again, and tidies up after the dead.

django-tasks-db runs a task once and forgets it: one that fails is not tried again,
and one whose worker was killed stays "running" for ever. Here a task gets three
attempts with a growing delay between (a letter gets more), and a task of a dead worker
is given back.
Tasks must therefore bear being run twice.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as OnceWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from exports import tasks
from feedback.actions import news
from members import mail

log = logging.getLogger(__name__)

Stored = DBTaskResult[..., Any]

DELAYS = (timedelta(seconds=10), timedelta(minutes=2))
# A mail server may be away for a night; nobody waits for a page.
DELAYS_OF_MAIL = (*DELAYS, timedelta(minutes=15), timedelta(hours=2), timedelta(hours=12))
# Longer than any task may take: a dossier is up to seven PDFs (exports.pdf.Limits). By then its
# worker is gone.
LEASE = timedelta(minutes=45)
LOOK_AROUND = 60  # seconds


@dataclass(frozen=True, slots=True)
class WorkerId:
    """Which process works on a task. ``born`` tells it from a later one with its number."""

    host: str
    pid: int
    born: str

    @classmethod
    def mine(cls) -> WorkerId:
        return cls(socket.gethostname()[:32], os.getpid(), _born(os.getpid()))

    @classmethod
    def parse(cls, text: str) -> WorkerId | None:
        """Return None for an id that is not of our making."""
        parts = text.rsplit(":", 2)
        if len(parts) != 3 or not parts[1].isdigit():
            return None
        return cls(parts[0], int(parts[1]), parts[2])

    def __str__(self) -> str:
        return f"{self.host}:{self.pid}:{self.born}"

    @property
    def is_alive(self) -> bool:
        """Only for a worker of this host."""
        return _born(self.pid) == self.born


class Worker(OnceWorker):
    """Runs until told to stop; with ``drain`` until nothing is left to do now or later."""

    def __init__(self, *, drain: bool = False, interval: float = 1.0) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=str(WorkerId.mine()),
            excluded_queue_names=[],
        )
        self.drain = drain
        self._looks_at = float("-inf")

    def run(self) -> None:
        log.info("Worker %s starts", self.worker_id)
        while self.running:
            close_old_connections()
            give_back_orphans()
            self._look_around()
            task = self._claim()
            if task is not None:
                self.run_task(task)
                settle(task)
            elif self.drain and not _unfinished().exists():
                return
            else:
                time.sleep(self.interval)

    def _look_around(self) -> None:
        """Now and then: write the letters that are due, forget who never confirmed."""
        if time.monotonic() < self._looks_at:
            return
        self._looks_at = time.monotonic() + LOOK_AROUND
        try:
            news.forget_unconfirmed()
            news.tell()
        except OperationalError as error:
            # Another one writes; nothing is lost, because what is due stays due.
            if not is_locked_database_exception(error):
                raise

    def _claim(self) -> Stored | None:
        """Take one task that is ready, or None. Locks only when there is one."""
        ready = DBTaskResult.objects.ready()
        if not ready.exists():
            return None
        try:
            with exclusive_transaction(ready.db):
                task = ready.get_locked()
                if task is not None:
                    task.claim(self.worker_id)
                return task
        except OperationalError as error:
            if is_locked_database_exception(error):
                return None
            raise


def settle(task: Stored) -> None:
    """After an attempt: let a task that failed wait for the next, or give up on it."""
    task.refresh_from_db()
    if task.status == TaskResultStatus.FAILED:
        reason = task.traceback.strip().rsplit("\n", 1)[-1]
        log.warning("Task %s failed: %s", task.id, reason)
        delays = _delays(task)
        _try_again(task, reason, wait=delays[min(len(task.worker_ids), len(delays)) - 1])


def give_back_orphans() -> int:
    """Give back every task whose worker died; return how many.

    At once for a worker of this host, whose process can be looked for; for other
    hosts when the lease is over.
    """
    orphans = [task for task in DBTaskResult.objects.running() if _is_orphan(task)]
    for task in orphans:
        log.warning("Task %s lost its worker %s", task.id, task.worker_ids[-1:])
        _try_again(task, "its worker was ended", wait=timedelta())
    return len(orphans)


def _is_orphan(task: Stored) -> bool:
    worker = WorkerId.parse(task.worker_ids[-1]) if task.worker_ids else None
    if worker is not None and worker.host == WorkerId.mine().host:
        return not worker.is_alive
    return task.started_at is None or task.started_at < timezone.now() - LEASE


def _try_again(task: Stored, reason: str, *, wait: timedelta) -> None:
    now = timezone.now()
    changes: dict[str, Any] = {"status": TaskResultStatus.READY, "run_after": now + wait}
    gives_up = len(task.worker_ids) > len(_delays(task))
    if gives_up:
        changes = {"status": TaskResultStatus.FAILED, "finished_at": now}
        changes["traceback"] = task.traceback or reason
    # Only if it is still as we saw it: another worker may have been quicker.
    seen = DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at)
    if seen.update(**changes) and gives_up:
        _tell(task, reason)


def _delays(task: Stored) -> tuple[timedelta, ...]:
    return DELAYS_OF_MAIL if task.task_path == mail.deliver.module_path else DELAYS


def _tell(task: Stored, reason: str) -> None:
    if task.task_path == tasks.make_export.module_path:
        tasks.give_up(task.args_kwargs["args"][0], reason)


def _unfinished() -> Any:
    return DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )


def _born(pid: int) -> str:
    """When a process of this host started, or "" when there is none."""
    try:
        # The name of the program, in brackets, may hold blanks: count from its end.
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "alive" if not Path("/proc/self").exists() and _answers(pid) else ""
    is_zombie = stat[0] == "Z"
    return "" if is_zombie else stat[19]


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
