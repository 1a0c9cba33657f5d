"""Things: which names of several documents mean one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from salname.know.rows import Stored
from salname.model import Name
from salname.read.text import fold, search_key

Called = tuple[str, str]
"""The label of an entity and its kind."""

_STEM = 5  # letters: words that begin alike are taken for forms of one
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing with how often each document names it; a document that does not is left out."""

    label: str
    kind: str
    mentions: Mapping[str, int]


class Names:
    """Which names mean one thing: those under one label, and across documents those that share a spelling and a kind.

    ``things`` are the things, ``key(text)`` what stands for the thing that a text names, or for its words.
    """

    def __init__(self, told: Iterable[Stored]):
        spelt: dict[Called, dict[str, None]] = {}
        counts: dict[Called, dict[str, int]] = {}
        for stored in told:
            if isinstance(stored.record, Name):
                entity: Called = (stored.record.entity, stored.record.kind)
                spelt.setdefault(entity, {}).update(dict.fromkeys((folded(stored.record.base), folded(entity[0]))))
                counted = counts.setdefault(entity, {})
                counted[stored.document] = counted.get(stored.document, 0) + 1
        leaders = _joined(spelt)
        groups: dict[Called, list[Called]] = {}
        for entity in spelt:
            groups.setdefault(leaders[entity], []).append(entity)
        found = [_thing(members, counts) for members in groups.values()]
        self.things = tuple(sorted(found, key=lambda t: (-sum(t.mentions.values()), t.label, t.kind)))
        self._keys: dict[str, str] = {}
        for entity, spellings in spelt.items():
            for spelling in spellings:
                self._keys.setdefault(spelling, f"{leaders[entity][0]}|{leaders[entity][1]}")

    def key(self, text: str | None) -> str:
        """Give what a text's thing is compared by."""
        written = folded(text or "")
        return self._keys.get(written) or stems(written)


def _joined(spelt: Mapping[Called, Iterable[str]]) -> dict[Called, Called]:
    """Give each label the first one that it shares a spelling with, by way of others too."""
    above = {entity: entity for entity in spelt}

    def top(entity: Called) -> Called:
        while above[entity] != entity:
            above[entity] = above[above[entity]]
            entity = above[entity]
        return entity

    first: dict[Called, Called] = {}
    for entity, spellings in spelt.items():
        for spelling in spellings:
            other = first.setdefault((spelling, entity[1]), entity)
            above[top(entity)] = top(other)
    return {entity: top(entity) for entity in spelt}


def _thing(members: Sequence[Called], counts: Mapping[Called, Mapping[str, int]]) -> Thing:
    best = max(members, key=lambda m: (sum(counts[m].values()), m))
    mentions: dict[str, int] = {}
    for member in members:
        for document, number in counts[member].items():
            mentions[document] = mentions.get(document, 0) + number
    return Thing(*best, mentions)


def folded(text: str) -> str:
    """Give the words of a text in bare letters, without what stands between them."""
    return " ".join(_WORD.findall(search_key(fold(text))))


def stems(text: str) -> str:
    """Give the beginnings of a folded text's words: forms of one word begin alike."""
    return " ".join(word[:_STEM] for word in text.split())
