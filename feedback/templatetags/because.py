"""What is behind a change, for templates that show changes."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from feedback.tracing import TracedChange

register = template.Library()


@register.filter
def traced(number: int, traces: Mapping[int, TracedChange]) -> TracedChange | None:
    """Return the change with that number, with what is behind it; None for no change."""
    return traces.get(number)
