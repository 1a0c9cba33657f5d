"""How far a publication is, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from salname.show.publishing.crawl import Step


@contextmanager
def bar(quiet: bool = False) -> Iterator[Step]:
    """Draw a bar on standard error; give what is to be called with the pages done and known."""
    console = Console(stderr=True)
    columns = (TextColumn("pages"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    hidden = quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as shown:
        task = shown.add_task("pages", total=None)
        yield lambda done, known: shown.update(task, completed=done, total=known)
