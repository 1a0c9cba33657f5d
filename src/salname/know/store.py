"""The one seam to the database: how it is opened, bulk-loaded, locked, and searched.

A book is kept in one SQLite file. Another database needs a second class with the methods of :class:`SqliteStore`
and the three functions on full-text search below it; nothing else in the package knows which database it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Row, create_engine, event, exc, text
from sqlalchemy.pool import QueuePool

from salname.errors import BookError, NewerBookError
from salname.know import schema

_PATIENCE = 30.0  # seconds to wait for another writer
# the rowid is the sentence's id
_SEARCH_TABLE = """
CREATE VIRTUAL TABLE search USING fts5(folded, stems, tokenize = "unicode61 remove_diacritics 0")
"""


class _Connection(sqlite3.Connection):
    """A connection that remembers which file it was opened on."""

    file: tuple[int, int] | None = None


class SqliteStore:
    """A book in one SQLite file.

    Connections look at the file that is at ``path`` now: when a rebuild has put a new one there, the pool lets go of
    the old one, so that a reader that stays open sees each book whole, the old one or the new.
    ``scratch`` is for a file that is thrown away if anything goes wrong: no journal, and no waiting for the disk.
    """

    def __init__(self, path: Path, *, write: bool = False, scratch: bool = False):
        self.path = path
        self.write = write
        self._scratch = scratch
        self.engine: Engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool, max_overflow=40)
        event.listen(self.engine, "begin", _begin)
        event.listen(self.engine, "checkout", self._see_to_freshness)

    def _connect(self) -> sqlite3.Connection:
        file = _identity(self.path)
        mode = "rwc" if self._scratch else "rw" if os.access(self.path, os.W_OK) else "ro"
        connection = sqlite3.connect(
            f"file:{quote(str(self.path.absolute()))}?mode={mode}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,  # transactions are begun by _begin, not by the driver
            timeout=_PATIENCE,
            factory=_Connection,
        )
        connection.file = file
        for pragma in self._pragmas():
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _pragmas(self) -> tuple[str, ...]:
        if self._scratch:
            return "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -65536"
        return ("synchronous = FULL",) if self.write else ("query_only = ON",)

    def _see_to_freshness(self, connection: Any, _entry: Any, _proxy: Any) -> None:
        if not self._scratch and connection.file != _identity(self.path):
            raise exc.InvalidatePoolError("the book was rebuilt")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to ask; what it sees does not change until it is given back."""
        with telling(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside one transaction that no other writer can enter; all or nothing is kept.

        Raises :class:`~salname.errors.BookError` where the book cannot be written.
        """
        with self.locked() as connection:
            yield connection
            connection.commit()

    @contextmanager
    def locked(self) -> Iterator[Connection]:
        """A connection that keeps other writers out until it is given back; what it does not commit is undone."""
        if not self.write:
            raise BookError(f"{self.path} is open for reading only: open it with know.open to change it")
        with telling(self.path):
            while True:
                with self.engine.connect() as connection:
                    connection.execution_options(salname_write=True)
                    file = getattr(connection.connection.dbapi_connection, "file", None)
                    connection.begin()
                    # a rebuild may have come in while we waited for the lock: then begin anew, in the new file
                    if self._scratch or file == _identity(self.path):
                        yield connection
                        return

    def create(self) -> None:
        """Make the tables of an empty book."""
        schema.rooms()
        with telling(self.path), self.engine.connect() as connection, connection.begin():
            schema.METADATA.create_all(connection, checkfirst=False)
            connection.execute(text(_SEARCH_TABLE))
            connection.execute(text(f"PRAGMA application_id = {schema.APPLICATION}"))
            connection.execute(text(f"PRAGMA user_version = {schema.VERSION}"))

    def check(self) -> None:
        """Refuse what is no book, or a book of another schema.

        Raises :class:`~salname.errors.NewerBookError` or :class:`~salname.errors.BookError`.
        """
        with self.reading() as connection:
            application = connection.execute(text("PRAGMA application_id")).scalar_one()
            version = connection.execute(text("PRAGMA user_version")).scalar_one()
            if application != schema.APPLICATION:
                raise BookError(f"{self.path} is no book: give one that 'salname build' made")
            if version > schema.VERSION:
                maker = connection.execute(text("SELECT value FROM meta WHERE key = 'salname'")).scalar()
                raise NewerBookError(
                    f"{self.path} was made by a newer Salname ({maker}, schema {version}; this one knows up to "
                    f"{schema.VERSION}): install that version, or build the book again under another name"
                )

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


class Inside:
    """The store as seen from inside a transaction: what reads here sees what has just been written."""

    write = True

    def __init__(self, path: Path, connection: Connection):
        self.path = path
        self._connection = connection

    def reading(self) -> AbstractContextManager[Connection]:
        """The transaction's own connection."""
        return nullcontext(self._connection)

    writing = reading

    def close(self) -> None:
        """Nothing: who began the transaction ends it."""


def index_sentences(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put sentences (``id``, ``folded``, ``stems``) into the full-text index."""
    if rows:
        connection.execute(text("INSERT INTO search (rowid, folded, stems) VALUES (:id, :folded, :stems)"), rows)


def forget_sentences(connection: Connection, first: int, last: int) -> None:
    """Take the sentences with ids from ``first`` to ``last`` out of the full-text index."""
    connection.execute(text("DELETE FROM search WHERE rowid BETWEEN :a AND :z"), {"a": first, "z": last})


def match_sentences(connection: Connection, expression: str, document: int | None, limit: int) -> Sequence[Row[Any]]:
    """Give id and score (higher is better) of the sentences that an FTS5 expression matches, best first."""
    only = "AND s.document_id = :document " if document is not None else ""
    return connection.execute(
        text(
            "SELECT search.rowid, -bm25(search, 2.0, 1.0) AS score FROM search JOIN sentences s ON s.id = search.rowid "
            f"WHERE search MATCH :expression {only}ORDER BY score DESC, search.rowid LIMIT :limit"
        ),
        {"expression": expression, "document": document, "limit": limit},
    ).all()


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn the database's errors into one line that says what to do."""
    try:
        yield
    except (exc.DatabaseError, exc.DisconnectionError, sqlite3.DatabaseError) as error:
        raise BookError(_said(path, str(getattr(error, "orig", error)))) from error


def _said(path: Path, reason: str) -> str:
    if "not a database" in reason or "malformed" in reason:
        return f"{path} is no book: give one that 'salname build' made"
    if "unable to open" in reason:
        return f"{path} cannot be opened: check that it exists and that you may read it"
    if "readonly" in reason:
        return f"{path} cannot be written: check the permissions of the file and its folder"
    if "full" in reason or "disk I/O" in reason:
        return f"{path} cannot be written, the disk is full or failing ({reason}): make room and try again"
    if "locked" in reason:
        return f"{path} is being written by another program: try again when it is done"
    return f"{path}: the database says '{reason}': build the book again"


def _begin(connection: Connection) -> None:
    # a reader takes a snapshot, a writer the lock
    how = "IMMEDIATE" if connection.get_execution_options().get("salname_write") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {how}")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
