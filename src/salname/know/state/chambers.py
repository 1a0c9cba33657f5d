"""Bodies with stated seats: how many on a date, and how many of them are appointed, as far as the text tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salname.know import rows, schema
from salname.know.state.cast import key, words
from salname.know.state.query import Evidence, on
from salname.model import Figure, Span
from salname.read.text import tokens
from salname.tag import numerals

if TYPE_CHECKING:
    from salname.know.book import Book


@dataclass(frozen=True, slots=True)
class Chamber:
    """A body on a date. ``appointed`` of its ``seats`` are not elected; ``certain`` is of the seats."""

    name: str
    seats: int
    appointed: int
    certain: bool
    evidence: tuple[Evidence, ...]


def chambers(book: Book, date: str) -> tuple[Chamber, ...]:
    """Give the bodies whose seats on a date are told, the largest first.

    Raises :class:`~salname.errors.BookError` for what is no date.
    """
    out: dict[str, Chamber] = {}
    for holding in on(book, date).holdings:
        if holding.fluent.family != "seats" or holding.fluent.denied:
            continue
        seats = _number(holding.fluent.value)
        if seats:
            appointed = _appointed(book, holding.evidence, seats)
            found = Chamber(holding.fluent.subject, seats, appointed, holding.certain, holding.evidence)
            known = out.setdefault(key(found.name), found)
            if (found.appointed, found.seats) > (known.appointed, known.seats):
                out[key(found.name)] = found
    return tuple(sorted(out.values(), key=lambda c: (-c.seats, c.name)))


def _number(text: str) -> int:
    found = tokens(text, Span(0, len(text)))
    for at in range(len(found)):
        read = numerals.read(found, at)
        if read and isinstance(read.value, float | int):
            return int(read.value)
    return 0


def _appointed(book: Book, evidence: Iterable[Evidence], seats: int) -> int:
    """The one count below ``seats`` in the sentence of the seats that stands just before a word for appointing."""
    marks = words()["appointed"]
    for place in evidence:
        for sentence in book.sentences(place.document, place.start, place.end):
            for stored in _figures(book, place.document, sentence.start, sentence.end):
                after = key(sentence.text[stored.end - sentence.start :]).split()[:4]
                value = stored.value
                if isinstance(value, float | int) and 0 < value < seats and any(w.startswith(marks) for w in after):
                    return int(value)
    return 0


def _figures(book: Book, document: str, start: int, end: int) -> list[Figure]:
    table = schema.RECORDS["figure"].c
    with book.reading() as connection:
        number = rows.document(connection, document)
        where = (table.document_id == number, table.start >= start, table.end <= end, table.kind == "count")
        found = [s.record for s in rows.meeting(connection, "figure", *where)]
    return [r for r in found if isinstance(r, Figure)]
