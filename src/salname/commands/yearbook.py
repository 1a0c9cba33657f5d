"""``salname yearbook``: a year on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def yearbook(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    year: Annotated[str, typer.Argument(help="A year or period: 1991, 1941/1945, -0500.", show_default=False)],
    of: Annotated[str, typer.Option("--of", help="Whose state stands at its head.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")] = False,
) -> None:
    """Set out a year as a salname had it: state, offices, events, figures, births and deaths, with their words."""
    from salname.know import book as books
    from salname.show import year as page

    with books.open(book) as opened:
        page.say(opened, year, of or None, as_json=json)
