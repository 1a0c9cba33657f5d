"""The terminal: how far a build is, and what it has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from salname.know.building import Step, Summary

_MOST_WARNINGS = 20
_LABELS = {"time": "times", "figure": "figures", "name": "names", "event": "events", "relation": "relations"}


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """Draw a bar on standard error while a build runs; give what the build is to call."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def on_step(step: Step) -> None:
            label = escape(step.document) + (f" ({step.number}/{step.of})" if step.of > 1 else "")
            bar.update(task, description=label, completed=step.done, total=max(1, step.length))

        yield on_step


def summary(made: Summary) -> None:
    """Print what a build has made: counts, span of years, most-named things, warnings."""
    out = Console(highlight=False)
    documents = "1 text" if made.documents == 1 else f"{made.documents} texts"
    characters = f"{made.characters:,}".replace(",", "\u00a0")
    out.print(f"[bold]{escape(str(made.path))}[/]: {documents}, {characters} characters", soft_wrap=True)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("records", ", ".join(f"{count} {_LABELS[kind]}" for kind, count in made.counts.items()))
    if made.years:
        table.add_row("years", " to ".join(_year(y) for y in made.years))
    if made.most_named:
        table.add_row("most named", ", ".join(f"{escape(e.label)} ({e.mentions})" for e in made.most_named))
    out.print(table)
    warn = Console(stderr=True, highlight=False)
    for warning in made.warnings[:_MOST_WARNINGS]:
        warn.print(f"[yellow]warning:[/] {escape(warning)}", soft_wrap=True)
    if len(made.warnings) > _MOST_WARNINGS:
        warn.print(f"[yellow]warning:[/] and {len(made.warnings) - _MOST_WARNINGS} more")


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"
