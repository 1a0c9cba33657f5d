"""Vowel harmony: the endings of a language's table, spelt out once in every form that harmony gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from salname import lang


@dataclass(frozen=True, slots=True)
class Ending:
    """One surface form of an ending. ``last_vowels`` are the vowels that may come last before it ("" for any)."""

    slot: str
    value: str
    surface: str
    after: str
    last_vowels: str
    needs: str
    bars: str
    features: Mapping[str, Any]


@cache
def letters(code: str = lang.DEFAULT) -> Mapping[str, Any]:
    """Give the table of vowels and archiphonemes of a language."""
    table: Mapping[str, Any] = lang.load(code, "endings")["letters"]
    return table


def surfaces(form: str, code: str = lang.DEFAULT) -> tuple[tuple[str, str], ...]:
    """Spell an ending out: every surface form with the last vowels that it may follow.

    >>> surfaces("lAr")
    (('lar', 'aıouâû'), ('lər', 'eəiöüî'))
    """
    table = letters(code)
    vowels = table["vowels"]
    grown: list[tuple[str, str, str]] = [("", "", "")]  # surface, what it may follow, its own last vowel
    for letter in form:
        following: list[tuple[str, str, str]] = []
        for surface, follows, last in grown:
            if letter not in table or not letter.isupper():
                following.append((surface + letter, follows, letter if letter in vowels else last))
                continue
            for vowel, after in table[letter].items():
                if not last:
                    following.append((surface + vowel, after, vowel))
                elif last in after:
                    following.append((surface + vowel, follows, vowel))
        grown = following
    return tuple((surface, follows) for surface, follows, _ in grown)


def spelt_out(rows: list[dict[str, Any]], code: str = lang.DEFAULT) -> dict[str, tuple[Ending, ...]]:
    """Spell out the rows of a table of endings, gathered by the last letter of the surface form."""
    by_letter: dict[str, list[Ending]] = {}
    named = {"slot", "value", "form", "after", "needs", "bars", "harmony"}
    for row in rows:
        for surface, follows in surfaces(row["form"], code):
            ending = Ending(
                slot=row["slot"],
                value=row.get("value", ""),
                surface=surface,
                after=row.get("after", "any"),
                last_vowels=follows if row.get("harmony", True) else "",
                needs=row.get("needs", ""),
                bars=row.get("bars", ""),
                features={k: v for k, v in row.items() if k not in named},
            )
            by_letter.setdefault(surface[-1], []).append(ending)
    return {letter: tuple(found) for letter, found in by_letter.items()}


def fits(stem: str, ending: Ending, vowels: str) -> bool:
    """Say whether an ending may follow these (folded) letters, by their last letter and their last vowel."""
    if not stem:
        return False
    open_stem = stem[-1] in vowels
    if (ending.after == "vowel" and not open_stem) or (ending.after == "consonant" and open_stem):
        return False
    last = last_vowel(stem, vowels)
    return not ending.last_vowels or not last or last in ending.last_vowels


def last_vowel(stem: str, vowels: str) -> str:
    """Give the last vowel of a folded stem, or "" where it has none."""
    return next((letter for letter in reversed(stem) if letter in vowels), "")
