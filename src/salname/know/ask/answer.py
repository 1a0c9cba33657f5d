"""A question answered from a book, with the words it stands on; or the saying that the text does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname import edtf
from salname.know.ask import extract
from salname.know.ask.extract import Found
from salname.know.ask.question import Question, parse
from salname.know.ask.retrieve import Passage, limits, passages
from salname.know.book import Book
from salname.know.rows import Stored
from salname.model import Span, Time

_READ_CLOSELY = 12  # passages whose records are looked at


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that an answer stands on, or the nearest there is; ``marks`` are the words that answer."""

    document: str
    start: int
    end: int
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the book says to a question.

    ``answered`` is false where the text does not say; ``evidence`` then holds the nearest passages. ``confidence`` is
    0 to 1. ``route`` names the rule, ``records`` the ids of the records that the answer was taken from.
    """

    question: Question
    answered: bool
    text: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    route: str = ""
    records: tuple[str, ...] = ()
    edtf: str | None = None
    value: float | tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    passage: Passage
    found: Found | None
    score: float


def ask(book: Book, text: str) -> Answer:
    """Answer a question in plain words from what the book's texts state.

    Never answers without words to show: where no passage holds enough of the question, or none has an answer of the
    sought sort, ``answered`` is false.
    """
    question = parse(text)
    readings = [_read(book, question, p) for p in passages(book, question)[:_READ_CLOSELY]]
    readings.sort(key=lambda r: (-r.score, r.passage.document, r.passage.start))
    shown = tuple(_evidence(r) for r in readings[: int(limits()["first_passages"])])
    best = next((r for r in readings if _answers(r, readings[0])), None)
    if best is None or best.found is None:
        return Answer(question, answered=False, evidence=shown)
    if best.passage not in [r.passage for r in readings[: len(shown)]]:
        shown = (_evidence(best), *shown[:-1])
    return Answer(
        question,
        answered=True,
        text=best.found.text,
        confidence=round(min(1.0, best.score), 3),
        evidence=shown,
        route=best.found.rule,
        records=best.found.records,
        edtf=best.found.edtf,
        value=best.found.value,
    )


def _answers(reading: _Reading, first: _Reading) -> bool:
    """Say whether a passage holds an answer, enough of the question, and not much less than the best does."""
    bound = limits()
    return (
        reading.found is not None
        and reading.passage.coverage >= bound["least_coverage"]
        and reading.score >= first.score - bound["within"]
    )


def _read(book: Book, question: Question, passage: Passage) -> _Reading:
    records = tuple(book.records(document=passage.document, start=passage.start, end=passage.end))
    found = extract.best(question, passage, records)
    bonus = limits()["sort_bonus"] if found and found.rule != "clause" else 0.0
    score = passage.score + bonus + _times_agree(question, records)
    return _Reading(passage, found, score)


def _times_agree(question: Question, records: Sequence[Stored]) -> float:
    """Where the question names a date: more for a passage of that date, less for one of others only."""
    asked = [edtf.bounds(t.edtf) for t in question.times]
    here = [edtf.bounds(s.record.edtf) for s in records if isinstance(s.record, Time)]
    here = [b for b in here if b.dated]
    if not asked or not here:
        return 0.0
    meet = any(a.low <= h.high and h.low <= a.high for a in asked for h in here)
    return limits()["time_bonus"] if meet else -limits()["time_bonus"]


def _evidence(reading: _Reading) -> Evidence:
    passage = reading.passage
    marks = (reading.found.span,) if reading.found else ()
    return Evidence(passage.document, passage.start, passage.end, passage.text, marks)
