"""The yearbook of a year or period: state, offices, what happened, figures, who was born and who died.

    yearbook.of(book, "1991")

Everything comes with the record that it was read from. What lasted longer than the period stands apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement

from salname import edtf
from salname.know import rows, schema, state
from salname.know.rows import Stored
from salname.know.state.days import YEAR
from salname.know.state.query import window
from salname.model import Event, Figure, RecordKind, Relation

if TYPE_CHECKING:
    from salname.know.book import Book

MOST = 500
"""Records of a kind that a yearbook has at most."""


@dataclass(frozen=True, slots=True)
class Yearbook:
    """What a book tells of one period. ``first`` and ``last`` are years, astronomical.

    ``institutions`` and ``offices`` are fluents of the period; ``meanwhile`` are the events that reach beyond it.
    """

    date: str
    first: int
    last: int
    about: str | None
    country: tuple[state.Holding, ...]
    offices: tuple[state.Holding, ...]
    institutions: tuple[state.Holding, ...]
    events: tuple[Stored, ...]
    meanwhile: tuple[Stored, ...]
    figures: tuple[Stored, ...]
    born: tuple[Stored, ...]
    died: tuple[Stored, ...]

    @property
    def empty(self) -> bool:
        """Whether the text tells nothing of the period."""
        return not (self.country or self.offices or self.events or self.figures or self.born or self.died)


_LIVES = ("birth", "death")
_OFFICES = "offices"
_COUNTRY = ("state", "law", "abroad")


def of(book: Book, date: str, about: str | None = None) -> Yearbook:
    """Make the yearbook of a year or another EDTF period; its state is that of ``about`` or the texts' own subjects.

    Raises :class:`~salname.errors.BookError` for what is no date.
    """
    when = window(date)
    first, last = when.lo // YEAR, when.hi // YEAR
    holdings = [h for h in _state(book, date, about) if not h.fluent.denied]
    events = _records(book, "event", first, last)
    lives = _records(book, "relation", first, last, schema.RECORDS["relation"].c.property.in_(("born", "died")))
    within = [s for s in events if _inside(s, first, last)]
    return Yearbook(
        date=date,
        first=first,
        last=last,
        about=about,
        country=tuple(h for h in holdings if h.family.group in _COUNTRY),
        offices=tuple(h for h in holdings if h.family.group == _OFFICES),
        institutions=tuple(h for h in holdings if h.family.group == "institutions"),
        events=tuple(s for s in within if _type(s) not in _LIVES),
        meanwhile=tuple(s for s in events if not _inside(s, first, last)),
        figures=tuple(s for s in _records(book, "figure", first, last) if _inside(s, first, last)),
        born=_once([s for s in (*lives, *within) if _type(s) in ("born", "birth")]),
        died=_once([s for s in (*lives, *within) if _type(s) in ("died", "death")]),
    )


def _state(book: Book, date: str, about: str | None) -> list[state.Holding]:
    if about:
        return list(state.on(book, date, about).holdings)
    main = state.main_subjects(book)
    return [h for h in state.on(book, date).holdings if h.certain or h.fluent.subject in main]


def _records(book: Book, kind: RecordKind, first: int, last: int, *where: ColumnElement[bool]) -> tuple[Stored, ...]:
    """The dated records of a kind that touch the years, in order of time."""
    years = schema.RECORDS[kind].c
    touching = (years.first_year <= last, years.last_year >= first, *where)
    with book.reading() as connection:
        found = list(islice(rows.meeting(connection, kind, *touching), MOST))
    return tuple(sorted(found, key=lambda s: (*edtf.sort_key(getattr(s.record, "time", None)), s.record.start)))


def _inside(stored: Stored, first: int, last: int) -> bool:
    bounds = edtf.bounds(getattr(stored.record, "time", None))
    return (
        bounds.earliest is not None
        and bounds.latest is not None
        and first <= bounds.earliest.year
        and bounds.latest.year <= last
    )


def _type(stored: Stored) -> str:
    record = stored.record
    if isinstance(record, Event):
        return record.type
    return record.property if isinstance(record, Relation) else ""


def _once(found: Sequence[Stored]) -> tuple[Stored, ...]:
    """Each person once: a relation that tells of a birth stands for the event that does."""
    out: dict[str, Stored] = {}
    for stored in found:
        out.setdefault(person(stored), stored)
    return tuple(out.values())


def person(stored: Stored) -> str:
    """Say who is born or dies in a record, or what it is called where it names nobody."""
    record = stored.record
    if isinstance(record, Relation):
        return record.subject
    if isinstance(record, Event):
        wanted = ("patient", "person", "agent")
        named = [p.name for role in wanted for p in record.participants if p.role == role]
        return named[0] if named else record.label
    return record.measures if isinstance(record, Figure) else record.quote
