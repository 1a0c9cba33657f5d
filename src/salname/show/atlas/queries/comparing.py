"""Documents beside each other, with the sentence around each telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from salname.know.book import Stored
from salname.know.comparing import Comparison, Topic, compare
from salname.show.atlas.queries.context import around
from salname.show.atlas.state import Atlas

MOST = 6
"""Documents that are compared at once."""

_MOST_TOPICS = 60
_MOST_ALONE = 24
_MOST_THINGS = 24
_MOST_TELLINGS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """What a document tells of a topic, with its sentence, the words marked."""

    stored: Stored
    context: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with what each document tells of it, in the order of the documents."""

    topic: Topic
    cells: tuple[tuple[Telling, ...], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A comparison ready to be shown: the longest lists are cut, ``counts`` has how many there are in all."""

    comparison: Comparison
    differing: tuple[Row, ...]
    agreed: tuple[Row, ...]
    alone: tuple[tuple[Topic, ...], ...]
    counts: tuple[int, int, tuple[int, ...]]
    most_things: int = _MOST_THINGS


def beside(atlas: Atlas, documents: Sequence[str]) -> Beside:
    """Compare some documents of the book."""
    return atlas.remember(("compared", *documents), lambda: _beside(atlas, documents))


def _beside(atlas: Atlas, documents: Sequence[str]) -> Beside:
    told = (s for document in documents for s in atlas.book.records(document=document))
    found = compare(told, documents)
    differing, agreed = found.differing, found.agreed
    alone = tuple(found.only(d) for d in documents)
    return Beside(
        found,
        tuple(_row(atlas, t, documents) for t in differing[:_MOST_TOPICS]),
        tuple(_row(atlas, t, documents) for t in agreed[:_MOST_TOPICS]),
        tuple(_telling_most(found, topics)[:_MOST_ALONE] for topics in alone),
        (len(differing), len(agreed), tuple(len(topics) for topics in alone)),
    )


def _telling_most(found: Comparison, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """What is told of things that the others name too comes first."""
    shared = {t.label for t in found.shared}
    return tuple(sorted(topics, key=lambda t: (t.subject not in shared, t.kind != "relation")))


def _row(atlas: Atlas, topic: Topic, documents: Sequence[str]) -> Row:
    return Row(
        topic, tuple(tuple(Telling(s, around(atlas, s)) for s in topic.of(d)[:_MOST_TELLINGS]) for d in documents)
    )
