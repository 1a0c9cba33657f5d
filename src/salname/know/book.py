"""The book: what was read, kept in one file, and asked.

>>> from salname import know, read, reading
>>> book = know.temporary()
>>> document = read.text("Ağsu şəhəri 1735-ci ildə salınıb.", name="ağsu.txt")
>>> book.add(document, reading.records(document))
>>> [row.name for row in book.documents()], book.passage("ağsu.txt", 0, 11)
(['ağsu.txt'], 'Ağsu şəhəri')
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, func, select

from salname import __version__
from salname.errors import BookError
from salname.know import rows, schema, search, store, writing
from salname.know.rows import DocumentRow, Entity, Sentence, Stored
from salname.model import AnyRecord, RecordKind
from salname.read.document import Document

__all__ = ["Book", "DocumentRow", "Entity", "Sentence", "Stored", "open", "open_for_writing", "temporary"]


class Book:
    """What is known from one or more documents. Make one with :func:`open`, ``know.open`` or ``salname build``.

    Documents are called by their names. It may be asked from several threads. A book that is built anew while it is
    open is seen whole, the old one or the new.
    """

    def __init__(self, kept: store.SqliteStore | store.Inside):
        self.store = kept

    @property
    def path(self) -> Path:
        """Where the book is."""
        return self.store.path

    def reading(self) -> AbstractContextManager[Connection]:
        """A SQLAlchemy connection for questions that this class does not have."""
        return self.store.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A SQLAlchemy connection in one transaction, which no other writer enters: all of it is kept, or nothing."""
        return self.store.writing()

    # what is in it

    def documents(self) -> tuple[DocumentRow, ...]:
        """The documents in the order in which they were added."""
        with self.reading() as connection:
            return rows.documents(connection)

    def text(self, document: str) -> str:
        """The whole text of a document, as it was in its file."""
        with self.reading() as connection:
            return rows.passage(connection, rows.document(connection, document), 0, None)

    def passage(self, document: str, start: int, end: int) -> str:
        """The words between two offsets of a document, read without the rest of it."""
        with self.reading() as connection:
            return rows.passage(connection, rows.document(connection, document), start, end)

    def sentences(self, document: str, start: int = 0, end: int | None = None) -> tuple[Sentence, ...]:
        """The sentences of a document in order, or those that touch ``start`` to ``end``."""
        with self.reading() as connection:
            return rows.sentences(connection, rows.document(connection, document), start, end)

    def records(
        self,
        kind: RecordKind | None = None,
        document: str | None = None,
        *,
        start: int = 0,
        end: int | None = None,
    ) -> Iterator[Stored]:
        """Every record in order of place, or those of a kind, a document, and a stretch of it that they touch."""
        with self.reading() as connection:
            within = rows.document(connection, document) if document is not None else None
            yield from rows.records(connection, (kind,) if kind else None, within, (start, end))

    def record(self, id: str) -> Stored:
        """The record with this ``id`` (``t12``). Raises :class:`~salname.errors.BookError` where there is none."""
        with self.reading() as connection:
            return rows.record(connection, id)

    def counts(self) -> dict[RecordKind, int]:
        """How many records of each kind there are."""
        with self.reading() as connection:
            return {
                kind: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for kind, table in schema.RECORDS.items()
            }

    def entities(
        self, kind: str | None = None, *, document: str | None = None, limit: int | None = None
    ) -> tuple[Entity, ...]:
        """The named things, most mentioned first; of a kind, in a document (counted there), at most ``limit``."""
        with self.reading() as connection:
            within = rows.document(connection, document) if document is not None else None
            return rows.entities(connection, kind, within, limit)

    def entity(self, id: int) -> Entity:
        """The named thing with this ``id``. Raises :class:`~salname.errors.BookError` where there is none."""
        with self.reading() as connection:
            return rows.entity(connection, id)

    def mentions(self, entity: int) -> Iterator[Stored]:
        """The names that mention an entity, in order of place."""
        with self.reading() as connection:
            yield from rows.mentions(connection, entity)

    def search(
        self, query: str, limit: int = 50, *, document: str | None = None, any_word: bool = False
    ) -> tuple[search.Hit, ...]:
        """The sentences that a query finds, best first, with the places of the sought words.

        Words are found whatever their endings and however they are typed (``seher`` finds ``şəhərlərin``); all of
        them must be there, unless ``any_word``. ``"words in quotes"`` must stand as they are.
        """
        sought = search.terms(query)
        if not sought:
            return ()
        with self.reading() as connection:
            within = rows.document(connection, document) if document is not None else None
            return rows.hits(connection, sought, within, limit, any_word)

    # changing it

    def add(self, document: Document, records: Iterable[AnyRecord]) -> None:
        """Put a document with its records into the book, or in place of the one of that name.

        All or nothing: raises :class:`~salname.errors.BookError` for a record whose quote is not at its offsets.
        """

        def change(connection: Connection) -> None:
            if known := rows.find_document(connection, document.name):
                writing.remove(connection, known)
            writing.DocumentWriter(connection, document).add(document, tuple(records))

        self._change(change)

    def remove(self, document: str) -> None:
        """Take a document and all that was read from it out of the book."""
        self._change(lambda connection: writing.remove(connection, rows.document(connection, document)))

    def _change(self, change: Callable[[Connection], None]) -> None:
        with self.writing() as connection:
            change(connection)
            settle(connection, self.path)

    def close(self) -> None:
        """Let go of the file; the book opens it again when it is asked."""
        self.store.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def settle(connection: Connection, path: Path) -> None:
    """Bring what is worked out of the records up to date: counts, and the rooms' own tables."""
    writing.count_mentions(connection)
    writing.write_meta(connection, __version__)
    for room in schema.rooms():
        if derive := getattr(room, "derive", None):
            derive(connection, Book(store.Inside(path, connection)))


def open(path: str | os.PathLike[str]) -> Book:
    """Open a book for reading.

    Raises :class:`~salname.errors.BookError` for a file that is missing or no book, and
    :class:`~salname.errors.NewerBookError` for one made by a newer version.
    """
    return _opened(Path(path), write=False)


def open_for_writing(path: str | os.PathLike[str]) -> Book:
    """Open a book for reading and writing; one that does not exist yet is made."""
    place = Path(path)
    if not place.exists():
        _create(place)
    return _opened(place, write=True)


def temporary() -> Book:
    """Make an empty book that can be written, and that is gone when nothing holds it any more."""
    folder = tempfile.TemporaryDirectory(prefix="salname-")
    place = Path(folder.name) / "book.salname"
    _create(place)
    book = _opened(place, write=True)
    weakref.finalize(book, folder.cleanup)
    return book


def _opened(path: Path, *, write: bool) -> Book:
    if not path.exists():
        raise BookError(f"{path} does not exist: make it with 'salname build TEXT -o {path}'")
    if not path.is_file():
        raise BookError(f"{path} is no book: give one that 'salname build' made")
    if not os.access(path, os.R_OK):
        raise BookError(f"{path} cannot be read: check its permissions")
    if write and not os.access(path, os.W_OK):
        raise BookError(f"{path} cannot be written: check its permissions")
    kept = store.SqliteStore(path, write=write)
    kept.check()
    return Book(kept)


def _create(path: Path) -> None:
    new = store.SqliteStore(path, write=True, scratch=True)
    try:
        new.create()
        with new.writing() as connection:
            writing.write_meta(connection, __version__)
    finally:
        new.close()
