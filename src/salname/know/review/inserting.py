"""One record put into a book, with all that the book works out of its fields."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select

from salname import edtf
from salname.know import fields, schema
from salname.model import AnyRecord, Event, Figure, Name, Relation, Time


def insert_record(connection: Connection, document: int, number: int, record: AnyRecord) -> None:
    """Write a record under the number ``number``: its sentence, its years, and the entities that its words name."""
    row = fields.row(record) | {"id": number, "document_id": document}
    row["sentence_id"] = _sentence(connection, document, record.start)
    if not isinstance(record, Name):
        days = edtf.bounds(record.edtf if isinstance(record, Time) else record.time)
        row["first_year"] = days.earliest.year if days.earliest else None
        row["last_year"] = days.latest.year if days.latest else None
    if isinstance(record, Name):
        row["entity_id"] = _entity(connection, record.entity, record.kind)
    elif isinstance(record, Figure):
        row["of_id"] = _named(connection, document, record.of)
    elif isinstance(record, Relation):
        row["subject_id"] = _named(connection, document, record.subject)
        row["object_id"] = _named(connection, document, record.object)
    connection.execute(insert(schema.RECORDS[record.kind_name]), row)
    if isinstance(record, Event) and record.participants:
        connection.execute(insert(schema.participants), _roles(connection, document, number, record))


def _sentence(connection: Connection, document: int, start: int) -> int | None:
    table = schema.sentences
    before = select(func.max(table.c.start)).where(table.c.document_id == document, table.c.start <= start)
    here = select(table.c.id).where(table.c.document_id == document, table.c.start == before.scalar_subquery())
    return connection.execute(here).scalar()


def _entity(connection: Connection, label: str, kind: str) -> int:
    table = schema.entities
    found = connection.execute(select(table.c.id).where(table.c.label == label, table.c.kind == kind)).scalar()
    if found is None:
        found = int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
        connection.execute(insert(table), {"id": found, "label": label, "kind": kind, "mentions": 0})
    return int(found)


def _named(connection: Connection, document: int, words: str | None) -> int | None:
    """The entity that these words name in this document."""
    if not words:
        return None
    names = schema.RECORDS["name"]
    here = select(names.c.entity_id).where(names.c.document_id == document)
    found = connection.execute(here.where((names.c.base == words) | (names.c.entity == words)).limit(1)).scalar()
    return None if found is None else int(found)


def _roles(connection: Connection, document: int, number: int, event: Event) -> list[dict[str, Any]]:
    return [
        {
            "event_id": number,
            "position": position,
            "role": participant.role,
            "name": participant.name,
            "entity_id": _named(connection, document, participant.name),
        }
        for position, participant in enumerate(event.participants)
    ]
