"""The pattern engine, over small grammars of its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname.errors import DataError
from salname.tag.pattern import Grammar, alternatives, prefix_tree

DATA = {
    "words": {"month": {"yanvar": 1, "may": 5}, "part": ["əvvəli", "sonu"]},
    "shapes": {"number": r"\d{1,2}+(?!\w)", "date": "<day=number> <month=month>"},
    "readings": {"number": "digits"},
    "rule": [
        {"name": "day", "first": ["digit"], "shape": "<date>", "gives": {"kind": "date"}},
        {"name": "part", "first": ["month"], "shape": "<month=month>(?:ın)? <part=part>"},
        {"name": "month", "first": ["month"], "shape": r"<month=month>(?!\w)"},
        {"name": "spring", "first": ["=bahar"], "shape": r"bahar\w{0,5}+"},
    ],
}


def marks(text: str) -> list[tuple[str, str, dict[str, object]]]:
    return [(text[m.start : m.end], m.rule, dict(m.parts)) for m in GRAMMAR.find(text)]


GRAMMAR = Grammar(DATA, {"digits": int})


def test_parts_are_read_by_class_and_by_function() -> None:
    assert marks("5 may günü") == [("5 may", "day", {"kind": "date", "day": 5, "month": 5})]


def test_the_longest_match_at_a_place_wins() -> None:
    assert marks("mayın sonu, yanvar") == [
        ("mayın sonu", "part", {"month": 5, "part": "sonu"}),
        ("yanvar", "month", {"month": 1}),
    ]


def test_a_refused_mark_gives_way_to_the_next_longest() -> None:
    found = list(GRAMMAR.find("may sonu", accept=lambda m: m.rule != "part"))
    assert [m.rule for m in found] == ["month"]


def test_a_word_inside_another_begins_no_match() -> None:
    assert marks("rəqəm5 may") == [("may", "month", {"month": 5})]


def test_one_line_break_may_stand_between_two_words_but_no_empty_line() -> None:
    assert [m[1] for m in marks("5\nmay")] == ["day"]
    assert [m[1] for m in marks("5\n\nmay")] == ["month"]


def test_a_literal_word_can_begin_a_rule() -> None:
    assert marks("baharda") == [("baharda", "spring", {})]


@pytest.mark.parametrize(
    "rule",
    [
        {"name": "x", "first": ["digit"], "shape": "<nothing>"},
        {"name": "x", "first": ["digit"], "shape": "(("},
        {"name": "x", "first": ["nothing"], "shape": "a"},
    ],
)
def test_a_rule_that_cannot_stand_is_refused_with_a_reason(rule: dict[str, object]) -> None:
    with pytest.raises(DataError, match="'x'"):
        Grammar({"rule": [rule]}, {})


def test_an_unknown_reading_is_refused() -> None:
    with pytest.raises(DataError, match="roman"):
        Grammar({"readings": {"a": "roman"}, "rule": []}, {"digits": int})


@given(st.lists(st.text("abcə", min_size=1, max_size=5), min_size=1, max_size=8), st.text("abcə ", max_size=20))
def test_a_prefix_tree_hits_wherever_a_word_begins(words: list[str], text: str) -> None:
    tree = re.compile(prefix_tree(words))
    for at in range(len(text)):
        assert bool(tree.match(text, at)) == any(text.startswith(w, at) for w in words)


@given(st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=6), st.text("ab", max_size=8))
def test_alternatives_take_the_longest_word(words: list[str], text: str) -> None:
    found = re.match(alternatives(words), text)
    fitting = [w for w in words if text.startswith(w)]
    assert (found.group() if found else None) == (max(fitting, key=len) if fitting else None)
