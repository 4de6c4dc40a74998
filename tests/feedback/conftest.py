"""Readers and editors at their browsers, without script."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.utils import translation

from members.models import User


class Reader:
    """Somebody who opens pages and sends forms, in English, as the test's words are."""

    def __init__(self, user: User | None = None) -> None:
        self.user = user
        self.client = Client(HTTP_ACCEPT_LANGUAGE="en")
        if user is not None:
            self.client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    def opens(self, address: str, status: int = 200) -> str:
        answer = self.client.get(address)
        assert answer.status_code == status
        return words(answer.content.decode())

    def sends(self, address: str, status: int = 302, **fields: object) -> str:
        answer = self.client.post(address, fields)
        assert answer.status_code == status
        return words(answer.content.decode())


def words(page: str) -> str:
    """The page as text with its tags, white space collapsed, so that sentences are found."""
    return html.unescape(re.sub(r"\s+", " ", page))


@pytest.fixture
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def reader():
    return Reader
