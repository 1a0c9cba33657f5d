"""Out of the book: rows become documents, sentences, records and entities again."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from salname.errors import BookError
from salname.know import fields, schema, search, store
from salname.model import KINDS, RECORD_TYPES, AnyRecord, Participant, RecordKind

_BATCH = 1000
_RECURRING = frozenset({"rule", "kind", "base", "entity", "unit", "type", "property", "subject", "edtf", "time", "of"})
_MOST_SHARED = 100_000
_KIND_BY_LETTER: dict[str, RecordKind] = {kind[0]: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the book says of a document. ``length`` is in code points, ``added_at`` ISO 8601 in UTC."""

    id: int
    name: str
    length: int
    encoding: str
    language: str
    sha256: str
    added_at: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place; ``paragraph`` counts from 0 through its document."""

    id: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, one for all its spellings, with how often it is named."""

    id: int
    label: str
    kind: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A record in the book. ``id`` holds until the next build; ``links`` leads from names in it to entities."""

    id: str
    document: str
    record: AnyRecord
    links: Mapping[str, int] = field(default_factory=dict)


def documents(connection: Connection) -> tuple[DocumentRow, ...]:
    """Give every document in order."""
    found = connection.execute(select(schema.documents).order_by(schema.documents.c.id))
    return tuple(DocumentRow(**{**r._mapping, "warnings": tuple(json.loads(r.warnings))}) for r in found)


def find_document(connection: Connection, name: str) -> int | None:
    """Give a document's number, ``None`` where there is none of that name."""
    found = connection.execute(select(schema.documents.c.id).where(schema.documents.c.name == name)).scalar()
    return cast("int | None", found)


def document(connection: Connection, name: str) -> int:
    """Give a document's number; raises :class:`~salname.errors.BookError` where there is none of that name."""
    found = find_document(connection, name)
    if found is None:
        raise BookError(f"the book has no document '{name}': give the name of one that it has")
    return found


def passage(connection: Connection, document: int, start: int, end: int | None) -> str:
    """Give the words of a stretch of a document; ``end=None`` is its end."""
    table = schema.texts
    query = select(table.c.start, table.c.text).where(table.c.document_id == document).order_by(table.c.start)
    query = query.where(table.c.start > start - schema.CHUNK)
    if end is not None:
        query = query.where(table.c.start < end)
    found = connection.execute(query).all()
    if not found:
        return ""
    begin = found[0].start
    return "".join(r.text for r in found)[max(0, start - begin) : None if end is None else max(0, end - begin)]


def sentences(connection: Connection, document: int, start: int, end: int | None) -> tuple[Sentence, ...]:
    """Give the sentences of a document that touch a stretch of it."""
    table = schema.sentences
    columns = (table.c.id, table.c.paragraph, table.c.start, table.c.end, table.c.text)
    query = select(*columns).where(table.c.document_id == document).order_by(table.c.start)
    if start > 0:
        before = select(func.max(table.c.start)).where(table.c.document_id == document, table.c.start <= start)
        query = query.where(table.c.start >= func.coalesce(before.scalar_subquery(), 0), table.c.end > start)
    if end is not None:
        query = query.where(table.c.start < end)
    return tuple(Sentence(*r) for r in connection.execute(query))


Stretch = tuple[int, int | None]


def records(
    connection: Connection, kinds: Sequence[RecordKind] | None, document: int | None, stretch: Stretch = (0, None)
) -> Iterator[Stored]:
    """Give records in order of place, of these kinds, within a document and a stretch of it that they touch."""
    names = _DocumentNames(connection)
    wheres = {kind: _within(connection, kind, document, stretch) for kind in kinds or KINDS}
    streams = [_of_kind(connection, kind, where, names) for kind, where in wheres.items()]
    for _, stored in heapq.merge(*streams, key=lambda pair: pair[0]):
        yield stored


def record(connection: Connection, id: str) -> Stored:
    """Give one record by its ``id``."""
    kind = _KIND_BY_LETTER.get(id[:1])
    if kind and id[1:].isdecimal() and id.isascii():
        where = [schema.RECORDS[kind].c.id == int(id[1:])]
        for _, stored in _of_kind(connection, kind, where, _DocumentNames(connection)):
            return stored
    raise BookError(f"the book has no record '{id}': list them with 'salname export BOOK --to records'")


def meeting(connection: Connection, kind: RecordKind, *conditions: ColumnElement[bool]) -> Iterator[Stored]:
    """Give the records of a kind that meet conditions on its table, in order of place."""
    for _, stored in _of_kind(connection, kind, list(conditions), _DocumentNames(connection)):
        yield stored


