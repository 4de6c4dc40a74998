"""Who is behind which change. In the texts: [what an adopted comment was about → what came]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.blocks import Block
from documents.core.diff import compare_blocks
from documents.core.span import Span
from feedback.core.replacing import core
from feedback.core.tracing import Adopted, causes, touches


def in_blocks(text):
    blocks, start = [], 0
    for number, words in enumerate(text.split("\n"), start=1):
        blocks.append(Block(f"b{number}", number, "paragraph", 0, words, start))
        start += len(words) + 1
    return blocks


def traced(old, new, adopted):
    """The causes of the changes that count, in reading order."""
    was, now = in_blocks(old), in_blocks(new)
    counted = [c for c in compare_blocks(old, new) if c.kind not in ("same", "moved_away")]
    touched = [
        touch
        for number, c in enumerate(counted)
        for touch in touches(
            number,
            c.kind,
            c.operations,
            old=[was[i] for i in c.old],
            new=[now[i] for i in c.new],
        )
    ]
    return causes(len(counted), touched, adopted, old=old, new=new)


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def merged(key, old, new, *, was, becomes, brought=None):
    """A suggestion whose words stand in ``new`` as ``brought`` (None: as they were proposed)."""
    words = core(was, becomes).becomes if brought is None else brought
    landed = span(new, words) if words and words in new else None
    about = span(old, was) if was in old else None
    return Adopted(key, about, was=was, becomes=becomes, landed=landed)


def worded(key, old, about):
    """A comment that was adopted, for which an editor wrote the words."""
    return Adopted(key, span(old, about))


OLD = "Wij krijgen zes weken om te antwoorden.\nHet plein is nu een parkeerplaats."
CASES = {
    "its words came": (
        OLD.replace("zes", "acht"),
        [("merge", "zes weken", "acht weken")],
        [((1,), (), False)],
    ),
    "its words went": (
        OLD.replace(" nu", ""),
        [("merge", "is nu", "is")],
        [((1,), (), False)],
    ),
    "words put in": (
        OLD.replace("antwoorden", "lezen en te antwoorden"),
        [("merge", "antwoorden", "lezen en te antwoorden")],
        [((1,), (), False)],
    ),
    "a comma": (
        OLD.replace("weken om", "weken, om"),
        [("merge", "weken om", "weken, om")],
        [((1,), (), False)],
    ),
    "two in one paragraph": (
        OLD.replace("zes", "acht").replace("antwoorden", "reageren"),
        [("merge", "zes weken", "acht weken"), ("merge", "antwoorden", "reageren")],
        [((1, 2), (), False)],
    ),
    "and more by the editors": (
        OLD.replace("zes", "acht").replace("antwoorden", "reageren"),
        [("merge", "zes weken", "acht weken")],
        [((1,), (), True)],
    ),
    "each its own paragraph": (
        OLD.replace("zes", "acht").replace("parkeerplaats", "park"),
        [("merge", "zes weken", "acht weken"), ("merge", "parkeerplaats", "park")],
        [((1,), (), False), ((2,), (), False)],
    ),
    "overwritten by the editors": (
        OLD.replace("zes", "twaalf"),
        [("merge", "zes weken", "acht weken")],
        [((), (), True)],
    ),
    "taken back by the editors": (OLD, [("merge", "zes weken", "acht weken")], []),
    "the editors' own change": (
        OLD.replace("plein", "park"),
        [],
        [((), (), True)],
    ),
    "in the editors' own words": (
        OLD.replace("zes weken", "ruim de tijd"),
        [("worded", "zes weken")],
        [((), (1,), False)],
    ),
    "in their own words, elsewhere": (
        OLD.replace("zes weken", "ruim de tijd"),
        [("worded", "parkeerplaats")],
        [((), (), True)],
    ),
    "about words that a suggestion accounts for": (
        OLD.replace("zes", "acht"),
        [("merge", "zes weken", "acht weken"), ("worded", "zes weken")],
        [((1,), (), False)],
    ),
    "a paragraph that was struck": (
        "Wij krijgen zes weken om te antwoorden.",
        [("worded", "Het plein is nu een parkeerplaats.")],
        [((), (1,), False)],
    ),
    "a new paragraph is nobody's by itself": (
        "Een heel nieuwe alinea vooraf.\n" + OLD,
        [("worded", "Wij krijgen")],
        [((), (), True)],
    ),
    "a move is a change of its own": (
        "Het plein is nu een parkeerplaats.\nWij krijgen acht weken om te antwoorden.",
        [("merge", "zes weken", "acht weken")],
        [((), (), False), ((1,), (), False)],
    ),
}


@pytest.mark.parametrize(("new", "adopted", "expected"), CASES.values(), ids=CASES)
def test_each_change_names_those_behind_it(new, adopted, expected):
    comments = [
        merged(key, OLD, new, was=said[1], becomes=said[2])
        if said[0] == "merge"
        else worded(key, OLD, said[1])
        for key, said in enumerate(adopted, start=1)
    ]

    found = traced(OLD, new, comments)

    assert [(c.merged, c.placed, c.beyond) for c in found] == expected


def test_a_word_doubled_is_found_whichever_of_the_two_is_called_the_new_one():
    old, new = "Het is heel duur voor ons.", "Het is heel heel duur voor ons."
    for start in (7, 12):
        comment = Adopted(
            1,
            span(old, "heel"),
            was="heel",
            becomes="heel heel",
            landed=Span(start, start + 4),
        )

        assert [c.merged for c in traced(old, new, [comment])] == [(1,)]


def test_a_paragraph_that_moved_and_changed_names_only_who_changed_its_words():
    wanted = "Wij krijgen zes weken om te antwoorden op ieder plan voor onze buurt."
    others = "Het plein is nu een parkeerplaats.\nDe bomen aan de kade blijven staan, zegt de raad."
    old, new = f"{wanted}\n{others}", f"{others}\n{wanted.replace('zes', 'acht')}"
    comments = [
        merged(1, old, new, was="zes", becomes="acht"),
        worded(2, old, "ieder plan"),
    ]

    assert [(c.merged, c.placed, c.beyond) for c in traced(old, new, comments)] == [
        ((1,), (), False)
    ]


# --- Properties: a text of numbered words, some of them replaced ----------------------------

PLACES = st.sets(st.integers(0, 59), max_size=12)


def paper(words):
    """Six paragraphs of ten words."""
    return "\n".join(" ".join(words[at : at + 10]) for at in range(0, 60, 10))


@given(by_readers=PLACES, by_editors=PLACES, struck=PLACES)
def test_changes_are_named_after_just_those_who_made_them(by_readers, by_editors, struck):
    by_editors, struck = by_editors - by_readers, struck - by_readers - by_editors
    words = [f"woord{n}" for n in range(60)]
    old = paper(words)
    now = [
        f"lezer{n}" if n in by_readers else f"redactie{n}" if n in by_editors else word
        for n, word in enumerate(words)
    ]
    new = paper([word if n not in struck else "–" for n, word in enumerate(now)])
    comments = [
        merged(n, old, new, was=f"woord{n}", becomes=f"lezer{n}") for n in sorted(by_readers)
    ]

    found = traced(old, new, comments)

    behind = [key for cause in found for key in cause.merged]
    assert sorted(behind) == sorted(by_readers)
    changed = [c for c in compare_blocks(old, new) if c.kind not in ("same", "moved_away")]
    for cause, change in zip(found, changed, strict=True):
        came = "".join(o.text for o in change.operations if o.kind == "insert")
        assert all(f"lezer{key}" in came for key in cause.merged)
        assert cause.merged or cause.beyond
        assert cause.placed == ()


@given(PLACES, PLACES)
def test_a_comment_in_other_words_is_behind_no_change_outside_its_own(about, changed):
    words = [f"woord{n}" for n in range(60)]
    old, new = paper(words), paper([w if n not in changed else "X" for n, w in enumerate(words)])
    comments = [worded(n, old, f"woord{n}") for n in sorted(about) if n not in range(1, 7)]

    found = {key for cause in traced(old, new, comments) for key in cause.placed}

    near = {n + shift for n in changed for shift in (-1, 0, 1)}
    assert found <= near
    assert {c.key for c in comments} & changed <= found
