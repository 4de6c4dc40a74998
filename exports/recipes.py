"""What is to become a file, and whose fingerprint says whether it would be another one."""

from __future__ import annotations

from dataclasses import dataclass

from exports.pdf import Paper


@dataclass(frozen=True, slots=True)
class Later:
    """A file that is composed when it is made: that takes too long for a request to wait.

    ``key`` changes when anything in it does.
    """

    key: str

    def fingerprint(self) -> str:
        return self.key


Recipe = Paper | Later
