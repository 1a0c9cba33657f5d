"""Plain text: nothing to blank out."""

from __future__ import annotations

SUFFIXES = (".txt", ".text")


def plain(text: str) -> str:
    """Give the text as it is."""
    return text
