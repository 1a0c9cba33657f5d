"""Inflection: what a word's endings say, and the word that is left without them.

The endings, their order and what they may follow are a finite-state table in ``lang/<code>/endings.toml`` (verbs:
``verb_endings.toml``); this module walks it from the end of the word. ``stems.toml`` only ranks the readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from salname import lang
from salname.read.text import fold
from salname.tag import gazetteer, harmony, verb_forms
from salname.tag.harmony import Ending
from salname.tag.verb_forms import Verbal

__all__ = ["Nominal", "Verbal", "caseless", "is_known", "lemma", "nominals", "verbals"]

_FORMS = 100_000  # word forms kept at a time; a text of 50 MB has about as many that recur
_LONGEST = 64  # letters: what is longer is no word, and stays as it is
_KEPT = ("plural", "possessive")  # the endings that stay when the case is taken off


@dataclass(frozen=True, slots=True)
class Nominal:
    """One reading of a nominal. ``stem`` and ``base`` keep the letter case of the spelling.

    ``possessive`` is "", 1sg, 2sg, 3, 1pl or 2pl; ``case`` nom, gen, acc, dat, loc, abl or ins; ``copula`` "", 3sg,
    3pl, past or evidential. ``base`` is the word without case, relative and copula, its plural and possessive kept.
    ``score`` ranks the readings of one word; ``known`` says that the stem is in the language's list.
    """

    stem: str
    plural: bool = False
    possessive: str = ""
    case: str = "nom"
    relative: bool = False
    copula: str = ""
    base: str = ""
    known: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Grammar:
    machine: dict[str, list[str]]
    endings: dict[str, tuple[Ending, ...]]
    softening: dict[str, Any]
    weights: dict[str, float]
    dropped: dict[str, str]
    derived: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    joiners: str
    vowels: str


@cache
def _grammar(code: str = lang.DEFAULT) -> _Grammar:
    data = lang.load(code, "endings")
    vowels = data["letters"]["vowels"]
    words = {word for group in lang.load(code, "stems")["nouns"].values() for word in group.split()}
    dropped = {_without_last_vowel(stem, vowels): stem for stem in data["dropped"]["stems"].split()}
    return _Grammar(
        machine=data["machine"],
        endings=harmony.spelt_out(data["ending"], code),
        softening=data["softening"],
        weights=data["weights"],
        dropped=dropped,
        derived=tuple(s for form in data["derived"]["endings"] for s, _ in harmony.surfaces(form, code)),
        stems=frozenset(words) | frozenset(dropped.values()),
        names=frozenset(key for key, listed in gazetteer.load(code).spellings.items() if listed.capital),
        joiners=data["letters"]["joiners"],
        vowels=vowels,
    )


def _without_last_vowel(stem: str, vowels: str) -> str:
    at = max(i for i, letter in enumerate(stem) if letter in vowels)
    return stem[:at] + stem[at + 1 :]


def is_known(stem: str) -> bool:
    """Say whether a folded stem is in the language's list of common words."""
    return stem in _grammar().stems


@dataclass(frozen=True, slots=True)
class _Peeled:
    """What has been taken off so far, from the right: ``cuts`` are where each ending (or its hyphen) began."""

    rest: str  # folded
    state: str = "word"
    taken: tuple[Ending, ...] = ()
    cuts: tuple[int, ...] = ()
    joined: bool = False


@lru_cache(maxsize=_FORMS)
def nominals(word: str) -> tuple[Nominal, ...]:
    """Read a word as a nominal in every way that the table of endings allows, the likeliest first; never empty.

    >>> best = nominals("kəndlərindən")[0]
    >>> best.stem, best.plural, best.possessive, best.case, best.base
    ('kənd', True, '3', 'abl', 'kəndləri')
    """
    if not word or len(word) > _LONGEST:
        return (Nominal(word, base=word),)
    grammar = _grammar()
    found = [
        reading
        for peeled in _peel(_Peeled(fold(word)), grammar)
        if not (peeled.taken and peeled.taken[-1].needs)
        for reading in _readings(word, peeled, grammar)
    ]
    return tuple(sorted(found, key=lambda n: (-n.score, -len(n.stem), n.case, n.possessive, n.copula)))


def _peel(peeled: _Peeled, grammar: _Grammar) -> Iterator[_Peeled]:
    yield peeled
    if peeled.joined:
        return
    allowed = grammar.machine[peeled.state]
    needs, bars = (peeled.taken[-1].needs, peeled.taken[-1].bars) if peeled.taken else ("", "")
    for ending in grammar.endings.get(peeled.rest[-1:], ()):
        if ending.slot not in allowed or not peeled.rest.endswith(ending.surface):
            continue
        if (needs and ending.value != needs) or (bars and ending.value == bars):
            continue
        rest = peeled.rest[: -len(ending.surface)]
        joined = len(rest) > 1 and rest[-1] in grammar.joiners
        if not joined and not harmony.fits(rest, ending, grammar.vowels):
            continue
        rest = rest[:-1] if joined else rest
        cuts = (*peeled.cuts, len(rest))
        yield from _peel(_Peeled(rest, ending.slot, (*peeled.taken, ending), cuts, joined), grammar)


