"""``salname state``: what was so on a date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def state(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    date: Annotated[str, typer.Argument(help="Any EDTF date: 1991-12-16, 1465, -0500.", show_default=False)] = "",
    of: Annotated[str, typer.Option("--of", help="Whose state: a country, a city, a party, a person.")] = "",
    aspect: Annotated[
        str, typer.Option("--aspect", help="One thing: capital, leader, status …; 'list' tells which there are.")
    ] = "",
    since: Annotated[str, typer.Option("--since", help="What changed from this date to DATE.")] = "",
    checks: Annotated[
        Path | None, typer.Option("--checks", help='Many: JSON Lines with "id", "date", "aspect", "subject".')
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")] = False,
) -> None:
    """Say what held on a date: certain, possible, or that the text does not say."""
    from salname.know import book as books
    from salname.show import day

    if aspect == "list":
        typer.echo("\n".join(day.aspects()))
        return
    with books.open(book) as opened:
        if checks is not None:
            typer.echo("\n".join(day.checked(opened, checks)))
        elif since:
            day.say_changes(opened, since, _needed(date), of or None, as_json=json)
        else:
            day.say(opened, _needed(date), of or None, aspect or None, as_json=json)


def _needed(date: str) -> str:
    from salname.errors import SalnameError

    if not date:
        raise SalnameError("no date: give one, such as 1991-12-16, or a file of many with --checks")
    return date
