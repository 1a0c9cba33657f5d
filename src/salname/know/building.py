"""Texts become a book: read, tagged, interpreted and written piece by piece, then put in place whole.

The new book is written beside the old one and takes its place at the very end, in one step of the file system. So a
build that is killed, or that runs out of room, leaves the old book as it was, and who reads it meanwhile is not
disturbed. What people have put into the old book is carried over while it is locked, so that nothing of it is lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Result, func, insert, inspect, select, table
from sqlalchemy import column as named

from salname import read, reading
from salname.errors import BookError, ReadError
from salname.know import book as books
from salname.know import schema, store, writing
from salname.know.rows import Entity
from salname.model import RecordKind
from salname.read.document import Document

PIECE = 400_000
"""Code points that are read at a time: a longer text is cut at the ends of paragraphs."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: ``done`` of ``length`` code points of the document ``number`` of ``of``."""

    document: str
    number: int
    of: int
    done: int
    length: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build has made. ``years`` are the first and the last that a date of the text names."""

    path: Path
    documents: int
    characters: int
    counts: dict[RecordKind, int]
    years: tuple[int, int] | None
    most_named: tuple[Entity, ...]
    warnings: tuple[str, ...]


def build(
    paths: Sequence[str | os.PathLike[str]],
    target: str | os.PathLike[str],
    *,
    on_step: Callable[[Step], None] = lambda _: None,
) -> Summary:
    """Make the book ``target`` out of exactly the texts at ``paths``, in place of the one that is there.

    Raises :class:`~salname.errors.ReadError` for texts that cannot be read, :class:`~salname.errors.BookError` where
    the book cannot be written; the old book is then as it was.
    """
    place = _checked(Path(target))
    found = read.sources(paths)
    with ExitStack() as lock, _beside(place) as new:
        with new.writing() as connection:
            warnings = _write(connection, found, on_step)
            old = lock.enter_context(_locked(place))
            if old is not None:
                _carry_over(old, connection)
            books.settle(connection, place)
            summary = _summary(connection, place, Path(target), warnings)
        new.close()
        _put_in_place(new.path, place)
    return summary


def _write(connection: Connection, found: Sequence[read.Source], on_step: Callable[[Step], None]) -> tuple[str, ...]:
    warnings: list[str] = []
    written = 0
    for number, source in enumerate(found, 1):
        try:
            document = read.file(source.path, name=source.name)
        except ReadError as error:
            if source.given:
                raise
            warnings.append(f"left out: {error}")  # one bad file in a folder is no reason to read none of it
            continue
        warnings += document.warnings
        _write_document(
            connection,
            document,
            lambda done, n=number, d=document: on_step(  # type: ignore[misc]
                Step(d.name, n, len(found), done, len(d.text))
            ),
        )
        written += 1
    if not written:
        raise ReadError(f"no text could be read ({warnings[0].removeprefix('left out: ')})")
    return tuple(warnings)


def _write_document(connection: Connection, document: Document, on_done: Callable[[int], None]) -> None:
    on_done(0)
    writer = writing.DocumentWriter(connection, document)
    for piece in document.pieces(PIECE):
        writer.add(piece, reading.records(piece))
        on_done(piece.offset + len(piece.text))


def _checked(target: Path) -> Path:
    """Where the book goes, links followed; refuses to write over what is no book."""
    place = target.resolve()
    if place.is_dir():
        raise BookError(f"{target} is a folder: give the name of a file, such as {target / 'book.salname'}")
    if place.exists():
        if not place.is_file():
            raise BookError(f"{target} is no ordinary file: give another name for the book")
        if place.stat().st_size:
            books.open_for_writing(place).close()
    return place


@contextmanager
def _beside(place: Path) -> Iterator[store.SqliteStore]:
    """An empty book beside the place where it will stand; gone again unless it is put there."""
    _clear_leftovers(place)
    part = place.with_name(f"{place.name}-part-{os.getpid()}")
    try:
        part.touch(exist_ok=False)
    except OSError as error:
        reason = "the disk is full" if error.errno == 28 else (error.strerror or "no reason given").lower()
        raise BookError(
            f"{place} cannot be written ({reason}): give a folder that exists and that you may write to"
        ) from None
    new = store.SqliteStore(part, write=True, scratch=True)
    try:
        new.create()
        yield new
    finally:
        new.close()
        part.unlink(missing_ok=True)


def _clear_leftovers(place: Path) -> None:
    """Delete what killed builds of this book have left."""
    for part in place.parent.glob(f"{place.name}-part-*"):
        owner = part.name.rpartition("-")[2]
        if owner.isdecimal() and not _runs(int(owner)):
            part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _locked(place: Path) -> Iterator[Connection | None]:
    """The old book, if there is one, kept from being written until the new one stands."""
    if not place.exists() or not place.stat().st_size:
        yield None
        return
    old = store.SqliteStore(place, write=True)
    try:
        with old.locked() as connection:
            yield connection
    finally:
        old.close()


def _carry_over(old: Connection, new: Connection) -> None:
    """Copy the tables that people fill, as far as both books have their columns."""
    there = inspect(old)
    for kept in schema.kept():
        if not there.has_table(kept.name):
            continue
        columns = [c["name"] for c in there.get_columns(kept.name) if c["name"] in kept.c]
        found: Result[Any] = old.execute(select(*(named(c) for c in columns)).select_from(table(kept.name)))
        while batch := found.fetchmany(1000):
            new.execute(insert(kept), [dict(r._mapping) for r in batch])


def _put_in_place(part: Path, place: Path) -> None:
    with suppress(OSError):
        shutil.copymode(place, part)
    try:
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.replace(place)
    except OSError as error:
        raise BookError(f"{place} cannot be written ({error.strerror}): make room or give another name") from None
    with suppress(OSError):  # some file systems have no such thing for folders
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _summary(connection: Connection, place: Path, target: Path, warnings: tuple[str, ...]) -> Summary:
    made = books.Book(store.Inside(place, connection))
    times = schema.RECORDS["time"]
    first, last = connection.execute(select(func.min(times.c.first_year), func.max(times.c.last_year))).one()
    documents = made.documents()
    return Summary(
        path=target,
        documents=len(documents),
        characters=sum(d.length for d in documents),
        counts=made.counts(),
        years=None if first is None or last is None else (first, last),
        most_named=made.entities(limit=10),
        warnings=warnings,
    )
