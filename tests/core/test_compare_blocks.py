from __future__ import annotations

import pytest

from documents.core.diff import BlockChange, Operation, compare, compare_blocks
from tests.core.notation import compact

KOP = "Een groen dorpshart"
PLEIN = "Het plein wordt groen, met bomen en bankjes voor iedereen."
WEG = "De Dorpsstraat wordt een fietsstraat met een snelheid van 30 km per uur."
SCHOOL = "De school krijgt een nieuwe ingang aan de kant van het park."
WEG_20 = WEG.replace("30", "20")

CASES = {
    "same": ([KOP, PLEIN], [KOP, PLEIN], ["same 0>0", "same 1>1"]),
    "edited": ([KOP, WEG], [KOP, WEG_20], ["same 0>0", "edited 1>1"]),
    "gone": ([KOP, WEG, PLEIN], [KOP, PLEIN], ["same 0>0", "gone 1>", "same 2>1"]),
    "new": ([KOP, PLEIN], [KOP, WEG, PLEIN], ["same 0>0", "new >1", "same 1>2"]),
    "rewritten": ([KOP, WEG], [KOP, "Alles anders"], ["same 0>0", "gone 1>", "new >1"]),
    "moved": (
        [WEG, PLEIN, SCHOOL],
        [PLEIN, SCHOOL, WEG],
        ["moved_away 0>", "same 1>0", "same 2>1", "moved 0>2"],
    ),
    "moved and edited": (
        [WEG, PLEIN, SCHOOL],
        [PLEIN, SCHOOL, WEG_20],
        ["moved_away 0>", "same 1>0", "same 2>1", "moved_edited 0>2"],
    ),
    "split": ([f"{WEG} {PLEIN}"], [WEG, PLEIN], ["split 0>0,1"]),
    "split in three": ([f"{WEG} {PLEIN} {SCHOOL}"], [WEG, PLEIN, SCHOOL], ["split 0>0,1,2"]),
    "split around something new": ([f"{WEG} {PLEIN}"], [WEG, KOP, PLEIN], ["split 0>0,1,2"]),
    "merged": ([WEG, PLEIN], [f"{WEG} {PLEIN}"], ["merged 0,1>0"]),
    "table row": (["a b\tc d\te f"], ["a b\tc d\te g"], ["edited 0>0"]),
    "empty": ([""], [""], ["same 0>0"]),
    "out of nothing": ([""], [WEG], ["gone 0>", "new >0"]),
    "typography": (["‘Ja’ zei de raad"], ["'Ja' zei de raad"], ["edited 0>0"]),
    "sentence moved to another block": (
        [f"{WEG} De raad besluit in mei.", PLEIN],
        [WEG, f"{PLEIN} De raad besluit in mei."],
        ["edited 0>0", "edited 1>1"],
    ),
    "twins": ([KOP, WEG, KOP], [KOP, KOP], ["same 0>0", "gone 1>", "same 2>1"]),
}


def written(change: BlockChange) -> str:
    old, new = (",".join(map(str, numbers)) for numbers in (change.old, change.new))
    return f"{change.kind} {old}>{new}"


@pytest.mark.parametrize(("old", "new", "changes"), CASES.values(), ids=CASES.keys())
def test_blocks_are_told_apart(old, new, changes):
    assert [written(change) for change in compare_blocks("\n".join(old), "\n".join(new))] == changes


def test_an_edit_in_a_moved_block_is_shown_as_an_edit():
    changes = compare_blocks(f"{WEG}\n{PLEIN}\n{SCHOOL}", f"{PLEIN}\n{SCHOOL}\n{WEG_20}")

    assert changes[0].operations == (Operation("moved_from", WEG),)
    assert compact(changes[-1].operations) == (
        "{>De Dorpsstraat wordt een fietsstraat met een snelheid van >}{-30-}{+20+}{> km per uur.>}"
    )


def test_a_split_block_shows_where():
    [change] = compare_blocks(f"{WEG} {PLEIN}", f"{WEG}\n{PLEIN}")

    assert compact(change.operations) == f"{WEG}{{- -}}{{+\n+}}{PLEIN}"


def test_every_block_that_moved_away_arrives():
    old = "\n".join([WEG, PLEIN, SCHOOL, KOP, f"{KOP} en meer van dat moois"])
    new = "\n".join([SCHOOL, WEG_20, f"{KOP} en meer van dat moois", PLEIN])
    changes = compare_blocks(old, new)

    away = {change.old for change in changes if change.kind == "moved_away"}
    arrived = {change.old for change in changes if change.kind in ("moved", "moved_edited")}
    assert away == arrived != set()


def test_the_flat_form_says_the_same():
    old = "\n".join([KOP, WEG, f"{PLEIN} {SCHOOL}"])
    new = "\n".join([KOP, PLEIN, SCHOOL, WEG_20])
    flat = compact(compare(old, new))

    for change in compare_blocks(old, new):
        if change.kind in ("same", "split", "edited"):
            assert compact(change.operations) in flat
