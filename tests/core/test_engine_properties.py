"""What must hold for any two texts whatever."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.align import align_blocks
from documents.core.diff import BlockChange, Operation, compare, compare_blocks
from documents.core.operations import new_text, old_text
from documents.core.span import Span
from feedback.core.anchoring import relocate
from feedback.core.merging import Suggestion, apply_suggestions

# Few words, so that sentences recur, are split, merged, moved and look alike.
WORDS = [
    "de",
    "raad",
    "bewoners",
    "bewoner",
    "Artikel",
    "3",
    "4.",
    "is",
    "het",
    "plein,",
    "groen",
    "–",
    "e\u0301e\u0301n",
    "\u2028",
    "\t",
    "😀",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
WILD = st.text(alphabet="ab .\n\u2028\t\ufffc\u0301\u00ad\r'’…😀א", max_size=60)
TEXTS = st.one_of(st.lists(SENTENCES, max_size=8).map("\n".join), WILD)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_operations_rebuild_both_texts(old: str, new: str) -> None:
    operations = compare(old, new)

    assert (old_text(operations), new_text(operations)) == (old, new)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_block_changes_rebuild_both_texts(old: str, new: str) -> None:
    changes = compare_blocks(old, new)

    arrivals = [c for c in changes if c.new]
    departures = [c for c in changes if c.old and c.kind not in ("moved", "moved_edited")]
    assert "\n".join(new_text(c.operations) for c in arrivals) == new
    assert "\n".join(old_text(c.operations) for c in departures) == old
    assert [j for c in arrivals for j in c.new] == list(range(len(new.split("\n"))))
    assert [i for c in departures for i in c.old] == list(range(len(old.split("\n"))))


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_block_says_of_its_own_operations_what_it_was_and_is(old: str, new: str) -> None:
    old_lines, new_lines = old.split("\n"), new.split("\n")

    for change in compare_blocks(old, new):
        was, now = read(change)
        assert was == "\n".join(old_lines[i] for i in change.old)
        assert now == "\n".join(new_lines[j] for j in change.new)
        assert change.kind != "same" or was == now


def read(change: BlockChange) -> tuple[str, str]:
    """Read a change; in a block that moved, what came along is old text too."""
    came_along = change.kind in ("moved", "moved_edited")
    old_kinds = {"equal", "delete", "moved_to" if came_along else "moved_from"}
    was = "".join(o.text for o in change.operations if o.kind in old_kinds)
    return was, new_text(change.operations)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_compared_with_itself_is_all_equal(text: str) -> None:
    assert compare(text, text) == ([Operation("equal", text)] if text else [])
    assert {change.kind for change in compare_blocks(text, text)} == {"same"}


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_block_continues_two_others(old: str, new: str) -> None:
    pairs = align_blocks(old, new)

    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert pairs == sorted(pairs)


@given(TEXTS, TEXTS, st.data())
@settings(max_examples=300, deadline=None)
def test_every_comment_gets_an_answer_within_the_new_text(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))

    [placement] = relocate(old, new, [Span(start, end)])

    assert 0 <= placement.near <= len(new)
    assert (placement.span is None) == (placement.fate == "removed")
    assert placement.span is None or placement.span.end <= len(new)
    assert 0 <= placement.score <= 1


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_suggestion_on_an_unchanged_text_is_made_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    [outcome] = apply_suggestions(text, text, [Suggestion(Span(start, end), "XYZ")])

    assert outcome.text == text[:start] + "XYZ" + text[end:]


def text_of(blocks: list[list[str]]) -> str:
    return "\n".join(" ".join(block) for block in blocks)


VOCABULARY = [
    "de",
    "het",
    "een",
    "raad",
    "bewoners",
    "plein",
    "groen",
    "is",
    "vraagt",
    "van",
    "voor",
]
VOCABULARY += ["Artikel", "lid", "3", "4", "verkeer", "veilig", "school", "weg", "bomen", "besluit"]
BLOCKS = st.lists(
    st.lists(st.sampled_from(VOCABULARY), min_size=2, max_size=14), min_size=2, max_size=8
)


def edited(blocks: list[list[str]], chance: random.Random, but: int) -> tuple[list[list[str]], int]:
    """Edit all blocks except number ``but``; say what its number is now."""
    result: list[list[str]] = []
    place = 0
    for number, block in enumerate(blocks):
        if number == but:
            place = len(result)
            result.append(block)
        elif (dice := chance.random()) < 0.4:
            at = chance.randrange(len(block))
            words = chance.sample(VOCABULARY, chance.randint(0, 2))
            result.append([*block[:at], *words, *block[at + 1 :]] or ["leeg"])
        elif dice < 0.6:
            result += [block, chance.sample(VOCABULARY, 9)]
        elif dice < 0.8:
            result.append(block)
    return result, place


@given(BLOCKS, st.data())
@settings(max_examples=300, deadline=None)
def test_words_in_an_untouched_block_are_found_and_a_suggestion_on_them_is_made(
    blocks: list[list[str]], data: st.DataObject
) -> None:
    # The blocks differ, or nobody could say which of two twins was struck.
    blocks = [[f"Lid {n} van artikel {n} zegt het volgende:", *b] for n, b in enumerate(blocks)]
    number = data.draw(st.integers(0, len(blocks) - 1))
    chance = random.Random(data.draw(st.integers(0, 10**6)))  # noqa: S311 - no secret
    later, place = edited(blocks, chance, number)
    old, new = text_of(blocks), text_of(later)
    own = " ".join(blocks[number])
    start = data.draw(st.integers(0, len(own) - 1))
    end = data.draw(st.integers(start + 1, len(own)))
    was = len(text_of([*blocks[:number], [""]]))
    now = len(text_of([*later[:place], [""]]))

    [placement] = relocate(old, new, [Span(was + start, was + end)])
    [outcome] = apply_suggestions(old, new, [Suggestion(Span(was + start, was + end), "XYZ")])

    assert placement.span == Span(now + start, now + end)
    assert placement.fate in ("unchanged", "moved")
    assert outcome.text == new[: now + start] + "XYZ" + new[now + end :]


@given(BLOCKS, st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_no_comment_is_lost_in_any_sequence_of_edits(blocks: list[list[str]], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    versions = [blocks]
    for _ in range(3):
        versions.append(edited(versions[-1], chance, -1)[0])
    texts = [text_of(version) for version in versions]
    spans = [Span(start, min(start + 9, len(texts[0]))) for start in range(0, len(texts[0]), 7)]

    for old, new in pairwise(texts):
        placements = relocate(old, new, spans)
        assert len(placements) == len(spans)
        assert all(0 <= placement.near <= len(new) for placement in placements)
        spans = [p.span or Span(p.near, p.near) for p in placements]


@given(BLOCKS, st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_one_step_from_the_first_version_to_the_third_agrees_with_two(
    blocks: list[list[str]], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    # Every word is its own, so that there is one right answer.
    first = [[f"{word}{n}x{m}" for m, word in enumerate(b)] for n, b in enumerate(blocks)]
    second, _ = edited(first, chance, 0)
    third, _ = edited(second, chance, 0)
    texts = [text_of(version) for version in (first, second, third)]
    spans = [Span(at, min(at + 25, len(texts[0]))) for at in range(0, len(texts[0]), 11)]

    direct = relocate(texts[0], texts[2], spans)
    halfway = relocate(texts[0], texts[1], spans)

    for straight, half in zip(direct, halfway, strict=True):
        if straight.span and half.span:
            [roundabout] = relocate(texts[1], texts[2], [half.span])
            assert not roundabout.span or roundabout.span.overlaps(straight.span)
