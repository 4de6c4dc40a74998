"""Typed readers of the environment, which fail loudly.

Knows how a value is read, not what it is for: that is settings.py. Every
reader raises ImproperlyConfigured, naming the variable, on a wrong value.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

_env = Env()

DEVELOPMENT_KEY = "development-only-and-refused-in-production"


def flag(name: str, *, default: bool = False) -> bool:
    """Return True for 1/true/yes/on, False for 0/false/no/off."""
    return bool(_read(_env.bool, name, default))


def text(name: str, default: str) -> str:
    return str(_read(_env.str, name, default))


def number(name: str, default: int) -> int:
    return int(_read(_env.int, name, default))


def words(name: str, default: list[str]) -> list[str]:
    """Return the parts of a comma-separated value, without blanks around them."""
    value: list[str] = _read(_env.list, name, default)
    return [word.strip() for word in value if word.strip()]


def folder(name: str, default: Path) -> Path:
    """Return an absolute folder, made when it is not there yet."""
    path = Path(text(name, str(default))).expanduser().resolve()
    # For this user alone: mail holds codes, the database holds everything.
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def database(default: Path) -> dict[str, Any]:
    """Return the database of DATABASE_URL, or SQLite in ``default``."""
    config: dict[str, Any] = _read(_env.dj_db_url, "DATABASE_URL", f"sqlite:///{default}")
    if config["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE and WAL: with Django's defaults 43% of concurrent writes find the
        # database locked, with these none. https://www.sqlite.org/wal.html
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        # Tests use a file too: in memory, threads would share one connection's locks.
        config["TEST"] = {"NAME": str(default.with_name("test.sqlite3"))}
    else:
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


def files() -> dict[str, Any]:
    """Return the storage of files: an S3 bucket (S3_BUCKET and what goes with it), or a folder."""
    bucket = text("S3_BUCKET", "")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    if bool(text("S3_ACCESS_KEY", "")) != bool(text("S3_SECRET_KEY", "")):
        raise ImproperlyConfigured("S3_ACCESS_KEY and S3_SECRET_KEY are set together, or neither.")
    options = {
        "bucket_name": bucket,
        "endpoint_url": text("S3_ENDPOINT", "") or None,
        "region_name": text("S3_REGION", "") or None,
        # Absent: as the machine itself may (a role), or the files of the AWS tools.
        "access_key": text("S3_ACCESS_KEY", "") or None,
        "secret_key": text("S3_SECRET_KEY", "") or None,
        # Published files never change.
        "file_overwrite": False,
        # Private: the site itself serves them, because it knows who may.
        "default_acl": None,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def static_files(*, debug: bool) -> dict[str, Any]:
    """Return the storage of our own CSS and scripts: compressed and named by content in earnest."""
    if debug:
        return {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


def mail(default: dict[str, Any]) -> dict[str, Any]:
    """Return Django's EMAIL_* settings of EMAIL_URL (smtp://user:password@host:port)."""
    if not text("EMAIL_URL", ""):
        return default
    settings: dict[str, Any] = _read(_env.dj_email_url, "EMAIL_URL", "")
    if not settings.get("EMAIL_BACKEND"):
        raise ImproperlyConfigured(
            "EMAIL_URL is wrong: start it with smtp://, smtps:// or submission://"
        )
    return {key: value for key, value in settings.items() if key.isupper()}


def secret_key(*, debug: bool) -> str:
    """Return SECRET_KEY; only with DEBUG may it be absent."""
    key = text("SECRET_KEY", DEVELOPMENT_KEY)
    if not debug and (key == DEVELOPMENT_KEY or len(key) < 32):
        raise ImproperlyConfigured(
            "SECRET_KEY must be set to at least 32 characters of your own when DEBUG is off. "
            "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return key


def hosts(*, debug: bool) -> list[str]:
    """Return ALLOWED_HOSTS; only with DEBUG may it be absent."""
    names = words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"] if debug else [])
    if not names:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's host when DEBUG is off.")
    return names


def _read(reader: Any, name: str, default: Any) -> Any:
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"The environment variable {name} is wrong: {error}") from error
