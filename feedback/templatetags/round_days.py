"""How long a round still lasts, in days as people count them here."""

from __future__ import annotations

from datetime import date, timedelta

from django import template
from django.utils import timezone

from feedback.models import Round

register = template.Library()


@register.filter
def last_day(round_: Round) -> date:
    """Return the last local day on which one can comment: a round shuts at the end of it."""
    return timezone.localdate(round_.closes_at - timedelta(microseconds=1))


@register.filter
def days_left(round_: Round) -> int:
    """Return the days after today on which one can still comment; 0 on the last day."""
    return (last_day(round_) - timezone.localdate()).days
