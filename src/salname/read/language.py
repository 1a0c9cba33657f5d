"""Whether a text is in the language that it is read in; what is not is read all the same, and said."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from salname import lang
from salname.read.text import fold

_SAMPLE = 100_000  # code points that are looked at
_TOO_SHORT = 20  # words below which nothing can be said
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _marks(code: str) -> tuple[frozenset[str], frozenset[str], dict[str, Any]]:
    data = lang.load(code, "language")
    return frozenset(fold(data["letters"])), frozenset(data["words"]), data


def fits(text: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a text seems to be in a language; a text of a few words always does."""
    found = _WORD.findall(fold(text[:_SAMPLE]))
    if len(found) < _TOO_SHORT:
        return True
    return seems(found, code)


def seems(words: list[str], code: str = lang.DEFAULT) -> bool:
    """Say whether these folded words seem to be of a language, by their letters and by its commonest words."""
    letters, common, data = _marks(code)
    length = sum(map(len, words))
    share = sum(word.count(letter) for word in words for letter in letters) / max(1, length)
    return bool(
        share >= data["least_letters"] or sum(w in common for w in words) >= data["least_words"] * max(1, len(words))
    )


def warning(name: str, text: str, code: str = lang.DEFAULT) -> tuple[str, ...]:
    """Give what is to be said of a text that is in another language: one line, or none."""
    if fits(text, code):
        return ()
    return (f"{name}: there seems to be no {_marks(code)[2]['name']} in it: little will be found",)
