"""Persons: the parts of their names, and which names may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salname.interpret import spellings
from salname.read.text import fold, search_key
from salname.tag.names_words import tables

_INITIAL = re.compile(r"([^\W\d_])\.")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ROMAN = re.compile(r"[ivxlı]{1,7}")
_GIVEN_LIKENESS = 60.0
_ALONE = 90.0  # of given names with a title and no surname
_SURNAME_LIKENESS = 85.0
_ONE_LETTER = 70.0  # of given names whose surnames differ as well


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in parts, folded. ``surname`` is "" where only a given name is told."""

    given: tuple[str, ...]
    initials: str
    surname: str
    number: str = ""  # of a ruler: ii
    titled: bool = False  # a title stood before the given name
    honour: str = ""  # of the words inside the name: xan in Aslan xan Sultanov

    @property
    def full(self) -> bool:
        """Whether a given name and a surname are told."""
        return bool(self.given and self.surname)


def parse(base: str) -> Person:
    """Part a person's name: A.B.Sultanov, Aslan Sultanov, Aslan bəy Murad oğlu Sultanov, Aslan xan."""
    table = tables()
    initials = "".join(_INITIAL.findall(fold(base)))
    words = _WORD.findall(_INITIAL.sub(" ", fold(base)))
    kept: list[str] = []
    honours: list[str] = []
    titled, number = False, ""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in table.patronymic or (following in table.patronymic and i > 0):
            continue  # whose son or daughter: no part that other mentions repeat
        honour = word in table.after and kept and i + 1 < len(words)
        if honour:
            honours.append(word)
        before = word in table.before and len(words) > 1 and not kept
        if _ROMAN.fullmatch(word) and len(words) > 1 and i in (0, 1, len(words) - 1):
            number = word
            continue
        titled = titled or before
        if honour or before:
            continue
        kept.append(word)
    if len(kept) == 1:
        return Person((), initials, kept[0], number, titled)
    if not kept:
        return Person((), initials, fold(base), number, titled)
    return Person(tuple(kept[:-1]), initials, kept[-1], number, titled, "".join(honours[:1]))


def same(left: Person, right: Person) -> bool:
    """Say whether two names may be one person's: the surname, and what is told of the given name, must agree."""
    if left.number and right.number and left.number != right.number:
        return False
    if left.surname != right.surname:
        if not (left.given and right.given) or left.surname[:1] != right.surname[:1]:
            return _called_by_given(left, right) or _called_by_honour(left, right)
        if _root(left.surname) == _root(right.surname) and left.given[0] == right.given[0]:
            return True
        return spellings.near(left.surname, right.surname, _SURNAME_LIKENESS) and _given_alike(left, right, _ONE_LETTER)
    if left.given and right.given:
        middle = left.given[1:2], right.given[1:2]
        if all(middle) and middle[0][0][0] != middle[1][0][0]:
            return False
        ranked = left.surname in tables().after  # Mehdi xan, Mehdiqulu xan: no family name, so the given name decides
        return _given_alike(left, right, _ALONE if ranked else _GIVEN_LIKENESS)
    first, second = _first_letter(left), _first_letter(right)
    return not first or not second or first == second


def _root(surname: str) -> str:
    """A family name without the ending that varies: Axundov, Axundzadə."""
    for ending in tables().variant_endings:
        if surname.endswith(ending) and len(surname) - len(ending) > 3:
            return surname.removesuffix(ending)
    return surname


def _given_alike(left: Person, right: Person, likeness: float) -> bool:
    first, second = search_key(left.given[0]), search_key(right.given[0])
    return first[0] == second[0] and spellings.near(first, second, likeness)


def _first_letter(person: Person) -> str:
    """The first letter of the given name, a and ə taken for one, as they are in names brought over from Cyrillic."""
    letter = (person.initials or "".join(name[0] for name in person.given))[:1]
    return {"ə": "a", "e": "a"}.get(letter, search_key(letter))


def _called_by_honour(left: Person, right: Person) -> bool:
    """Whether one is the other without the family name: Aslan xan, Aslan xan Sultanov."""
    short, long = (left, right) if right.honour else (right, left)
    return short.surname == long.honour != "" and short.given == long.given[:1]


def _called_by_given(left: Person, right: Person) -> bool:
    """Whether one is the other's given name alone."""
    short, long = (left, right) if not left.given else (right, left)
    if short.given or short.initials or short.number or (short.titled and not long.titled):
        return False
    return bool(long.given) and short.surname == long.given[0]