def mentions(connection: Connection, entity: int) -> Iterator[Stored]:
    """Give the names that mention an entity, in order of place."""
    where = [schema.RECORDS["name"].c.entity_id == entity]
    for _, stored in _of_kind(connection, "name", where, _DocumentNames(connection)):
        yield stored


def entities(connection: Connection, kind: str | None, document: int | None, limit: int | None) -> tuple[Entity, ...]:
    """Give named things, the most mentioned first."""
    table, names = schema.entities, schema.RECORDS["name"]
    count: ColumnElement[Any] = table.c.mentions
    query: Select[Any] = select(table.c.id, table.c.label, table.c.kind, count)
    if document is not None:
        count = func.count(names.c.id)
        query = select(table.c.id, table.c.label, table.c.kind, count).join(names, names.c.entity_id == table.c.id)
        query = query.where(names.c.document_id == document).group_by(table.c.id)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    return tuple(Entity(*r) for r in connection.execute(query.order_by(count.desc(), table.c.id).limit(limit)))


def entity(connection: Connection, id: int) -> Entity:
    """Give one named thing."""
    table = schema.entities
    columns = (table.c.id, table.c.label, table.c.kind, table.c.mentions)
    found = connection.execute(select(*columns).where(table.c.id == id)).first()
    if found is None:
        raise BookError(f"the book has no entity {id}: list them with the names of the book")
    return Entity(*found)


def hits(
    connection: Connection, sought: tuple[search.Term, ...], document: int | None, limit: int, any_word: bool
) -> tuple[search.Hit, ...]:
    """Give the sentences that hold the terms, best first."""
    expression = search.expression(sought, any_word=any_word)
    found = store.match_sentences(connection, expression, document, limit)
    table = schema.sentences
    where = table.c.id.in_([r.rowid for r in found])
    by_id = {r.id: r for r in connection.execute(select(table).where(where))}
    names = _DocumentNames(connection)
    out = []
    for match in found:
        row = by_id[match.rowid]
        places = search.marks(row.text, sought, row.start)
        out.append(search.Hit(names[row.document_id], row.start, row.end, row.text, places, match.score))
    return tuple(out)


class _DocumentNames(dict[int, str]):
    """The names of documents by number, each looked up when it is first met."""

    def __init__(self, connection: Connection):
        self._connection = connection

    def __missing__(self, number: int) -> str:
        query = select(schema.documents.c.name).where(schema.documents.c.id == number)
        self[number] = str(self._connection.execute(query).scalar_one())
        return self[number]


def _within(
    connection: Connection, kind: RecordKind, document: int | None, stretch: Stretch
) -> list[ColumnElement[bool]]:
    table = schema.RECORDS[kind]
    start, end = stretch
    where: list[ColumnElement[bool]] = [] if document is None else [table.c.document_id == document]
    if start > 0:
        # the index is by start: how far back a record may begin that still reaches in
        longest = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == f"longest_{kind}")).scalar()
        where += [table.c.end > start, table.c.start > start - int(longest or 0) - 1]
    if end is not None:
        where.append(table.c.start < end)
    return where


def _of_kind(
    connection: Connection, kind: RecordKind, where: list[ColumnElement[bool]], names: _DocumentNames
) -> Iterator[tuple[int, Stored]]:
    table, cls = schema.RECORDS[kind], RECORD_TYPES[kind]
    result = connection.execute(select(table).where(*where).order_by(table.c.id))
    shared: dict[Any, Any] = {}  # who keeps the records of a long text keeps their recurring words once
    while batch := result.fetchmany(_BATCH):
        roles = _roles(connection, batch) if kind == "event" else {}
        if len(shared) > _MOST_SHARED:
            shared.clear()
        for row in batch:
            columns = {
                key: shared.setdefault(value, value) if key in _RECURRING else value
                for key, value in row._mapping.items()
            }
            people = roles.get(row.id, [])
            made = fields.record(cls, columns, tuple(Participant(r.role, r.name) for r in people))
            links = {r.name: r.entity_id for r in people if r.entity_id} if people else _links(kind, columns)
            yield row.id, Stored(f"{kind[0]}{row.id}", names[row.document_id], cast("AnyRecord", made), links)


def _roles(connection: Connection, events: Sequence[Row[Any]]) -> dict[int, list[Row[Any]]]:
    table = schema.participants
    query = (
        select(table)
        .where(table.c.event_id.between(events[0].id, events[-1].id))
        .order_by(table.c.event_id, table.c.position)
    )
    out: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query):
        out.setdefault(row.event_id, []).append(row)
    return out


def _links(kind: RecordKind, columns: dict[str, Any]) -> dict[str, int]:
    pairs = ((columns[link.removesuffix("_id")], columns[link]) for link in schema.LINKS.get(kind, ()))
    return {word: number for word, number in pairs if word and number}
