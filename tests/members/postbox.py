"""A mail server on this machine, that keeps what it is handed or refuses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes

from aiosmtpd.controller import Controller
from django.test import override_settings

from tests.postgres import free_port


class Postbox:
    """``letters`` are pairs of addresses and message; ``refuses`` is what it answers instead."""

    def __init__(self):
        self.letters = []
        self.refuses = ""

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.refuses:
            return self.refuses
        self.letters.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[Postbox]:
    """Give a server that all mail of the site goes to meanwhile."""
    box = Postbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
    ):
        yield box
    controller.stop()
