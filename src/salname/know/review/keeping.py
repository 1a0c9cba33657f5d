"""What every decision needs to be kept: its anchor, its author, its number, and what follows from it."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from salname.errors import BookError
from salname.know import rows, schema, store
from salname.know.book import Book
from salname.know.review import table
from salname.know.review.anchors import CONTEXT, Anchor, anchor
from salname.know.review.changing import Changes
from salname.know.review.decision import Decision, to_row
from salname.model import Span

_LONGEST_AUTHOR = 100


def anchored(connection: Connection, name: str, document: int, span: Span) -> Anchor:
    """Make the anchor of words in a document, given by its name and number."""
    offset = max(0, span.start - CONTEXT)
    return anchor(name, rows.passage(connection, document, offset, span.end + CONTEXT), span, offset)


def document_name(connection: Connection, number: int) -> str:
    """Give the name of a document by its number."""
    table = schema.documents
    return str(connection.execute(select(table.c.name).where(table.c.id == number)).scalar_one())


def written(connection: Connection, decision: Decision) -> Decision:
    """Add a decision to the history."""
    whole = replace(decision, uid=uuid.uuid4().hex, at=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    kept = connection.execute(insert(table.decisions), to_row(whole))
    return replace(whole, number=int(kept.lastrowid))


def finish(book: Book, changes: Changes) -> None:
    """Let what is worked out of the records follow those of the documents that have changed."""
    changes.finish()
    if changes.documents:
        inside = Book(store.Inside(book.path, changes.connection))
        for room in schema.rooms():
            if follow := getattr(room, "follow", None):
                follow(changes.connection, inside, sorted(changes.documents))


def author_named(name: str) -> str:
    """Give the name of an author as it is kept; raises :class:`~salname.errors.BookError` for none."""
    clean = " ".join(name.split())[:_LONGEST_AUTHOR]
    if not clean or any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in clean):
        raise BookError("a decision has an author: give a name")
    return clean
