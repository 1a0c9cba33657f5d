"""Where clauses are cut: the examples of ``clauses.toml``."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang, read
from salname.tag import clauses

EXAMPLES = lang.load("az", "clauses")["example"]


def cut(text):
    document = read.text(text)
    found = [c for i in range(len(document.sentences)) for c in clauses.split(document, i)]
    return document, found


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_the_example_of_the_data_is_cut_as_it_says(example):
    document, found = cut(example["text"])
    assert "|".join(document.text[c.start : c.end] for c in found) == example["clauses"]


def test_a_clause_that_ends_in_a_converb_hangs_on_the_next():
    _, found = cut("Tayfalar birləşərək dövlət qurdular.")
    assert [c.kind for c in found][:2] == ["dependent", "main"]


@given(st.text(alphabet="aəbdliıkmnşr ,;:.()", min_size=1, max_size=200))
def test_clauses_cover_their_sentence_without_gaps(text):
    document = read.text("a" + text)
    for index, sentence in enumerate(document.sentences):
        found = clauses.split(document, index)
        assert found[0].start == sentence.start
        assert found[-1].end == sentence.end
        assert all(a.end == b.start for a, b in pairwise(found))
