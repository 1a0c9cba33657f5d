"""The report: the yearbook of a text on paper, as PDF, DOCX or HTML.

``write(path, out)`` writes the report of the book at ``path`` in the format that the name of ``out`` ends in.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from salname.errors import SalnameError
from salname.know import book as books
from salname.show.atlas.state import Atlas
from salname.show.locale import DEFAULT, Wording, wording
from salname.show.saving import replacing

__all__ = ["FORMATS", "write"]


def write(path: str | os.PathLike[str], out: str | os.PathLike[str], language: str = DEFAULT) -> int:
    """Write the report of a book to a file, whole or not at all; give its size in bytes.

    Raises :class:`~salname.errors.SalnameError` for an ending that is no format, and where a format needs what is not
    installed.
    """
    target = Path(out)
    make = FORMATS.get(target.suffix.lower())
    if make is None:
        raise SalnameError(f"{target.name} is no report: give a name that ends in {', '.join(FORMATS)}")
    with books.open(path) as book:
        made = make(Atlas(book), wording(language))
    with replacing(target) as stream:
        stream.write(made)
    return len(made)


def _html(atlas: Atlas, words: Wording) -> bytes:
    from salname.show.report.page import page

    return page(atlas, words).encode("utf-8")


def _pdf(atlas: Atlas, words: Wording) -> bytes:
    from salname.show.report.page import page
    from salname.show.report.pdf import pdf

    return pdf(page(atlas, words))


def _docx(atlas: Atlas, words: Wording) -> bytes:
    from salname.show.report.paper import docx

    return docx(atlas, words)


FORMATS: dict[str, Callable[[Atlas, Wording], bytes]] = {".pdf": _pdf, ".docx": _docx, ".html": _html}
"""The formats by the ending of a file's name."""
