"""The notes in the margin of the text: what was read in each line, said shortly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from salname.know.book import Stored
from salname.model import Figure, Name, Record, Relation, Time
from salname.show import dates, numbers
from salname.show.atlas import links
from salname.show.atlas.queries.reading import Page
from salname.show.locale import Wording

LETTERS: Mapping[str, tuple[str, str]] = {
    "time": ("t", "times"),
    "figure": ("f", "figures"),
    "name": ("n", "names"),
    "event": ("e", "events"),
    "relation": ("r", "lasting facts"),
}
"""The letter of each kind in the margin, by its English name, and the kind's label in the legend."""

_MOST_OBJECTS = 6


def notes(found: Iterable[Stored], page: Page, wording: Wording) -> dict[int, Markup]:
    """Give the margin notes of a page by the code point that each stands beside.

    Times and figures are said as they were understood, persons at their first mention on the page, and relations as
    ``subject: objects`` under their property. What repeats the note before it in the same words is left out.
    """
    lines: dict[int, list[Markup]] = {}
    said: set[tuple[str, str]] = set()
    for stored in relations_together(found):
        record = stored[0].record
        text = _text(stored, wording)
        key = (record.kind_name, text)
        if not text or key in said:
            continue
        said.add(key)
        at = max(record.start, page.start)
        lines.setdefault(at, []).append(_line(record.kind_name, stored[0].id, text, wording))
    return {at: Markup('<span class="note">{}</span>').format(Markup("").join(these)) for at, these in lines.items()}


def relations_together(found: Iterable[Stored]) -> list[list[Stored]]:
    """One list a note: relations of one clause, subject and property are one note."""
    out: list[list[Stored]] = []
    groups: dict[tuple[int, str, str], list[Stored]] = {}
    for stored in found:
        record = stored.record
        if not isinstance(record, Relation):
            out.append([stored])
            continue
        key = (record.start, record.subject, record.property)
        if key in groups:
            groups[key].append(stored)
        else:
            groups[key] = [stored]
            out.append(groups[key])
    return out


def _text(group: list[Stored], wording: Wording) -> str:
    record: Record = group[0].record
    if isinstance(record, Time):
        shown = dates.words(record.edtf, wording)
        return "" if record.edtf.endswith("_REF") or shown == record.quote else shown
    if isinstance(record, Figure):
        shown = numbers.quantity(record.value, record.unit, record.kind, record.bound, wording)
        return f"{shown}, {record.measures}" if record.measures else shown
    if isinstance(record, Name):
        return record.entity if record.kind == "person" else ""
    if isinstance(record, Relation):
        objects = [s.record.object for s in group if isinstance(s.record, Relation)]
        shown = ", ".join(objects[:_MOST_OBJECTS]) + (" …" if len(objects) > _MOST_OBJECTS else "")
        return f"{record.subject} – {wording.word('property', record.property)}: {shown}"
    return ""


def _line(kind: str, id: str, text: str, wording: Wording) -> Markup:
    letter = wording.word("margin letter", LETTERS[kind][0])
    return Markup('<a class="{}" href="{}" tabindex="-1"><b>{}</b> {}</a>').format(
        kind, links.record(id), escape(letter), text
    )
