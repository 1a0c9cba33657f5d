"""What can go wrong, as a tree.

    SalnameError            anything that a user can act upon; str() is one line: "what is wrong: what to do"
    ├─ ReadError            a text that cannot be read (missing, binary, empty, wrong encoding)
    ├─ BookError            a book that cannot be opened or written
    │  └─ NewerBookError    a book made by a newer Salname
    ├─ DataError            a language data file that breaks its own rules
    └─ ServeError           an address or port that cannot be served on

The command line prints ``salname: <message>`` and ends with status 2; the library raises.
"""

from __future__ import annotations


class SalnameError(Exception):
    """Base of every error that Salname raises on purpose; its text says what to do."""


class ReadError(SalnameError):
    """A source text cannot be read."""


class BookError(SalnameError):
    """A book cannot be opened, read or written."""


class NewerBookError(BookError):
    """A book was written by a newer version with another schema."""


class DataError(SalnameError):
    """A language data file is not as its schema wants it."""


class ServeError(SalnameError):
    """The atlas cannot be served at the wanted address."""
