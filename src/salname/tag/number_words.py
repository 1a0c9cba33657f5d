"""The words of numbers: their values, scales and endings, digits with dots and commas, Roman numbers.

The words and endings are in ``lang/<code>/numerals.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from salname import lang

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_HARMONY = (("ı", "a"), ("i", "ə"), ("u", "a"), ("ü", "ə"))
_LONGEST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Ending:
    """What an ending of a number says: ``case`` is "" or its name, ``adjective`` is ``-lıq`` and the like."""

    ordinal: bool = False
    possessive: bool = False
    plural: bool = False
    case: str = ""
    copula: bool = False
    vague: bool = False
    adjective: bool = False

    @property
    def bare(self) -> bool:
        """Say whether the number stands without any ending."""
        return self == BARE


BARE = Ending()


@dataclass(frozen=True, slots=True)
class Words:
    """The number words of a language, and the endings that they and digits may have, by their spelling."""

    values: dict[str, float]
    scales: dict[str, float]
    endings: dict[str, Ending]
    homographs: frozenset[str]
    fractions: dict[str, Any]


@cache
def tables(code: str = lang.DEFAULT) -> Words:
    """Read the number words of a language, made once."""
    data = lang.load(code, "numerals")
    return Words(
        values=data["words"],
        scales=data["scales"],
        endings=_endings(data["endings"]),
        homographs=frozenset(data["homographs"]["words"]),
        fractions=data["fractions"],
    )


def _endings(data: dict[str, list[str]]) -> dict[str, Ending]:
    """Spell out every ending in its harmonies; the shorter analysis of a spelling comes first and stays."""
    alone = {"vague": Ending(vague=True), "adjective": Ending(adjective=True), "limit": Ending(case="limit")}
    cases = ("accusative", "genitive", "dative", "ablative", "locative", "instrumental", "relative", "limit")
    table: dict[str, Ending] = {"": BARE}
    rows = [(spelt, ending) for name, ending in alone.items() for spelt in data[name]]
    ordinals = ["", *data["ordinal"]]
    stems = [
        (o + p + s, Ending(ordinal=bool(o), plural=bool(p), possessive=bool(s)))
        for o in ordinals
        for p in ("", *data["plural"])
        for s in ("", *data["possessive"])
    ]
    rows += stems
    rows += [(head + tail, replace(e, case=case)) for head, e in stems for case in cases for tail in data[case]]
    rows += [(spelt + tail, replace(e, copula=True)) for spelt, e in rows for tail in data["copula"] if not e.vague]
    for spelt, ending in rows:
        for narrow, wide in _HARMONY:
            table.setdefault(spelt.replace("I", narrow).replace("A", wide), ending)
    return table


def ending_of(text: str, code: str = lang.DEFAULT) -> Ending | None:
    """Read what follows a number, ``cü`` or ``dən`` say, in lower case; None for what is no ending."""
    return tables(code).endings.get(text)


@cache
def number_word(word: str, code: str) -> tuple[float, bool, Ending] | None:
    """Read one folded word: its value, whether it is a scale, and its ending."""
    words = tables(code)
    if word in words.homographs:
        return None
    for table, scale in ((words.values, False), (words.scales, True)):
        for cut in range(len(word), 1, -1):
            value = table.get(word[:cut])
            ending = words.endings.get(word[cut:]) if value is not None else None
            if value is not None and ending is not None:
                return value, scale or value in (100, 1000), ending
    return None


def is_number_word(word: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a folded word is a number or scale word, with or without an ending.

    >>> is_number_word("ikisi"), is_number_word("iki"), is_number_word("ikram")
    (True, True, False)
    """
    return number_word(word, code) is not None


def roman(text: str) -> int | None:
    """Give the value of a Roman number in capitals, or None.

    >>> roman("XIV")
    14
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def digits(text: str) -> tuple[float, float | None] | None:
    """Give the value of digits with dots and commas, and its other, whole reading if it has one.

    >>> digits("1.204.300"), digits("6,5"), digits("1,250")
    ((1204300.0, None), (6.5, None), (1.25, 1250.0))
    """
    dots, commas = text.count("."), text.count(",")
    tail = text[max(text.rfind("."), text.rfind(",")) + 1 :] if dots or commas else ""
    grouped = len(tail) == 3 and not text.startswith("0") and _grouped(text)
    if len(text) > _LONGEST_DIGITS:
        return None
    if dots and commas:
        thousands, decimal = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
        whole, _, part = text.rpartition(decimal)
        return None if decimal in whole else (float(whole.replace(thousands, "") + "." + part), None)
    if dots > 1 or commas > 1:
        return (float(text.replace(".", "").replace(",", "")), None) if grouped else None
    if dots:
        return float(text.replace(".", "")) if grouped else float(text), None
    if commas:
        other = float(text.replace(",", "")) if grouped else None
        return (other, None) if other is not None and tail == "000" else (float(text.replace(",", ".")), other)
    return float(text), None


def _grouped(text: str) -> bool:
    head, *groups = re.split(r"[.,]", text)
    return 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups)
