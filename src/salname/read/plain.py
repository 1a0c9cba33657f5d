"""Plain text: nothing to blank out but a byte order mark."""

from __future__ import annotations

SUFFIXES = (".txt", ".text")
_BYTE_ORDER_MARK = "\ufeff"


def plain(text: str) -> str:
    """Give the text as it is, with a byte order mark at its beginning made a space."""
    return " " + text[1:] if text.startswith(_BYTE_ORDER_MARK) else text
