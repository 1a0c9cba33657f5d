"""Causes: what the text says to have led to what, put together into chains that can be walked.

    found = graph(book.records())
    for link in found.links:
        found.nodes[link.cause], "led to", found.nodes[link.effect]

The text words the two ends of each link in its own way; ends that are worded alike are one node, so that what followed
from one thing and led to another joins two links into a chain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from salname.know.rows import Stored
from salname.know.things import folded, stems
from salname.model import Event, Relation

_SAME = 0.6  # share of words that two wordings of one thing have in common
_NEAR = 600  # code points within which a single word is taken to mean the same thing again
_EVENT = 0.5  # share of words of a node that an event's headline has
_COMPARED = 40  # nodes with a word in common that a wording is compared with: the latest


@dataclass(frozen=True, slots=True)
class Link:
    """One statement that a node (``cause``, its place in the graph) led to another."""

    cause: int
    effect: int
    told: Stored


@dataclass(frozen=True, slots=True)
class Node:
    """Something that happened or was so, as the text words it; ``event`` is the event of the book that it is."""

    label: str
    event: Stored | None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and links in the order in which they are told."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    def causes(self, node: int) -> tuple[Link, ...]:
        """Give the links that lead to a node."""
        return tuple(link for link in self.links if link.effect == node)

    def effects(self, node: int) -> tuple[Link, ...]:
        """Give the links that lead on from a node."""
        return tuple(link for link in self.links if link.cause == node)

    def chains(self) -> tuple[tuple[int, ...], ...]:
        """Give the groups of nodes that hang together, the largest first, each in order of telling."""
        above = list(range(len(self.nodes)))

        def top(node: int) -> int:
            while above[node] != node:
                above[node] = above[above[node]]
                node = above[node]
            return node

        for link in self.links:
            above[top(link.effect)] = top(link.cause)
        groups: dict[int, list[int]] = {}
        for node in range(len(self.nodes)):
            groups.setdefault(top(node), []).append(node)
        return tuple(tuple(g) for g in sorted(groups.values(), key=lambda g: (-len(g), g[0])))

    def beginnings(self, chain: Sequence[int]) -> tuple[int, ...]:
        """Give the nodes of a chain without a cause; of one that goes in a circle, the first that is told."""
        caused = {link.effect for link in self.links}
        return tuple(n for n in chain if n not in caused) or tuple(chain[:1])


@dataclass(slots=True)
class _Wordings:
    """The nodes so far, found again by their words."""

    labels: list[str] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    last: list[Stored] = field(default_factory=list)
    having: dict[str, list[int]] = field(default_factory=dict)

    def node(self, label: str, told: Stored) -> int:
        words = frozenset(stems(folded(label)).split())
        near = dict.fromkeys(n for word in sorted(words) for n in self.having.get(word, ())[-_COMPARED:])
        for number in sorted(near, reverse=True):
            if self._same(number, words, told):
                self.last[number] = told
                return number
        for word in words:
            self.having.setdefault(word, []).append(len(self.labels))
        self.labels.append(label)
        self.words.append(words)
        self.last.append(told)
        return len(self.labels) - 1

    def _same(self, number: int, words: frozenset[str], told: Stored) -> bool:
        other = self.words[number]
        if min(len(words), len(other)) > 1:
            return len(words & other) / len(words | other) >= _SAME
        last = self.last[number]
        close = last.document == told.document and told.record.start - last.record.end < _NEAR
        return words == other and close


def graph(records: Iterable[Stored]) -> Graph:
    """Put the causes among some records, which come in order of place, into a graph."""
    causes: list[Stored] = []
    events: dict[str, list[Stored]] = {}
    for stored in records:
        if isinstance(stored.record, Relation) and stored.record.property == "cause":
            causes.append(stored)
        elif isinstance(stored.record, Event):
            events.setdefault(stored.document, []).append(stored)
    wordings, links = _Wordings(), []
    found: dict[int, Stored] = {}
    for told in causes:
        fact = told.record
        assert isinstance(fact, Relation)
        cause, effect = wordings.node(fact.object, told), wordings.node(fact.subject, told)
        if cause == effect:
            continue
        links.append(Link(cause, effect, told))
        for node in (cause, effect):
            event = _event(wordings.words[node], told, events.get(told.document, ()))
            if node not in found and event:
                found[node] = event
    return _without_strays(wordings.labels, links, found)


def _event(words: frozenset[str], told: Stored, events: Sequence[Stored]) -> Stored | None:
    """Give the event within or beside the words of a link whose headline is most like a node."""
    low, high = told.record.start - _NEAR, told.record.end + _NEAR
    best, share = None, 0.0
    first = bisect_left(events, low, key=lambda e: e.record.start)
    for stored in takewhile(lambda e: e.record.start < high, islice(events, first, None)):
        if isinstance(stored.record, Event):
            own = set(stems(folded(stored.record.label)).split())
            like = len(own & words) / len(own | words) if own | words else 0.0
            if like >= _EVENT and like > share:
                best, share = stored, like
    return best


def _without_strays(labels: Sequence[str], links: Sequence[Link], events: dict[int, Stored]) -> Graph:
    kept = sorted({n for link in links for n in (link.cause, link.effect)})
    place = {node: number for number, node in enumerate(kept)}
    nodes = tuple(Node(labels[n], events.get(n)) for n in kept)
    return Graph(nodes, tuple(Link(place[x.cause], place[x.effect], x.told) for x in links))
