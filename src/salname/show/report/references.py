"""The numbered places that a report refers to, so that everything in it leads to its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 300  # code points of a quote


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a text (code points, ``end`` exclusive) with its words, shortened where they are long."""

    number: int
    document: str
    start: int
    end: int
    quote: str


class References:
    """References in the order in which they are first asked for; the same place has one number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], Reference] = {}

    def to(self, document: str, start: int, end: int, quote: str) -> Reference:
        """Give the reference to some words."""
        key = (document, start, end)
        if key not in self._known:
            said = " ".join(quote.split())
            said = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"
            self._known[key] = Reference(len(self._known) + 1, document, start, end, said)
        return self._known[key]

    def __iter__(self) -> Iterator[Reference]:
        return iter(self._known.values())

    def __len__(self) -> int:
        return len(self._known)
