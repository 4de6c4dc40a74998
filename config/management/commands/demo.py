"""Everything in one word: the database, two real papers, their PDFs, and a running site."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo.papers import make_paper, papers
from config.demo.people import ROLES, make_people
from exports.checks import pango_is_there

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-content", action="store_true", help="run the site on your own data"
        )
        parser.add_argument(
            "--no-serve", action="store_true", help="make everything, but do not run the site"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        port: int = options["port"]
        runs_already = False
        if not options["no_serve"] and _is_taken(port):
            runs_already = _is_ours(port)
            if not runs_already:
                raise CommandError(
                    f"Port {port} of {HOST} is in use by another program. Stop that, or choose "
                    f"another port: manage.py demo --port {port + 1}"
                )
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        missing = pango_is_there(None)
        for warning in missing:
            self.stderr.write(self.style.WARNING(f"{warning.msg} {warning.hint or ''}"))
        if not options["no_content"]:
            self._fill()
            if not missing:
                self.stdout.write("Making the PDFs (half a minute the first time) …")
                call_command("worker", drain=True, interval=0.1, verbosity=0)
            self._tell()
        if runs_already:
            self.stdout.write(f"\nThe site runs already: http://{HOST}:{port}/\n")
        elif not options["no_serve"]:
            self._serve(port)

    def _fill(self) -> None:
        people = make_people()
        for slug in papers():
            self.stdout.write(f"{slug}: " + ("made" if make_paper(slug, people) else "is there"))

    def _tell(self) -> None:
        self.stdout.write("\nSign in with one of these addresses; no password is needed:\n")
        for key, role in ROLES.items():
            self.stdout.write(f"  {key}@example.org".ljust(30) + role)
        self.stdout.write(
            "\nThe code that is asked for is mailed: it appears on this console, and as a file\n"
            f"in {settings.EMAIL_FILE_PATH}.\n"
        )

    def _serve(self, port: int) -> None:
        """Run the site and its worker until Ctrl+C, or until one is told to stop."""
        # As Ctrl+C, so that neither is left behind when this process is ended.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        self.stdout.write(f"\nhttp://{HOST}:{port}/   (Ctrl+C stops it)\n")
        self.stdout.flush()
        worker = subprocess.Popen([*manage, "worker", "--verbosity", "0"])  # noqa: S603 - our own program
        site = subprocess.Popen([*manage, "runserver", "--noreload", f"{HOST}:{port}"])  # noqa: S603
        try:
            site.wait()
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
        finally:
            for process in (site, worker):
                process.terminate()
                process.wait()


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _is_ours(port: int) -> bool:
    """True when a Samenspraak answers there."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=10) as page:
            return settings.SITE_NAME.encode() in page.read()
    except (urllib.error.URLError, TimeoutError):
        return False
