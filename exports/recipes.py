"""What is to become a file, and whose fingerprint says whether it would be another one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from exports.pdf import Paper


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that asks no setting: its bytes are known."""

    content: bytes

    def fingerprint(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A dossier, which is composed when it is made: that takes too long to wait for.

    ``key`` changes when anything in it does.
    """

    key: str

    def fingerprint(self) -> str:
        return self.key


Recipe = Paper | Ready | Bundle
