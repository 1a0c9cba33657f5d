"""The spelling check of one word form: is it written right, and if not, what was meant.

It knows no dictionary of all words, so it never says that an unknown word is wrong. It says so only where a known
root, with endings that harmony allows, stands behind the word and typical slips lead from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein  # a quarter of a millisecond to load its core

from salname import lang
from salname.know.audit import endings, lexicon
from salname.know.audit.lexicon import Root


@dataclass(frozen=True, slots=True)
class Slip:
    """A likely misspelling: what was meant, what kind of slip leads there, and how sure it is (0..1)."""

    meant: str
    slip: str
    confidence: float
    name: bool = False  # a proper name is meant


_SHORTEST = 4  # letters of a word that is looked at
_SHORTEST_ROOT = 4  # letters of a root that is itself misspelt; an exact root may be shorter
ENDING, _LETTERS, _DOUBLED, ONE_OFF, SHAPE = "ending", "letters", "doubled", "one_letter", "shape"


@lru_cache(maxsize=100_000)
def check(form: str, code: str = lang.DEFAULT, *, named: bool = False) -> Slip | None:
    """Judge a folded word form; None where it is right or nothing likely stands behind it.

    ``named`` says that it is written as a name: then a name comes first among what may be meant.

    >>> check("yazmaga").meant, check("kitabı")
    ('yazmağa', None)
    """
    if not _SHORTEST <= len(form) <= lexicon.LONGEST or lexicon.is_word(form, code):
        return None
    for seek in (_blind, _never, _one_shape, _one_off, _second_part):
        found = list(seek(form, code))
        if found:
            return min(
                found,
                key=lambda s: (
                    named and not s.name,
                    -s.confidence,
                    DamerauLevenshtein.distance(form, s.meant),
                    s.meant,
                ),
            )
    return None


def _confused(code: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = lang.load(code, "audit_endings")["confused"]
    return table


def _blind(form: str, code: str) -> Iterator[Slip]:
    """Roots whose bare letters the word begins with, and a rest that is endings when bared."""
    known = lexicon.load(code)
    bared = endings.bare(form, code)
    for cut in range(len(form), 2, -1):
        roots = known.blind.get(lexicon.collapsed(bared[:cut]), ())
        patterns = endings.chain(bared[:cut], bared[cut:], code, blind=True) if roots else None
        for root in roots if patterns is not None else ():
            slip = _weigh(form, cut, root, patterns or (), code)
            if slip:
                yield slip


def _weigh(form: str, cut: int, root: Root, patterns: tuple[str, ...], code: str) -> Slip | None:
    meant = root.spelling + form[cut:]
    if not lexicon.simple(meant, code, len(root.spelling)):
        meant = endings.build(root.spelling, patterns, code)
    if meant == form or not lexicon.simple(meant, code):
        return None
    head = form[:cut]
    if head == root.spelling:
        sure = DamerauLevenshtein.distance(form, meant) < 3 and len(head) > 2
        return Slip(meant, ENDING, 0.6 if not sure else 0.9 if len(form) - cut > 2 else 0.75)
    if len(root.spelling) < _SHORTEST_ROOT and head != _undoubled(root.spelling, head):
        return None
    steps = DamerauLevenshtein.distance(head, root.spelling)
    if len(head) == len(root.spelling) and all(
        _same_mark(a, b, code) for a, b in zip(head, root.spelling, strict=True)
    ):
        # the bare letter for the marked one is the usual slip; the other way round only a long root is believed
        bared = all(
            a == b or a in "".join(p[1] for p in _confused(code)["marks"])
            for a, b in zip(head, root.spelling, strict=True)
        )
        return Slip(
            meant, _LETTERS, (0.9 if len(root.spelling) > 4 or bared else 0.7) - 0.05 * max(0, steps - 2), root.name
        )
    if steps > 3:
        return None
    slip = _LETTERS if len(head) == len(root.spelling) else _DOUBLED
    return Slip(meant, slip, (0.85 if len(root.spelling) >= 6 else 0.7) - 0.1 * (steps - 1), root.name)


def _undoubled(spelling: str, head: str) -> str:
    """The root with one of its letters doubled as in the written head, or "" if that does not explain it."""
    return next((head for i in range(len(spelling)) if spelling[: i + 1] + spelling[i:] == head), "")


def _same_mark(a: str, b: str, code: str) -> bool:
    return a == b or any(a in pair and b in pair for pair in _confused(code)["marks"])


@cache
def _never_written(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = lang.load(code, "audit_endings")["never"]
    return tuple((re.compile(rule["written"]), rule["meant"]) for rule in rules)


def _never(form: str, code: str) -> Iterator[Slip]:
    """Endings that no word of the language has, whatever its root."""
    for written, meant in _never_written(code):
        found = written.search(form)
        if found and len(form) > 5:
            yield Slip(written.sub(meant, form), ENDING, 0.85)


def _one_shape(form: str, code: str) -> Iterator[Slip]:
    """Words that one letter of like shape, or one doubled letter, leads to."""
    sounds = _confused(code)["sounds"]
    pairs = [*_confused(code)["shapes"], *sounds, *map(list, _confused(code)["marks"])]
    for at, letter in enumerate(form):
        for pair in pairs:
            if letter in pair:
                meant = form[:at] + pair[1 - pair.index(letter)] + form[at + 1 :]
                if lexicon.simple(meant, code, 3):
                    yield Slip(meant, SHAPE, 0.65 if pair in sounds else 0.8 if at == 0 else 0.7)
        if at and letter == form[at - 1] and letter in endings.vowels(code):
            meant = form[:at] + form[at + 1 :]
            if lexicon.simple(meant, code, 3):
                yield Slip(meant, _DOUBLED, 0.8)


def _one_off(form: str, code: str) -> Iterator[Slip]:
    """Roots at distance one from a beginning of the word, with well-spelt endings after it."""
    known = lexicon.load(code)
    for cut in range(len(form), 4, -1):
        head, rest = form[:cut], form[cut:]
        near = {r.spelling: r for short in lexicon.dropped(head) for r in known.dropped.get(short, ())}
        for spelling in sorted(near):
            if head.startswith(spelling[:-1]):
                continue  # what differs at a root's end is mostly another derivation of it
            meant = spelling + rest
            if DamerauLevenshtein.distance(head, spelling) == 1 and lexicon.simple(meant, code, 5):
                yield Slip(meant, ONE_OFF, min(0.9, 0.35 + 0.06 * len(spelling)), near[spelling].name)


def _second_part(form: str, code: str) -> Iterator[Slip]:
    """A joined word whose second part has a misspelt ending."""
    exact = lexicon.load(code).exact
    for cut in range(3, len(form) - 4):
        if form[:cut] in exact and not exact[form[:cut]].opens:
            for slip in _blind(form[cut:], code):
                if slip.slip == ENDING and slip.confidence > 0.9:
                    yield Slip(form[:cut] + slip.meant, ENDING, 0.8)
