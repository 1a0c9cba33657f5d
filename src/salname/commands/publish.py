"""``salname publish``: the atlas as files for any web host, or the classroom book in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def publish(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    folder: Annotated[
        Path | None, typer.Argument(help="The folder to write: new, empty, or an earlier publication.")
    ] = None,
    single: Annotated[
        Path | None, typer.Option("--single", help="Write one HTML file instead, to open and print without a network.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="The language of the pages: az or en.")] = "az",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Write the atlas as files that open without a server, or the classroom book (--single)."""
    from salname.errors import SalnameError
    from salname.show import publishing
    from salname.show.locale import LANGUAGES
    from salname.show.publishing import progress

    if lang not in LANGUAGES:
        raise SalnameError(f"no language is called '{lang}': choose from {', '.join(LANGUAGES)}")
    if (folder is None) == (single is None):
        raise SalnameError("give either a folder for the whole atlas, or --single with a file for the classroom book")
    if single is not None:
        size = publishing.single(book, single, lang)
        if not quiet:
            typer.echo(f"{single}: {_shown(size)}; open it by double click")
        return
    assert folder is not None
    with progress.bar(quiet) as on_step:
        made = publishing.site(book, folder, lang, on_step=on_step)
    if not quiet:
        typer.echo(f"{folder}: {made.pages} pages, {_shown(made.size)}; open {folder / 'index.html'}")


def _shown(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
