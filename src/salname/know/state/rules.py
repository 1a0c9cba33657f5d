"""The rules of ``lang/<code>/state.toml``: what a record or a sentence says of a fluent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from salname import lang
from salname.errors import DataError
from salname.know.state.claims import Effect
from salname.know.state.families import families
from salname.know.state.spoken import Slot
from salname.read.text import search_key


@dataclass(frozen=True, slots=True)
class Give:
    """One thing that a rule says: what it does to which family, and where subject, value and detail come from."""

    does: str
    family: str
    of: tuple[str, ...]
    value: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``state.toml``, its words compiled."""

    name: str
    record: str
    types: frozenset[str]
    gives: tuple[Give, ...]
    words: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None
    slots: Mapping[str, Slot] = field(default_factory=dict)
    own_land: bool = False
    own: re.Pattern[str] | None = None
    led_by_time: bool = False
    roles: bool = False
    only: frozenset[str] = frozenset()
    point: Effect = "holds"
    sure: bool = True
    spoken: bool = False
    needs: tuple[str, ...] = ()


INFERRED = frozenset({"successor", "leaves", "term"})
"""What rules may name beside the families: it is worked into them by :mod:`salname.know.state.inference`."""


AROUND = " | "
"""Between what a figure measures, as it was read, and the words of its sentence around it."""


@cache
def rules(language: str = lang.DEFAULT) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    """Give the rules by kind of record and type, those for any type under "".

    Raises :class:`~salname.errors.DataError` for one that is not as it should be.
    """
    out: dict[tuple[str, str], list[Rule]] = {}
    for entry in lang.load(language, "state")["rule"]:
        rule = _rule(entry, language)
        for name in sorted(rule.types) or [""]:
            out.setdefault((rule.record, name), []).append(rule)
    return {kind: tuple(found) for kind, found in out.items()}


def _rule(entry: Mapping[str, Any], language: str) -> Rule:
    name = entry.get("name", "?")
    try:
        return Rule(
            name,
            entry["record"],
            frozenset(entry.get("types", ())),
            tuple(_give(give, language) for give in entry["gives"]),
            _words(entry.get("words")),
            _words(entry.get("without")),
            _words(entry.get("near")),
            _words(entry.get("and")),
            {name: _slot(wanted) for name, wanted in entry.get("slots", {}).items()},
            entry.get("own_land", False),
            _words(entry.get("own")),
            entry.get("led_by_time", False),
            entry.get("roles", False),
            frozenset(entry["only"].split(",")) if "only" in entry else frozenset(),
            entry.get("point", "holds"),
            entry.get("sure", True),
            entry.get("spoken", False),
            tuple(entry.get("needs", ())),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"state.toml: the rule '{name}' is not as it should be ({error!r}): mend it") from None


def _slot(entry: Mapping[str, Any]) -> Slot:
    return Slot(
        frozenset(entry["kinds"].split(",")),
        frozenset(entry["case"].split(",")) if "case" in entry else frozenset(),
        _words(entry.get("after"), r"\W*(?:\w+\W+){0,1}?"),
        _words(entry.get("before"), ending=r"\w*\W*$"),
        entry.get("after_slot", False),
        entry.get("list", False),
    )


def _give(entry: Mapping[str, Any], language: str) -> Give:
    if entry["family"] not in families(language) and entry["family"] not in INFERRED:
        raise KeyError(entry["family"])
    return Give(entry["does"], entry["family"], tuple(entry["of"]), tuple(entry["is"]), entry.get("detail", ""))


def _words(wanted: Sequence[str] | None, lead: str = "", ending: str = "") -> re.Pattern[str] | None:
    """Compile beginnings of words, folded and letters bare; a space at the end asks for the whole word."""
    if not wanted:
        return None
    parts = (re.escape(search_key(word.rstrip())) + (r"(?!\w)" if word.endswith(" ") else "") for word in wanted)
    return re.compile(lead + r"(?<!\w)(?:" + "|".join(parts) + ")" + ending)
