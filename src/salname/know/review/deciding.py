"""To review: decide on records, take a decision back, see what is left, all kept at once.

Each call is one transaction: when it has returned, the decision is on the disk and the records are as decided.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from salname.errors import BookError
from salname.know import book as books
from salname.know import rows, schema
from salname.know.book import Book
from salname.know.review import applying, table
from salname.know.review.anchors import anchor
from salname.know.review.decision import Action, Decision, Outcome, from_row, to_row
from salname.know.rows import Stored
from salname.model import KINDS, RecordKind, Span, payload


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision with what has become of it, and where its words stand now (``None`` where they are gone)."""

    decision: Decision
    outcome: Outcome
    span: Span | None
    record: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: records decided on, and all there are."""

    decided: int
    records: int


def decide(
    book: Book,
    action: Action,
    record: str,
    author: str,
    *,
    after: Mapping[str, Any] | None = None,
    follows: str | None = None,
) -> Judged:
    """Accept, correct or reject a record by its id; ``after`` are the corrected fields (all, or those that change).

    ``start`` and ``end`` in ``after`` move its words. ``follows`` is the uid of the last decision on it that the author
    has seen; where there is a later one the new one is kept as a conflict. Raises
    :class:`~salname.errors.BookError` for an unknown record or an action that this is not for.
    """
    if action not in ("accept", "correct", "reject"):
        raise BookError(f"'{action}' is no decision on a record: accept, correct or reject it")
    stored = book.record(record)
    here = stored.record
    before = payload(here)
    changed = {**before, **(after or {})} if action == "correct" else None
    return _append(book, _made(book, action, stored, author, before, changed, follows))


def _made(
    book: Book,
    action: Action,
    stored: Stored,
    author: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any] | None,
    follows: str | None,
) -> Decision:
    where = anchor(stored.document, book.text(stored.document), stored.record.span)
    return Decision(_uid(), _now(), author, action, stored.record.kind_name, where, before, after, follows)


def add(book: Book, kind: RecordKind, document: str, span: Span, author: str, fields: Mapping[str, Any]) -> Judged:
    """Add a record that the reader has missed: its words, and its own fields (those of RECORDS for its kind)."""
    if kind not in KINDS:
        raise BookError(f"'{kind}' is no kind of record: one of {', '.join(KINDS)}")
    text = book.text(document)
    if not 0 <= span.start < span.end <= len(text):
        raise BookError(f"{document} has no words from {span.start} to {span.end}: select some in the text")
    words = text[span.start : span.end]
    try:
        applying.record_of(kind, span, words, fields)
    except TypeError as error:
        raise BookError(f"not the fields of a {kind} ({error}): see the list of records") from None
    return _append(
        book, Decision(_uid(), _now(), author, "add", kind, anchor(document, text, span), None, dict(fields))
    )


def merge(book: Book, old: str, new: str, author: str) -> Judged:
    """Make two entities one: every name of ``old`` becomes a name of ``new``. Both are given by their labels."""
    names = schema.RECORDS["name"]
    with book.reading() as connection:
        found = connection.execute(select(names).where(names.c.entity == old).order_by(names.c.id).limit(1)).first()
    if found is None or old == new:
        raise BookError(f"'{old}' cannot be merged into '{new}': give two names that the book has")
    stored = book.record(f"n{found.id}")
    return _append(book, _made(book, "merge", stored, author, {"entity": old}, {"entity": new}, None))


def split(book: Book, mention: str, label: str, author: str) -> Judged:
    """Make one mention a thing of its own: the name with this id gets the label ``label``."""
    return decide(book, "correct", mention, author, after={"entity": label})


def undo(book: Book, uid: str, author: str) -> None:
    """Take a decision back; the records are then as if it had not been made. It stays in the history."""
    with book.writing() as connection:
        row = connection.execute(select(table.decisions).where(table.decisions.c.uid == uid)).first()
        if row is None:
            raise BookError(f"there is no decision '{uid}': list them with 'salname review list'")
        taken = from_row(row)
        back = replace(taken, uid=_uid(), at=_now(), author=author, action="undo", undoes=uid, follows=None)
        connection.execute(insert(table.decisions), to_row(back))
        books.settle(connection, book.path)


def _append(book: Book, decision: Decision) -> Judged:
    with book.writing() as connection:
        connection.execute(insert(table.decisions), to_row(decision))
        books.settle(connection, book.path)
        return _judged(connection, select(table.decisions).where(table.decisions.c.uid == decision.uid))[0]


def absorb(book: Book, decisions: Iterable[Decision]) -> int:
    """Take in decisions made elsewhere; those that are known already are passed over. Gives how many were new."""
    new = 0
    with book.writing() as connection:
        known = set(connection.execute(select(table.decisions.c.uid)).scalars())
        for decision in decisions:
            if decision.uid not in known:
                connection.execute(insert(table.decisions), to_row(decision))
                known.add(decision.uid)
                new += 1
        books.settle(connection, book.path)
    return new


def history(book: Book) -> tuple[Judged, ...]:
    """Every decision in the order in which it was made, undos left out, each with what became of it."""
    with book.reading() as connection:
        return _judged(connection, select(table.decisions).where(table.decisions.c.action != "undo"))


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


def _judged(connection: Connection, chosen: Any) -> tuple[Judged, ...]:
    outcomes = {r.decision: r for r in connection.execute(select(table.outcomes))}
    out = []
    for row in connection.execute(chosen.order_by(table.decisions.c.number)):
        what = outcomes[row.number]
        span = None if what.start is None else Span(what.start, what.end)
        out.append(Judged(from_row(row), what.outcome, span, what.record))
    return tuple(out)


def queue(book: Book, kinds: Sequence[RecordKind] = KINDS, limit: int = 50) -> tuple[Stored, ...]:
    """The records that nobody has decided on, the most doubtful first."""
    with book.reading() as connection:
        done = set(connection.execute(select(table.outcomes.c.record)).scalars())
        found: list[tuple[float, int, str]] = []
        for kind in kinds:
            store = schema.RECORDS[kind]
            columns = (store.c.confidence, store.c.id)
            open_ones = select(*columns).where(store.c.rule != "review").order_by(*columns).limit(limit + len(done))
            rows_here = connection.execute(open_ones)
            found += [(r.confidence, r.id, f"{kind[0]}{r.id}") for r in rows_here if f"{kind[0]}{r.id}" not in done]
        return tuple(rows.record(connection, id) for _, _, id in sorted(found)[:limit])


def progress(book: Book) -> Progress:
    """How many records have been decided on, of how many."""
    with book.reading() as connection:
        counted = select(func.count()).where(table.outcomes.c.outcome.in_(("applied", "conflict")))
        decided = connection.execute(counted).scalar_one()
    return Progress(decided, sum(book.counts().values()))


def _uid() -> str:
    return uuid.uuid4().hex


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
