"""The tables of review: what people decided, which a rebuild carries over, and where it holds now, which it works out.

``decisions`` is only ever added to. An undo is a decision too, so that the whole history can be read.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from salname.know.schema import METADATA

decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),  # ISO 8601, UTC
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),  # accept, correct, reject, add, merge, undo
    Column("kind", Text, nullable=False),  # of the record; "name" for a merge
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("before", Text),  # the record's own fields as it was first decided on, JSON
    Column("after", Text),  # as they shall be, JSON
    Column("follows", Text),  # uid of the decision on the same record that its author knew of; "" for none at all
    Column("undoes", Text),  # uid of the decision that this one takes back
    Index("decisions_by_place", "document", "start"),
    Index("decisions_by_undone", "undoes"),
    info={"kept": True},
)

outcomes = Table(
    "outcomes",
    METADATA,
    Column("decision", Integer, primary_key=True),
    Column("outcome", Text, nullable=False),  # applied, undone, superseded, conflict, lost, moot
    Column("record", Text),  # id of the record that it is about; decisions on one record have it in common
    Column("start", Integer),
    Column("end", Integer),
    Index("outcomes_by_record", "record"),
)

set_aside = Table(
    "set_aside",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("added", Boolean, nullable=False),  # a decision has added it: nothing was read here
    Column("row", Text, nullable=False),  # the row as it was read, JSON; of one that was added, what tells it apart
    Index("set_aside_by_place", "document_id", "start"),
    info={"of_document": True},
)
