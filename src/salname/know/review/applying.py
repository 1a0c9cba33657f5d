"""Decisions brought to bear on the records of a book.

What a decision changes or takes away is set aside first, so that all can be put back as it was read; after a rebuild or
an undo the records are restored and every decision is applied anew, in order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, delete, func, insert, select, update

from salname import __version__
from salname.know import fields, rows, schema, writing
from salname.know.review import table
from salname.know.review.anchors import find
from salname.know.review.decision import Decision, Outcome, from_row
from salname.know.review.inserting import insert_record
from salname.model import RECORD_TYPES, AnyRecord, Name, Participant, RecordKind, Span

if TYPE_CHECKING:
    from salname.know.book import Book

_IDENTITY: dict[RecordKind, tuple[str, ...]] = {
    "time": (),
    "figure": ("kind",),
    "name": (),
    "event": ("type",),
    "relation": ("property", "subject", "object"),
}
"""The fields that tell two records of a kind on the same words apart."""

PARTICIPANTS = "participants"


def derive(connection: Connection, book: Book) -> None:  # noqa: ARG001
    """Apply every decision anew; called at the end of each build, before what is worked out of the records."""
    restore(connection)
    connection.execute(delete(table.outcomes))
    decided = [from_row(r) for r in connection.execute(select(table.decisions).order_by(table.decisions.c.number))]
    taken_back = {d.undoes for d in decided if d.action == "undo"}
    texts: dict[str, str | None] = {}
    seen: dict[tuple[Any, ...], Decision] = {}
    for decision in decided:
        if decision.action == "undo":
            continue
        if decision.uid in taken_back:
            _note(connection, decision, "undone")
            continue
        name = decision.anchor.document
        if name not in texts:
            known = rows.find_document(connection, name)
            texts[name] = None if known is None else rows.passage(connection, known, 0, None)
        earlier = seen.get(target(decision))
        outcome: Outcome | None = None
        if earlier is not None:
            known_of = decision.follows == earlier.uid or decision.author == earlier.author
            _note(connection, earlier, "superseded" if known_of else "conflict")
            outcome = None if known_of else "conflict"
        seen[target(decision)] = decision
        apply(connection, decision, texts[name], outcome)
    writing.count_mentions(connection)
    writing.write_meta(connection, __version__)


def target(decision: Decision) -> tuple[Any, ...]:
    """What a decision is about: two decisions with one target are of one record."""
    where = decision.anchor
    before = decision.before or decision.after or {}
    identity = tuple(str(before.get(name)) for name in _IDENTITY[decision.kind])
    return (
        decision.action == "merge",
        where.document,
        where.quote,
        where.prefix,
        where.suffix,
        decision.kind,
        identity,
    )


def apply(connection: Connection, decision: Decision, text: str | None, outcome: Outcome | None = None) -> None:
    """Apply one decision to the records, and note what became of it."""
    place = find(decision.anchor, text) if text is not None else None
    if decision.action == "merge":
        changed = _merge(connection, decision)
        _note(connection, decision, outcome or ("applied" if changed else "moot"), place)
        return
    if place is None:
        _note(connection, decision, "lost")
        return
    document = rows.document(connection, decision.anchor.document)
    found = _matching(connection, decision, document, place)
    done: Outcome = "applied"
    number: int | None = found
    if decision.action == "reject":
        if found is None:
            done = "moot"
        else:
            _put_aside(connection, decision.kind, found)
            _delete(connection, decision.kind, found)
    else:
        wanted = decision.before if decision.action == "accept" else decision.after
        number = _write(connection, decision, document, place, found, wanted or {})
    _note(connection, decision, outcome or done, place, f"{decision.kind[0]}{number}" if number else None)


def _write(
    connection: Connection,
    decision: Decision,
    document: int,
    place: Span,
    found: int | None,
    wanted: Mapping[str, Any],
) -> int:
    """Make the record on these words say what was decided; one that the reader no longer finds is added."""
    shift = place.start - decision.anchor.start
    span = _span_of(wanted, place, shift)
    values = {n: v for n, v in wanted.items() if n not in ("start", "end")}
    words = rows.passage(connection, document, span.start, span.end)
    if found is not None:
        _put_aside(connection, decision.kind, found)
        _delete(connection, decision.kind, found)
        number = found
    else:
        number = 1 + max(connection.execute(select(func.max(t.c.id))).scalar() or 0 for t in schema.RECORDS.values())
        aside = {"kind": decision.kind, "id": number, "document_id": document, "row": None}
        connection.execute(insert(table.set_aside), aside)
    record = record_of(decision.kind, span, words, values)
    insert_record(connection, document, number, record)
    return number


def _span_of(wanted: Mapping[str, Any], place: Span, shift: int) -> Span:
    if "start" in wanted and "end" in wanted:
        return Span(int(wanted["start"]) + shift, int(wanted["end"]) + shift)
    return place


def record_of(kind: RecordKind, span: Span, words: str, values: Mapping[str, Any]) -> AnyRecord:
    """Make a record of its own fields; what a person has decided is certain. Raises TypeError for wrong fields."""
    given = dict(values)
    if kind == "event":
        given[PARTICIPANTS] = tuple(Participant(p["role"], p["name"]) for p in given.get(PARTICIPANTS, ()))
    if isinstance(given.get("value"), list):
        given["value"] = tuple(given["value"])
    if isinstance(given.get("resolved_from"), list):
        given["resolved_from"] = Span(*given["resolved_from"])
    return RECORD_TYPES[kind](  # type: ignore[return-value]
        start=span.start, end=span.end, quote=words, rule="review", confidence=1.0, **given
    )


def _matching(connection: Connection, decision: Decision, document: int, place: Span) -> int | None:
    """The record that a decision is about: of its kind and identity, covering most of the same words."""
    store = schema.RECORDS[decision.kind]
    near = select(store).where(store.c.document_id == document, store.c.start < place.end, store.c.end > place.start)
    before = decision.before or decision.after or {}
    best: tuple[float, int] | None = None
    for row in connection.execute(near):
        if any(str(row._mapping[name]) != str(before.get(name)) for name in _IDENTITY[decision.kind]):
            continue
        shared = min(row.end, place.end) - max(row.start, place.start)
        likeness = shared / max(row.end - row.start, place.end - place.start)
        if likeness > 0.5 and (best is None or (likeness, -row.id) > best):
            best = (likeness, -row.id)
    return None if best is None else -best[1]


def _merge(connection: Connection, decision: Decision) -> int:
    old = str((decision.before or {}).get("entity", ""))
    new = str((decision.after or {}).get("entity", ""))
    names = schema.RECORDS["name"]
    numbers: Sequence[int] = connection.execute(select(names.c.id).where(names.c.entity == old)).scalars().all()
    for number in numbers:
        _put_aside(connection, "name", number)
        row = connection.execute(select(names).where(names.c.id == number)).one()
        made = cast("Name", fields.record(Name, dict(row._mapping)))
        _delete(connection, "name", number)
        insert_record(connection, row.document_id, number, replace(made, entity=new, rule="review"))
    return len(numbers)


def _put_aside(connection: Connection, kind: RecordKind, number: int) -> None:
    """Keep a row as it was read, unless an earlier decision has kept it already."""
    kept = select(table.set_aside.c.id).where(table.set_aside.c.kind == kind, table.set_aside.c.id == number)
    if connection.execute(kept).first():
        return
    store = schema.RECORDS[kind]
    row = dict(connection.execute(select(store).where(store.c.id == number)).one()._mapping)
    if kind == "event":
        roles = schema.participants
        found = connection.execute(select(roles).where(roles.c.event_id == number).order_by(roles.c.position))
        row[PARTICIPANTS] = [dict(r._mapping) for r in found]
    kept_row = json.dumps(row, ensure_ascii=False)
    values = {"kind": kind, "id": number, "document_id": row["document_id"], "row": kept_row}
    connection.execute(insert(table.set_aside), values)


def restore(connection: Connection) -> None:
    """Put every record back as it was read."""
    for kept in connection.execute(select(table.set_aside)).all():
        _delete(connection, kept.kind, kept.id)
        if kept.row is None:
            continue
        row = json.loads(kept.row)
        people = tuple(Participant(r["role"], r["name"]) for r in row.pop(PARTICIPANTS, []))
        record = fields.record(RECORD_TYPES[kept.kind], row, people)
        insert_record(connection, row["document_id"], kept.id, cast("AnyRecord", record))
    connection.execute(delete(table.set_aside))


def _delete(connection: Connection, kind: RecordKind, number: int) -> None:
    if kind == "event":
        connection.execute(delete(schema.participants).where(schema.participants.c.event_id == number))
    store = schema.RECORDS[kind]
    connection.execute(delete(store).where(store.c.id == number))


def _note(
    connection: Connection, decision: Decision, outcome: Outcome, place: Span | None = None, record: str | None = None
) -> None:
    outcomes = table.outcomes
    known = select(outcomes.c.decision).where(outcomes.c.decision == decision.number)
    if connection.execute(known).first():
        change = update(outcomes).where(outcomes.c.decision == decision.number)
        connection.execute(change.values(outcome=outcome))
        return
    span = {"start": place.start, "end": place.end} if place else {"start": None, "end": None}
    values = {"decision": decision.number, "outcome": outcome, "record": record, **span}
    connection.execute(insert(outcomes), values)
