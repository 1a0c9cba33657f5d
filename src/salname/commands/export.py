"""``salname export``: a book in other formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def export(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    to: Annotated[str, typer.Option("--to", "-t", help="The format; 'list' tells which there are.")] = "records",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; standard output if not given.")
    ] = None,
) -> None:
    """Write a book out: records (JSON Lines) and more."""
    from salname.know import book as books
    from salname.show import export as exports
    from salname.show.saving import replacing

    if to == "list":
        for name in exports.formats():
            typer.echo(f"{name:16} {(exports.module(name).__doc__ or '').strip().splitlines()[0]}")
        return
    with books.open(book) as opened:
        if output is None:
            exports.write(opened, to, sys.stdout.buffer)
        else:
            exports.module(to)  # an unknown format is said before a file is begun
            with replacing(output) as out:
                exports.write(opened, to, out)
