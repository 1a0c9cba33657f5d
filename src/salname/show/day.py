"""The state of a date on the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from salname import lang
from salname.errors import ReadError
from salname.know import state
from salname.know.book import Book
from salname.know.state import aspects as known_aspects
from salname.know.state.families import families
from salname.show import dates
from salname.show.locale import DEFAULT, Wording, wording


def aspects() -> list[str]:
    """Give the names of the aspects that can be asked for, in order."""
    return sorted(set(known_aspects.names()))


def say(book: Book, date: str, of: str | None, aspect: str | None, *, as_json: bool) -> None:
    """Print what held on a date."""
    found = state.on(book, date, of, aspect)
    if as_json:
        holdings = [h.as_json() for h in found.holdings]
        print(json.dumps({"date": date, "about": found.about, "state": holdings}, ensure_ascii=False))
        return
    words, out = wording(DEFAULT), Console(highlight=False)
    if not found.holdings:
        out.print(Text(f"{words.text('The text does not say.')}", style="bold"))
    subject = ""
    for holding in found.holdings:
        if holding.fluent.subject != subject:
            subject = holding.fluent.subject
            out.print(Text(subject, style="bold"))
        _line(out, holding, words)


def say_changes(book: Book, earlier: str, later: str, of: str | None, *, as_json: bool) -> None:
    """Print what changed between two dates."""
    found = state.changed(book, earlier, later, of)
    if as_json:
        rows = [{"change": c.kind, **c.holding.as_json()} for c in found]
        print(json.dumps({"from": earlier, "to": later, "changes": rows}, ensure_ascii=False))
        return
    words, out = wording(DEFAULT), Console(highlight=False)
    if not found:
        out.print(words.text("The text tells of no change."))
    for change in found:
        _line(out, change.holding, words, "+ " if change.kind == "came" else "\u2212 ")


def _line(out: Console, holding: state.Holding, words: Wording, sign: str = "") -> None:
    fluent = holding.fluent
    line = Text(f"  {sign}{label(holding, words)}: ", style="dim") + Text(holding.said, style="bold")
    if not holding.certain:
        line += Text(f" ({words.text('possible')})")
    line += Text(f"  {span(fluent, words)}", style="dim")
    out.print(line)
    telling = [e for e in holding.passages if e.does == {"+ ": "begins", "\u2212 ": "ends"}.get(sign, e.does)]
    for shown in (telling or holding.passages)[:2]:
        out.print(Text(f"      “{shown.excerpt}”", style="dim"))


def label(holding: state.Holding, words: Wording) -> str:
    """Name the family of a fluent, or the office that it is, in the language of the interface."""
    fluent = holding.fluent
    if fluent.family != "office":
        return family_label(fluent.family, words)
    return office_label(fluent.detail, words)


def office_label(name: str, words: Wording) -> str:
    """Name an office in the language of the interface."""
    return name.replace("_", " ") if words.code != lang.DEFAULT else state.office_label(name)


def family_label(name: str, words: Wording) -> str:
    """Name a family of fluents in the language of the interface."""
    return name.replace("_", " ") if words.code != lang.DEFAULT else families(lang.DEFAULT)[name].label


def span(fluent: state.Fluent, words: Wording) -> str:
    """Word since when and until when a fluent holds, a question mark where the text does not tell."""
    first = state.days.value(fluent.since) if fluent.began else None
    last = state.days.value(fluent.until) if fluent.ended else None
    return f"{_end(first, words)} \u2013 {_end(last, words)}"


def _end(value: str | None, words: Wording) -> str:
    return dates.words(value, words) if value else "?"


def checked(book: Book, file: Path) -> Iterator[str]:
    """Answer every line of a file of checks: JSON Lines with ``id`` and ``answers``, none of which says *unknown*.

    Raises :class:`~salname.errors.ReadError` for a file that is no such list.
    """
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        asked = [(str(r["id"]), str(r["date"]), r.get("subject"), str(r["aspect"])) for r in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            f'{file} is no list of checks ({error}): give JSON Lines, each with "id", "date", "aspect", "subject"'
        ) from None
    for number, date, subject, aspect in asked:
        answers = state.on(book, date, subject, aspect).answers()
        yield json.dumps({"id": number, "answers": answers}, ensure_ascii=False)
