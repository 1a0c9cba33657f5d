"""A question answered from a book, with the words it stands on; or the saying that the text does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salname.know.ask import counted, dated, extract, extreme, properties, support
from salname.know.ask.found import Found
from salname.know.ask.question import Question, parse
from salname.know.ask.retrieve import Passage, limits, passages
from salname.know.ask.within import within
from salname.know.ask.words import keys
from salname.know.book import Book
from salname.know.rows import Stored
from salname.know.state import Holding
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
    shown = tuple(_evidence(r.passage) for r in readings[: int(limits()["first_passages"])])
    if held := dated.holdings(book, question):
        return _of_state(book, question, held, shown)
    if most := extreme.extreme(question, found, records):
        return _of_extreme(question, most, shown)
    if several := _of_each_date(question, found, records):
        return several
    best = _best(readings)
    told = _by_property(book, question, {p.number for p in found})
    if told and not (best and question.answer == "meaning"):  # the passage has the whole of a meaning
        return _outright(book, question, told, shown)
    if best:
        return _of_passage(best, shown)
    if counted.asks_to_count(question) and (happened := counted.count(question, found, records)):
        return _of_count(question, happened)
    return Answer(question, answered=False, evidence=shown)


def _of_passage(best: _Reading, shown: tuple[Evidence, ...]) -> Answer:
    found = best.found
    if found is None:
        return Answer(best.question, answered=False, evidence=shown)
    plain = _evidence(best.passage)
    others = [e for e in shown if e != plain][: int(limits()["first_passages"]) - 1]
    return Answer(
        best.question,
        answered=True,
        text=found.text,
        confidence=round(min(1.0, best.score), 3),
        evidence=(_evidence(best.passage, found.span), *others),
        route=found.rule,
        records=found.records,
        edtf=found.edtf,
        value=found.value,
    )


def _of_state(
    book: Book, question: Question, held: Sequence[tuple[str, Holding]], shown: tuple[Evidence, ...]
) -> Answer:
    """What held on the date, or on each of the dates, with the words that say since when."""
    proofs = [proof for _, holding in held for proof in holding.evidence[:1]]
    places = []
    for proof in proofs:
        (sentence, *_) = book.sentences(proof.document, proof.start, proof.start + 1)
        mark = Span(proof.start, proof.end)
        places.append(Evidence(proof.document, sentence.start, sentence.end, sentence.text, (mark,)))
    several = len(held) > 1
    rest = [e for e in shown if (e.document, e.start) not in {(p.document, p.start) for p in places}]
    return Answer(
        question,
        answered=True,
        text="; ".join(f"{date}: {h.said}" if several else h.said for date, h in held),
        confidence=limits()["state_confidence"],
        evidence=tuple(dict.fromkeys([*places, *rest]))[: int(limits()["first_passages"])],
        route=f"state.{dated.aspect(question)}",
        records=tuple(dict.fromkeys(p.record for p in proofs)),
    )


def _of_extreme(question: Question, most: extreme.Extreme, shown: tuple[Evidence, ...]) -> Answer:
    """The date of the greatest or least figure, its words and the figure's marked."""
    figure = most.record
    marks = [figure.span, *([most.time.record.span] if most.time else [])]
    first = _evidence(most.passage, *sorted(marks))
    return Answer(
        question,
        answered=True,
        text=f"{most.time.record.quote if most.time else figure.time} ({figure.quote})",
        confidence=limits()["extreme_confidence"],
        evidence=(first, *(e for e in shown if (e.document, e.start) != (first.document, first.start))),
        route="extreme",
        records=most.compared,
        edtf=figure.time,
        value=figure.value,
    )


def _of_each_date(question: Question, found: Sequence[Passage], records: Sequence[Sequence[Stored]]) -> Answer | None:
    """The quantities of two or more dates of a question side by side; ``None`` where any is not told."""
    if question.answer not in ("figure", "share") or len(question.times) < 2:
        return None
    parts: list[tuple[str, _Reading]] = []
    for time in question.times:
        others = {k for t in question.times if t is not time for k in keys(t.quote)} - set(keys(time.quote))
        words = tuple(w for w in question.words if w.key not in others)
        one = replace(question, times=(time,), words=words)
        readings = [_read(one, passage, told) for passage, told in zip(found, records, strict=False)]
        best = _best(sorted(readings, key=lambda r: (-r.score, r.passage.document, r.passage.start)))
        if best is None:
            return None
        parts.append((time.edtf, best))
    told = [(edtf, r.passage, r.found) for edtf, r in parts if r.found]
    return Answer(
        question,
        answered=True,
        text="; ".join(f"{edtf}: {f.text}" for edtf, _, f in told),
        confidence=round(min(1.0, min(r.score for _, r in parts)), 3),
        evidence=tuple(dict.fromkeys(_evidence(p, f.span) for _, p, f in told)),
        route="each_date",
        records=tuple(dict.fromkeys(i for _, _, f in told for i in f.records)),
    )


def _of_count(question: Question, happened: counted.Counted) -> Answer:
    """How many times, with the first of the passages that tell of them, the happenings marked."""
    places = tuple(
        _evidence(passage, *(s.record.span for s in happened.records if _in(s, passage)))
        for passage in happened.passages
    )
    return Answer(
        question,
        answered=True,
        text=str(happened.number),
        confidence=limits()["count_confidence"],
        evidence=places,
        route="count",
        records=tuple(s.id for s in happened.records),
        value=float(happened.number),
    )


def _in(stored: Stored, passage: Passage) -> bool:
    return stored.document == passage.document and passage.start <= stored.record.start < passage.end


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


def _evidence(passage: Passage, *marks: Span) -> Evidence:
    return Evidence(passage.document, passage.start, passage.end, passage.text, marks)
