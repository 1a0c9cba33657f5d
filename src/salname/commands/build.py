"""``salname build``: texts become a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def build(
    paths: Annotated[list[Path], typer.Argument(help="Texts (.txt, .md), or folders of them.", show_default=False)],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The book to make; by default named after the first text."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Make a book out of texts: what they say, each fact with its words."""
    from salname.know import building
    from salname.show import terminal

    target = output or Path(f"{paths[0].resolve().stem or 'book'}.salname")
    if quiet:
        building.build(paths, target)
        return
    with terminal.progress() as on_step:
        summary = building.build(paths, target, on_step=on_step)
    terminal.summary(summary)
