"""How fast a made file is fetched from the site, beside the same bytes from a static server.

Both on 127.0.0.1, asked by one reader over one connection, so many times and no longer.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from benchmarks.reading import Bar

TIMES = 300
# A server that only reads files is some twenty times quicker: here a file is looked up and asked
# whether it is open to all. What is may be kept for ever by whatever stands before the site.
MOST = 20.0  # milliseconds

STATIC = """
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    def log_message(self, *_): pass
handler = partial(Quiet, directory=sys.argv[2])
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
"""


def measured() -> Iterator[Bar]:
    from exports.actions import making  # noqa: PLC0415 - after the settings
    from exports.models import Export, Kind  # noqa: PLC0415

    export = making.make(Export.objects.filter(kind=Kind.CLEAN).order_by("pk")[0])
    assert export is not None
    stored = Path(export.file.path)
    site_port, static_port = _free_port(), _free_port()
    gunicorn = ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{site_port}", "--threads", "4"]
    site = [sys.executable, "-m", *gunicorn, "--log-level", "error", "--keep-alive", "60"]
    static = [sys.executable, "-c", STATIC, str(static_port), str(stored.parent)]
    environment = {**os.environ, "ALLOWED_HOSTS": "127.0.0.1", "DEBUG": "1"}
    with _running(site, site_port, environment), _running(static, static_port, environment):
        ours, size = _each(site_port, export.get_absolute_url())
        bare, same = _each(static_port, f"/{stored.name}")
    assert size == same == export.size
    megabytes = size / 2**20
    print(
        f"     a file of {size // 1024} KiB, {TIMES} times: site {1 / ours:.0f} a second "
        f"({megabytes / ours:.0f} MiB/s), static files {1 / bare:.0f} a second "
        f"({megabytes / bare:.0f} MiB/s)"
    )
    yield Bar("download of a made file, by one reader", ours * 1000, MOST, "ms")


def _each(port: int, path: str) -> tuple[float, int]:
    """Seconds for one download, and how many bytes came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    start, size = perf_counter(), 0
    for _ in range(TIMES):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200, answer.status
        size = len(answer.read())
    return (perf_counter() - start) / TIMES, size


@contextmanager
def _running(program: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(program, env=environment, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while not _answers(port):
            assert time.monotonic() < end, f"{program} does not answer"
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
