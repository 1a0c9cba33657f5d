"""What a question asks: the sort of answer it seeks, the words it stands on, its times and names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.interpret import dates, entities
from salname.know.ask.words import Word, content_words, key, keys
from salname.model import Name, Time
from salname.read import text as as_document
from salname.read.text import fold
from salname.tag import names as tag_names
from salname.tag import times as tag_times


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    ``sort`` is the name of the sort in ``lang/<code>/questions.toml`` and ``answer`` what it seeks; ``kinds`` are the
    kinds of name that may answer; ``nouns`` are the keys of the words that a *which* or *how many* asks for, the noun
    and what goes before it, at most three; ``counts`` is true for *how many*, false for *how much*;
    ``span`` where a *when* asks for years, not a year. ``verb`` is the key of the predicate (*built*, *its author*), ""
    for none that tells something. ``told`` is the text without the particle of a yes-or-no question.
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
    span: bool = False
    verb: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class _Sort:
    name: str
    answer: str
    cue: re.Pattern[str]


@cache
def _sorts(code: str) -> tuple[_Sort, ...]:
    return tuple(
        _Sort(sort["name"], sort["answer"], re.compile("|".join(map(cue_pattern, sort["cues"]))))
        for sort in lang.load(code, "questions")["sort"]
    )


def cue_pattern(cue: str) -> str:
    """Give the pattern of a cue: whole words, ``~`` for any letters, white space for any white space."""
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
    told = _without_particle(text, code) if sort.answer == "yes_no" else text
    document = as_document(told if told.strip() else "?", name="question")
    dated = tag_times.find(document)
    nouns = _nouns_after(folded, cue) if cue else ()
    kinds = _ANSWERED_BY.get(sort.answer, frozenset())
    if sort.answer in ("name", "person", "place"):
        kinds = next((k for noun in nouns[:2] if (k := _nouns(code).get(noun))), frozenset()) | (
            kinds if sort.answer != "name" else frozenset()
        )
        if not kinds and _asks_for_a_person(folded, code):
            kinds = frozenset({"person"})
    return Question(
        text=text,
        told=told,
        sort=sort.name,
        answer=sort.answer,
        words=tuple(_with_hyponyms(w, nouns, code) for w in content_words(told, code)),
        verb=_verb(told, code),
        times=_dated(dates.resolve(document, dated)),
        names=entities.resolve(document, tag_names.find(document, dated)),
        kinds=kinds,
        nouns=nouns,
        span=bool(cue and any(w in cue.group() for w in lang.load(code, "questions")["span"]["words"].split())),
        counts=bool(cue and cue.group() in lang.load(code, "questions")["count"]["words"].split()),
    )


@cache
def _person(code: str) -> re.Pattern[str]:
    table = lang.load(code, "questions")["person"]
    return re.compile(rf"(?<!\w){table['asking']}\s+\w{{2,30}}(?:{table['endings'].replace(' ', '|')})(?!\w)")


def _asks_for_a_person(folded: str, code: str) -> bool:
    """Say whether the noun of a *which* has an ending of those who do a thing (*which chronicler*)."""
    return bool(_person(code).search(folded))


def naming(question: Question) -> frozenset[str]:
    """The keys of the words that name what the question is about: names, and words with a capital inside it."""
    named = {k for n in question.names for k in keys(n.base)}
    begins = question.text.lstrip(_OPENING).split(maxsplit=1)[:1]
    return frozenset(named | {w.key for w in question.words if w.text[:1].isupper() and not _begins(begins, w)})


_OPENING = ' “"«„'


def _begins(begins: list[str], word: Word) -> bool:
    return bool(begins) and begins[0].startswith(word.text.split()[0])


def _with_hyponyms(word: Word, nouns: tuple[str, ...], code: str) -> Word:
    """Let the noun of a *which* be matched by words of its kind."""
    kinds = hyponyms(code).get(word.key)
    return replace(word, others=(*word.others, *sorted(kinds))) if kinds and word.key in nouns else word


@cache
def hyponyms(code: str) -> dict[str, frozenset[str]]:
    """The keys of the words that are of a noun's kind, by the noun's key."""
    table = lang.load(code, "questions")["hyponyms"]
    return {key(noun): frozenset(key(w) for w in words.split()) for noun, words in table.items()}


def _without_particle(text: str, code: str) -> str:
    """A question of yes or no without the particle that makes it one (``salınıbmı?``)."""
    particles = "|".join(lang.load(code, "questions")["yes_no"]["particles"].split())
    return re.sub(rf"(?:{particles})(?=\W*$)", "", text)


def _verb(text: str, code: str) -> str:
    """The key of the word that ends the question, but for question words and auxiliaries: its predicate."""
    words = content_words(text, code)
    light = {key(w) for w in lang.load(code, "questions")["light"]["words"].split()}
    if not words:
        return ""
    return "" if words[-1].key in light or words[-1].text[:1].isupper() else words[-1].key


def _dated(times: tuple[Time, ...]) -> tuple[Time, ...]:
    return tuple(t for t in times if t.kind == "date" and not t.edtf.endswith("_REF"))


def _nouns_after(folded: str, cue: re.Match[str]) -> tuple[str, ...]:
    """The keys of the nouns that the cue asks for: inside it (*which city*) or after it (*how many high schools*)."""
    inside = cue.group().split()
    if len(inside) > 1:
        return (key(inside[-1]),)
    following = re.findall(r"[^\W\d_]++", folded[cue.end() : cue.end() + 80])
    before = re.findall(r"[^\W\d_]++", folded[max(0, cue.start() - 80) : cue.start()])
    return tuple(key(word) for word in following[:_NOUN_WITHIN] or before[-1:])
