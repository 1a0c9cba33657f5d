"""Where times are said: the examples of the language data, what is no time, and hostile text."""

from __future__ import annotations

import itertools
import time
from typing import Any

import pytest

from salname import edtf, lang, read
from salname.interpret import dates
from salname.model import Time
from salname.tag import times

EXAMPLES: list[list[Any]] = [
    case for group in lang.load("az", "times_examples")["examples"] for case in group["cases"]
]  # fmt: skip


def records(text: str) -> tuple[Time, ...]:
    document = read.text(text)
    return dates.resolve(document, times.find(document))


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: str(case[0]))
def test_an_example_gives_its_times_and_no_others(case: list[Any]) -> None:
    text, *expected = case
    assert [[r.quote, r.edtf] for r in records(text)] == expected


def test_the_examples_hold_at_least_three_hundred_expressions() -> None:
    assert sum(len(case) - 1 for case in EXAMPLES) >= 300


def test_every_rule_of_the_grammar_is_used_by_an_example() -> None:
    used = {r.rule for case in EXAMPLES for r in records(case[0])}
    assert {rule.name for rule in times.rulebook("az").grammar.rules} <= used


def test_every_value_in_the_table_of_ages_is_a_stretch_of_time() -> None:
    ages = lang.load("az", "times_ages")
    for kind in (*times.AGES, "war_cues"):
        for name, value in ages[kind].items():
            bounds = edtf.bounds(value)
            assert bounds.dated, name
            assert bounds.low <= bounds.high, name


def test_a_mark_carries_its_parts_read() -> None:
    (mark,) = times.find(read.text("Qala 1906-cı ilin 15 aprelində yandı."))
    assert (mark.rule, mark.parts["y"], mark.parts["m"], mark.parts["d"]) == ("day-in-year", 1906, 4, 15)


def test_marks_stand_in_order_and_do_not_overlap() -> None:
    text = " ".join(case[0] for case in EXAMPLES)
    marks = times.find(read.text(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(marks))


@pytest.mark.parametrize("line_break", ["\n", "\n  "])
def test_an_expression_may_run_over_a_line_break(line_break: str) -> None:
    (record,) = records(f"Qala 1906-cı ilin{line_break}aprelində yandı.")
    assert record.edtf == "1906-04"


def test_an_expression_does_not_run_from_a_heading_into_the_text() -> None:
    found = records("Tarix\n1917-ci il\nMartın 3-də körpü açıldı.")
    assert [(r.quote, r.edtf) for r in found] == [("1917-ci il", "1917"), ("Martın 3-də", "1917-03-03")]


def test_an_expression_does_not_run_over_an_empty_line() -> None:
    assert [r.edtf for r in records("Qala 1906-cı il\n\naprel ayında yandı.")] == ["1906", "1906-04"]


@pytest.mark.parametrize("piece", ["1", "1-ci ", "-", "e.ə.", "XX ", "min "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        document = read.text("a" + piece * (size // len(piece)))
        document.folded  # noqa: B018  folding is not what is measured
        begin = time.process_time()
        times.find(document)
        return time.process_time() - begin

    times.find(read.text("1990-cı il"))
    seconds(2_000)
    small = min(seconds(25_000), seconds(25_000))
    assert seconds(100_000) < 12 * small + 0.1


@pytest.mark.parametrize("piece", ["1", "1-ci ", "-"])
def test_a_megabyte_of_hostile_text_is_read_in_seconds(piece: str) -> None:
    document = read.text("a " + piece * (1_000_000 // len(piece)))
    begin = time.process_time()
    assert times.find(document) == ()
    assert time.process_time() - begin < 15
