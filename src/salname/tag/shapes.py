"""Shapes of relations: what a rule in ``lang/<code>/relations.toml`` looks for, read from its short notation.

A shape is a row of elements. ``S`` and ``O`` are the relation's two ends, each with what they must be after colons:
a case (``gen``), a kind of name (``person``, or ``name`` for any), ``np`` where a phrase of common words will do,
``list`` where there may be several, ``every`` for all names of the kind on the way, ``number`` for a figure, ``one``
for a single word, ``quoted`` for what stands between quotation marks, ``measured`` for a word that a figure counts,
``amount`` where a figure will do, and ``thing`` for what is no person.
``..`` is a gap of a few words, ``*`` after a word any ending, ``|`` stands between choices, ``?`` after an element
says that it may be missing, ``<:>`` is a sign, and ``!`` marks the cue: the word the search begins at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from salname import lang
from salname.errors import DataError

CASES = frozenset({"nom", "gen", "acc", "dat", "loc", "abl", "ins", "rel", "cop", "any"})
_FLAGS = frozenset({"np", "list", "every", "number", "quoted", "one", "measured", "thing", "amount"})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a shape. ``slot`` is "S", "O" or "" for words; ``words`` are (letters, any ending may follow)."""

    slot: str = ""
    gap: bool = False
    optional: bool = False
    cue: bool = False
    words: tuple[tuple[str, bool], ...] = ()
    cases: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its shape around the cue, the property it states, and who the subject is where none is told.

    Where it is ``inverse``, its S is the object of the fact (``X-in banisidir``: the founder may be left out).
    """

    name: str
    property: str
    left: tuple[Element, ...]
    cue: Element
    right: tuple[Element, ...]
    elided: str = ""
    confidence: float = 0.8
    inverse: bool = False


def parse(shape: str) -> tuple[Element, ...]:
    """Read a shape.

    >>> [e.slot or e.words or ".." for e in parse("S:gen .. !paytaxt* O:place")]
    ['S', '..', (('paytaxt', True),), 'O']
    """
    return tuple(_element(text) for text in shape.split())


def _element(text: str) -> Element:
    optional = text.endswith("?")
    text = text.removesuffix("?")
    if text == "..":
        return Element(gap=True, optional=optional)
    head, *marks = text.split(":") if not text.startswith("<") else [text]
    if head in ("S", "O"):
        kinds = {k for m in marks for k in m.split(",")} - CASES - _FLAGS
        every = {k for m in marks for k in m.split(",")}
        return Element(
            slot=head,
            optional=optional,
            cases=frozenset(every & CASES),
            kinds=frozenset(kinds),
            flags=frozenset(every & _FLAGS),
        )
    if text.startswith("<"):  # a sign: <:>
        return Element(words=((text.strip("<>"), False),), optional=optional)
    cue = text.startswith("!")
    words = tuple((w.removesuffix("*"), w.endswith("*")) for w in text.removeprefix("!").split("|"))
    return Element(words=words, optional=optional, cue=cue)


@cache
def rules(code: str) -> tuple[Rule, ...]:
    """Read the rules of a language. Raises :class:`~salname.errors.DataError` where a shape has no cue."""
    data = lang.load(code, "relations")
    return tuple(_rule(row, f"{row['property']}-{number}") for number, row in enumerate(data["rule"]))


def _rule(row: Mapping[str, Any], name: str) -> Rule:
    elements = parse(row["shape"])
    at = next((i for i, e in enumerate(elements) if e.cue), None)
    if at is None:
        raise DataError(f"the shape {row['shape']!r} has no cue: put ! before the word the search begins at")
    return Rule(
        name=row.get("name", name),
        property=row["property"],
        left=elements[:at],
        cue=elements[at],
        right=elements[at + 1 :],
        elided=row.get("elided", ""),
        confidence=row.get("confidence", 0.8),
        inverse=row.get("inverse", False),
    )


def without_subject(rule: Rule) -> Rule:
    """Give the rule with its subject left out, and the gap beside it."""
    return replace(rule, left=_bare(rule.left), right=_bare(rule.right))


def _bare(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    kept = [e for e in elements if e.slot != "S"]
    while kept and kept[0].gap:
        kept = kept[1:]
    return tuple(kept)


@cache
def directions(code: str) -> frozenset[str]:
    """Give the words for the quarters of the sky."""
    return frozenset(lang.load(code, "relations")["words"]["directions"])


@cache
def no_ends(code: str, property_: str) -> frozenset[str]:
    """Give the words that are no end of a relation, though they stand where one could (``itki verdi``)."""
    return frozenset(lang.load(code, "relations")["words"]["no_ends"].get(property_, ()))
