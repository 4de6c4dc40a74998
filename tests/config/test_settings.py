"""Settings come from the environment and fail loudly: seen in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LONG = "a-secret-of-at-least-thirty-two-characters"


def settings(tmp_path, expression="'ok'", **environment):
    """Return what loading the settings printed, with nothing but these variables set."""
    code = f"from config import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_refuses_to_start_with_the_default_secret(tmp_path):
    done = settings(tmp_path, ALLOWED_HOSTS="samenspraak.example")

    assert done.returncode != 0
    assert "SECRET_KEY must be set" in done.stderr


@pytest.mark.parametrize("key", ["short", "development-only-and-refused-in-production"])
def test_production_refuses_a_weak_secret(tmp_path, key):
    done = settings(tmp_path, ALLOWED_HOSTS="samenspraak.example", SECRET_KEY=key)

    assert "SECRET_KEY must be set" in done.stderr


def test_production_refuses_to_start_without_its_host(tmp_path):
    assert "ALLOWED_HOSTS" in settings(tmp_path, SECRET_KEY=LONG).stderr


def test_with_both_production_starts_without_debug(tmp_path):
    done = settings(
        tmp_path, "settings.DEBUG", SECRET_KEY=LONG, ALLOWED_HOSTS="a.example, b.example"
    )

    assert (done.stdout.strip(), done.stderr) == ("False", "")


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DEBUG", "perhaps"), ("DATABASE_URL", "nonsense://x"), ("EMAIL_URL", "pigeon://post")],
)
def test_a_wrong_value_is_named(tmp_path, variable, value):
    environment = {"DEBUG": "1", variable: value}

    done = settings(tmp_path, **environment)

    assert done.returncode != 0
    assert variable in done.stderr.splitlines()[-1]


def test_sqlite_is_the_default_and_waits_instead_of_failing(tmp_path):
    done = settings(tmp_path, "settings.DATABASES['default']['OPTIONS']", DEBUG="1")

    assert "'transaction_mode': 'IMMEDIATE'" in done.stdout
    assert "journal_mode=WAL" in done.stdout


def test_postgresql_comes_by_database_url(tmp_path):
    done = settings(
        tmp_path,
        "settings.DATABASES['default']['ENGINE']",
        DEBUG="1",
        DATABASE_URL="postgres://u:p@db.example:5432/samen",
    )

    assert done.stdout.strip() == "django.db.backends.postgresql"


def test_mail_goes_to_a_folder_until_smtp_is_set(tmp_path):
    default = settings(tmp_path, "settings.EMAIL_BACKEND", DEBUG="1")
    smtp = settings(
        tmp_path,
        "settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT",
        DEBUG="1",
        EMAIL_URL="smtp://user:secret@mail.example:587",
    )

    assert default.stdout.strip() == "members.mailbox.FolderAndConsole"
    assert smtp.stdout.strip() == ("django.core.mail.backends.smtp.EmailBackend mail.example 587")


def test_the_settings_fit_on_a_few_screens():
    assert len((ROOT / "config" / "settings.py").read_text().splitlines()) < 200
