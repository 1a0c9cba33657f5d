"""The sentence around the words of a record, as a quote with the words marked."""

from __future__ import annotations

from markupsafe import Markup

from salname.know.book import Stored
from salname.show import marks
from salname.show.atlas.state import Atlas

_AROUND = 90


def around(atlas: Atlas, stored: Stored, letters: int = _AROUND) -> Markup:
    """Give a record's words, marked, with at most so many letters of their sentence on each side."""
    record = stored.record
    found = atlas.book.sentences(stored.document, record.start, record.end)
    low, high = (found[0].start, found[-1].end) if found else (record.start, record.end)
    start, end = max(low, record.start - letters), min(high, record.end + letters)
    text = atlas.book.passage(stored.document, start, end)
    shift = 0
    if start > low and " " in text[: record.start - start]:  # no cut through a word
        shift = text.index(" ") + 1
    last = len(text)
    if end < high and " " in text[record.end - start :]:
        last = text.rindex(" ")
    shown = marks.highlighted(text[shift:last], [(record.start - start - shift, record.end - start - shift)])
    return Markup("{}{}{}").format("… " if start > low else "", shown, " …" if end < high else "")
