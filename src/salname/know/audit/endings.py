"""Endings for the spelling check: whether what follows a root is a chain of endings, spelt by harmony.

The table is ``lang/<code>/audit_endings.toml``. A chain is found position by position, so the cost grows with the
length of the word times the number of endings that begin with one letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from salname import lang

_ANY, _VOWEL, _CONSONANT = "any", "after_vowel", "after_consonant"
_Step = tuple[int, int, str] | None  # where an ending begins, the place it was reached at, its pattern


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an ending: ``follows`` are the vowels that may come last before it ("" for all)."""

    pattern: str
    surface: str
    follows: str
    after: str
    places: tuple[int, ...]  # of the endings that may stand right before it
    leaves: int  # the place that the word is at after it
    opens: bool = False  # a vowel must follow
    closes: bool = False  # no vowel may follow


@cache
def _table(code: str) -> dict[str, Any]:
    return lang.load(code, "audit_endings")


@cache
def vowels(code: str = lang.DEFAULT) -> str:
    """Give the vowels of a language, back ones first."""
    letters = _table(code)["letters"]
    return str(letters["back"] + letters["front"])


def _fill(letter: str, last: str, letters: dict[str, Any]) -> str:
    """The letter that a capital of the table stands for after the vowel ``last``."""
    for group, filled in letters[letter].items():
        if last in letters.get(group, group):
            return str(filled)
    return letter


def spell(pattern: str, last: str, code: str = lang.DEFAULT) -> str:
    """Spell an ending after the vowel ``last``.

    >>> spell("lIKdA", "ü"), spell("lAr", "a")
    ('lükdə', 'lar')
    """
    letters = _table(code)["letters"]
    out = []
    for letter in pattern:
        filled = _fill(letter, last, letters) if letter in "AIKG" else letter
        out.append(filled)
        if filled in letters["back"] or filled in letters["front"]:
            last = filled
    return "".join(out)


@cache
def _forms(code: str) -> dict[str, tuple[Form, ...]]:
    """Every spelling of every ending, by its first letter."""
    table = _table(code)
    order = table["places"]["order"]
    by_letter: dict[str, list[Form]] = {}
    for place, name in enumerate(order):
        before = tuple(range(place + 1 if name in table["places"]["repeat"] else max(1, place)))
        for after in (_ANY, _VOWEL, _CONSONANT):
            for written in table["endings"][name].get(after, "").split():
                leaves = 0 if written in table["places"]["reopen"] else place
                for form in _spelt(written, after, before, leaves, code):
                    by_letter.setdefault(form.surface[0], []).append(form)
    for after in (_ANY, _VOWEL, _CONSONANT):
        for surface in table["fixed"].get(after, "").split():
            form = Form(surface, surface, "", after, tuple(range(len(order))), 0)
            by_letter.setdefault(surface[0], []).append(form)
    return {letter: tuple(forms) for letter, forms in by_letter.items()}


def _spelt(written: str, after: str, before: tuple[int, ...], leaves: int, code: str) -> list[Form]:
    pattern, opens = written.rstrip("+"), written.endswith("+")
    hard = _table(code)["letters"]["hard"]
    spelt: dict[str, str] = {}
    for last in vowels(code):
        surface = spell(pattern, last, code)
        spelt[surface] = spelt.get(surface, "") + last
    return [Form(pattern, s, follows, after, before, leaves, opens, s[-1] in hard) for s, follows in spelt.items()]


@cache
def _blind_forms(code: str) -> dict[str, tuple[Form, ...]]:
    """The same with every ending spelt in its bare letters (see :func:`bare`): harmony is not asked for."""
    seen: dict[tuple[str, str, str, int], Form] = {}
    for forms in _forms(code).values():
        for form in forms:
            if form.pattern == form.surface and len(form.pattern) == 1 and not form.follows:
                continue  # a lone fixed letter would explain anything
            plain = bare(form.surface, code)
            blind = Form(form.pattern, plain, "", form.after, form.places, form.leaves)
            seen.setdefault((form.pattern, plain, form.after, form.leaves), blind)
    by_letter: dict[str, list[Form]] = {}
    for form in seen.values():
        by_letter.setdefault(form.surface[0], []).append(form)
    return {letter: tuple(forms) for letter, forms in by_letter.items()}


@cache
def _bare_letters(code: str) -> dict[int, str]:
    confused = _table(code)["confused"]
    out: dict[str, str] = {}
    for group in (*confused["vowels"], *confused["marks"]):
        for letter in group:
            out.setdefault(letter, out.get(group[0], group[-1] if group in confused["marks"] else group[0]))
    return str.maketrans(out)


def bare(word: str, code: str = lang.DEFAULT) -> str:
    """Give a folded word with letters that are confused with one another made one; the length stays.

    >>> bare("şəhər") == bare("seher"), bare("dağlıq") == bare("daglıq")
    (True, True)
    """
    return word.translate(_bare_letters(code))


def chain(stem: str, rest: str, code: str = lang.DEFAULT, *, blind: bool = False) -> tuple[str, ...] | None:
    """Give the patterns of the endings that ``rest`` is made of after ``stem``, or None; ``()`` for no rest.

    ``blind`` reads bare letters (both arguments bared) and asks for no harmony.

    >>> chain("kənd", "lərdə"), chain("kənd", "larda")
    (('lA', 'r', 'dA'), None)
    """
    forms = _blind_forms(code) if blind else _forms(code)
    every = vowels(code)
    word, begin = stem + rest, len(stem)
    came: dict[int, dict[int, _Step]] = {begin: {0: None}}
    for at in range(begin, len(word)):
        if at not in came:
            continue
        last = _last_vowel(word, at, every)
        after_vowel = word[at - 1] in every
        for form in forms.get(word[at], ()):
            end = at + len(form.surface)
            if not word.startswith(form.surface, at) or (form.follows and last not in form.follows):
                continue
            if form.after != _ANY and (form.after == _VOWEL) != after_vowel:
                continue
            before_vowel = end < len(word) and word[end] in every
            if (form.opens and not before_vowel) or (form.closes and before_vowel):
                continue
            place = next((p for p in form.places if p in came[at]), None)
            if place is not None:
                came.setdefault(end, {}).setdefault(form.leaves, (at, place, form.pattern))
    return _path(came, len(word))


def _last_vowel(word: str, end: int, every: str) -> str:
    return next((word[i] for i in range(end - 1, -1, -1) if word[i] in every), "ə")


def _path(came: dict[int, dict[int, _Step]], end: int) -> tuple[str, ...] | None:
    if end not in came:
        return None
    patterns: list[str] = []
    step = came[end][min(came[end])]
    while step is not None:
        at, place, pattern = step
        patterns.append(pattern)
        step = came[at][place]
    return tuple(reversed(patterns))


def build(stem: str, patterns: tuple[str, ...], code: str = lang.DEFAULT) -> str:
    """Write a root with endings, each by harmony.

    >>> build("azad", ("lIG", "I"))
    'azadlığı'
    """
    word = stem
    for pattern in patterns:
        word += spell(pattern, _last_vowel(word, len(word), vowels(code)), code)
    return word
