"""The buttons of the person who looks, on a card."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from feedback.models import Comment
from feedback.personal import gap

register = template.Library()


@register.simple_tag(takes_context=True)
def buttons(context: dict[str, Any], comment: Comment, agreed: int | None = None) -> SafeString:
    """The buttons of ``me``; without ``me`` the gap that they are filled into later."""
    place = gap(comment, agreed)
    me = context.get("me")
    return me.fill(place) if me else place
