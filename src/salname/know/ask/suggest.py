"""Questions made from the book itself, so that a reader sees what can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salname import lang
from salname.know.book import Book
from salname.model import AnyRecord, Event, Figure, RecordKind, Relation

_TELLING: tuple[RecordKind, ...] = ("relation", "figure", "event")
_LONGEST = 60  # letters of a part that still makes a question one would ask


def suggestions(book: Book, most: int = 6, about: Iterable[AnyRecord] | None = None) -> tuple[str, ...]:
    """Give at most ``most`` questions that records of the book answer, each of another kind where there are enough.

    ``about`` are the records to make them from; by default all of the book, in order.
    """
    patterns: dict[str, str] = lang.load(lang.DEFAULT, "questions")["suggest"]
    by_pattern: dict[str, list[str]] = {}
    for name, question in _made(_all(book) if about is None else about, patterns):
        questions = by_pattern.setdefault(name, [])
        if question not in questions and len(questions) < most:
            questions.append(question)
    out: list[str] = []
    for turn in range(most):
        out += [questions[turn] for questions in by_pattern.values() if turn < len(questions)]
    return tuple(dict.fromkeys(out))[:most]


def _all(book: Book) -> Iterator[AnyRecord]:
    for kind in _TELLING:
        yield from (stored.record for stored in book.records(kind=kind))


def _made(records: Iterable[AnyRecord], patterns: dict[str, str]) -> Iterator[tuple[str, str]]:
    for record in records:
        parts: dict[str, str] = {}
        name = ""
        if isinstance(record, Relation):
            name, parts = record.property, {"subject": record.subject, "object": record.object}
        elif isinstance(record, Figure) and record.of:
            name, parts = f"figure_{record.kind}", {"of": record.of, "measures": record.measures}
        elif isinstance(record, Event) and record.time and not record.inferred_time:
            name, parts = "event", {"label": record.label}
        if name in patterns and all(0 < len(part) <= _LONGEST for part in parts.values()):
            question = patterns[name].format(**parts)
            yield name, question[:1].upper() + question[1:]
