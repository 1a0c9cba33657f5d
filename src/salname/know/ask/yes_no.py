"""Yes or no: whether a passage says what the question asks, or its contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname import edtf, lang
from salname.know.ask.found import Found
from salname.know.ask.phrases import clause
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import key
from salname.know.rows import Stored
from salname.model import Time
from salname.read.text import fold
from salname.tag import inflection


@cache
def _words(name: str, code: str = lang.DEFAULT) -> str:
    return str(lang.load(code, "questions")["yes_no"][name])


def yes_or_no(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """Give *yes* where a passage says what is asked, *no* where it denies it or dates it otherwise."""
    told = passage.matched.get(question.verb, 1.0)
    if passage.coverage < limits()["yes_no_coverage"] or told < limits()["typo_weight"]:
        return
    denied = _denies(passage.text, question) != _denies(question.told, question)
    says_no = denied or _dated_otherwise(question, records)
    yield Found(_words("no" if says_no else "yes"), clause(passage, question), 0.5, "no" if says_no else "yes")


def _denies(text: str, question: Question) -> bool:
    """Say whether the predicate, or the last verb where there is none, is negated."""
    words = re.findall(r"[^\W\d_]++", fold(text))
    if set(words) & set(_words("negations").split()):
        return True
    asked = {k for w in question.words if w.key == question.verb for k in (w.key, *w.others)}
    verbs = [w for w in words if key(w) in asked]
    return any(inflection.verbals(w) and inflection.verbals(w)[0].negative for w in verbs or words[-1:])


def _dated_otherwise(question: Question, records: Sequence[Stored]) -> bool:
    """Say whether the question names a date and the passage, of one date only, another."""
    here = {s.record.edtf for s in records if isinstance(s.record, Time) and edtf.bounds(s.record.edtf).dated}
    if not question.times or len(here) != 1:
        return False
    told = edtf.bounds(next(iter(here)))
    return not any(a.low <= told.high and told.low <= a.high for t in question.times for a in [edtf.bounds(t.edtf)])
