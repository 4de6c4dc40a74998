"""What every test needs: nothing of the one before."""

from __future__ import annotations

import pytest

from exports import counting


@pytest.fixture(autouse=True)
def nothing_left_to_count():
    """Downloads that a test did not write down are of files that no longer are."""
    yield
    counting.forget()
