"""To look at a review: the queue, one record with what was decided on it, the history, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, func, literal, select, union_all
from sqlalchemy import cast as as_type

from salname.know import rows, schema
from salname.know.book import Book
from salname.know.review import applying, slots, table
from salname.know.review.changing import Changes
from salname.know.review.decision import Decision, Outcome, from_row
from salname.know.rows import Stored
from salname.model import KINDS, AnyRecord, RecordKind, Span

_STANDING: tuple[Outcome, ...] = ("applied", "conflict")


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with what has become of it, and where its words stand now (``None`` where they are gone)."""

    decision: Decision
    outcome: Outcome
    span: Span | None
    record: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: records decided on, and all there are, those that were rejected with them."""

    decided: int
    records: int


@dataclass(frozen=True, slots=True)
class Case:
    """One record before a reviewer: as it stands (``None``: rejected), as it was read (``None``: added), and its past.

    ``follows`` is what a decision on it has seen: the uid of the last one that stands, ``""`` where there is none.
    """

    id: str
    document: str
    record: AnyRecord | None
    read: AnyRecord | None
    decisions: tuple[Judged, ...]

    @property
    def shown(self) -> AnyRecord | None:
        """What there is to see of it."""
        return self.record or self.read

    @property
    def follows(self) -> str:
        """The uid of the last decision that stands."""
        standing = [j for j in self.decisions if j.outcome in _STANDING]
        return standing[-1].decision.uid if standing else ""


def case(book: Book, record: str) -> Case:
    """Give one record by its id with all that was decided on it; raises BookError where there is none."""
    with book.reading() as connection:
        slot = slots.known(connection, record)
        changes = Changes(connection)
        numbers = [m.decision.number for m in applying.members(connection, slot)]
        documents = schema.documents
        name = connection.execute(select(documents.c.name).where(documents.c.id == slot.document)).scalar_one()
        return Case(slot.id, name, changes.live(slot), changes.base(slot), judged(connection, numbers))


def history(
    book: Book, outcomes: Collection[Outcome] = (), *, newest: tuple[int, int] | None = None
) -> tuple[Judged, ...]:
    """Every decision in the order in which it was made, undos left out, each with what became of it.

    ``outcomes`` chooses some; ``newest`` (how many, after how many) gives the latest first instead.
    """
    decisions, judgements = table.decisions, table.outcomes
    query = _judgements().where(decisions.c.action != "undo")
    if outcomes:
        query = query.where(judgements.c.outcome.in_(list(outcomes)))
    if newest:
        query = query.order_by(decisions.c.number.desc()).limit(newest[0]).offset(newest[1])
    else:
        query = query.order_by(decisions.c.number)
    with book.reading() as connection:
        return tuple(_judged(row) for row in connection.execute(query))


def told(book: Book, uids: Collection[str]) -> tuple[Judged, ...]:
    """Give decisions by their uids; those that the book does not have are left out."""
    query = _judgements().where(table.decisions.c.uid.in_(list(uids)), table.decisions.c.action != "undo")
    with book.reading() as connection:
        return tuple(_judged(row) for row in connection.execute(query.order_by(table.decisions.c.number)))


def tally(book: Book) -> dict[Outcome, int]:
    """How many decisions there are of each outcome."""
    outcomes = table.outcomes
    with book.reading() as connection:
        query = select(outcomes.c.outcome, func.count()).group_by(outcomes.c.outcome).order_by(outcomes.c.outcome)
        return {row[0]: row[1] for row in connection.execute(query)}


def judged(connection: Connection, numbers: Sequence[int]) -> tuple[Judged, ...]:
    """Give decisions by their numbers, in the order in which they were made."""
    query = _judgements().where(table.decisions.c.number.in_(list(numbers))).order_by(table.decisions.c.number)
    return tuple(_judged(row) for row in connection.execute(query))


def _judgements() -> Select[Any]:
    decisions, outcomes = table.decisions, table.outcomes
    columns = (outcomes.c.outcome, outcomes.c.record, outcomes.c.start.label("from"), outcomes.c.end.label("to"))
    return select(decisions, *columns).join(outcomes, outcomes.c.decision == decisions.c.number)


def _judged(row: Any) -> Judged:
    begin, end = row._mapping["from"], row._mapping["to"]
    return Judged(from_row(row), row.outcome, None if begin is None else Span(begin, end), row.record)


def everything(book: Book) -> tuple[Decision, ...]:
    """Every decision, undos too, as it goes from book to book."""
    with book.reading() as connection:
        found = connection.execute(select(table.decisions).order_by(table.decisions.c.number))
        return tuple(from_row(r) for r in found)


def confirmed(book: Book) -> tuple[Stored, ...]:
    """The records that stand as a person has accepted, corrected or added them, in order of place."""
    with book.reading() as connection:
        chosen = select(table.outcomes.c.record).where(
            table.outcomes.c.outcome == "applied", table.outcomes.c.record.is_not(None)
        )
        standing = set(connection.execute(chosen).scalars())
    return tuple(s for s in book.records() if s.id in standing)


def queue(
    book: Book, kinds: Sequence[RecordKind] = KINDS, limit: int = 50, *, after: str = "", before: str = ""
) -> tuple[Stored, ...]:
    """The records that nobody has decided on, the most doubtful first; those after or before one of them, by its id."""
    with book.reading() as connection:
        found = _open(connection, kinds, limit, after or before, backwards=bool(before))
        return tuple(rows.record(connection, id) for id in found)


def _open(connection: Connection, kinds: Sequence[RecordKind], limit: int, mark: str, *, backwards: bool) -> list[str]:
    done = select(table.outcomes.c.record).where(
        table.outcomes.c.outcome.in_(_STANDING), table.outcomes.c.record.is_not(None)
    )
    at = _doubt(connection, mark) if mark else None
    parts = []
    for kind in kinds:
        store = schema.RECORDS[kind]
        id = (literal(kind[0], String) + as_type(store.c.id, String)).label("id")
        part = select(store.c.confidence, store.c.id.label("number"), id).where(id.not_in(done))
        if at:
            part = part.where(_beyond(store.c.confidence, store.c.id, at, backwards=backwards))
        parts.append(part)
    every = union_all(*parts).subquery()
    order = [every.c.confidence, every.c.number]
    query = select(every.c.id).order_by(*(c.desc() for c in order) if backwards else order).limit(limit)
    return [str(id) for id in connection.execute(query).scalars()]


def _beyond(
    confidence: ColumnElement[Any], number: ColumnElement[Any], at: tuple[float, int], *, backwards: bool
) -> ColumnElement[bool]:
    if backwards:
        return (confidence < at[0]) | ((confidence == at[0]) & (number < at[1]))
    return (confidence > at[0]) | ((confidence == at[0]) & (number > at[1]))


def _doubt(connection: Connection, id: str) -> tuple[float, int]:
    """How doubtful a record was when it was read, and its number: its place in the queue."""
    slot = slots.known(connection, id)
    base = Changes(connection).base(slot)
    return (base.confidence if base else 1.0), slot.number


def progress(book: Book, kinds: Sequence[RecordKind] = KINDS) -> Progress:
    """How many records have been decided on, of how many."""
    outcomes, aside = table.outcomes, table.set_aside
    letters = func.substr(outcomes.c.record, 1, 1).in_([kind[0] for kind in kinds])
    with book.reading() as connection:
        decided = connection.execute(
            select(func.count(func.distinct(outcomes.c.record))).where(outcomes.c.outcome.in_(_STANDING), letters)
        ).scalar_one()
        records = 0
        for kind in kinds:
            store = schema.RECORDS[kind]
            gone = select(func.count()).where(
                aside.c.kind == kind, aside.c.added.is_(False), aside.c.id.not_in(select(store.c.id))
            )
            records += connection.execute(select(func.count()).select_from(store)).scalar_one()
            records += connection.execute(gone).scalar_one()
    return Progress(decided, records)
