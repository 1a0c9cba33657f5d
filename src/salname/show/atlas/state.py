"""What the pages share: the open book, and what was worked out from it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from salname.know import book as books
from salname.know.book import Book

T = TypeVar("T")
_MOST_REMEMBERED = 4_096


class Atlas:
    """One book being shown. What :meth:`remember` keeps is let go when the book's file changes."""

    def __init__(self, book: Book):
        self.book = book
        self._lock = threading.Lock()
        self._stamp: object = None
        self._kept: dict[Hashable, Any] = {}
        self._writer: Book | None = None

    @property
    def writer(self) -> Book:
        """The same book, open for writing; it is opened when it is first asked for."""
        with self._lock:
            if self._writer is None:
                self._writer = books.open_for_writing(self.book.path)
            return self._writer

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what ``make`` gives, worked out once for each state of the book."""
        kept = self._current()
        if key not in kept:
            value = make()
            with self._lock:
                if len(kept) >= _MOST_REMEMBERED:
                    kept.clear()
                kept[key] = value
            return value
        return cast(T, kept[key])

    def _current(self) -> dict[Hashable, Any]:
        status = self.book.path.stat()
        stamp = (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._kept = stamp, {}
            return self._kept
