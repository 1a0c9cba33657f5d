"""Exports: a book written out in other formats.

To add a format, add a module here named like it, with ``write(book, out)``: ``out`` is a text stream (UTF-8, ``\\n``
line ends), or a binary one where the module says ``BINARY = True``. The first line of its docstring is its help. A
package of its own offers one as an entry point in the group ``salname.exports`` that leads to such a module.
"""

from __future__ import annotations

import io
import pkgutil
from importlib import import_module
from typing import IO, Any, BinaryIO

from salname import plugins
from salname.errors import SalnameError
from salname.know.book import Book

GROUP = "salname.exports"


def formats() -> tuple[str, ...]:
    """The names of every format, in order."""
    own = {m.name.replace("_", "-") for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")}
    return tuple(sorted(own | set(plugins.names(GROUP))))


def module(name: str) -> Any:
    """Give the module that writes a format. Raises :class:`~salname.errors.SalnameError` for one that is unknown."""
    if name not in formats():
        raise SalnameError(f"no export is called '{name}': choose from {', '.join(formats())}")
    return plugins.find(GROUP, name) or import_module(f"{__name__}.{name.replace('-', '_')}")


def write(book: Book, name: str, out: BinaryIO) -> None:
    """Write a book out in the format of this name."""
    writer = module(name)
    if getattr(writer, "BINARY", False):
        writer.write(book, out)
        return
    stream: IO[str] = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    try:
        writer.write(book, stream)
        stream.flush()
    finally:
        stream.detach()  # type: ignore[attr-defined]  # whoever opened the stream closes it
