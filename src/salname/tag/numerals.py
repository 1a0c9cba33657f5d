"""Numerals: the value of a number, however it is written, at a place in a row of tokens.

Digits with dots, commas and spaces, words, scale words, both mixed, fractions, ranges and Roman numbers; the words and
endings are in ``lang/<code>/numerals.toml``. Reading is one step forward a token: linear, and nothing is tried twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from salname import lang
from salname.read.text import Token, fold
from salname.tag.number_words import BARE, Ending, digits, ending_of, is_number_word, number_word, roman, tables

__all__ = ["Ending", "Numeral", "ending_of", "is_number_word", "read", "roman"]

Form = Literal["digits", "words", "fraction", "roman"]
_DASHES = frozenset("-–—‒−")
_GROUP = re.compile(r"\d{3}(?:,\d{1,2})?")  # three digits after a space, the last with decimals (``1 204,5``)
_MAX_TOKENS = 24  # the longest number that is written out: no rule reads on for ever


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: tokens ``first`` to ``last`` (exclusive) and what they say.

    ``whole`` is the other reading of a lone comma with three digits (``1,250``), for things that come whole.
    """

    first: int
    last: int
    value: float | tuple[float, float]
    ending: Ending
    form: Form
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """One number without its range: ``lead`` is the first part before any scale."""

    last: int
    value: float
    ending: Ending
    lead: float
    form: Form
    whole: float | None = None


def read(tokens: Sequence[Token], at: int, code: str = lang.DEFAULT) -> Numeral | None:
    """Read the number that begins at token ``at``: a fraction, a range or one number; None where there is none."""
    if found := _fraction(tokens, at, code):
        return found
    run = _run(tokens, at, code)
    if run is None:
        return None
    one = Numeral(at, run.last, run.value, run.ending, run.form, run.whole)
    return _range(tokens, one, run, code) or one


def _run(tokens: Sequence[Token], at: int, code: str) -> _Run | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        run = _from_digits(tokens, at, code)
        return _and_a_half(tokens, run, code) if run else None
    if token.kind == "word":
        run = _from_words(tokens, at, code)
        return _and_a_half(tokens, run, code) if run else None
    if (value := tables(code).fractions["signs"].get(token.text)) is not None:
        return _Run(at + 1, value, _suffix(tokens, at + 1, code)[0], value, "fraction")
    return None


def _and_a_half(tokens: Sequence[Token], run: _Run, code: str) -> _Run:
    """Add the half of ``bir milyon yarım`` (1.5 million) to a number that ends with a scale."""
    last = run.last
    if not run.ending.bare or last >= len(tokens) or tokens[last].text not in tables(code).fractions["half"]:
        return run
    scale = _scale(tokens, last - 1, code)
    further = _scale(tokens, last + 1, code)
    if scale is None or further is not None:
        return run
    return replace(run, last=last + 1, value=run.value + scale[0] / 2)


def _from_digits(tokens: Sequence[Token], at: int, code: str) -> _Run | None:
    joined = tokens[at].text
    last = at + 1
    if joined.isdigit() and len(joined) <= 3 and joined != "0":
        while joined.isdigit() and last < len(tokens) and last - at < 6 and _is_group(tokens, last):
            joined += tokens[last].text
            last += 1
    read_as = digits(joined)
    if read_as is None:
        return None
    value, whole = read_as
    ending, last = _suffix(tokens, last, code)
    if not ending.bare:
        return _Run(last, value, ending, value, "digits", whole)
    total, ending, last = _scaled(tokens, value, last, code)
    return _Run(last, total, ending, value, "digits", whole if total == value else None)


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.kind == "number" and bool(_GROUP.fullmatch(token.text)) and token.start - tokens[at - 1].end == 1


def _suffix(tokens: Sequence[Token], at: int, code: str) -> tuple[Ending, int]:
    """Read ``-ci`` after digits, with the spaces that sloppy texts put before or after the hyphen."""
    if at + 1 < len(tokens) and tokens[at].text in _DASHES and tokens[at + 1].kind == "word":
        ending = ending_of(fold(tokens[at + 1].text), code)
        if ending and tokens[at + 1].start - tokens[at].end <= 1 and tokens[at].start - tokens[at - 1].end <= 1:
            return ending, at + 2
    return BARE, at


def _scaled(tokens: Sequence[Token], value: float, at: int, code: str) -> tuple[float, Ending, int]:
    """Multiply by the scale words after a number and add the smaller groups that follow (``4 milyon 700 min``)."""
    total, group, limit, ending, last = 0.0, value, float("inf"), BARE, at
    for _ in range(_MAX_TOKENS):
        word = _scale(tokens, last, code)
        if word is None or word[0] >= limit:
            break
        limit, ending, last = word
        total, group = total + group * limit, 0.0
        if not ending.bare or last >= len(tokens):
            break
        following = tokens[last]
        if following.kind != "number" or not following.text.isdigit() or len(following.text) > 3:
            words = _from_words(tokens, last, code)
            if words and words.value < limit:
                return total + words.value, words.ending, words.last
            break
        after = _scale(tokens, last + 1, code)
        if (after is None and limit > 1000) or (after is not None and after[0] >= limit):
            break
        group, last = float(following.text), last + 1
        if after is None:
            ending, last = _suffix(tokens, last, code)
            break
    return total + group, ending, last


