"""The tables of a book: plain tables with plain names, so that ``sqlite3`` or Datasette open one usefully too.

Each kind of record has a table whose columns are the fields of its class in ``model.py``, so that the two cannot
drift apart. ``id`` is one running number over all five, in order of place. ``start`` and ``end`` are code points
into the document's text.

To add a room to the book (a table that is worked out of the records, or one that people fill), write a module that
defines its tables on :data:`METADATA` and list it in :data:`ROOMS`:

* ``Table(..., info={"kept": True})`` marks a table that a rebuild carries over from the old book;
* ``info={"of_document": True}`` marks one whose rows go with the document that their ``document_id`` names;
* ``derive(connection, book)`` in the module, if there is one, is called at the end of each build, ``add`` and
  ``remove``, inside the same transaction, when the documents are in; ``book`` reads what the transaction has written.
  It begins by clearing what it derived before;
* ``follow(connection, book, documents)``, if there is one, is called instead when people have changed records of
  some documents (their numbers).
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from salname.know import fields
from salname.model import RECORD_TYPES, RecordKind

VERSION = 1
"""The number of this schema; a book with a higher one is refused."""

APPLICATION = 0x53414C4E  # "SALN": what SQLite's header says the file is for
CHUNK = 65_536
"""Code points of text a row of ``texts``: what is read to show a passage."""

ROOMS: tuple[str, ...] = ("salname.know.review", "salname.know.state")
"""Modules that add tables of their own, in the order in which they are derived."""

METADATA = MetaData()

meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("length", Integer, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("warnings", Text, nullable=False, default="[]"),
)

texts = Table(
    "texts",
    METADATA,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

sentences = Table(
    "sentences",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("sentences_by_place", "document_id", "start"),
)

entities = Table(
    "entities",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("mentions", Integer, nullable=False, default=0),
    Index("entities_by_label", "label", "kind", unique=True),
)

LINKS: dict[RecordKind, tuple[str, ...]] = {
    "figure": ("of_id",),
    "name": ("entity_id",),
    "relation": ("subject_id", "object_id"),
}
"""Columns that lead from a record to the entities that its words name."""

_DATED: tuple[RecordKind, ...] = ("time", "figure", "event", "relation")


def _kind_table(kind: RecordKind) -> Table:
    name = f"{kind}s"
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("document_id", ForeignKey("documents.id"), nullable=False),
        Column("sentence_id", ForeignKey("sentences.id")),
        *fields.columns(RECORD_TYPES[kind]),
        # the years that the time touches, astronomical (1 BCE is 0); NULL where open or unknown
        *((Column("first_year", Integer), Column("last_year", Integer)) if kind in _DATED else ()),
        *(Column(link, ForeignKey("entities.id")) for link in LINKS.get(kind, ())),
        Index(f"{name}_by_place", "document_id", "start"),
        *(Index(f"{name}_by_{link.removesuffix('_id')}", link) for link in LINKS.get(kind, ())),
    )


RECORDS: dict[RecordKind, Table] = {kind: _kind_table(kind) for kind in RECORD_TYPES}
"""The table of each kind: ``times``, ``figures``, ``names``, ``events``, ``relations``."""

participants = Table(
    "participants",
    METADATA,
    Column("event_id", ForeignKey("events.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("entity_id", ForeignKey("entities.id")),
    Index("participants_by_entity", "entity_id"),
)


def rooms() -> tuple[ModuleType, ...]:
    """Import the modules that add tables, so that :data:`METADATA` is whole."""
    return tuple(import_module(name) for name in ROOMS)


def kept() -> tuple[Table, ...]:
    """The tables that a rebuild carries over."""
    rooms()
    return tuple(table for table in METADATA.sorted_tables if table.info.get("kept"))


def of_document() -> tuple[Table, ...]:
    """The rooms' tables whose rows go with their document."""
    rooms()
    return tuple(table for table in METADATA.sorted_tables if table.info.get("of_document"))
