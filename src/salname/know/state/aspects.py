"""Aspects: what a person may ask of a date, in a word or two, and which fluents answer it.

The words are data (``[[aspect]]`` and ``[aspect_words]`` of ``lang/<code>/state.toml``). An aspect in several words,
``oil_reserves``, ends in a word that names a family of fluents; the words before it say which of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from salname import lang
from salname.know.state.cast import key
from salname.know.state.offices import offices
from salname.know.state.rules import AROUND
from salname.read.text import search_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """Which fluents answer an aspect.

    ``details`` are the offices that do, empty for any; of every list of ``words`` one must begin a word of the value
    or detail. ``kinds`` and ``units`` are of figures. ``any_words``: the words only narrow what is found, if they can.
    """

    families: tuple[str, ...]
    details: frozenset[str] = frozenset()
    words: tuple[tuple[str, ...], ...] = ()
    kinds: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    any_words: bool = False

    def takes(self, family: str, value: str, detail: str, *, loose: bool = False) -> bool:
        """Say whether a fluent answers the aspect, its words aside when they only narrow or it is asked loosely."""
        if family not in self.families:
            return False
        if self.details and detail not in self.details:
            return False
        measured = detail.partition(AROUND)[0]
        if self.kinds and measured.split(" ", 1)[0] not in self.kinds:
            return False
        if self.units and family == "figure" and measured.rsplit(" ", 1)[-1] not in self.units:
            return False
        return self.any_words or loose or self.fits(value, measured)

    def fits(self, value: str, detail: str) -> bool:
        """Say whether the words are there."""
        text = f" {key(value)} {detail} "
        return all(any(_begins(word, text) for word in some) for some in self.words)


def _begins(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def aspect(name: str, language: str = lang.DEFAULT) -> Aspect | None:
    """Give what answers an aspect, ``None`` for one that no fluent is known for.

    >>> aspect("capital").families, aspect("oil_reserves").kinds == {"measure", "count"}, aspect("weather")
    (('capital',), True, None)
    """
    entries, ends, said = _table(language)
    sought = key(name.replace("_", " "))
    if sought in entries:
        return entries[sought]
    parts = sought.split()
    at = next((i for i in range(len(parts) - 1, -1, -1) if parts[i] in ends), None)
    if at is None:
        return None
    found = ends[parts[at]]
    more = _words([*parts[:at], *parts[at + 1 :]], said)
    return None if more is None else replace(found, words=(*found.words, *more))


def _words(before: list[str], said: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...] | None:
    """Give what the words of an aspect look like in the text; ``None`` for a word that is not in the table."""
    out: list[tuple[str, ...]] = []
    for word in before:
        if word not in said:
            return None
        if said[word]:
            out.append(said[word])
    return tuple(out)


@cache
def _table(language: str) -> tuple[dict[str, Aspect], dict[str, Aspect], dict[str, tuple[str, ...]]]:
    data = lang.load(language, "state")
    by_name: dict[str, Aspect] = {}
    by_end: dict[str, Aspect] = {}
    for entry in data["aspect"]:
        made = _aspect(entry, language)
        by_name |= {key(name.replace("_", " ")): made for name in entry.get("names", ())}
        by_end |= {key(end): made for end in entry.get("endings", ())}
    words = {word: tuple(map(search_key, forms)) for word, forms in data["aspect_words"].items()}
    return by_name, by_end, words


def _aspect(entry: Mapping[str, Any], language: str) -> Aspect:
    heads = {office.name for office in offices(language) if office.head} | {"leader"}
    return Aspect(
        families=(entry["family"], *entry.get("more", ())),
        details=frozenset(heads if entry.get("heads") else entry.get("details", ())),
        words=tuple(tuple(map(search_key, some)) for some in entry.get("words", ())),
        kinds=frozenset(entry.get("kinds", ())),
        units=frozenset(search_key(unit) for unit in entry.get("units", ())),
        any_words=entry.get("any_words", False),
    )


def names(language: str = lang.DEFAULT) -> Iterator[str]:
    """Give the names that an aspect may be asked by."""
    for entry in lang.load(language, "state")["aspect"]:
        yield from entry.get("names", ())
