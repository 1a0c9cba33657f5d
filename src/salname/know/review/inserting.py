"""One record put into a book, with all that the book works out of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from salname import edtf
from salname.know import fields, schema
from salname.model import AnyRecord, Event, Figure, Name, Relation, Time

Aliases = Mapping[str, str]
"""Labels of things that people have made one with others, each with the label that stands for it now."""


def insert_record(connection: Connection, document: int, number: int, record: AnyRecord, aliases: Aliases) -> None:
    """Write a record under the number ``number``: its sentence, its years, and the entities that its words name."""
    row = fields.row(record) | {"id": number, "document_id": document}
    row["sentence_id"] = _sentence(connection, document, record.start)
    if not isinstance(record, Name):
        days = edtf.bounds(record.edtf if isinstance(record, Time) else record.time)
        row["first_year"] = days.earliest.year if days.earliest else None
        row["last_year"] = days.latest.year if days.latest else None
    if isinstance(record, Name):
        row["entity_id"] = entity(connection, record.entity, record.kind)
    elif isinstance(record, Figure):
        row["of_id"] = _named(connection, document, record.of, aliases)
    elif isinstance(record, Relation):
        row["subject_id"] = _named(connection, document, record.subject, aliases)
        row["object_id"] = _named(connection, document, record.object, aliases)
    connection.execute(insert(schema.RECORDS[record.kind_name]), row)
    if isinstance(record, Event) and record.participants:
        connection.execute(insert(schema.participants), _roles(connection, document, number, record, aliases))


def entity(connection: Connection, label: str, kind: str) -> int:
    """Give the number of a named thing, which is made if there is none of that label and kind."""
    table = schema.entities
    found = connection.execute(select(table.c.id).where(table.c.label == label, table.c.kind == kind)).scalar()
    if found is None:
        found = int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
        connection.execute(insert(table), {"id": found, "label": label, "kind": kind, "mentions": 0})
    return int(found)


def relink(connection: Connection, document: int, words: Iterable[str], aliases: Aliases) -> None:
    """Let the records of a document that these words stand in lead to the entities that the words name now."""
    figures, relations, events = schema.RECORDS["figure"], schema.RECORDS["relation"], schema.RECORDS["event"]
    roles = schema.participants
    of_here = roles.c.event_id.in_(select(events.c.id).where(events.c.document_id == document))
    for word in sorted(words):
        number = _named(connection, document, word, aliases)
        for table, column, link, here in (
            (figures, figures.c.of, "of_id", figures.c.document_id == document),
            (relations, relations.c.subject, "subject_id", relations.c.document_id == document),
            (relations, relations.c.object, "object_id", relations.c.document_id == document),
            (roles, roles.c.name, "entity_id", of_here),
        ):
            changed: ColumnElement[bool] = table.c[link].is_distinct_from(number)
            connection.execute(update(table).where(column == word, changed, here).values({link: number}))


def recount(connection: Connection, entities: Iterable[int]) -> None:
    """Bring the counts of mentions of some entities up to date, and drop those that nothing names any more."""
    names, table = schema.RECORDS["name"], schema.entities
    for number in sorted(entities):
        count = connection.execute(select(func.count()).where(names.c.entity_id == number)).scalar_one()
        this = table.c.id == number
        connection.execute(update(table).where(this).values(mentions=count) if count else delete(table).where(this))


def _sentence(connection: Connection, document: int, start: int) -> int | None:
    table = schema.sentences
    before = select(func.max(table.c.start)).where(table.c.document_id == document, table.c.start <= start)
    here = select(table.c.id).where(table.c.document_id == document, table.c.start == before.scalar_subquery())
    return connection.execute(here).scalar()


def _named(connection: Connection, document: int, words: str | None, aliases: Aliases) -> int | None:
    """The entity that these words name in this document: the first that is spelt or labelled so."""
    if not words:
        return None
    names = schema.RECORDS["name"]
    for said in (words, aliases.get(words)):
        if said is None:
            continue
        here = select(names.c.entity_id).where(names.c.document_id == document)
        here = here.where((names.c.base == said) | (names.c.entity == said)).order_by(names.c.start, names.c.id)
        found = connection.execute(here.limit(1)).scalar()
        if found is not None:
            return int(found)
    return None


def _roles(connection: Connection, document: int, number: int, event: Event, aliases: Aliases) -> list[dict[str, Any]]:
    return [
        {
            "event_id": number,
            "position": position,
            "role": participant.role,
            "name": participant.name,
            "entity_id": _named(connection, document, participant.name, aliases),
        }
        for position, participant in enumerate(event.participants)
    ]
