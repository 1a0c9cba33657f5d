"""``salname report``: the yearbook of a text on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write, by its ending: .pdf, .docx or .html.")
    ] = Path("report.pdf"),
    lang: Annotated[str, typer.Option("--lang", help="The language of the report: az or en.")] = "az",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Write the yearbook of a text, with charts, map, tables, audit and references, to hand in on paper."""
    from salname.errors import SalnameError
    from salname.show import report as reports
    from salname.show.locale import LANGUAGES

    if lang not in LANGUAGES:
        raise SalnameError(f"no language is called '{lang}': choose from {', '.join(LANGUAGES)}")
    size = reports.write(book, output, lang)
    if not quiet:
        typer.echo(f"{output}: {size / 1e6:.1f} MB")
