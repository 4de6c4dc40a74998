"""The one message that travels upwards.

``version_frozen`` is sent with ``version``, inside the transaction that froze it:
a receiver that raises undoes the freezing.
"""

from __future__ import annotations

from django.dispatch import Signal

version_frozen = Signal()
