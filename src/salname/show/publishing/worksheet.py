"""The text of the classroom book: its marks, and the dates and figures that a worksheet leaves blank."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from salname.know.book import Stored
from salname.model import Figure, Time
from salname.show import dates, marks, numbers
from salname.show.atlas import margin
from salname.show.atlas.queries import reading
from salname.show.atlas.state import Atlas
from salname.show.locale import Wording

_INLINE = ("time", "figure", "name", "event")
_UNLINKED = re.compile(r'<a class="m" href="" data-r="([^" ]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank of the worksheet: its number, its place (code points), its words, and what they were read as."""

    number: int
    start: int
    end: int
    quote: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document ready to be printed: paragraphs by where they begin, and its blanks in order."""

    name: str
    paragraphs: Sequence[tuple[int, Markup]]
    gaps: Sequence[Gap]


def text(
    atlas: Atlas, document: str, wording: Wording, href: Callable[[Stored], str], *, base: int = 0, first: int = 1
) -> Text:
    """Lay a document out. Offsets begin at ``base``, blanks are numbered from ``first``.

    ``href`` says where the mark of a record leads; nowhere if it is empty.
    """
    length = next(d.length for d in atlas.book.documents() if d.name == document)
    sheet = reading.Page(document, 1, 1, 0, length, length)
    found = reading.records(atlas, sheet)
    gaps = blanks(found, atlas.book.text(document), wording, first)
    shown = [s for s in found if s.record.kind_name in _INLINE]
    notes = margin.notes(shown, sheet, wording)
    targets = {s.id: href(s) for s in shown}
    meanings = {s.id: meaning for s in shown if (meaning := _meaning(s, wording))}
    paragraphs = []
    for at, words in reading.paragraphs(atlas, sheet):
        inside = _within(shown, at, at + len(words))
        own = [g for g in gaps if g.start >= at and g.end <= at + len(words)] if gaps else []
        beside = {place: note for place, note in notes.items() if at <= place < at + len(words)}
        made = _paragraph(words, at, inside, own, beside, targets.__getitem__)
        paragraphs.append((base + at, Markup(_UNLINKED.sub(lambda m: _titled(m[1], m[2], meanings), made))))
    return Text(document, paragraphs, gaps)


def blanks(found: Iterable[Stored], words: str, wording: Wording, first: int = 1) -> tuple[Gap, ...]:
    """Give the dates and figures of a text as blanks; those that overlap are one, what has no date is none."""
    merged: list[tuple[int, int, list[str]]] = []
    for stored in sorted(found, key=lambda s: (s.record.start, -s.record.end)):
        meaning = _meaning(stored, wording)
        if meaning is None:
            continue
        record = stored.record
        if merged and record.start < merged[-1][1]:
            start, end, meanings = merged[-1]
            merged[-1] = (start, max(end, record.end), [*meanings, meaning])
        else:
            merged.append((record.start, record.end, [meaning]))
    return tuple(
        Gap(
            number, start, end, words[start:end], "; ".join(m for m in dict.fromkeys(meanings) if m != words[start:end])
        )
        for number, (start, end, meanings) in enumerate(merged, first)
    )


def _meaning(stored: Stored, wording: Wording) -> str | None:
    """Say what a date or figure was read as; None for anything that is no blank."""
    record = stored.record
    if isinstance(record, Time):
        return None if record.edtf.endswith("_REF") else dates.words(record.edtf, wording)
    if isinstance(record, Figure):
        return numbers.quantity(record.value, record.unit, record.kind, record.bound, wording)
    return None


def _titled(id: str, piece: str, meanings: Mapping[str, str]) -> str:
    """Give a mark that leads nowhere; what it was read as is said to who points at it."""
    meaning = meanings.get(id)
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f'<span class="m"{title}>{piece}</span>'


def _within(found: Sequence[Stored], start: int, end: int) -> Sequence[Stored]:
    low = bisect_left(found, start, key=lambda s: s.record.start)
    return found[low : bisect_left(found, end, key=lambda s: s.record.start)]


def _paragraph(
    words: str,
    at: int,
    inside: Sequence[Stored],
    gaps: Sequence[Gap],
    notes: Mapping[int, Markup],
    href: Callable[[str], str],
) -> str:
    spans = [marks.Inline(s.record.start, s.record.end, s.record.kind_name, s.id) for s in inside]

    def piece(start: int, end: int) -> str:
        own = [m for m in spans if m.start < end and m.end > start]
        beside = {place: note for place, note in notes.items() if start <= place < end}
        return str(marks.html(words[start - at : end - at], start, own, href=href, notes=beside))

    out: list[str] = []
    done = at
    for gap in gaps:
        out.append(piece(done, gap.start) if gap.start > done else "")
        out.append(
            f'<span class="gap" data-n="{gap.number}"><span class="said">{piece(gap.start, gap.end)}</span></span>'
        )
        done = gap.end
    out.append(piece(done, at + len(words)) if done < at + len(words) else "")
    return "".join(out)
