"""Why a paper cannot become a PDF. Plain values, for they cross a process border."""

from __future__ import annotations


class Refused(ValueError):
    """The paper cannot be made, now or later. ``rule`` says why, ``facts`` with what."""

    def __init__(self, rule: str, **facts: str) -> None:
        super().__init__(rule, facts)
        self.rule = rule
        self.facts = facts


def missing_glyph(*, character: str, name: str, words: str) -> Refused:
    return Refused("missing-glyph", character=character, name=name, words=words)


def words_lost(*, words: str) -> Refused:
    return Refused("words-lost", words=words)


def picture_lost(*, alt: str) -> Refused:
    return Refused("picture-lost", alt=alt)


def asset_refused(*, address: str) -> Refused:
    return Refused("asset-refused", address=address)


def too_heavy(*, limit: str) -> Refused:
    return Refused("too-heavy", limit=limit)


def too_deep() -> Refused:
    return Refused("too-deep")
