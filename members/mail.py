"""Every message that the site writes of itself leaves through here (allauth sends its codes).

A letter is written in the transaction of what it tells, and sent by the worker, which
tries again. Nothing of it is logged: not to whom, not what.
"""

from __future__ import annotations

from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from members.models import Letter

TIMEOUT = 30  # seconds; a mail server that says nothing must not hold the worker
SUBJECT_LENGTH = 200


class NotDelivered(Exception):
    """The mail server could not be reached, or refused. Says no more: an address is private."""


@transaction.atomic
def post(  # noqa: PLR0913 - what, to whom, in which words
    template: str,
    *,
    to: str,
    language: str,
    once: str,
    context: dict[str, object],
    unsubscribe: str = "",
) -> None:
    """Send ``mail/<template>_subject.txt`` and ``_message.txt`` to the address ``to``.

    Only once for each ``once`` and address, whatever happens later. The templates get
    ``context`` with SITE_URL (without a slash at its end), SITE_NAME, PUBLISHER and
    ``unsubscribe``, the path or address where one click stops these letters. Nothing
    is sent when the surrounding transaction is undone.
    """
    to = to.strip().lower()
    if Letter.objects.filter(once=once, to=to).exists():
        return
    unsubscribe = f"{settings.SITE_URL}{unsubscribe}" if unsubscribe[:1] == "/" else unsubscribe
    words = {**context, **_site(), "unsubscribe": unsubscribe}
    with override(language):
        subject = render_to_string(f"mail/{template}_subject.txt", words)
        message = render_to_string(f"mail/{template}_message.txt", words)
    letter, is_new = Letter.objects.get_or_create(
        once=once,
        to=to,
        defaults={
            # On one line: what somebody typed must not become a header of its own.
            "subject": " ".join(subject.split())[:SUBJECT_LENGTH],
            "message": message.strip() + "\n",
            "unsubscribe": unsubscribe,
        },
    )
    if is_new:
        deliver.enqueue(letter.pk)


@task()
def deliver(letter_id: int) -> None:
    """Send one letter; does nothing for one that was sent. Raises NotDelivered."""
    letter = Letter.objects.filter(pk=letter_id, sent_at__isnull=True).first()
    if letter is None:
        return
    try:
        _message(letter).send()
    except (SMTPException, OSError) as error:
        # Without its cause: a refusal names the address, and failures are logged.
        raise NotDelivered(type(error).__name__) from None
    # Its words have arrived, and are nobody else's.
    Letter.objects.filter(pk=letter.pk).update(
        sent_at=timezone.now(), subject="", message="", unsubscribe=""
    )


def _message(letter: Letter) -> EmailMessage:
    headers = {
        "Auto-Submitted": "auto-generated",
        # The same at every attempt: should one arrive unnoticed, mailboxes show it once.
        "Message-ID": f"<letter-{letter.pk}@{urlsplit(settings.SITE_URL).hostname}>",
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject=letter.subject,
        body=letter.message,
        to=[letter.to],
        headers=headers,
        connection=get_connection(timeout=TIMEOUT),
    )


def _site() -> dict[str, object]:
    return {
        "SITE_URL": settings.SITE_URL,
        "SITE_NAME": settings.SITE_NAME,
        "PUBLISHER": settings.PUBLISHER,
    }
