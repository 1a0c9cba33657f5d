"""Where a decision holds: the words it was made on, found again in a text that may have been edited.

An anchor carries both selectors of the W3C Web Annotation Data Model: the position of the words, and the words with
what stood before and after them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from salname.model import Span

CONTEXT = 48
"""Code points of context kept on each side of the words."""

_LEAST_ALIKE = 55.0  # of 100: how alike the context of the words must be where they stand more than once
_LEAST_ALONE = 45.0  # and where they stand once: what stood on one of their sides is still there
_OWN_CONTEXT = 2 * CONTEXT  # code points: words as long as this are told by themselves
_NEAREST = 200  # places of the same words that are compared: more are not told apart by context


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a document: their place (code points) and, should that have moved, the words in their context."""

    document: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


def anchor(document: str, text: str, span: Span, offset: int = 0) -> Anchor:
    """Make the anchor of a stretch of a document; ``text`` is what stands from ``offset`` on, context included."""
    start, end = span.start - offset, span.end - offset
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(document, span.start, span.end, text[start:end], before, after)


def find(where: Anchor, text: str) -> Span | None:
    """Find an anchor's words in a text, ``None`` where they are gone or cannot be told from others.

    They are at their place if they and some of their context are; else where the context is most alike.
    """
    if not where.quote:
        return None
    if text[where.start : where.end] == where.quote and _likeness(where, text, where.start) >= _LEAST_ALIKE:
        return Span(where.start, where.end)
    places = _places(where, text)
    if not places:
        return None
    likeness, _, best = max((_likeness(where, text, at), -abs(at - where.start), at) for at in places)
    enough = _LEAST_ALIKE if len(places) > 1 else _LEAST_ALONE if len(where.quote) < _OWN_CONTEXT else 0
    return Span(best, best + len(where.quote)) if likeness >= enough else None


def _places(where: Anchor, text: str) -> list[int]:
    """Places of the words, the nearest to where they were if there are very many."""
    places: list[int] = []
    at = text.find(where.quote)
    while at >= 0:
        places.append(at)
        at = text.find(where.quote, at + 1)
    return sorted(places, key=lambda place: abs(place - where.start))[:_NEAREST]


def _likeness(where: Anchor, text: str, at: int) -> float:
    """How alike (0 to 100) the context of the words at ``at`` is to the anchor's."""
    before = text[max(0, at - CONTEXT) : at]
    end = at + len(where.quote)
    return (fuzz.ratio(before, where.prefix) + fuzz.ratio(text[end : end + CONTEXT], where.suffix)) / 2
