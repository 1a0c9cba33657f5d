"""Read: a file becomes a :class:`Document`, its text untouched.

``read.file("qazaxistan.txt")`` gives the document; ``salname.read("qazaxistan.txt")``, the package called like a
function, reads it through to the records.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast

from salname import plugins
from salname.errors import ReadError
from salname.model import Reading
from salname.read import decode, language, markdown, plain
from salname.read.document import Document

GROUP = "salname.readers"
_HALF_LETTER = re.compile("[\ud800-\udfff]")
LARGEST = 1_000_000_000
"""Bytes that a file may have."""

Reader = Callable[[str], str]
"""What blanks the markup of a text out, in the same length."""

READERS: dict[str, Reader] = {
    **dict.fromkeys(plain.SUFFIXES, plain.plain),
    **dict.fromkeys(markdown.SUFFIXES, markdown.plain),
}
"""Our own readers by file ending."""


@cache
def readers() -> dict[str, Reader]:
    """Every reader by file ending: our own and those of plugins."""
    found = {ending.lower(): plugins.find(GROUP, ending) for ending in plugins.names(GROUP)}
    return READERS | {ending: cast(Reader, reader) for ending, reader in found.items()}


def file(path: str | os.PathLike[str], *, name: str | None = None) -> Document:
    """Read one text file (UTF-8, UTF-16, Windows-1254 or ISO-8859-9) into a document.

    ``name`` is what the document is called; by default the file's own name. Raises
    :class:`~salname.errors.ReadError` for a file that is missing, unreadable, empty or binary.
    """
    source = Path(path)
    try:
        with source.open("rb") as stream:
            head = stream.read(decode.SAMPLE)
            decode.refuse_binary(head, str(source))  # before the whole of it, which may be endless, is read
            data = head + stream.read(LARGEST)
    except FileNotFoundError:
        raise ReadError(f"{source} does not exist: check the path") from None
    except IsADirectoryError:
        raise ReadError(f"{source} is a folder: give the files in it, or build from it") from None
    except OSError as error:
        raise ReadError(f"{source} cannot be read ({error.strerror}): check its permissions") from None
    if len(data) > LARGEST:
        raise ReadError(f"{source} is larger than {LARGEST // 1_000_000} MB: cut it into several files")
    return from_bytes(data, name or source.name)


def from_bytes(data: bytes, name: str) -> Document:
    """Make a document of a file's bytes; the ending of ``name`` says how its markup is read."""
    text, encoding = decode.decode(data, name)
    reader = readers().get(Path(name).suffix.lower(), plain.plain)
    said = () if encoding == "utf-8" else (f"{name}: read as {encoding}",)
    plain_text = reader(text)
    if len(plain_text) != len(text):
        raise ReadError(f"{name}: its reader changed the length of the text: mend or remove that plugin")
    return Document(name, text, plain_text, encoding, warnings=said + language.warning(name, plain_text))


def text(text: str, *, name: str = "text") -> Document:
    """Make a document of a string. Raises :class:`~salname.errors.ReadError` for one that is empty or no Unicode."""
    if not text.strip():
        raise ReadError(f"{name} is empty: give a text with words in it")
    if _HALF_LETTER.search(text):
        raise ReadError(f"{name} has halves of letters in it (surrogates): decode it rightly")
    return Document(name, text, plain.plain(text))


class Source(NamedTuple):
    """A file to read and the name that its document gets; ``given`` says that it was named itself, not its folder."""

    path: Path
    name: str
    given: bool


def sources(paths: Sequence[str | os.PathLike[str]]) -> list[Source]:
    """List the files to read with the names that their documents get, folders searched through, in fixed order.

    Two files of one name are told apart by their folder. Raises :class:`~salname.errors.ReadError` for a path that
    is missing or a folder without texts.
    """
    found: list[Source] = []
    for given in map(Path, paths):
        if given.is_dir():
            inside = sorted(p for p in given.rglob("*") if p.suffix.lower() in readers() and p.is_file())
            if not inside:
                raise ReadError(f"{given} has no texts in it ({', '.join(sorted(readers()))}): give another folder")
            found += [Source(p, p.relative_to(given).as_posix(), False) for p in inside]
        elif given.exists():
            found.append(Source(given, given.name, True))
        else:
            raise ReadError(f"{given} does not exist: check the path")
    return _named_apart(found)


def _named_apart(found: list[Source]) -> list[Source]:
    seen: dict[str, Path] = {}
    out: list[Source] = []
    for source in found:
        place = source.path.resolve()
        if place in seen.values():
            continue
        name = source.name if source.name not in seen else source.path.as_posix()
        seen[name] = place
        out.append(source._replace(name=name))
    return out


def files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Document]:
    """Read the texts at ``paths`` one by one, so that only one is held at a time."""
    for source in sources(paths):
        yield file(source.path, name=source.name)


class _Callable(ModuleType):
    """The package itself can be called: ``salname.read(path)`` reads a file through to its records."""

    def __call__(self, path: str | os.PathLike[str]) -> Reading:
        from salname.reading import records  # the later stages are loaded only when asked for

        document = file(path)
        return Reading(document, records(document))


sys.modules[__name__].__class__ = _Callable
