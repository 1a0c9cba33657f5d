"""To say which names are of one thing: merge two things, give one another label, make mentions a thing of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from salname.errors import BookError
from salname.know import schema
from salname.know.book import Book
from salname.know.review import applying, checking, table
from salname.know.review.deciding import decide_all
from salname.know.review.decision import Decision
from salname.know.review.keeping import anchored, author_named, finish, written
from salname.know.review.looking import Judged, judged
from salname.model import Span


def merge(book: Book, old: str, new: str, author: str, *, kinds: tuple[str, str] = ("", "")) -> Judged:
    """Make two entities one: every name of ``old`` becomes a name of ``new``. Both are given by their labels.

    ``kinds`` are those of both things; they tell namesakes apart. Raises :class:`~salname.errors.BookError` where the
    book does not have both.
    """
    return _call(book, (old, kinds[0]), (new, kinds[1]), author, known=True)


def rename(book: Book, old: str, new: str, author: str, *, kinds: tuple[str, str] = ("", "")) -> Judged:
    """Give an entity another label, or another kind; if there is a thing of that label the two become one."""
    return _call(book, (old, kinds[0]), (new, kinds[1]), author, known=False)


def _call(book: Book, old: tuple[str, str], new: tuple[str, str], author: str, *, known: bool) -> Judged:
    label = str(checking.checked("name", {"entity": new[0]}, whole=False)["entity"])
    author = author_named(author)
    with book.writing() as connection:
        first = _mention(connection, *old)
        if first is None or (old[0] == label and new[1] in ("", old[1])):
            raise BookError(f"'{old[0]}' cannot be merged into '{label}': give two names that the book has")
        kind = new[1] or _kind(connection, label, first.kind)
        if known and _mention(connection, label, kind) is None:
            raise BookError(f"'{old[0]}' cannot be merged into '{label}': give two names that the book has")
        before = {"entity": old[0], "kind": old[1] or _kind(connection, old[0], first.kind)}
        after = checking.checked("name", {"entity": label, "kind": kind}, whole=False)
        where = anchored(connection, first.document, first.document_id, Span(first.start, first.end))
        decision = written(connection, Decision("", "", author, "merge", "name", where, before, after))
        changes, _ = applying.begin(connection)
        applying.settle_names(changes)
        finish(book, changes)
        return judged(connection, [decision.number])[0]


def _mention(connection: Connection, label: str, kind: str) -> Any:
    """The first name of a thing, also of one that a merge has just taken away."""
    names, documents, aside = schema.RECORDS["name"], schema.documents, table.set_aside
    columns = (names.c.document_id, names.c.start, names.c.end, names.c.kind, documents.c.name.label("document"))
    query = select(*columns).join(documents, documents.c.id == names.c.document_id).order_by(names.c.id).limit(1)
    where = [names.c.entity == label, *([names.c.kind == kind] if kind else [])]
    found = connection.execute(query.where(*where)).first()
    if found is None:
        _, standing = applying.merges(connection)
        if any(m.old == label and kind in ("", m.old_kind) for m in standing.all):
            kept = select(aside.c.id).where(aside.c.kind == "name")
            found = connection.execute(query.where(names.c.id.in_(kept))).first()
    return found


def _kind(connection: Connection, label: str, fallback: str) -> str:
    """The kind of the most mentioned thing of a label."""
    table = schema.entities
    query = select(table.c.kind).where(table.c.label == label).order_by(table.c.mentions.desc(), table.c.id).limit(1)
    return str(connection.execute(query).scalar() or fallback)


def split(book: Book, mentions: Sequence[str], label: str, author: str) -> tuple[Judged, ...]:
    """Make mentions a thing of their own: the names with these ids get the label ``label``."""
    return decide_all(book, "correct", mentions, author, after={"entity": label})
