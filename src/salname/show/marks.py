"""Text with marks that may overlap, as safe HTML.

The text is cut at every place where a mark begins or ends. Each piece lies in one link, to the record that its
innermost mark is of, and carries one underline for each mark over it, the longest outermost. Everything between the
tags, put together, is the text code point for code point, so that a browser can count offsets in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Markup
from markupsafe import escape


@dataclass(frozen=True, slots=True)
class Inline:
    """One record's place in the text: ``kind`` becomes a CSS class, ``id`` leads to the record."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Target:
    """The words that an address asks for; its first piece gets the id ``o=START-END``."""

    start: int
    end: int

    @property
    def anchor(self) -> str:
        """The fragment of an address that leads here."""
        return f"o={self.start}-{self.end}"


def safe(text: str) -> Markup:
    """Escape a stretch of text so that a browser's text nodes hold it code point for code point."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd"))


def html(
    text: str,
    offset: int,
    marks: Sequence[Inline],
    *,
    href: Callable[[str], str],
    target: Target | None = None,
    notes: Mapping[int, Markup] | None = None,
) -> Markup:
    """Give ``text``, which begins at ``offset`` of its document, with ``marks`` and ``target`` drawn into it.

    ``href`` gives the address of a record by its id. ``notes`` are put in front of the code points they are keyed by.
    Marks that reach over the stretch are cut off at its ends.
    """
    stretch = Target(offset, offset + len(text))
    inside = [m for m in marks if m.start < stretch.end and m.end > stretch.start and m.start < m.end]
    starts = sorted(inside, key=lambda m: (m.start, m.start - m.end, m.id))
    out: list[str] = []
    active: list[Inline] = []
    linked: set[str] = set()
    following = 0
    cuts = _cuts(stretch, inside, target, notes or {})
    for begin, end in itertools.pairwise(cuts):
        while following < len(starts) and starts[following].start <= begin:
            active.append(starts[following])
            following += 1
        active = [m for m in active if m.end > begin]
        if notes and begin in notes:
            out.append(notes[begin])
        plain = text[begin - offset : end - offset]
        over = sorted(active, key=lambda m: (m.start - m.end, m.start, m.kind, m.id))
        piece = _linked(plain, over, href, linked) if over else safe(plain)
        if target and target.start <= begin < target.end:
            named = f' id="{target.anchor}"' if begin == max(target.start, offset) else ""
            piece = f'<mark class="target"{named}>{piece}</mark>'
        out.append(piece)
    return Markup("".join(out))


def _linked(text: str, over: list[Inline], href: Callable[[str], str], linked: set[str]) -> str:
    piece: str = safe(text)
    for depth, mark in enumerate(reversed(over)):
        piece = f'<span class="u {mark.kind} d{min(depth, 3)}">{piece}</span>'
    if not text.strip():
        return piece  # nothing that a link could be called by
    first = over[-1]
    ids = " ".join(m.id for m in reversed(over))
    again = ' tabindex="-1"' if first.id in linked else ""  # one stop of the tab key for each record
    linked.add(first.id)
    return f'<a class="m" href="{escape(href(first.id))}" data-r="{ids}"{again}>{piece}</a>'


def _cuts(stretch: Target, marks: Iterable[Inline], target: Target | None, notes: Mapping[int, Markup]) -> list[int]:
    places = {stretch.start, stretch.end, *notes}
    for span in (*marks, *((target,) if target else ())):
        places.add(span.start)
        places.add(span.end)
    return sorted(p for p in places if stretch.start <= p <= stretch.end)


def highlighted(text: str, found: Iterable[tuple[int, int]]) -> Markup:
    """Give a short text with some stretches (code points, in order, not overlapping) in ``<mark>``."""
    out: list[str] = []
    at = 0
    for start, end in found:
        if start < at or end <= start:
            continue
        out += [safe(text[at:start]), f"<mark>{safe(text[start:end])}</mark>"]
        at = end
    return Markup("".join([*out, safe(text[at:])]))
