"""``salname atlas``: a book as pages in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def atlas(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    host: Annotated[str, typer.Option("--host", help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, help="The port; 8000 or the next free one if not given."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve a book as pages to read, search and follow back to the words."""
    from salname.know import book as books
    from salname.show import atlas as pages

    books.open(book).close()  # what is no book is said before anything is served
    pages.serve(book, host, port, open_browser, say=lambda address: typer.echo(f"{address}  (Ctrl-C ends it)"))
