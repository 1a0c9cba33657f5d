"""Into the book: a document's text, sentences and records, piece by piece, in bulk."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from salname import edtf
from salname.errors import BookError
from salname.know import fields, schema, store
from salname.know.search import index_row
from salname.model import KINDS, AnyRecord, Event, Figure, Name, Relation, Span, Time
from salname.read.document import Document

_DATED = (Time, Figure, Event, Relation)


def shifted(record: AnyRecord, by: int) -> AnyRecord:
    """Give the record with every offset in it moved on, as a record of a piece is for the whole."""
    if not by:
        return record
    changes: dict[str, Any] = {"start": record.start + by, "end": record.end + by}
    if record.also:
        changes["also"] = tuple(_moved(s, by) for s in record.also)
    if isinstance(record, Time) and record.resolved_from:
        changes["resolved_from"] = _moved(record.resolved_from, by)
    return replace(record, **changes)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@dataclass(slots=True)
class DocumentWriter:
    """Writes one document into a book, inside the caller's transaction.

    ``whole`` is the document as it is in its file; :meth:`add` is then called for it, or for each of its pieces.
    """

    connection: Connection
    whole: Document
    document_id: int = field(init=False)
    _sentence: int = field(init=False)
    _record: int = field(init=False)
    _paragraphs: int = field(init=False, default=0)
    _entities: dict[str, int] = field(init=False, default_factory=dict)  # base or label -> the entity it names here

    def __post_init__(self) -> None:
        numbered = (schema.documents, schema.sentences, *schema.RECORDS.values())
        self.document_id, self._sentence, *records = _next(self.connection, *(t.c.id for t in numbered))
        self._record = max(records)  # ids run over all kinds
        self.connection.execute(insert(schema.documents), _document_row(self.document_id, self.whole))
        text = self.whole.text
        for first in range(0, len(text), schema.CHUNK * 64):
            self.connection.execute(
                insert(schema.texts),
                [
                    {"document_id": self.document_id, "start": at, "text": text[at : at + schema.CHUNK]}
                    for at in range(first, min(len(text), first + schema.CHUNK * 64), schema.CHUNK)
                ],
            )

    def add(self, piece: Document, records: Sequence[AnyRecord]) -> None:
        """Write the sentences and records of a piece; records keep the piece's own offsets, the book moves them.

        Raises :class:`~salname.errors.BookError` for a record whose quote is not at its offsets.
        """
        for record in records:
            if piece.text[record.start : record.end] != record.quote or not record.quote:
                raise BookError(_misquoted(piece, record))
        records = sorted(records, key=lambda r: (r.start, -r.end, r.kind_name))  # ids run in order of place
        first = self._sentence
        self._write_sentences(piece)
        self._learn_entities([r for r in records if isinstance(r, Name)])
        rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
        roles: list[dict[str, Any]] = []
        for record in records:
            sentence = first + piece.sentence_at(record.start) if piece.sentences else None
            rows[record.kind_name].append(self._row(shifted(record, piece.offset), sentence))
            if isinstance(record, Event):
                roles += self._roles(record)
            self._record += 1
        for kind in KINDS:
            if rows[kind]:
                self.connection.execute(insert(schema.RECORDS[kind]), rows[kind])
        if roles:
            self.connection.execute(insert(schema.participants), roles)

    def _write_sentences(self, piece: Document) -> None:
        rows, words = [], []
        ends = [p.end for p in piece.paragraphs]
        paragraph = 0
        for span in piece.sentences:
            while ends[paragraph] <= span.start:
                paragraph += 1
            text = piece.text[span.start : span.end]
            rows.append(
                {
                    "id": self._sentence,
                    "document_id": self.document_id,
                    "paragraph": self._paragraphs + paragraph,
                    "start": piece.offset + span.start,
                    "end": piece.offset + span.end,
                    "text": text,
                }
            )
            words.append({"id": self._sentence, **index_row(piece.folded[span.start : span.end])})
            self._sentence += 1
        self._paragraphs += len(ends)
        if rows:
            self.connection.execute(insert(schema.sentences), rows)
        store.index_sentences(self.connection, words)

    def _learn_entities(self, names: Sequence[Name]) -> None:
        wanted: dict[tuple[str, str], None] = dict.fromkeys((n.entity, n.kind) for n in names)
        known = _entity_ids(self.connection, list(wanted))
        (following,) = _next(self.connection, schema.entities.c.id)
        new = {pair: following + i for i, pair in enumerate(pair for pair in wanted if pair not in known)}
        if new:
            rows = [{"id": number, "label": label, "kind": kind} for (label, kind), number in new.items()]
            self.connection.execute(insert(schema.entities), rows)
        known |= new
        for name in names:
            entity = known[name.entity, name.kind]
            self._entities.setdefault(name.base, entity)
            self._entities.setdefault(name.entity, entity)
            self._entities[f"{name.kind}\0{name.entity}"] = entity

    def _row(self, record: AnyRecord, sentence: int | None) -> dict[str, Any]:
        row = fields.row(record)
        row |= {"id": self._record, "document_id": self.document_id, "sentence_id": sentence}
        if isinstance(record, _DATED):
            days = edtf.bounds(record.edtf if isinstance(record, Time) else record.time)
            row["first_year"] = days.earliest.year if days.earliest else None
            row["last_year"] = days.latest.year if days.latest else None
        if isinstance(record, Name):
            row["entity_id"] = self._entities[f"{record.kind}\0{record.entity}"]
        elif isinstance(record, Figure):
            row["of_id"] = self._entities.get(record.of or "")
        elif isinstance(record, Relation):
            row["subject_id"] = self._entities.get(record.subject)
            row["object_id"] = self._entities.get(record.object)
        return row

    def _roles(self, event: Event) -> list[dict[str, Any]]:
        return [
            {
                "event_id": self._record,
                "position": position,
                "role": participant.role,
                "name": participant.name,
                "entity_id": self._entities.get(participant.name),
            }
            for position, participant in enumerate(event.participants)
        ]


def remove(connection: Connection, document_id: int) -> None:
    """Take a document and all that was read from it out of the book."""
    low, high = connection.execute(
        select(func.min(schema.sentences.c.id), func.max(schema.sentences.c.id)).where(
            schema.sentences.c.document_id == document_id
        )
    ).one()
    if low is not None:
        store.forget_sentences(connection, low, high)
    events = schema.RECORDS["event"]
    here = select(events.c.id).where(events.c.document_id == document_id)
    connection.execute(delete(schema.participants).where(schema.participants.c.event_id.in_(here)))
    for table in (*schema.of_document(), *schema.RECORDS.values(), schema.sentences, schema.texts):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    connection.execute(delete(schema.documents).where(schema.documents.c.id == document_id))


def count_mentions(connection: Connection) -> None:
    """Bring the counts of mentions up to date, and drop the entities that nothing names any more."""
    names, entities = schema.RECORDS["name"], schema.entities
    counted = select(func.count()).where(names.c.entity_id == entities.c.id).scalar_subquery()
    connection.execute(update(entities).values(mentions=counted))
    connection.execute(delete(entities).where(entities.c.mentions == 0))


def write_meta(connection: Connection, version: str) -> None:
    """Say in the book what made it, and how long its longest records are (which the search by place needs)."""
    values = {"salname": version, "schema_version": str(schema.VERSION)}
    for kind, table in schema.RECORDS.items():
        longest = connection.execute(select(func.max(table.c.end - table.c.start))).scalar()
        values[f"longest_{kind}"] = str(longest or 0)
    connection.execute(delete(schema.meta))
    connection.execute(insert(schema.meta), [{"key": key, "value": value} for key, value in values.items()])


def _misquoted(piece: Document, record: AnyRecord) -> str:
    there = piece.text[record.start : record.end]
    return (
        f"{piece.name}: a {record.kind_name} quotes {record.quote[:40]!r} at {record.start}, where the text has "
        f"{there[:40]!r}: the rule {record.rule!r} is at fault"
    )


def _next(connection: Connection, *columns: Any) -> tuple[int, ...]:
    highest = (select(func.coalesce(func.max(column), 0)).scalar_subquery() for column in columns)
    return tuple(int(number) + 1 for number in connection.execute(select(*highest)).one())


def _entity_ids(connection: Connection, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    table = schema.entities
    found: dict[tuple[str, str], int] = {}
    columns = (table.c.id, table.c.label, table.c.kind)
    query = select(*columns).where(table.c.label.in_(bindparam("labels", expanding=True)))
    wanted = set(pairs)
    for at in range(0, len(pairs), 500):
        labels = [label for label, _ in pairs[at : at + 500]]
        for row in connection.execute(query, {"labels": labels}):
            if (row.label, row.kind) in wanted:
                found[row.label, row.kind] = row.id
    return found


def _document_row(number: int, document: Document) -> dict[str, Any]:
    digest = hashlib.sha256()
    for at in range(0, len(document.text), 1 << 20):
        digest.update(document.text[at : at + (1 << 20)].encode("utf-8"))
    # the time is taken from the environment where a build must come out the same to the byte
    now = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return {
        "id": number,
        "name": document.name,
        "length": len(document.text),
        "encoding": document.encoding,
        "language": document.language,
        "sha256": digest.hexdigest(),
        "added_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)),
        "warnings": json.dumps(document.warnings, ensure_ascii=False),
    }
