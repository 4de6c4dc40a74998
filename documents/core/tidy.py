"""Fewer crumbs: a list of operations made calm to read.

A shortest edit script leaves "de" and "van het" standing between changes that
have nothing to do with one another. That is for the map, which must not lose a
word; a reader would rather see one change.

Pure: no Django, no I/O.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from documents.core.operations import Operation, OperationKind, joined
from documents.core.words import count_words

# One or two words left standing between changes hinder reading more than they help:
# they go when the changes on both sides together are twice as long.
CONFETTI = 2


class _Change:
    """Deleted and inserted text side by side, with nothing that stayed in between."""

    def __init__(self) -> None:
        self._texts: dict[OperationKind, list[str]] = {"delete": [], "insert": []}
        self._words: Counter[OperationKind] = Counter()

    @property
    def words(self) -> int:
        return max(self._words.values(), default=0)

    def add(self, kind: OperationKind, text: str) -> None:
        self._texts[kind].append(text)
        self._words[kind] += count_words(text)

    def take_over(self, island: str, change: _Change) -> None:
        for kind in self._texts:
            self.add(kind, island)
            self._texts[kind] += change._texts[kind]
            self._words[kind] += change._words[kind]

    def operations(self) -> list[Operation]:
        return [Operation(kind, "".join(texts)) for kind, texts in self._texts.items()]


def tidy(operations: Sequence[Operation]) -> list[Operation]:
    """Return ``operations`` calmer to read: small islands amid larger changes become part of them.

    An island is equal text that is no longer, in words, than the change before
    it and the change behind it. Both texts still read the same. Never across a
    block border or a move.
    """
    parts = _changes(operations)
    while True:
        calmer = _without_islands(parts)
        if len(calmer) == len(parts):
            break
        parts = calmer
    return joined(
        operation
        for part in parts
        for operation in (part.operations() if isinstance(part, _Change) else [part])
    )


def _changes(operations: Sequence[Operation]) -> list[_Change | Operation]:
    parts: list[_Change | Operation] = []
    for operation in operations:
        if operation.kind not in ("delete", "insert"):
            parts.append(operation)
            continue
        last = parts[-1] if parts else None
        if not isinstance(last, _Change):
            last = _Change()
            parts.append(last)
        last.add(operation.kind, operation.text)
    return parts


def _without_islands(parts: list[_Change | Operation]) -> list[_Change | Operation]:
    calmer: list[_Change | Operation] = []
    rest = iter(enumerate(parts))
    for index, part in rest:
        before = calmer[-1] if calmer else None
        behind = parts[index + 1] if index + 1 < len(parts) else None
        if (
            isinstance(part, Operation)
            and part.kind == "equal"
            and isinstance(before, _Change)
            and isinstance(behind, _Change)
            and "\n" not in part.text
            and _is_island(count_words(part.text), before.words, behind.words)
        ):
            before.take_over(part.text, behind)
            next(rest)
        else:
            calmer.append(part)
    return calmer


def _is_island(words: int, before: int, behind: int) -> bool:
    if words <= CONFETTI:
        return 2 * words <= before + behind
    return words <= min(before, behind)
