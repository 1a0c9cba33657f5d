"""Headlines of events: the one it happens to in the genitive, then the happening as a noun (``körpünün tikilməsi``)."""

from __future__ import annotations

from functools import cache

from salname import lang
from salname.interpret.noun_phrases import NounPhrase
from salname.interpret.roles import Cast
from salname.model import Mark
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import harmony

_FEW = 3  # phrases of a list that a headline names


def headline(document: Document, mark: Mark, cast: Cast) -> str:
    """Give the headline of a happening, in the words of its clause, with a capital first letter."""
    return _capital(_words(document, mark, cast))


def _words(document: Document, mark: Mark, cast: Cast) -> str:
    owners = cast.subjects if mark.parts["voice"] != "active" else cast.objects
    doers = cast.subjects if mark.parts["voice"] == "active" else []
    where = " ".join(_locative(p.base) for p in cast.places[:1])
    head = _happening(document, mark)
    if owners:
        what = f"{_list(owners)} {head}"
    elif doers:
        what = f"{_list(doers)} {head}"
    else:
        what = head
    return " ".join(part for part in (where, what) if part)


def _list(phrases: list[NounPhrase]) -> str:
    bases = [p.base for p in phrases[:_FEW]]
    bases[-1] = genitive(bases[-1])
    joined = ", ".join(bases[:-1])
    return f"{joined} {_and()} {bases[-1]}" if joined else bases[-1]


@cache
def _and() -> str:
    return str(lang.load(lang.DEFAULT, "clauses")["headline"]["and"])


def _happening(document: Document, mark: Mark) -> str:
    """The trigger as a noun that belongs to somebody: tikildi -> tikilməsi."""
    if mark.parts["voice"] == "noun" and mark.parts["use"] == "noun":
        return document.plain[mark.start : mark.end]
    before = document.plain[mark.start : mark.parts["head"]]
    stem = mark.parts["stem"]
    if mark.parts["voice"] == "noun":
        return document.plain[mark.start : mark.end]
    return " ".join(f"{before}{stem}{_ending('verbal_noun', stem)}".split())


def genitive(base: str) -> str:
    """Put the last word of a phrase into the genitive.

    >>> genitive("yeni zavodlar"), genitive("Gəncə")
    ('yeni zavodların', 'Gəncənin')
    """
    return base + _ending("genitive", fold(base))


def _locative(base: str) -> str:
    return base + _ending("locative", fold(base))


def _ending(kind: str, folded: str) -> str:
    data = lang.load(lang.DEFAULT, "clauses")["headline"][kind]
    letters = "".join(c for c in folded if c.isalpha())
    vowels = harmony.letters()["vowels"]
    last = harmony.last_vowel(letters, vowels)
    table = data["after_vowel"] if letters[-1:] in vowels else data["after_consonant"]
    if letters[-1:] in vowels and "after_possessive" in data and kind == "locative" and letters[-1] in "ıiuü":
        table = data["after_possessive"]
    return str(table.get(last, table["e"]))


def _capital(text: str) -> str:
    if not text:
        return text
    return {"i": "İ", "ı": "I"}.get(text[0], text[0].upper()) + text[1:]
