"""Which spellings may be one name: keys without endings and abbreviations, acronyms, and near likeness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from salname import lang
from salname.read.text import fold
from salname.tag.inflection import lemma
from salname.tag.names_words import joining

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ROMAN = re.compile(r"[ivxlı]+")
_DIGIT = re.compile(r"\d")


@cache
def _data(code: str) -> tuple[dict[str, tuple[str, ...]], float, int, frozenset[str]]:
    data = lang.load(code, "names")
    expansions = {fold(k): tuple(fold(v).split()) for k, v in data["abbreviations"].items()}
    limits = data["thresholds"]
    ordinals = frozenset(fold(data["ordinals"]["words"]).split()) | frozenset(
        fold(data["qualifiers"]["direction"]).split()
    )
    return expansions, limits["variant_ratio"], limits["variant_letters"], ordinals


@cache
def also(code: str = lang.DEFAULT) -> re.Pattern[str]:
    """The words in a bracket after a name, before the same thing's other name: Sumbar (həmçinin Somber)."""
    words = "|".join(re.escape(word.strip()) for word in lang.load(code, "names")["joining"]["also"].split(";"))
    return re.compile(rf"[”\"»]?\s?\((?:{words}):?\s[“\"«]?")


@lru_cache(maxsize=50_000)
def words(base: str, code: str = lang.DEFAULT) -> tuple[str, ...]:
    """Give a name's words without endings and case, abbreviations spelt out.

    >>> words("Turan Kommunist partiyası") == words("Turan KP")
    True
    """
    expansions = _data(code)[0]
    spelt: list[str] = []
    for word in _WORD.findall(fold(base)):
        spelt += expansions.get(word.split("-")[0], (word,))
    return tuple(lemma(word) for word in spelt) if len(spelt) > 1 else tuple(spelt)


def is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether a shorter name is a longer one with words left out: its last word is the same, its order too."""
    if not 2 <= len(short) < len(long) or short[-1] != long[-1]:
        return False
    rest: Iterator[str] = iter(long)
    return all(word in rest for word in short)


def numbers(base: tuple[str, ...], code: str = lang.DEFAULT) -> tuple[str, ...]:
    """Give the numerals and words of direction in a name, which tell apart what is otherwise alike."""
    apart = _data(code)[3]
    return tuple(w for w in base if w in apart or _ROMAN.fullmatch(w) or _DIGIT.search(w))


def initials(base: str) -> str:
    """Give the first letters of a name's words, folded: what its acronym would be.

    >>> initials("Turan Milli Bankı")
    'tmb'
    """
    return "".join(w[0] for w in _WORD.findall(fold(base)) if w not in joining().ands)


def alike(left: str, right: str, code: str = lang.DEFAULT) -> bool:
    """Say whether two spellings may be one name by their letters alone."""
    _, ratio, letters, _ = _data(code)
    if min(len(left), len(right)) < letters or abs(len(left) - len(right)) > 3:
        return False
    return fuzz.ratio(left, right, score_cutoff=ratio) > 0


def near(left: str, right: str, ratio: float) -> bool:
    """Say whether two folded words are alike to at least ``ratio`` (0..100)."""
    return fuzz.ratio(left, right, score_cutoff=ratio) > 0
