"""Salname: a yearbook out of prose.

``salname.read(path)`` gives what a text states, each record tied to its exact words; ``salname.open(book)`` opens a
book made by ``salname build``. The stages are packages: ``read``, ``tag``, ``interpret``, ``know``, ``show``.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salname.know.book import Book

__version__ = "0.1.0"
__all__ = ["interpret", "know", "open", "read", "show", "tag"]


def open(path: str | os.PathLike[str]) -> Book:
    """Open a book for reading; raises :class:`~salname.errors.BookError` for what is no book."""
    from salname.know import book

    return book.open(path)


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f"salname.{name}")  # stages load only when used: 'salname --help' stays quick
    raise AttributeError(name)
