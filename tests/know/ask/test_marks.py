"""Scores on invented texts that the rules were not written from, with floors under them."""

from __future__ import annotations

import pytest

from . import marking


@pytest.fixture(scope="module")
def whole() -> marking.Score:
    return marking.score(marking.TEXTS)


def test_most_questions_to_unknown_texts_are_answered_rightly(whole: marking.Score) -> None:
    assert whole.right >= 0.85


def test_the_right_passage_is_nearly_always_in_the_first_three(whole: marking.Score) -> None:
    assert whole.passage >= 0.95


def test_few_questions_that_the_text_does_not_answer_are_answered(whole: marking.Score) -> None:
    assert whole.made_up <= 0.12


def test_the_texts_have_questions_enough_and_a_third_of_them_without_an_answer() -> None:
    questions = [q for file in marking.TEXTS for q in marking.opened(file)[1]]
    assert len(questions) >= 60
    assert 0.25 <= sum("answers" not in q for q in questions) / len(questions) <= 0.4
