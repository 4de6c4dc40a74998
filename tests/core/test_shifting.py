from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from documents.core.span import Span
from feedback.core.shifting import Put, Run, runs

WORDS = [f"w{number}" for number in range(12)]
EDITS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.text(alphabet="xyz", min_size=1, max_size=9)),
    max_size=6,
    unique_by=lambda edit: edit[0],
)


@given(EDITS)
def test_words_put_in_one_after_another_stand_where_adding_up_says(edits):
    text, put = " ".join(f"{word}." for word in WORDS), []
    for save, (word, other) in enumerate(edits):
        start = text.index(f"{word}.")
        text = text[:start] + other + text[start + len(word) :]
        put.append(Put(save, save, Span(start, start + len(other)), replaced=len(word)))

    found = runs(reversed(put))

    spans = found[-1].spans if found else {}
    assert {key: span.of(text) for key, span in spans.items()} == {
        save: other for save, (_, other) in enumerate(edits)
    }


def test_a_save_in_between_starts_a_new_run():
    first, second = Put(1, 4, Span(0, 3), 5), Put(2, 6, Span(1, 2), 1)

    assert runs([second, first]) == [Run(4, {1: Span(0, 3)}), Run(6, {2: Span(1, 2)})]


def test_words_of_one_save_stand_where_they_were_put():
    put = [Put(1, 4, Span(8, 9), 3), Put(2, 4, Span(0, 3), 5)]

    assert runs(put) == [Run(4, {2: Span(0, 3), 1: Span(8, 9)})]
