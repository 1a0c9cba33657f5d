"""Who and what a document speaks of, and which of its names are one subject.

A country has a line of names (``X Muxtar SSR``, ``X SSR``, ``X Respublikası``), and its own text calls it *the
republic*: all of them are one subject of fluents, called by the label of the most mentioned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any

from salname import lang
from salname.model import AnyRecord, Event, Name, Relation
from salname.read.text import fold, search_key
from salname.tag.inflection import caseless

_SUFFIX = re.compile(r"[-'’](?:[ıiuü]|s[ıiuü])(?= |$)")  # the possessive that an acronym takes: SSR-i
_PEOPLE = 4  # letters of a people's name that its country's begins with
_LONGEST = 16  # words: what is longer is no title
_QUOTES = str.maketrans(dict.fromkeys("\"“”„«»'‘’", " "))


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """Reduce a name to what its spellings share: folded letters, no quotes, one space, no possessive of an acronym.

    >>> key(" “Qırmızı  Ay” "), key("Gülstan SSR-i") == key("Gülstan SSR")
    ('qirmizi ay', True)
    """
    folded = _SUFFIX.sub("", fold(text).replace("- ", "-"))
    return " ".join(search_key(folded.translate(_QUOTES)).split())


@cache
def words(language: str = lang.DEFAULT) -> dict[str, Any]:
    """Give the words of ``[cast]`` in ``state.toml`` as keys."""
    raw = lang.load(language, "state")["cast"]
    return {"leader": raw["leader"]} | {
        name: frozenset(map(key, value))
        if name in ("self", "polity", "unions", "committee", "heads")
        else tuple(map(key, value))
        for name, value in raw.items()
        if name not in ("status", "year", "leader")
    }


@dataclass
class Cast:
    """The named things of one document. Make it with :func:`cast`."""

    language: str
    mentions: Counter[str]  # by entity label
    kinds: dict[str, str]  # of entity labels
    bases: dict[str, str]  # key of a spelling -> entity label
    lines: dict[str, str] = field(default_factory=dict)  # label -> the label of its line

    def resolve(self, text: str) -> str:
        """Give the label of the thing that a name in a record names, or the name itself, trimmed.

        >>> made = cast([], "az"); made.resolve(" Daşköy ")
        'Daşköy'
        """
        sought = key(text)
        if sought in self.bases:
            return self.bases[sought]
        if sought in words(self.language)["self"] and self.country:
            return self.country
        return " ".join(_SUFFIX.sub("", text).split()).strip("\"“”„«»'‘’ ")

    def kind(self, text: str) -> str:
        """Give the kind of the thing that a name names, "" where no name of the document is spelt so."""
        return self.kinds.get(self.resolve(text), "")

    def subject(self, text: str) -> str:
        """Give what fluents of the thing are kept under: the label of its line."""
        label = self.resolve(text)
        if self.country and (short := _short(text, self.language)) and short == self.short(self.country):
            label = self.country
        if self.kinds.get(label, "place") == "place" and self.country and self._is_land(key(text)):
            label = self.country
        return self.lines.get(label, label)

    def short(self, label: str) -> str | None:
        """Give the key of a polity's short name, ``None`` for what is not spelt as one."""
        return _short(label, self.language)

    def within(self, text: str, kinds: Sequence[str] = ()) -> str | None:
        """Give the label of the longest known name that begins in a phrase (an office's body, say)."""
        said = text.translate(_QUOTES).split()[:_LONGEST]
        for length in range(len(said), 0, -1):
            for at in range(len(said) - length + 1):
                *rest, last = said[at : at + length]
                for word in (last, caseless(last)[0]):
                    label = self.bases.get(key(" ".join([*rest, word])))
                    if label and (not kinds or self.kinds[label] in kinds):
                        return label
        return None

    def headed(self, text: str, kinds: Sequence[str]) -> str | None:
        """Give the thing of one of these kinds that a phrase is about: the known name at its end (``paytaxt X``).

        A word for what kind of thing it is may follow the name (``X şəhəri``).
        """
        label = self.resolve(text)
        if self.kinds.get(label) in kinds:
            return label
        said = text.translate(_QUOTES).split()[-_LONGEST:]
        while len(said) > 1 and key(said[-1]) in words(self.language)["heads"]:
            said = said[:-1]
        for at in range(len(said)):
            label = self.bases.get(key(" ".join(said[at:])), "")
            if label and self.kinds[label] in kinds:
                return label
        return None

    @cached_property
    def main(self) -> str | None:
        """What the document is about: what it names most."""
        return self._most(None)

    @cached_property
    def country(self) -> str | None:
        """The country (or other place) that the document is about."""
        return self._most(("polity",)) or self._most(("place",))

    @cached_property
    def party(self) -> str | None:
        """The ruling party, where the document names one of the country."""
        stem = key(self.country or "")[:4]
        marks = words(self.language)["party"]
        known = [
            (count, label)
            for label, count in self.mentions.items()
            if self.kinds[label] == "organisation"
            and key(label)[:4] == stem
            and any(word.startswith(marks) for word in key(label).split())
        ]
        return max(known)[1] if known and stem else None

    def _most(self, kinds: Sequence[str] | None) -> str | None:
        ranked = [(n, label) for label, n in self.mentions.items() if kinds is None or self.kinds[label] in kinds]
        return min(ranked, key=lambda pair: (-pair[0], pair[1]))[1] if ranked else None

    def _is_land(self, text: str) -> bool:
        """Say whether a phrase is the country by the name of its people: its fields, its steppes."""
        stem = key(self.country or "")
        first, _, rest = text.partition(" ")
        return (
            len(first) >= 4
            and stem.startswith(first)
            and any(part.startswith(words(self.language)["land"]) for part in rest.split())
        )


