"""Records of a book changed one by one inside a transaction, with all that hangs on them brought along at the end."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import Connection, delete, insert, select, update

from salname.know import fields, schema
from salname.know.review import table
from salname.know.review.inserting import Aliases, insert_record, recount, relink
from salname.model import RECORD_TYPES, AnyRecord, Name, Participant, RecordKind

_PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one record in a book, by its kind and number; what stands there may have been decided on."""

    kind: RecordKind
    number: int
    document: int

    @property
    def id(self) -> str:
        """The id of the record here (``t12``)."""
        return f"{self.kind[0]}{self.number}"


@dataclass(slots=True)
class Changes:
    """Changes records and remembers what they touch; :meth:`finish` brings links and counts up to date.

    ``documents`` are the numbers of those in which more than the certainty of a record has changed.
    """

    connection: Connection
    aliases: Aliases = field(default_factory=dict)
    documents: set[int] = field(default_factory=set)
    words: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    entities: set[int] = field(default_factory=set)
    _longest: dict[RecordKind, int] = field(default_factory=dict)

    def live(self, slot: Slot) -> AnyRecord | None:
        """Give the record that stands at a slot now, ``None`` where there is none."""
        row = self._row(slot)
        return None if row is None else record_of_row(slot.kind, row)

    def base(self, slot: Slot) -> AnyRecord | None:
        """Give the record at a slot as it was read, ``None`` for one that people have added."""
        aside = table.set_aside
        kept = self.connection.execute(
            select(aside.c.row, aside.c.added).where(aside.c.kind == slot.kind, aside.c.id == slot.number)
        ).first()
        if kept is None:
            return self.live(slot)
        return None if kept.added else record_of_row(slot.kind, json.loads(kept.row))

    def keep(self, slot: Slot) -> None:
        """Keep the record at a slot as it was read, unless that is done already."""
        aside = table.set_aside
        known = select(aside.c.id).where(aside.c.kind == slot.kind, aside.c.id == slot.number)
        if self.connection.execute(known).first():
            return
        row = self._row(slot)
        if row is not None:
            self.connection.execute(insert(aside), aside_row(slot.kind, row))

    def put(self, slot: Slot, record: AnyRecord | None) -> None:
        """Let a record stand at a slot, or nothing."""
        old = self.live(slot)
        if old == record:
            return
        store = schema.RECORDS[slot.kind]
        if old and record and replace(old, rule=record.rule, confidence=record.confidence) == record:
            surer = update(store).where(store.c.id == slot.number)
            self.connection.execute(surer.values(rule=record.rule, confidence=record.confidence))
            return
        self.documents.add(slot.document)
        if old:
            self._touch(slot, old)
            if slot.kind == "event":
                roles = schema.participants
                self.connection.execute(delete(roles).where(roles.c.event_id == slot.number))
            self.connection.execute(delete(store).where(store.c.id == slot.number))
        if record:
            insert_record(self.connection, slot.document, slot.number, record, self.aliases)
            self._touch(slot, record)
            self._longest[slot.kind] = max(self._longest.get(slot.kind, 0), record.end - record.start)

    def finish(self) -> None:
        """Bring the links to what was touched, the counts of mentions and the greatest lengths up to date."""
        for document, words in sorted(self.words.items()):
            relink(self.connection, document, words, self.aliases)
        recount(self.connection, self.entities)
        for kind, length in self._longest.items():
            meta, key = schema.meta, f"longest_{kind}"
            known = self.connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
            if known is not None and int(known) < length:
                self.connection.execute(update(meta).where(meta.c.key == key).values(value=str(length)))

    def _touch(self, slot: Slot, record: AnyRecord) -> None:
        if isinstance(record, Name):
            self.words[slot.document] |= {record.base, record.entity}
            entities = schema.entities
            here = (entities.c.label == record.entity) & (entities.c.kind == record.kind)
            found = self.connection.execute(select(entities.c.id).where(here)).scalar()
            if found is not None:
                self.entities.add(int(found))

    def _row(self, slot: Slot) -> dict[str, Any] | None:
        store = schema.RECORDS[slot.kind]
        found = self.connection.execute(select(store).where(store.c.id == slot.number)).first()
        if found is None:
            return None
        row = dict(found._mapping)
        if slot.kind == "event":
            roles = schema.participants
            people = select(roles.c.role, roles.c.name).where(roles.c.event_id == slot.number)
            row[_PARTICIPANTS] = [list(r) for r in self.connection.execute(people.order_by(roles.c.position))]
        return row


def aside_row(kind: RecordKind, row: dict[str, Any]) -> dict[str, Any]:
    """Give what is kept of a row that is about to be changed."""
    return {
        "kind": kind,
        "id": row["id"],
        "document_id": row["document_id"],
        "start": row["start"],
        "end": row["end"],
        "added": False,
        "row": json.dumps(row, ensure_ascii=False),
    }


def record_of_row(kind: RecordKind, row: dict[str, Any]) -> AnyRecord:
    """Make the record that a row, with its participants, holds."""
    people = tuple(Participant(role, name) for role, name in row.get(_PARTICIPANTS, ()))
    return cast("AnyRecord", fields.record(RECORD_TYPES[kind], row, people))
