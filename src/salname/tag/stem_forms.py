"""Forms of verbs from a known list: which stem a word has and how the form is used (``stem_forms.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from salname import lang

Use = Literal["finite", "perfect", "ib", "participle", "converb", "noun", "infinitive", "unreal"]
"""How a form is used; ``perfect`` and ``ib`` (-mış, -ıb) are finite, participle or converb as the clause decides."""

_VOWELS = frozenset("aəeıioöuü")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: its ``stem``, the ``use`` and ``tense`` of the form, and whether it is negative."""

    stem: str
    use: Use
    tense: str
    negative: bool


class Forms:
    """The forms of a closed list of verb stems of one language; words are looked up folded, each worked out once."""

    def __init__(self, stems: Iterable[str], code: str) -> None:
        self._stems: dict[str, str] = {}
        softens = frozenset(lang.load(code, "stem_forms")["softening"]["stems"])
        for stem in stems:
            self._stems.setdefault(stem, stem)
            if stem.endswith("t") and (stem in softens or _syllables(stem) > 1):
                self._stems.setdefault(stem[:-1] + "d", stem)
        self._longest = max(map(len, self._stems), default=0)
        self._code = code
        self._known: dict[str, tuple[Form, ...]] = {}

    def of(self, word: str) -> tuple[Form, ...]:
        """Give the readings of a folded word, the longest stem first; empty when it is no form of a listed verb."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(self._read(word))
        return found

    def _read(self, word: str) -> Iterable[Form]:
        for length in range(min(len(word) - 1, self._longest), 1, -1):
            stem = self._stems.get(word[:length])
            if stem is None:
                continue
            reading = _ending(word[length:], self._code)
            if reading is not None:
                yield Form(stem, *reading)


def passives(stem: str, code: str) -> tuple[str, ...]:
    """Give the passive stems of a bare verb stem.

    >>> passives("tik", "az"), passives("et", "az")
    (('tikil',), ('edil', 'olun'))
    """
    rules = lang.load(code, "stem_forms")["passive"]
    if stem in rules["light"]:
        return tuple(rules["light"][stem])
    if stem in rules["irregular"]:
        return (rules["irregular"][stem],)
    last = [c for c in stem if c in _VOWELS][-1:]
    if not last:
        return ()
    if stem[-1] in _VOWELS:
        return (stem + rules["after_vowel"],)
    ending = rules["after_l"] if stem[-1] == "l" else rules["otherwise"]
    soft = stem[:-1] + "d" if stem[-1] == "t" and _syllables(stem) > 1 else stem
    return (soft + ending.replace("{V}", rules["harmony"][last[0]]),)


def filled(letters: Mapping[str, str], ending: str) -> str:
    """Write out the placeholders of an ending from the data's ``[letters]``."""
    for name, value in letters.items():
        ending = ending.replace("{" + name + "}", value)
    return ending


def _syllables(stem: str) -> int:
    return sum(c in _VOWELS for c in stem)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], tuple[tuple[Use, str, re.Pattern[str]], ...]]:
    data = lang.load(code, "stem_forms")
    forms = tuple((f["name"], f["tense"], re.compile(filled(data["letters"], f["ending"]))) for f in data["form"])
    return re.compile(data["negative"]["ending"]), forms


@cache
def _ending(rest: str, code: str) -> tuple[Use, str, bool] | None:
    negative, forms = _patterns(code)
    denied = negative.match(rest)
    for body, is_negative in ((rest, False), (rest[denied.end() :], True)) if denied else ((rest, False),):
        for use, tense, ending in forms:
            if ending.fullmatch(body):
                return use, tense, is_negative
    return None
