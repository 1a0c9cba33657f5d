"""The words that say what a number counts, from ``lang/<code>/figures.toml`` and ``numerals.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from salname import lang


@dataclass(frozen=True, slots=True)
class AmountWords:
    """The words beside a number that say what it counts."""

    times: frozenset[str]
    change_verbs: frozenset[str]
    change_words: frozenset[str]
    down: frozenset[str]
    not_after: frozenset[str]
    occasions: frozenset[str]
    lapses: frozenset[str]
    terms: frozenset[str]
    elected: frozenset[str]
    age: str
    aged: frozenset[str]
    ages: frozenset[str]
    passed: frozenset[str]
    sizes: frozenset[str]
    openers: frozenset[str]
    kin: frozenset[str]
    classifiers: frozenset[str]
    definite: frozenset[str]
    warm: frozenset[str]
    hissə: frozenset[str]
    people: frozenset[str]
    year: str
    bounds: Mapping[str, Any]


@cache
def amount_words(code: str = lang.DEFAULT) -> AmountWords:
    """Read the words of a language, made once."""
    data, numbers = lang.load(code, "figures"), lang.load(code, "numerals")
    return AmountWords(
        times=frozenset(data["times"]["words"]),
        change_verbs=frozenset(data["times"]["change_verbs"]),
        change_words=frozenset(data["times"]["change_words"]),
        down=frozenset(data["times"]["down"]),
        not_after=frozenset(data["times"]["not_after"]),
        occasions=frozenset(data["times"]["occasions"]),
        lapses=frozenset(data["lapses"]["words"]),
        terms=frozenset(data["lapses"]["terms"]),
        elected=frozenset(data["lapses"]["elected"]),
        age=data["lapses"]["age"],
        aged=frozenset(data["lapses"]["aged"]),
        ages=frozenset(data["ages"]["words"]),
        passed=frozenset(data["ages"]["passed"]),
        sizes=frozenset(data["sizes"]["words"]),
        openers=frozenset(data["partitives"]["openers"]),
        kin=frozenset(data["kin"]["words"]),
        classifiers=frozenset(data["classifiers"]["words"]),
        definite=frozenset(data["not_figures"]["definite"]),
        warm=frozenset(data["sizes"]["warm"]),
        hissə=frozenset(numbers["fractions"]["hissə"]),
        people=frozenset(data["sizes"]["people"]),
        year=data["lapses"]["year"],
        bounds=numbers["bounds"],
    )
