from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core import sequences
from documents.core.align import align, align_blocks
from documents.core.segments import disjoint, equal, heaviest_chain, uncovered, within
from documents.core.sequences import Run, bounded_runs, common_runs, landmarks, longest_rising
from documents.core.sliding import slid
from documents.core.words import TOKEN

KOP = "Een groen dorpshart"
PLEIN = "Het plein wordt groen, met bomen en bankjes voor iedereen."
WEG = "De Dorpsstraat wordt een fietsstraat met een snelheid van 30 km per uur."
SCHOOL = "De school krijgt een nieuwe ingang aan de kant van het park."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param([KOP, PLEIN], [KOP, PLEIN], [(0, 0), (1, 1)], id="same"),
        pytest.param([KOP, PLEIN], [KOP, WEG, PLEIN], [(0, 0), (1, 2)], id="inserted"),
        pytest.param([KOP, WEG, PLEIN], [KOP, PLEIN], [(0, 0), (2, 1)], id="struck"),
        pytest.param([PLEIN, WEG], [WEG, PLEIN], [(0, 1), (1, 0)], id="moved"),
        pytest.param([WEG], [WEG.replace("30", "20")], [(0, 0)], id="edited"),
        pytest.param(
            [WEG, PLEIN, SCHOOL],
            [PLEIN, SCHOOL, WEG.replace("30", "20")],
            [(0, 2), (1, 0), (2, 1)],
            id="moved and edited",
        ),
        pytest.param([f"{WEG} {KOP}"], [WEG, KOP], [(0, 0)], id="split: the largest part"),
        pytest.param([KOP, WEG], [f"{KOP} {WEG}"], [(1, 0)], id="merged: the largest part"),
        pytest.param([PLEIN], [SCHOOL], [], id="rewritten"),
        pytest.param(["", PLEIN, ""], ["", PLEIN, ""], [(0, 0), (1, 1), (2, 2)], id="empty lines"),
        pytest.param([KOP, KOP], [KOP, KOP, KOP], [(0, 0), (1, 1)], id="twins"),
        pytest.param(["a\tb\tc"], ["a\tb\td"], [(0, 0)], id="table row"),
        pytest.param(["‘Ja’"], ["'Ja'"], [(0, 0)], id="typography"),
    ],
)
def test_blocks_continue_one_another(old, new, pairs):
    assert align_blocks("\n".join(old), "\n".join(new)) == pairs


def test_the_segments_of_a_map_are_disjoint_on_both_sides():
    alignment = align("\n".join([WEG, PLEIN, SCHOOL]), "\n".join([f"{PLEIN} {SCHOOL}", WEG[:40]]))

    for name in ("old", "new"):
        ends = sorted((getattr(s, name), getattr(s, f"{name}_end")) for s in alignment.segments)
        assert all(end <= start for (_, end), (start, _) in pairwise(ends))


def test_free_text_is_what_no_segment_explains():
    alignment = align(WEG, f"{WEG} Dat is nieuw.")

    assert [alignment.new.text[a:z] for a, z in alignment.free] == [" Dat is nieuw."]


ITEMS = st.lists(st.sampled_from("abcde"), max_size=30)


@given(ITEMS, ITEMS)
def test_common_runs_are_equal_and_in_order(old, new):
    end_old = end_new = 0

    for run in common_runs(old, new):
        assert old[run.old : run.old_end] == new[run.new : run.new_end]
        assert run.old >= end_old
        assert run.new >= end_new
        end_old, end_new = run.old_end, run.new_end


@given(ITEMS, ITEMS)
@settings(deadline=None)
def test_the_twin_and_the_original_give_the_same_answer(old, new):
    pytest.importorskip("fast_diff_match_patch")
    quick = common_runs(old, new)

    twin, sequences.twin = sequences.twin, None
    try:
        slow = common_runs(old, new)
    finally:
        sequences.twin = twin

    assert quick == slow


def test_large_sequences_are_halved(monkeypatch):
    monkeypatch.setattr(sequences, "PAIRS_LIMIT", 4)

    assert bounded_runs(list("abcd"), list("abcd")) == [Run(0, 0, 2), Run(2, 2, 2)]


def test_landmarks_are_sure_and_in_order():
    assert landmarks(list("axbyyc"), list("azbyc")) == [(0, 0), (2, 2), (4, 3), (5, 4)]
    assert landmarks(list("pxyxq"), list("rxyxs")) == [(1, 1), (2, 2), (3, 3)]
    assert landmarks(list("pxxq"), list("rxxs")) == []


def test_longest_rising_finds_the_longest():
    assert longest_rising([4, 1, 2, 5, 3]) == [1, 2, 4]


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        pytest.param("Ik wil. Ik vraag.", "Ik vraag.", ["Ik vraag."], id="sentence struck"),
        pytest.param("Ik vraag.", "Ik wil. Ik vraag.", ["Ik vraag."], id="sentence new"),
        pytest.param("de oude oude raad", "de oude raad", ["de oude ", "raad"], id="word struck"),
        pytest.param("a b\na c\n", "a c\n", ["a c\n"], id="block struck"),
    ],
)
def test_changes_slide_to_where_sentences_begin(old, new, kept):
    a, b = TOKEN.findall(old), TOKEN.findall(new)

    runs = slid(common_runs(a, b), a, b, "\n")

    assert ["".join(a[run.old : run.old_end]) for run in runs] == kept


def test_where_two_segments_claim_the_same_text_the_first_keeps_it():
    assert disjoint([equal(0, 0, 5), equal(3, 13, 5)]) == [equal(0, 0, 5), equal(5, 15, 3)]
    assert disjoint([equal(0, 0, 5), equal(13, 3, 5)]) == [equal(0, 0, 5), equal(15, 5, 3)]


def test_neighboring_segments_become_one():
    assert disjoint([equal(5, 5, 5), equal(0, 0, 5)]) == [equal(0, 0, 10)]


def test_the_heaviest_chain_may_have_fewer_segments():
    segments = [equal(0, 50, 40), equal(40, 0, 5), equal(45, 10, 5)]

    assert heaviest_chain(segments, lambda segment: segment.old_length) == [0]
    assert heaviest_chain(segments, lambda _segment: 1) == [1, 2]


def test_stretches():
    assert uncovered([(2, 4), (3, 6)], 10) == [(0, 2), (6, 10)]
    assert within([(0, 3), (5, 9)], 2, 6) == [(2, 3), (5, 6)]