def _scale(tokens: Sequence[Token], at: int, code: str) -> tuple[float, Ending, int] | None:
    """Read a scale word (``min``, ``mlrd.``) with its ending at a token."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    word = fold(tokens[at].text)
    found = number_word(word, code)
    if found is None or found[0] < 1000:
        return None
    last = at + 1
    if word in tables(code).scales and len(word) <= 4 and word != "min" and last < len(tokens):
        last += tokens[last].text == "." and tokens[last].start == tokens[at].end
        if last < len(tokens) and found[2].bare:
            ending, last = _suffix(tokens, last, code)
            return found[0], ending, last
    return found[0], found[2], last


def _from_words(tokens: Sequence[Token], at: int, code: str) -> _Run | None:
    """Add up number words in their falling order: ``min doqquz yüz on səkkiz``; a word with an ending is the last."""
    total, group, floor, limit = 0.0, 0.0, float("inf"), float("inf")
    ending, last, lead = BARE, at, 0.0
    halves = tables(code).fractions["half"]
    for index in range(at, min(len(tokens), at + _MAX_TOKENS)):
        token = tokens[index]
        word = fold(token.text)
        if index == at and word in halves:
            value, is_scale, ending = 0.5, False, BARE
        else:
            found = number_word(word, code) if token.kind == "word" else None
            if found is None:
                break
            value, is_scale, ending = found
        if value >= 1000 and value < limit:
            total, group, limit, floor = total + (group or 1.0) * value, 0.0, value, float("inf")
        elif value == 100 and group < 10 and floor > 0.5:
            group, floor = (group or 1.0) * 100, 100
        elif not is_scale and value < floor and _falls(value, floor):
            group, floor = group + value, value
        else:
            ending = BARE
            break
        lead, last = lead or value, index + 1
        if not ending.bare:
            break
    if last == at:
        return None
    if _dotted(tokens, last):
        last += 1
    return _Run(last, total + group, ending, lead, "words")


def _falls(value: float, floor: float) -> bool:
    return floor == float("inf") or (value < 10 <= floor) or (value < 100 <= floor)


def _dotted(tokens: Sequence[Token], last: int) -> bool:
    """Say whether an abbreviated scale word (``yüz mln.``) is followed by its full stop and more of the sentence."""
    before = tokens[last - 1]
    return (
        last + 1 < len(tokens)
        and before.text.lower() in ("mln", "mlrd", "trln")
        and tokens[last].text == "."
        and tokens[last].start == before.end
    )


def _range(tokens: Sequence[Token], one: Numeral, run: _Run, code: str) -> Numeral | None:
    """Read ``80-90`` or ``100-dən 150-yə qədər``: the second number with its scale for both."""
    at = run.last
    if at >= len(tokens):
        return None
    dashed = run.ending.bare and tokens[at].text in _DASHES
    if not dashed and run.ending != Ending(case="ablative"):
        return None
    other = _run(tokens, at + 1 if dashed else at, code)
    if other is None or (not dashed and other.ending.case not in ("dative", "limit")):
        return None
    if dashed and (other.ending.ordinal and run.form == "words"):
        return None
    factor = other.value / other.lead if other.lead and run.value == run.lead and run.value <= other.lead else 1.0
    low = run.value * (factor if other.value != other.lead else 1.0)
    if low >= other.value:
        return None
    return Numeral(one.first, other.last, (low, other.value), other.ending, run.form)


def _fraction(tokens: Sequence[Token], at: int, code: str) -> Numeral | None:
    """Read ``dörddə üçü``, ``3/4`` and the words for a half."""
    token, fractions = tokens[at], tables(code).fractions
    if token.kind == "number":
        return _slashed(tokens, at, code)
    word = fold(token.text) if token.kind == "word" else ""
    if word in fractions["halves"]:
        return Numeral(at, at + 1, 0.5, Ending(possessive=True), "fraction")
    whole = number_word(word, code) if word != "onda" else (10.0, False, Ending(case="locative"))
    if whole is None or whole[2].case not in fractions["cases"] or at + 1 >= len(tokens) or whole[0] < 2:
        return None
    following = fold(tokens[at + 1].text)
    part = number_word(following, code) or _one(following, code)
    if part is None or part[0] >= whole[0] or (whole[2].case == "ablative" and not part[2].possessive):
        return None
    if part[2].ordinal or part[2].adjective:
        return None
    return Numeral(at, at + 2, part[0] / whole[0], part[2], "fraction")


def _one(word: str, code: str) -> tuple[float, bool, Ending] | None:
    """Read the forms of ``bir`` that are a pronoun elsewhere (``üçdə birini``)."""
    ending = ending_of(word[3:], code) if word.startswith("bir") else None
    return (1.0, False, ending) if ending else None


def _slashed(tokens: Sequence[Token], at: int, code: str) -> Numeral | None:
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/" or tokens[at + 2].kind != "number":
        return None
    part, whole = tokens[at].text, tokens[at + 2].text
    if not (part.isdigit() and whole.isdigit() and len(whole) <= 3 and 0 < int(part) < int(whole)):
        return None
    if tokens[at + 1].start != tokens[at].end or tokens[at + 2].start != tokens[at + 1].end:
        return None
    ending, last = _suffix(tokens, at + 3, code)
    return Numeral(at, last, int(part) / int(whole), ending, "fraction")
