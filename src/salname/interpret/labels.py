"""Headlines of events: the one it happens to in the genitive, then the happening as a noun (``körpünün tikilməsi``)."""

from __future__ import annotations

from functools import cache

from salname import lang
from salname.interpret.noun_phrases import NounPhrase
from salname.interpret.roles import Cast
from salname.interpret.topic import Topic
from salname.model import Mark
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import harmony
from salname.tag.inflection import caseless

_QUOTES = dict.fromkeys(map(ord, '"“”«»„'))
_FEW = 3  # phrases of a list that a headline names


def headline(document: Document, mark: Mark, cast: Cast, topic: Topic | None) -> str:
    """Give the headline of a happening, in the words of its clause, with a capital first letter."""
    return _capital(" ".join(part for part in _words(document, mark, cast, topic) if part))


def _words(document: Document, mark: Mark, cast: Cast, topic: Topic | None) -> list[str]:
    where = _slice(document, cast.places[0]) if cast.places else ""
    happening = _happening(document, mark)
    told = document.plain[mark.start : mark.end]
    aim = " ".join(_slice(document, p) for _, p in cast.others[:1])
    if mark.parts["voice"] == "noun":
        return [where, _list(cast.subjects) if cast.subjects else "", happening]
    who = _list(cast.subjects) if cast.subjects else genitive(topic.entity) if cast.elided and topic else ""
    if mark.parts["voice"] == "active" and cast.objects:
        return [where, _list(cast.objects), happening] if not who else [where, who, _written(document, cast), happening]
    return [where, who, aim if aim not in told else "", happening]


def _slice(document: Document, phrase: NounPhrase) -> str:
    return _clean(document.plain[phrase.chunks[0].start : phrase.head.end])


def _clean(words: str) -> str:
    return " ".join(words.translate(_QUOTES).split())


def _written(document: Document, cast: Cast) -> str:
    """The objects as the text has them, from the first to the last."""
    return _clean(document.plain[cast.objects[0].chunks[0].start : cast.objects[-1].head.end])


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
        word = document.plain[mark.start : mark.end]
        return f"{word[: mark.parts['head'] - mark.start]}{caseless(document.plain[mark.parts['head'] : mark.end])[0]}"
    before = document.plain[mark.start : mark.parts["head"]]
    stem = mark.parts["stem"]
    return " ".join(f"{before}{stem}{_ending('verbal_noun', stem)}".split())


def genitive(base: str) -> str:
    """Put the last word of a phrase into the genitive.

    >>> genitive("yeni zavodlar"), genitive("Gəncə")
    ('yeni zavodların', 'Gəncənin')
    """
    return base + _ending("genitive", fold(base))


def _ending(kind: str, folded: str) -> str:
    data = lang.load(lang.DEFAULT, "clauses")["headline"][kind]
    letters = "".join(c for c in folded if c.isalpha())
    vowels = harmony.letters()["vowels"]
    last = harmony.last_vowel(letters, vowels)
    table = data["after_vowel"] if letters[-1:] in vowels else data["after_consonant"]
    return str(table.get(last, table["e"]))


def _capital(text: str) -> str:
    if not text:
        return text
    return {"i": "İ", "ı": "I"}.get(text[0], text[0].upper()) + text[1:]
