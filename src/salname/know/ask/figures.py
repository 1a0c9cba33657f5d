"""A figure as the answer: of the sought kind, in a fitting unit, of what the question is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from salname import edtf, lang
from salname.know.ask.found import Found, nearness
from salname.know.ask.measures import units
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import key, keys, synonyms
from salname.know.rows import Stored
from salname.model import Figure

_KINDS = {
    "share": {"share"},
    "factor": {"factor", "count"},
    "rank": {"rank"},
    "figure": {"count", "measure", "money"},
}


@cache
def _plans(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(key(w) for w in lang.load(code, "questions")["plans"]["words"].split())


def figures(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """The figures of a passage that may answer; of one that tells a plan only where the question asks for a plan."""
    told = set(keys(passage.text))
    if _plans() & told and not _plans() & {w.key for w in question.words}:
        return
    for stored in records:
        record = stored.record
        if isinstance(record, Figure) and record.kind in _KINDS[question.answer]:
            fit = _fit(question, passage, record)
            if fit is not None:
                yield Found(record.quote, record.span, fit, "figure", (stored.id,), value=record.value)


def _fit(question: Question, passage: Passage, record: Figure) -> float | None:
    """How well a figure sits with the question, ``None`` where it counts something else."""
    fitting = units(question)
    if question.answer == "figure" and fitting and record.unit not in fitting:
        return None
    told = set(keys(f"{record.measures} {record.of or ''} {record.place or ''}"))
    asked = {k for w in question.words for k in (w.key, *w.others)}
    nouns = {k for noun in question.nouns for k in (noun, *synonyms(lang.DEFAULT).get(noun, ()))}
    counted = bool(nouns & set(keys(f"{record.quote} {record.measures}")))
    elided = 0 < passage.matched.get(question.nouns[0], 0.0) < limits()["typo_weight"] if question.nouns else False
    counted = counted or (elided and record.unit == "person")  # *how many Saxons*: of the people the text is about
    if question.counts and not (counted or (fitting and told & asked)):
        return None
    about = len(told & asked) / max(1, len(told))
    measured = len(set(keys(record.measures)) & asked)
    fit = 0.4 * nearness(question, passage, record.span) + 0.3 * about + 0.2 * bool(measured) + 0.2 * counted
    own = keys(record.quote)
    fit += 0.25 * bool(own and own[-1] in question.nouns)
    return None if another_time(question, record.time) else fit


def another_time(question: Question, time: str | None) -> bool:
    """Say whether the question names a date and this is of another."""
    here = edtf.bounds(time)
    if not question.times or not here.dated:
        return False
    return not any(a.low <= here.high and here.low <= a.high for t in question.times for a in [edtf.bounds(t.edtf)])
