"""What a refusal looks like, in the reader's language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise


class RuleBroken(Exception):
    """The process does not allow this now. ``str()`` is a sentence for the reader.

    A subclass names the rule and gives ``sentence``, with ``%(name)s`` places for
    the keyword arguments it is raised with (they stay readable as attributes).
    """

    sentence: ClassVar[str | Promise] = ""

    def __init__(self, **facts: Any) -> None:
        super().__init__()
        self.facts = facts

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["facts"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __str__(self) -> str:
        return str(self.sentence % self.facts)
