"""The addresses inside the atlas, in one place."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def text(document: str, at: int | None = None) -> str:
    """The reading view of a document, at the page that holds the code point ``at``."""
    address = f"/text/{quote(document)}"
    return address if at is None else f"{address}?at={at}"


def words(document: str, start: int, end: int) -> str:
    """The exact words in the text: marked by the server (``?o=``) and scrolled to by the browser (``#o=``)."""
    span = f"o={start}-{end}"
    return f"/text/{quote(document)}?{span}#{span}"


def record(id: str) -> str:
    """The page of one record, by its id in the book (``t12``)."""
    return f"/record/{id}"


def entity(label: str, kind: str = "") -> str:
    """The page of a person, place, polity ...; ``kind`` tells namesakes apart."""
    address = f"/names/{quote(label, safe='')}"
    return f"{address}?{urlencode({'kind': kind})}" if kind else address


def with_query(path: str, **parts: object) -> str:
    """An address with the parts that are not empty as its query."""
    query = urlencode({name: str(value) for name, value in parts.items() if value not in (None, "", False)})
    return f"{path}?{query}" if query else path
