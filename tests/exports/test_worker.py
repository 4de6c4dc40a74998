"""The worker: every task is done, once or again, or given up with its reason."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from exports import worker
from exports.models import Export
from exports.worker import Worker, WorkerId
from tests import world
from tests.exports.site import Site, new_site, wait_until

NOW = timezone.now


@pytest.fixture
def export(transactional_db) -> Export:
    return world.frozen(world.paper(), "Wij wonen hier.").exports.get()


@pytest.fixture
def task(export) -> DBTaskResult:
    return DBTaskResult.objects.get()


def claimed_by(task: DBTaskResult, *ids: object, ago: timedelta = timedelta()) -> None:
    task.status = TaskResultStatus.RUNNING
    task.worker_ids = [str(name) for name in ids]
    task.started_at = NOW() - ago
    task.save()


def ended_worker() -> WorkerId:
    """A process of this machine that was there and is gone."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        mine = WorkerId.mine()
        return WorkerId(mine.host, process.pid, worker._born(process.pid))


def test_draining_makes_what_was_ordered(export, task):
    Worker(drain=True, interval=0).run()

    export.refresh_from_db()
    task.refresh_from_db()
    assert export.is_made
    assert task.status == TaskResultStatus.SUCCESSFUL


def test_a_worker_knows_itself_alive():
    assert WorkerId.mine().is_alive
    assert WorkerId.parse(str(WorkerId.mine())) == WorkerId.mine()


def test_a_later_process_with_the_same_number_is_another_worker():
    mine = WorkerId.mine()

    assert not WorkerId(mine.host, mine.pid, "12345").is_alive


def test_a_task_of_a_dead_worker_is_given_back_at_once(task):
    claimed_by(task, ended_worker())

    assert worker.give_back_orphans() == 1

    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
    assert task.run_after <= NOW()


def test_a_task_of_a_living_worker_is_left_alone_however_long_it_takes(task):
    claimed_by(task, WorkerId.mine(), ago=timedelta(days=1))

    assert worker.give_back_orphans() == 0


@pytest.mark.parametrize(("ago", "given_back"), [(44, 0), (46, 1)])
def test_elsewhere_a_worker_is_dead_when_its_lease_is_over(ago, given_back, task):
    claimed_by(task, WorkerId("elsewhere", 1, "1"), ago=timedelta(minutes=ago))

    assert worker.give_back_orphans() == given_back


def test_after_three_dead_workers_the_export_says_so(export, task):
    claimed_by(task, *[ended_worker()] * 3)

    worker.give_back_orphans()

    task.refresh_from_db()
    export.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert export.has_failed
    assert export.failure == "its worker was ended"


def test_a_task_that_fails_waits_longer_each_time_and_then_is_given_up(export, task, settings):
    # The folder for files is a file: nothing can be stored.
    settings.MEDIA_ROOT = __file__
    delays = []
    for _ in range(3):
        DBTaskResult.objects.update(run_after=NOW())
        at_work = Worker(drain=True, interval=0)
        claimed = at_work._claim()
        at_work.run_task(claimed)
        worker.settle(claimed)
        claimed.refresh_from_db()
        delays.append(claimed.run_after - NOW())

    export.refresh_from_db()
    assert timedelta(seconds=5) < delays[0] < timedelta(seconds=11)
    assert timedelta(seconds=100) < delays[1] < timedelta(seconds=121)
    assert claimed.status == TaskResultStatus.FAILED
    assert "NotADirectoryError" in export.failure or "FileExistsError" in export.failure


def test_a_task_that_waits_does_not_stop_the_others(export, task):
    DBTaskResult.objects.update(run_after=NOW() + timedelta(hours=1))
    other = world.frozen(world.paper(), "Wij wonen daar.").exports.get()
    at_work = Worker(interval=0)

    claimed = at_work._claim()

    assert claimed.args_kwargs["args"] == [other.pk]
    assert at_work._claim() is None


def status_in(site: Site) -> str:
    """Asked of the file itself, because starting Django takes longer than the task."""
    table = DBTaskResult._meta.db_table
    with sqlite3.connect(site.folder / "site.sqlite3") as base:
        return base.execute(f"SELECT status FROM {table}").fetchone()[0]


def test_a_task_whose_worker_is_killed_is_done_by_the_next(tmp_path):
    site = new_site(tmp_path, ["Een alinea die blijft staan. " * 40] * 150)
    first = site.start("worker", "--interval", "0.05")
    wait_until(lambda: status_in(site) == "RUNNING")

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert site.task() == ("RUNNING", 1)
    second = site.manage("worker", "--drain", "--interval", "0.05")

    assert second.returncode == 0, second.stderr
    assert site.task() == ("SUCCESSFUL", 2)
    made, pages, *_ = site.export().split()
    assert made == "True"
    assert int(pages) > 20


def test_two_processes_in_two_zones_give_the_same_bytes(tmp_path):
    site = new_site(tmp_path, ["Wij wonen <em>hier</em> al jaren."])
    contents = []
    for number, zone in enumerate(("Europe/Amsterdam", "Pacific/Auckland"), start=1):
        file = tmp_path / f"{number}.pdf"
        made = site.manage(
            "export_document",
            "ons-stuk",
            "1",
            "--output",
            str(file),
            TZ=zone,
            PYTHONHASHSEED=str(number),
        )
        assert made.returncode == 0, made.stderr
        contents.append(file.read_bytes())

    assert contents[0] == contents[1]
