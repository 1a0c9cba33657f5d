"""The index by which a published page searches without a server: sentences, the stems of their words, and names.

It is written as a script, since a page that is opened from a disk may load scripts but no data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from salname.know import search
from salname.know.book import Book
from salname.read.text import fold, search_key

MOST = 6_000_000
"""Code points of a book up to which it has an index; a longer one would be slow to open."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_LETTERS = "".join(map(chr, (*range(0xC0, 0x2B0), *range(0x400, 0x530))))
_MOST_NAMES = 20_000


def script(book: Book, words: Callable[[str, int], str], thing: Callable[[str], str]) -> str:
    """Give the index of a book as a script that sets ``window.salnameIndex``.

    ``words`` gives the file that shows a place in a document, ``thing`` that of a named thing (empty for none).
    """
    files: dict[str, int] = {}
    sentences: list[list[Any]] = []
    stems: dict[str, str] = {}
    names = [document.name for document in book.documents()]
    for number, name in enumerate(names):
        for sentence in book.sentences(name):
            file = files.setdefault(words(name, sentence.start), len(files))
            sentences.append([file, number, sentence.start, sentence.end, sentence.text])
            _gather(sentence.text, stems)
    things = [[e.label, e.mentions, thing(e.label)] for e in book.entities(limit=_MOST_NAMES)]
    found = {
        "letters": _letters(),
        "documents": names,
        "files": list(files),
        "sentences": sentences,
        "stems": dict(sorted(stems.items())),
        "names": [t for t in things if t[2]],
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"window.salnameIndex = {escaped(text)};\n"


def escaped(text: str) -> str:
    """Escape what would end a script or a line of one too early."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _gather(text: str, stems: dict[str, str]) -> None:
    """Add the stems of words that are not their own stem, by the words in bare letters."""
    for match in _WORD.finditer(text):
        whole, stem = search.forms(match.group())
        if whole != stem:
            stems.setdefault(whole, stem)


def _letters() -> dict[str, str]:
    """Every letter that is folded otherwise than a browser folds it."""
    return {letter: bare for letter in _LETTERS if len(bare := search_key(fold(letter))) == 1 and bare != letter}
