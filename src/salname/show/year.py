"""The yearbook of a year on the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from salname.know import state, yearbook
from salname.know.book import Book
from salname.know.rows import Stored
from salname.model import Event, Figure, payload
from salname.show import dates, day
from salname.show.locale import DEFAULT, Wording, wording

_QUOTE = 160  # letters of a quote that are shown


def say(book: Book, date: str, of: str | None, *, as_json: bool) -> None:
    """Print the yearbook of a period."""
    found = yearbook.of(book, date, of)
    if as_json:
        print(json.dumps(as_values(found), ensure_ascii=False))
        return
    words, out = wording(DEFAULT), Console(highlight=False)
    out.print(Text(dates.words(date, words), style="bold"), justify="center")
    if found.empty:
        out.print(words.text("The text does not say."))
    for title, holdings in sections(found):
        if holdings:
            out.print(Text(f"\n{words.text(title)}", style="bold"))
        subject = ""
        for holding in holdings:
            if holding.fluent.subject != subject:
                subject = holding.fluent.subject
                out.print(Text(f"  {subject}", style="italic"))
            _holding(out, holding, words)
    for title, records in chapters(found):
        if records:
            out.print(Text(f"\n{words.text(title)}", style="bold"))
        for stored in records:
            _record(out, stored, words)


def sections(found: yearbook.Yearbook) -> tuple[tuple[str, Sequence[state.Holding]], ...]:
    """Give the parts of a yearbook that are state, with their titles in English."""
    return ("State", found.country), ("Offices", found.offices), ("Institutions", found.institutions)


def chapters(found: yearbook.Yearbook) -> tuple[tuple[str, Sequence[Stored]], ...]:
    """Give the parts of a yearbook that are records, with their titles in English."""
    return (
        ("Events of the year", found.events),
        ("Longer than the year", found.meanwhile),
        ("Figures", found.figures),
        ("Born", found.born),
        ("Died", found.died),
    )


def heading(stored: Stored) -> str:
    """Give the words under which a record stands in a yearbook."""
    record = stored.record
    if isinstance(record, Event):
        return record.label
    if isinstance(record, Figure):
        of = f" ({record.of})" if record.of and record.of not in record.measures else ""
        return f"{record.measures}{of}: {record.quote}"
    return yearbook.person(stored)


def _holding(out: Console, holding: state.Holding, words: Wording) -> None:
    line = Text(f"    {day.label(holding, words)}: ", style="dim") + Text(holding.said)
    if not holding.certain:
        line += Text(f" ({words.text('possible')})", style="dim")
    out.print(line)


def _record(out: Console, stored: Stored, words: Wording) -> None:
    time = getattr(stored.record, "time", None)
    when = f"{dates.words(time, words)}: " if time else ""
    out.print(Text(f"  {when}", style="dim") + Text(" ".join(heading(stored).split())))
    quote = " ".join(stored.record.quote.split())
    if quote not in heading(stored):
        out.print(Text(f"      “{quote[:_QUOTE]}{'…' if len(quote) > _QUOTE else ''}”", style="dim"))


def as_values(found: yearbook.Yearbook) -> dict[str, Any]:
    """Give a yearbook as JSON-ready values."""
    names = ("events", "meanwhile", "figures", "born", "died")
    return {
        "date": found.date,
        "first": found.first,
        "last": found.last,
        **{name: [h.as_json() for h in getattr(found, name)] for name in ("country", "offices", "institutions")},
        **{name: [_values(s) for s in getattr(found, name)] for name in names},
    }


def _values(stored: Stored) -> dict[str, Any]:
    record = stored.record
    place = {"id": stored.id, "document": stored.document, "start": record.start, "end": record.end}
    return {"record": record.kind_name, **place, "quote": record.quote, **payload(record)}
