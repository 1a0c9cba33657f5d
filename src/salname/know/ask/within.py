"""The records of the passages that are read closely, of the kinds that the sort of question needs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_

from salname.know import rows, schema
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.book import Book
from salname.know.rows import Stored
from salname.model import RecordKind

_OF_NAMES: tuple[RecordKind, ...] = ("time", "name", "event", "relation")
_KINDS: dict[str, tuple[RecordKind, ...]] = {
    "time": ("time", "figure", "event", "relation"),
    **dict.fromkeys(("figure", "share", "rank"), ("time", "figure")),
    "factor": ("time", "figure", "event"),
    **dict.fromkeys(("person", "place", "name"), _OF_NAMES),
}
_OTHERWISE: tuple[RecordKind, ...] = ("time", "relation")


def within(book: Book, question: Question, passages: Sequence[Passage]) -> list[tuple[Stored, ...]]:
    """Give for each passage the records that begin in it, in order of place."""
    if not passages:
        return []
    kinds = _KINDS.get(question.answer, _OTHERWISE)
    with book.reading() as connection:
        found = [
            stored
            for kind in kinds
            # the parts of events are looked up by a range of numbers, so events passage by passage
            for part in ([[p] for p in passages] if kind == "event" else [passages])
            for stored in rows.meeting(connection, kind, _inside(kind, part))
        ]
    found.sort(key=lambda s: (s.record.start, int(s.id[1:])))
    return [tuple(s for s in found if _stands(s, p)) for p in passages]


def _inside(kind: RecordKind, passages: Sequence[Passage]) -> ColumnElement[bool]:
    table = schema.RECORDS[kind].c
    return or_(*(and_(table.document_id == p.number, table.start >= p.start, table.start < p.end) for p in passages))


def _stands(stored: Stored, passage: Passage) -> bool:
    return stored.document == passage.document and passage.start <= stored.record.start < passage.end
