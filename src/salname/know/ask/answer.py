"""A question answered from a book, with the words it stands on; or the saying that the text does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname.know.ask import extract, properties, support
from salname.know.ask.found import Found
from salname.know.ask.question import Question, parse
from salname.know.ask.retrieve import Passage, limits, passages
from salname.know.ask.within import within
from salname.know.book import Book
from salname.know.rows import Stored
from salname.model import Relation, Span

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
    question: Question
    passage: Passage
    found: Found | None
    told: bool
    score: float


def ask(book: Book, text: str) -> Answer:
    """Answer a question in plain words from what the book's texts state.

    Never answers without words to show: where no passage holds enough of the question, or none has an answer of the
    sought sort, ``answered`` is false.
    """
    question = parse(text)
    found = passages(book, question)
    records = within(book, question, found[:_READ_CLOSELY])
    readings = [_read(question, passage, told) for passage, told in zip(found, records, strict=False)]
    readings.sort(key=lambda r: (-r.score, r.passage.document, r.passage.start))
    shown = tuple(_evidence(r) for r in readings[: int(limits()["first_passages"])])
    if told := _by_property(book, question, {p.number for p in found}):
        return _outright(book, question, told, shown)
    best = _best(readings)
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


def _by_property(book: Book, question: Question, documents: set[int]) -> list[properties.Told]:
    """The relations that answer outright: the best one, and those that say as much of the same thing."""
    told = properties.find(book, question, documents)
    if not told or told[0].share < limits()["least_share"]:
        return []
    return [t for t in told if t.property == told[0].property and t.share == told[0].share]


def _outright(book: Book, question: Question, told: Sequence[properties.Told], shown: tuple[Evidence, ...]) -> Answer:
    """The answer of relations; of those that say one thing each, in one sentence, all are told."""
    stored = [book.record(f"r{t.number}") for t in told]
    first = stored[0]
    (sentence, *_) = book.sentences(first.document, first.record.start, first.record.start + 1)
    together = [
        (s, t)
        for s, t in zip(stored, told, strict=True)
        if s.document == first.document and sentence.start <= s.record.start < sentence.end
    ]
    texts = list(dict.fromkeys(t.text for _, t in together))
    mark = first.record.span
    evidence = Evidence(first.document, sentence.start, sentence.end, sentence.text, (mark,))
    rest = tuple(e for e in shown if (e.document, e.start) != (evidence.document, evidence.start))
    return Answer(
        question,
        answered=True,
        text=", ".join(texts),
        confidence=round(told[0].share, 3),
        evidence=(evidence, *rest)[: int(limits()["first_passages"])],
        route=f"relation.{told[0].property}",
        records=tuple(s.id for s, _ in together),
        edtf=first.record.time if isinstance(first.record, Relation) and question.answer == "time" else None,
    )


def _best(readings: Sequence[_Reading]) -> _Reading | None:
    """The first reading that holds an answer and enough of the question, and is not much less than the best is."""
    fullest = max((r.passage.coverage for r in readings), default=0.0)
    for reading in readings:
        near = reading.score >= readings[0].score - limits()["within"]
        if reading.found and near and support.supports(reading.question, reading.passage, fullest, reading.told):
            return reading
    return None


def _read(question: Question, passage: Passage, records: Sequence[Stored]) -> _Reading:
    found = extract.best(question, passage, records)
    bonus = limits()["sort_bonus"] if found and found.rule != "clause" else 0.0
    bonus *= min(1.5, 0.5 + found.fit) if found else 1.0
    score = passage.score + bonus + support.times_agree(question, records)
    told = support.tells(question, records) or bool(found and found.rule == "cause")
    return _Reading(question, passage, found, told, score)


def _evidence(reading: _Reading) -> Evidence:
    passage = reading.passage
    marks = (reading.found.span,) if reading.found else ()
    return Evidence(passage.document, passage.start, passage.end, passage.text, marks)
