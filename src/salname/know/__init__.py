"""Know: records in one file, the book; asked, audited, reviewed.

``know.open("qazaxistan.salname")`` opens a book to add to, or makes it; ``salname.open`` opens one for reading.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salname.know.book import Book

__all__ = ["open", "temporary"]


def open(path: str | os.PathLike[str]) -> Book:
    """Open a book for reading and writing; one that does not exist yet is made."""
    from salname.know import book  # the database library is loaded only when a book is

    return book.open_for_writing(path)


def temporary() -> Book:
    """Make an empty book that is gone when nothing holds it any more."""
    from salname.know import book

    return book.temporary()