def _readings(word: str, peeled: _Peeled, grammar: _Grammar) -> Iterator[Nominal]:
    features: dict[str, Any] = {}
    for ending in peeled.taken:
        if ending.slot in ("plural", "relative"):
            features[ending.slot] = True
        else:
            features.setdefault("case" if ending.slot == "limit" else ending.slot, ending.value)
    kept = len(peeled.taken)
    while kept and peeled.taken[kept - 1].slot in _KEPT:
        kept -= 1
    inflected = kept < len(peeled.taken)  # a plural or possessive stays
    base_end = peeled.cuts[kept - 1] if kept else len(word)
    for stem, bonus in _stems(word[: len(peeled.rest)], peeled, grammar):
        folded = fold(stem)
        known = folded in grammar.stems
        base = word[:base_end] if inflected else stem
        listed = folded in grammar.names and word[0].isupper()
        score = round(bonus + _score(folded, known or listed, peeled, grammar), 3)
        yield Nominal(stem, base=base, known=known, score=score, **features)


def _stems(rest: str, peeled: _Peeled, grammar: _Grammar) -> Iterator[tuple[str, float]]:
    """The stems that what is left may stand for: as it is, with a hard last letter, with its dropped vowel."""
    weights = grammar.weights
    folded = peeled.rest
    opened = bool(peeled.taken) and peeled.taken[-1].surface[0] in grammar.vowels and not peeled.joined
    if opened and folded in grammar.dropped:
        yield _respelt(rest, grammar.dropped[folded]), weights["syncope"]
    hard = _hardened(folded, grammar) if opened else ""
    if hard:
        yield rest[:-1] + (hard.upper() if rest[-1].isupper() else hard), weights["softened"]
    yield rest, weights["unsoftened"] if hard else 0.0


def _respelt(rest: str, stem: str) -> str:
    return rest[0] + stem[1:] if rest[0].isupper() else stem


def _hardened(folded: str, grammar: _Grammar) -> str:
    """The k or q that a soft last letter stands for, or "" where the letter is the stem's own."""
    if sum(letter in grammar.vowels for letter in folded) < 2 or folded in grammar.softening["own"]:
        return ""
    for hard in "kq":
        rule = grammar.softening[hard]
        if folded[-1] == rule["letter"] and folded[-2] in rule["before"]:
            return hard
    return ""


def _score(stem: str, known: bool, peeled: _Peeled, grammar: _Grammar) -> float:
    weights = grammar.weights
    score = weights["per_letter"] * sum(len(ending.surface) for ending in peeled.taken)
    if known:
        score += weights["known_stem"] if peeled.taken else weights["known_stem"] + weights["known_word"]
    elif len(stem) < 2 or not (peeled.joined or any(letter in grammar.vowels for letter in stem)):
        score += weights["tiny_stem"]
    elif len(stem) < 3:
        score += weights["short_stem"]
    elif stem.endswith(grammar.derived):
        score += weights["derived"]
    for ending in peeled.taken:
        score += weights.get(ending.features.get("weight", ""), 0.0)
    return score


@lru_cache(maxsize=_FORMS)
def caseless(word: str) -> tuple[str, str]:
    """Give a word without its case ending (and relative, copula) and the case; plural and possessive stay.

    >>> caseless("hövzəsinin"), caseless("ATƏT-in"), caseless("dağlarda")
    (('hövzəsi', 'gen'), ('ATƏT', 'gen'), ('dağlar', 'loc'))
    """
    best = nominals(word)[0]
    return best.base, best.case


def lemma(word: str) -> str:
    """Give the stem of a word's likeliest reading, everything stripped.

    >>> lemma("müəssisələrinin")
    'müəssisə'
    """
    return nominals(word)[0].stem


@lru_cache(maxsize=_FORMS)
def verbals(word: str) -> tuple[Verbal, ...]:
    """Read a word as a verb form in every way that the table allows, the likeliest first; empty for no verb form.

    Participles and verbal nouns are read through their own nominal endings.

    >>> best = verbals("seçilmişdir")[0]
    >>> best.stem, best.voice, best.form, best.tense, best.person
    ('seç', 'passive', 'finite', 'perfect', '3sg')
    """
    if not word or len(word) > _LONGEST:
        return ()
    folded = fold(word)
    found = dict.fromkeys(verb_forms.finite(folded))
    for reading in nominals(folded):
        found.update(dict.fromkeys(verb_forms.nominal(reading.stem, reading.possessive)))
    return tuple(sorted(found, key=lambda v: (-v.score, len(v.stem), v.form, v.tense, v.person)))
