"""Run a command with a private PostgreSQL server: ``python -m tests.postgres COMMAND…``.

The server lives in a folder of its own, on a port of its own on 127.0.0.1, and ends
with the command. PostgreSQL refuses to run as root; then the user ``postgres`` owns it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "samenspraak"


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl of the newest server on this machine, if any."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    return installed[-1].parent if installed else None


def _version(path: Path) -> float:
    return float(path.parts[-3])


@contextmanager
def server() -> Iterator[str]:
    """Give the DATABASE_URL of a fresh, empty server."""
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is missing. On Debian: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="samenspraak-pg-"))
    port = free_port()
    owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True,
            user=owner.pw_uid,
            group=owner.pw_gid,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    run("initdb", "-D", str(data), "-U", NAME, "-A", "trust", "-E", "UTF8", "--no-sync")
    # A test server may lose its data: no fsync, so that the suite is quick.
    options = (
        f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=60"
    )
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", NAME, NAME)
        yield f"postgres://{NAME}@127.0.0.1:{port}/{NAME}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    with server() as url:
        done = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False)
    sys.exit(done.returncode)
