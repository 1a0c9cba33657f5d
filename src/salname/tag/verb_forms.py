"""Verb forms: tense, person, voice and negation of a verb, or what kind of participle, converb or verbal noun it is.

The finite-state table is ``lang/<code>/verb_endings.toml``; words here are folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from salname import lang
from salname.tag import harmony
from salname.tag.harmony import Ending

Form = Literal["finite", "participle", "converb", "verbal_noun"]


@dataclass(frozen=True, slots=True)
class Verbal:
    """One reading of a verb form. ``stem`` is folded and bare (``seç``); ``known`` says that the list has it.

    ``voice`` is active, passive, causative or reciprocal; ``tense`` past, perfect, pluperfect, present, imperfect,
    future, aorist, necessity, conditional, imperative or "" (verbal nouns, converbs); ``person`` 1sg to 3pl or "".
    """

    stem: str
    voice: str
    form: Form
    tense: str = ""
    person: str = ""
    negative: bool = False
    known: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Grammar:
    machine: dict[str, list[str]]
    endings: dict[str, tuple[Ending, ...]]
    nominals: dict[str, tuple[Ending, ...]]
    compound: dict[str, str]
    voiced: dict[str, str]
    weights: dict[str, float]
    stems: frozenset[str]
    vowels: str


@cache
def _grammar(code: str = lang.DEFAULT) -> _Grammar:
    data = lang.load(code, "verb_endings")
    endings = harmony.spelt_out(data["ending"], code)
    inner = {letter: tuple(e for e in found if e.slot in ("negation", "voice")) for letter, found in endings.items()}
    forms = harmony.spelt_out(data["nominal"], code)
    return _Grammar(
        machine=data["machine"],
        endings=endings,
        nominals={letter: (*forms.get(letter, ()), *inner.get(letter, ())) for letter in forms.keys() | inner.keys()},
        compound=data["compound"],
        voiced=data["voiced"],
        weights=data["weights"],
        stems=frozenset(data["stems"]["words"].split()),
        vowels=harmony.letters(code)["vowels"],
    )


@dataclass(frozen=True, slots=True)
class _Peeled:
    rest: str
    state: str = "word"
    taken: tuple[Ending, ...] = ()


def finite(word: str) -> Iterator[Verbal]:
    """Read a folded word as a finite verb, in every way that the table allows."""
    grammar = _grammar()
    for peeled in _peel(_Peeled(word), grammar.endings, grammar):
        tense = next((e.value for e in peeled.taken if e.slot == "tense"), "")
        if not tense:
            continue
        tails = [e.value for e in peeled.taken if e.slot == "tail"]
        if "past" in tails:
            tense = grammar.compound.get(tense, tense)
        person = next((e.value for e in peeled.taken if e.slot == "person"), "")
        person = person or ("3pl" if "copula_plural" in tails else "3sg")
        yield from _verbals(peeled, "finite", tense, person, grammar)


def nominal(stem: str, possessive: str = "") -> Iterator[Verbal]:
    """Read a folded nominal stem as a participle, converb or verbal noun.

    ``possessive`` is the stem's own ending: it says whose deed a participle like ``seçdiyi`` tells.
    """
    grammar = _grammar()
    for peeled in _peel(_Peeled(stem), grammar.nominals, grammar):
        found = next((e for e in peeled.taken if e.slot == "tense"), None)
        if found is not None:
            person = {"": "", "3": "3sg"}.get(possessive, possessive)
            yield from _verbals(peeled, found.features["verb_form"], found.value, person, grammar)


def _peel(peeled: _Peeled, endings: dict[str, tuple[Ending, ...]], grammar: _Grammar) -> Iterator[_Peeled]:
    if peeled.taken:
        yield peeled
    allowed = grammar.machine[peeled.state]
    slots = [e.slot for e in peeled.taken]
    for ending in endings.get(peeled.rest[-1:], ()):
        if ending.slot not in allowed or not peeled.rest.endswith(ending.surface):
            continue
        if slots.count(ending.slot) >= (2 if ending.slot == "voice" else 1):
            continue
        rest = peeled.rest[: -len(ending.surface)]
        if harmony.fits(rest, ending, grammar.vowels) and rest.endswith(ending.features.get("ends", "")):
            yield from _peel(_Peeled(rest, ending.slot, (*peeled.taken, ending)), endings, grammar)


def _verbals(peeled: _Peeled, form: Form, tense: str, person: str, grammar: _Grammar) -> Iterator[Verbal]:
    stem = peeled.rest
    if peeled.taken[-1].surface[0] in grammar.vowels:
        stem = grammar.voiced.get(stem, stem)
    if not any(letter in grammar.vowels for letter in stem):
        return
    known = stem in grammar.stems
    voice = next((e.value for e in peeled.taken if e.slot == "voice"), "active")
    features: dict[str, Any] = {"negative": any(e.features.get("negative", False) for e in peeled.taken)}
    score = _score(stem, known, person, peeled, grammar.weights)
    yield Verbal(stem, voice, form, tense, person, known=known, score=score, **features)


def _score(stem: str, known: bool, person: str, peeled: _Peeled, weights: dict[str, float]) -> float:
    score = weights["per_letter"] * sum(len(e.surface) for e in peeled.taken)
    if known:
        score += weights["known_stem"] + weights["known_letter"] * len(stem)
        score += sum(weights["other_voice_off"] for e in peeled.taken if e.slot == "voice" and e.value != "passive")
    else:
        score += weights["voice_off"] * sum(e.slot == "voice" for e in peeled.taken)
        score += weights["short_stem"] * (len(stem) < 3)
    if person[:1] in ("1", "2"):
        score += weights["person"]
    return round(score, 3)
