"""Units: the unit of measure, currency or percent sign at a place in a row of tokens.

The names are in ``lang/<code>/units.toml``. A name may have an ending (``hektardan``); an abbreviation takes one only
after a hyphen (``km-dən``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.read.text import Token, fold
from salname.tag.numerals import Ending, ending_of

_SHORT = 3  # letters: what is no longer is an abbreviation, and takes its ending after a hyphen
_CUT = re.compile(r"[ .\-]+")
_HYPHENS = frozenset("-–‑")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the language data has it: ``kind`` is measure, share or money."""

    code: str
    kind: str
    quantity: str


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit at tokens ``first`` to ``last`` (exclusive), with the ending that it has there."""

    unit: Unit
    first: int
    last: int
    ending: Ending


@dataclass(frozen=True, slots=True)
class _Names:
    names: dict[tuple[str, ...], Unit]
    openers: frozenset[str]
    signs: dict[str, Unit]
    pattern: re.Pattern[str]
    homographs: frozenset[str]
    coined: frozenset[str]


@cache
def _names(code: str = lang.DEFAULT) -> _Names:
    data = lang.load(code, "units")
    names: dict[tuple[str, ...], Unit] = {}
    signs: dict[str, Unit] = {}
    for row in data["unit"]:
        unit = Unit(row["code"], row.get("kind", "measure"), row.get("quantity", ""))
        names.update((tuple(_CUT.split(word)), unit) for word in row["words"])
        signs.update((sign, unit) for sign in row.get("signs", ()))
    longest_first = sorted(signs, key=lambda sign: (-len(sign), sign))
    joined = "|".join(re.escape(sign) + (r"(?![^\W_])" if sign[-1].isalnum() else "") for sign in longest_first)
    pattern = re.compile(joined)
    openers = frozenset(name[0] for name in names if len(name) > 1)
    homographs, coined = (frozenset(data[table]["words"]) for table in ("homographs", "coined"))
    return _Names(names, openers, signs, pattern, homographs, coined)


def sign_before(text: str, at: int, code: str = lang.DEFAULT) -> Unit | None:
    """Give the currency whose sign stands right before offset ``at`` (``$5``), or None."""
    names = _names(code)
    sign = text[at - 1 : at]
    unit = names.signs.get(sign) if sign else None
    return unit if unit and unit.kind == "money" else None


def read(text: str, tokens: Sequence[Token], at: int, code: str = lang.DEFAULT) -> UnitFound | None:
    """Read the unit that begins at token ``at`` of ``text``; None where there is none."""
    if at >= len(tokens):
        return None
    names = _names(code)
    sign = names.pattern.match(text, tokens[at].start)
    if sign:
        last = at + 1
        while last < len(tokens) and tokens[last].start < sign.end():
            last += 1
        return _with_suffix(tokens, names.signs[sign.group()], (at, last), code)
    if tokens[at].kind != "word":
        return None
    found = _two_words(tokens, at, names, code) or _one_word(tokens, at, code)
    if found is None and fold(tokens[at].text) in names.coined and at + 1 < len(tokens):
        money = _one_word(tokens, at + 1, code)
        found = replace(money, first=at) if money and money.unit.kind == "money" else None
    return found


def _one_word(tokens: Sequence[Token], at: int, code: str) -> UnitFound | None:
    found = _word(fold(tokens[at].text), code)
    if found is None:
        return None
    unit, ending = found
    last = at + 1
    if len(tokens[at].text) <= _SHORT and _dotted(tokens, last):
        last += 1
    return _with_suffix(tokens, unit, (at, last), code) if ending.bare else UnitFound(unit, at, last, ending)


@cache
def _word(word: str, code: str) -> tuple[Unit, Ending] | None:
    """Read one folded word as a unit with its ending."""
    names = _names(code)
    if word in names.homographs:
        return None
    for cut in range(len(word), 0, -1):
        unit = names.names.get((word[:cut],))
        if unit is None or (cut <= _SHORT and cut < len(word) and not _may_be_inflected(word[:cut])):
            continue
        if ending := ending_of(word[cut:], code):
            return unit, ending
    return None


def _may_be_inflected(name: str) -> bool:
    """Say whether a short name is a word of its own (``pud``) and no abbreviation (``km``, ``man.``)."""
    return len(name) == _SHORT and name[1] in "aeəıioöuü" and name not in ("man", "rub", "dol", "dal")


def _two_words(tokens: Sequence[Token], at: int, names: _Names, code: str) -> UnitFound | None:
    head = fold(tokens[at].text)
    if head not in names.openers:
        return None
    following = at + 1
    if _dotted(tokens, following) or (following < len(tokens) and tokens[following].text in _HYPHENS):
        following += 1
    if following >= len(tokens) or tokens[following].kind != "word":
        return None
    word = fold(tokens[following].text)
    for cut in range(len(word), 0, -1):
        unit = names.names.get((head, word[:cut]))
        ending = ending_of(word[cut:], code) if unit else None
        if unit and ending:
            last = following + 1
            return _with_suffix(tokens, unit, (at, last), code) if ending.bare else UnitFound(unit, at, last, ending)
    return None


def _dotted(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token at ``at`` is the full stop of an abbreviation inside the sentence."""
    return at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].start == tokens[at - 1].end


def _with_suffix(tokens: Sequence[Token], unit: Unit, place: tuple[int, int], code: str) -> UnitFound:
    first, last = place
    if last + 1 < len(tokens) and tokens[last].text in _HYPHENS and tokens[last + 1].kind == "word":
        ending = ending_of(fold(tokens[last + 1].text), code)
        if ending and tokens[last + 1].start == tokens[last].end:
            return UnitFound(unit, first, last + 2, ending)
    return UnitFound(unit, first, last, Ending())
