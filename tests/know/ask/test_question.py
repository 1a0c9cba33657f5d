"""What a question seeks is read off its cue words."""

from __future__ import annotations

import pytest

from salname import lang
from salname.know.ask import parse
from salname.know.ask.words import key

SORTS = [(sort["name"], question) for sort in lang.load("az", "questions")["sort"] for question in sort["examples"]]


@pytest.mark.parametrize(("sort", "question"), SORTS, ids=lambda v: v[:40])
def test_every_example_of_a_sort_is_read_as_that_sort(sort: str, question: str) -> None:
    assert parse(question).sort == sort


def test_the_noun_of_a_which_tells_what_kind_of_name_is_sought() -> None:
    assert parse("Dövlət hansı valyutadan istifadə edir?").kinds == {"currency"}


@pytest.mark.parametrize(
    ("form", "other"), [("müəssisələrinin", "müəssisə"), ("tikildi", "tikilmişdir"), ("şəhərdə", "şəhər")]
)
def test_the_forms_of_a_word_have_one_key(form: str, other: str) -> None:
    assert key(form) == key(other)


def test_two_words_that_are_one_in_the_table_of_synonyms_are_one() -> None:
    (word, *_) = [w for w in parse("Baş şəhər nə vaxt salınıb?").words if " " in w.key]
    assert key("paytaxt") in word.others
