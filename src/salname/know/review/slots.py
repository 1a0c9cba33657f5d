"""Which record a decision is about: found by its words, its kind and what it said when it was read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select

from salname.errors import BookError
from salname.know import schema
from salname.know.review import table
from salname.know.review.changing import Slot
from salname.know.review.decision import Decision
from salname.model import KINDS, RecordKind, Span

_IDENTITY: dict[RecordKind, tuple[str, ...]] = {
    "time": (),
    "figure": ("kind",),
    "name": (),
    "event": ("type",),
    "relation": ("property", "subject", "object"),
}
"""The fields that tell two records of a kind on the same words apart."""

_ONE_A_PLACE: frozenset[RecordKind] = frozenset({"figure", "event"})
"""Kinds of which words hold one in general, so that a newer reading in their place is of the same thing."""

_COVER = 0.5  # two spans are of the same words if they share more than this part of the longer one
_BY_LETTER: dict[str, RecordKind] = {kind[0]: kind for kind in KINDS}


def known(connection: Connection, id: str) -> Slot:
    """Give the slot of a record by its id, also of one that was rejected; raises BookError where there is none."""
    kind = _BY_LETTER.get(id[:1])
    if kind and id[1:].isdecimal() and id.isascii() and len(id) < 19:
        number = int(id[1:])
        aside = table.set_aside
        for store, where in (
            (schema.RECORDS[kind], schema.RECORDS[kind].c.id == number),
            (aside, (aside.c.kind == kind) & (aside.c.id == number)),
        ):
            found = connection.execute(select(store.c.document_id).where(where)).scalar()
            if found is not None:
                return Slot(kind, number, int(found))
    raise BookError(f"the book has no record '{id}': list them with 'salname review queue BOOK'")


def matching(connection: Connection, decision: Decision, document: int, place: Span) -> Slot | None:
    """Give the slot of the record, as it was read, that a decision is about: of its identity, on most of its words."""
    said = _said(decision)
    kind = decision.kind
    alike = [
        (not added, likeness, -number)
        for number, added, row, likeness in _near(connection, kind, document, place)
        if all(str(row.get(name)) == str(said.get(name)) for name in _IDENTITY[kind])
    ]
    return Slot(kind, -max(alike)[2], document) if alike else None


def reread(
    connection: Connection, decision: Decision, document: int, place: Span, taken: Collection[Slot]
) -> Slot | None:
    """Give the slot of a record that a newer reading has put in the place of the one that was decided on."""
    if decision.kind not in _ONE_A_PLACE or decision.action not in ("accept", "correct"):
        return None
    near = _near(connection, decision.kind, document, place)
    found = [(likeness, -number) for number, added, _, likeness in near if not added]
    slots = [(likeness, Slot(decision.kind, -number, document)) for likeness, number in sorted(found, reverse=True)]
    return next((slot for _, slot in slots if slot not in taken), None)


def made(connection: Connection, decision: Decision, document: int, place: Span) -> Slot:
    """Make a slot for what the reader did not find; its number is kept for it as long as the decision is."""
    numbers = [*(t.c.id for t in schema.RECORDS.values()), table.set_aside.c.id]
    highest = max(connection.execute(select(func.max(column))).scalar() or 0 for column in numbers)
    slot = Slot(decision.kind, highest + 1, document)
    identity = {name: _said(decision).get(name) for name in _IDENTITY[decision.kind]}
    row = {"kind": slot.kind, "id": slot.number, "document_id": document, "start": place.start, "end": place.end}
    connection.execute(insert(table.set_aside), row | {"added": True, "row": json.dumps(identity, ensure_ascii=False)})
    return slot


def _said(decision: Decision) -> Mapping[str, Any]:
    return decision.before or decision.after or {}


def _near(
    connection: Connection, kind: RecordKind, document: int, place: Span
) -> Iterator[tuple[int, bool, Mapping[str, Any], float]]:
    """Give what stands on most of the same words, as it was read: its number, if it was added, its row, how alike."""
    store, aside = schema.RECORDS[kind], table.set_aside
    kept = select(aside.c.id).where(aside.c.kind == kind)
    longest = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == f"longest_{kind}")).scalar()
    for where, this in ((store, store.c.id.not_in(kept)), (aside, aside.c.kind == kind)):
        reaching = (where.c.start < place.end) & (where.c.end > place.start)
        if longest is not None and where is store:
            reaching &= where.c.start > place.start - int(longest) - 1
        here = select(where).where(where.c.document_id == document, reaching, this)
        for row in connection.execute(here):
            shared = min(row.end, place.end) - max(row.start, place.start)
            likeness = shared / max(row.end - row.start, place.end - place.start)
            if likeness > _COVER:
                said: Mapping[str, Any] = json.loads(row.row) if where is aside else dict(row._mapping)
                yield row.id, bool(where is aside and row.added), said, likeness
