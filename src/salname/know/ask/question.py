"""What a question asks: the sort of answer it seeks, the words it stands on, its times and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salname import lang, reading
from salname.know.ask.words import Word, content_words, key
from salname.model import AnyRecord, Name, Time
from salname.read import text as as_document
from salname.read.text import fold


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    ``sort`` is the name of the sort in ``lang/<code>/questions.toml`` and ``answer`` what it seeks; ``kinds`` are the
    kinds of name that may answer; ``nouns`` are the keys of the words that a *which* or *how many* asks for, the noun and
    what goes before it, at most three; ``counts`` is true for *how many*, false for *how much*.
    """

    text: str
    sort: str
    answer: str
    words: tuple[Word, ...]
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    kinds: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()
    counts: bool = False


@dataclass(frozen=True, slots=True)
class _Sort:
    name: str
    answer: str
    cue: re.Pattern[str]


@cache
def _sorts(code: str) -> tuple[_Sort, ...]:
    return tuple(
        _Sort(sort["name"], sort["answer"], re.compile("|".join(map(_cue, sort["cues"]))))
        for sort in lang.load(code, "questions")["sort"]
    )


def _cue(cue: str) -> str:
    """A cue as a pattern: whole words, ``~`` for any letters, white space for any white space."""
    pattern = re.escape(cue).replace(r"\~", "~").replace(r"\ ", r"\s+")
    left = "" if pattern.startswith("~") else r"(?<!\w)"
    right = "" if pattern.endswith("~") else r"(?!\w)"
    return left + pattern.replace("~", r"\w*+" if cue.endswith("~") else r"\w{1,30}") + right


@cache
def _nouns(code: str) -> dict[str, frozenset[str]]:
    """The kinds of name that a noun asks for, by the noun's key."""
    kinds: dict[str, set[str]] = {}
    for kind, nouns in lang.load(code, "questions")["which"].items():
        for noun in nouns.split():
            kinds.setdefault(key(noun), set()).add(kind)
    return {noun: frozenset(found) for noun, found in kinds.items()}


_NOUN_WITHIN = 3  # words after *how many* within which the noun stands
_ANSWERED_BY = {"person": frozenset({"person"}), "place": frozenset({"place", "polity", "facility"})}


def parse(text: str, code: str = lang.DEFAULT) -> Question:
    """Read a question: its sort by its cue words, its times and names by the reader that reads the texts.

    >>> parse("Şəhər neçənci ildə salınıb?").answer
    'time'
    """
    folded = fold(text)
    sort, cue = next(
        ((s, found) for s in _sorts(code) if (found := s.cue.search(folded))),
        (_Sort("words", "words", re.compile("")), None),
    )
    records = reading.records(as_document(text, name="question"))
    nouns = _nouns_after(folded, cue) if cue else ()
    kinds = _ANSWERED_BY.get(sort.answer, frozenset())
    if sort.answer in ("name", "person", "place"):
        kinds = _nouns(code).get(nouns[0] if nouns else "", frozenset()) | (
            kinds if sort.answer != "name" else frozenset()
        )
    return Question(
        text=text,
        sort=sort.name,
        answer=sort.answer,
        words=content_words(text, code),
        times=_dated(records),
        names=tuple(r for r in records if isinstance(r, Name)),
        kinds=kinds,
        nouns=nouns,
        counts=bool(cue and cue.group() in lang.load(code, "questions")["count"]["words"].split()),
    )


def _dated(records: tuple[AnyRecord, ...]) -> tuple[Time, ...]:
    return tuple(r for r in records if isinstance(r, Time) and r.kind == "date" and not r.edtf.endswith("_REF"))


def _nouns_after(folded: str, cue: re.Match[str]) -> tuple[str, ...]:
    """The keys of the nouns that the cue asks for: inside it (*which city*) or after it (*how many high schools*)."""
    inside = cue.group().split()
    if len(inside) > 1:
        return (key(inside[-1]),)
    following = re.findall(r"[^\W\d_]++", folded[cue.end() : cue.end() + 80])
    return tuple(key(word) for word in following[:_NOUN_WITHIN])
