"""The listed names: tables of ``lang/<code>/gazetteer`` as one Aho-Corasick automaton over folded text.

``places.txt``, ``peoples.txt``, ``others.txt``, ``polities.tsv`` and ``coordinates_nature.tsv`` are written by hand;
``cldr.tsv`` and ``coordinates.tsv`` are derived by ``tools/places.py`` (CLDR; GeoNames, CC BY 4.0).
Loaded once a process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import ahocorasick

from salname import lang
from salname.read.text import fold
from salname.tag import harmony

_SECTION = re.compile(r"\[(\w+)(?: (\w+))?\]")
_NO_WORD = re.compile(r"[^\w-]")
_LISTS = ("peoples", "places", "others")


class Listed(NamedTuple):
    """One spelling of a listed thing. ``label`` is the same for all its spellings.

    ``capital`` says that the spelling counts only with a capital letter; ``sort`` is its section (city, river …).
    """

    form: str
    kind: str
    label: str
    sort: str
    capital: bool


class Polity(NamedTuple):
    """A historical polity or people with its span in EDTF ("" where not known) and Wikidata id ("" where not sure)."""

    label: str
    spellings: tuple[str, ...]
    kind: str
    start: str
    end: str
    wikidata: str


@dataclass(frozen=True)
class Gazetteer:
    """The listed spellings, by their folded form."""

    spellings: dict[str, Listed]

    @cached_property
    def automaton(self) -> Any:
        """The automaton over :func:`boundaries` of folded text; a key is a space and the form."""
        found = ahocorasick.Automaton()
        for key, listed in self.spellings.items():
            found.add_word(" " + key, listed)
        found.make_automaton()
        return found


def boundaries(folded: str) -> str:
    """Turn everything that is no letter, digit or hyphen into a space, one for one."""
    return _NO_WORD.sub(" ", folded)


@cache
def load(code: str = lang.DEFAULT) -> Gazetteer:
    """Read the tables of a language; what is listed first keeps its spelling."""
    spellings: dict[str, Listed] = {}
    for listed in _all(code):
        key = boundaries(fold(listed.form))
        known = spellings.setdefault(key, listed)
        if known.label == listed.label and not listed.capital:
            spellings[key] = listed  # written in lower case too
    return Gazetteer(spellings)


def _all(code: str) -> Iterator[Listed]:
    for name in _LISTS:
        yield from _sections(_text(code, f"{name}.txt"), name)
    for polity in polities(code):
        for form in (polity.label, *polity.spellings):
            yield Listed(form, polity.kind, polity.label, "polity", not form[0].islower())
    for row in _rows(code, "cldr.tsv"):
        kind, form, _ = row
        yield Listed(form, kind, form, "cldr", kind != "language")
    for entry in lang.load(code, "names")["person"]["known"].split(";"):
        yield from _entry(entry, "person", "known", True)


def _text(code: str, name: str) -> str:
    return lang.path(code, "gazetteer").joinpath(name).read_text(encoding="utf-8")


def _rows(code: str, name: str) -> Iterator[list[str]]:
    for line in _text(code, name).splitlines():
        if line and line[0] != "#":
            yield line.split("\t")


def _sections(text: str, name: str) -> Iterator[Listed]:
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    found = list(_SECTION.finditer(body))
    ends = [m.start() for m in found[1:]] + [len(body)]
    for section, end in zip(found, ends, strict=True):
        sort, kind = section[1], section[2] or section[1]
        kind = "people" if name == "peoples" else kind
        for line in body[section.end() : end].split("\n"):
            for entry in line.split(";"):
                yield from _entry(entry, kind, sort, sort == "capital" or name == "places")


def _entry(entry: str, kind: str, sort: str, capital: bool) -> Iterator[Listed]:
    label, _, others = entry.strip().partition("=")
    if not label:
        return
    plural = f"{label}{_plural(label)}" if kind == "people" else label
    for form in (label, *others.split("/")):
        if form:
            yield Listed(form, kind, plural, sort, capital or (kind != "people" and form[0].isupper()))


def _plural(stem: str) -> str:
    """The plural ending of a people's stem, by the language's harmony."""
    vowels = harmony.letters()["vowels"]
    row = next(row for row in lang.load(lang.DEFAULT, "endings")["ending"] if row["slot"] == "plural")
    last = harmony.last_vowel(fold(stem), vowels)
    return next(surface for surface, follows in harmony.surfaces(row["form"]) if last in follows)


@cache
def polities(code: str = lang.DEFAULT) -> tuple[Polity, ...]:
    """Give the historical polities and peoples of ``polities.tsv``."""
    return tuple(
        Polity(label, tuple(filter(None, spellings.split(";"))), kind, start, end, wikidata)
        for label, spellings, kind, start, end, wikidata in _rows(code, "polities.tsv")
    )


@cache
def coordinates(code: str = lang.DEFAULT) -> dict[str, tuple[float, float]]:
    """Give latitude and longitude (degrees, WGS 84) by place label.

    Source: GeoNames, CC BY 4.0, for towns; rivers, seas, mountains and regions are written by hand, to about a tenth.
    """
    found = {label: (float(lat), float(lon)) for label, lat, lon in _rows(code, "coordinates_nature.tsv")}
    return found | {label: (float(lat), float(lon)) for label, _, lat, lon in _rows(code, "coordinates.tsv")}
