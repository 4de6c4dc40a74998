"""Mail for a site without a mail server: a file for each message, and the console."""

from __future__ import annotations

import sys

from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend


class FolderAndConsole(EmailBackend):
    """Django's file backend (EMAIL_FILE_PATH), which also prints what it writes."""

    def write_message(self, message: EmailMessage) -> None:
        sys.stdout.write(f"\n--- Mail to {', '.join(message.recipients())}: {message.subject}\n")
        sys.stdout.write(f"{message.body}\n---\n")
        sys.stdout.flush()
        super().write_message(message)