def cast(records: Iterable[AnyRecord], language: str = lang.DEFAULT) -> Cast:
    """Gather the cast of a document from its records."""
    kept = [r for r in records if isinstance(r, Name | Event | Relation)]
    names: Counter[tuple[str, str, str]] = Counter((r.entity, r.kind, r.base) for r in kept if isinstance(r, Name))
    return of_names(names, filter(None, map(renamed, kept)), language)


def of_names(
    names: Mapping[tuple[str, str, str], int], renamings: Iterable[tuple[str, str]], language: str = lang.DEFAULT
) -> Cast:
    """Make the cast of a document from how often each entity, kind and base is named, in order of first mention.

    ``renamings`` are the pairs that :func:`renamed` finds in its records.
    """
    mentions: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    bases: dict[str, str] = {}
    for (entity, kind, _), count in names.items():
        mentions[entity] += count
        kinds.setdefault(entity, kind)
        bases.setdefault(key(entity), entity)
    for entity, _, base in names:
        bases.setdefault(key(base), entity)
    made = Cast(language, mentions, kinds, bases)
    _join_lines(made, renamings)
    return made


def _join_lines(made: Cast, renamings: Iterable[tuple[str, str]]) -> None:
    """Find the names that are stages of one polity or place, by their words and by what renames or replaces them."""
    line: dict[str, str] = {}

    def root(label: str) -> str:
        while line.get(label, label) != label:
            label = line[label]
        return label

    def join(one: str, other: str) -> None:
        a, b = root(one), root(other)
        if a != b:
            better, worse = sorted((a, b), key=lambda x: (-made.mentions[x], x))
            line[worse] = better

    by_stem: dict[str, str] = {}
    for label, kind in made.kinds.items():
        if kind == "polity" and (stem := _short(label, made.language)):
            join(by_stem.setdefault(stem, label), label)
    if country := made.country:
        short = _short(country, made.language)
        for label, kind in made.kinds.items():
            first, *rest = key(label).split()
            of_people = short is not None and len(first) >= _PEOPLE and short.startswith(first) and first != short
            if kind == "polity" and of_people and rest and all(w in words(made.language)["polity"] for w in rest):
                join(label, country)
    for pair in renamings:
        one, other = (made.resolve(text) for text in pair)
        if one != other and all(_short(label, made.language) == key(label) for label in (one, other)):
            continue  # two countries of their own
        wanted = {made.kinds.get(one, ""), made.kinds.get(other, "")} - {""}
        if wanted and wanted <= {"polity", "place"} and not _union(one, made) and not _union(other, made):
            join(one, other)
    made.lines.update({label: root(label) for label in line})


def _union(label: str, made: Cast) -> bool:
    return key(label) in words(made.language)["unions"]


def _short(label: str, language: str) -> str | None:
    """Give a polity's short name: its first word, when only words for polities follow."""
    known = words(language)
    first, *rest = key(label).replace("-", " ").split() or [""]
    if key(label) in known["unions"] or first in known["polity"]:
        return None
    return first if all(word in known["polity"] or len(word) == 1 for word in rest) else None


def renamed(record: AnyRecord) -> tuple[str, str] | None:
    """Give what a record says to have been renamed or replaced, and what it is then; ``None`` for another record."""
    if isinstance(record, Relation) and record.property in ("replaced_by", "replaces"):
        return record.subject, record.object
    if isinstance(record, Event) and record.type == "renaming":
        roles = {p.role: p.name for p in record.participants}
        old, new = roles.get("source") or roles.get("patient"), roles.get("destination")
        return (old, new) if old and new else None
    return None
