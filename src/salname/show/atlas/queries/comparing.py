"""Documents beside each other, with the sentence around each telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from salname.know.book import Stored
from salname.know.comparing import Comparison, Topic, compare
from salname.show import marks
from salname.show.atlas.state import Atlas

MOST = 6
"""Documents that are compared at once."""

_MOST_TOPICS = 60
_MOST_ALONE = 24
_MOST_THINGS = 24
_AROUND = 90  # letters of the sentence on each side of the words


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
    return Row(topic, tuple(tuple(_telling(atlas, s) for s in topic.of(d)[:3]) for d in documents))


def _telling(atlas: Atlas, stored: Stored) -> Telling:
    record = stored.record
    around = atlas.book.sentences(stored.document, record.start, record.end)
    low, high = (around[0].start, around[-1].end) if around else (record.start, record.end)
    start, end = max(low, record.start - _AROUND), min(high, max(record.end, record.start + 1) + _AROUND)
    text = atlas.book.passage(stored.document, start, end)
    shown = marks.highlighted(text, [(record.start - start, record.end - start)])
    return Telling(stored, Markup("{}{}{}").format("… " if start > low else "", shown, " …" if end < high else ""))
