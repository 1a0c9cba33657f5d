"""What the book knows of some words: the things they name, the records over them, and where else they stand."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from salname.know import schema
from salname.know.book import Entity, Stored
from salname.know.search import Hit
from salname.model import KINDS
from salname.show.atlas.margin import relations_together
from salname.show.atlas.state import Atlas

LONGEST = 2_000
"""Code points of a selection that is looked into; what is longer is cut."""

_MOST_RECORDS = 14
_MOST_ENTITIES = 8
_MOST_PASSAGES = 4
_MOST_SOUGHT = 6  # words of a selection that are looked for elsewhere


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the words of a document from ``start`` to ``end``; ``left`` readings are not shown.

    ``records`` has the lasting facts that one clause states of one thing together.
    """

    document: str
    start: int
    end: int
    quote: str
    entities: tuple[Entity, ...]
    records: tuple[tuple[Stored, ...], ...]
    left: int
    elsewhere: tuple[Hit, ...]


def known(atlas: Atlas, document: str, start: int, end: int) -> Known:
    """Gather what the book knows of a stretch of a document, the most telling records first."""
    end = min(end, start + LONGEST)
    quote = atlas.book.passage(document, start, end)
    found = [s for s in atlas.book.records(document=document, start=start, end=end) if _tells(s, start, end)]
    found.sort(key=lambda s: (_off(s, start, end), KINDS.index(s.record.kind_name), s.record.start))
    groups = relations_together(found)
    return Known(
        document,
        start,
        end,
        quote,
        _entities(atlas, quote, found),
        tuple(tuple(group) for group in groups[:_MOST_RECORDS]),
        max(0, len(groups) - _MOST_RECORDS),
        _elsewhere(atlas, document, start, end, quote),
    )


def _tells(stored: Stored, start: int, end: int) -> bool:
    return stored.record.start < end and stored.record.end > start


def _off(stored: Stored, start: int, end: int) -> int:
    """How far a record's place is from the words: that of a whole clause tells less of one word in it."""
    return abs(stored.record.start - start) + abs(stored.record.end - end)


def _entities(atlas: Atlas, quote: str, found: list[Stored]) -> tuple[Entity, ...]:
    """The things that names among the words mean, then those that are called so anywhere in the book."""
    ids = dict.fromkeys(i for s in found if s.record.kind_name == "name" for i in s.links.values())
    words = " ".join(quote.split()).strip(".,;:!?()“”\"'«» ")
    names, table = schema.RECORDS["name"], schema.entities
    called = select(names.c.entity_id).where(names.c.base.in_((words, words[:1].upper() + words[1:]))).distinct()
    columns = (table.c.id, table.c.label, table.c.kind, table.c.mentions)
    with atlas.book.reading() as connection:
        more = connection.execute(called.limit(_MOST_ENTITIES)).scalars().all() if words else []
        wanted = list(dict.fromkeys([*ids, *(i for i in more if i is not None)]))[:_MOST_ENTITIES]
        rows = {r.id: Entity(*r) for r in connection.execute(select(*columns).where(table.c.id.in_(wanted)))}
    return tuple(rows[i] for i in wanted if i in rows)


def _elsewhere(atlas: Atlas, document: str, start: int, end: int, quote: str) -> tuple[Hit, ...]:
    if not 0 < len(quote.split()) <= _MOST_SOUGHT:
        return ()
    hits = atlas.book.search(quote, _MOST_PASSAGES + 2)
    others = [h for h in hits if h.document != document or h.end <= start or h.start >= end]
    return tuple(others[:_MOST_PASSAGES])
