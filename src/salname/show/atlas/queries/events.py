"""Events by type, actor, place and period, and causes that the text states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, or_, select

from salname.know import schema
from salname.show.atlas.queries.names import Listed, paged
from salname.show.atlas.queries.overview import with_document
from salname.show.atlas.state import Atlas

PAGE = 80
_MOST = 5_000
_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What events are wanted; empty parts take any. Years are astronomical."""

    type: str = ""
    who: str = ""
    place: str = ""
    first: int | None = None
    last: int | None = None


def types(atlas: Atlas) -> list[tuple[str, int]]:
    """The types of event with how many there are of each, most first."""
    return _choices(atlas, schema.RECORDS["event"].c.type)


def places(atlas: Atlas) -> list[tuple[str, int]]:
    """The places of events with how many there are at each."""
    return _choices(atlas, schema.RECORDS["event"].c.place)


def actors(atlas: Atlas) -> list[tuple[str, int]]:
    """Who and what takes part in events, with in how many."""
    return _choices(atlas, schema.participants.c.name)


def _choices(atlas: Atlas, field: Any) -> list[tuple[str, int]]:
    def make() -> list[tuple[str, int]]:
        count = func.count()
        query = select(field, count).where(field.is_not(None), field != "").group_by(field)
        with atlas.book.reading() as connection:
            found = connection.execute(query.order_by(count.desc(), field).limit(_MOST_CHOICES))
            return [(value, number) for value, number in found]

    return atlas.remember(("event choices", str(field)), make)


def listed(atlas: Atlas, asked: Asked, number: int) -> Listed:
    """A page of the events that are asked for: in order of time, then those without one in order of place."""
    table = schema.RECORDS["event"]
    with atlas.book.reading() as connection:
        total = connection.execute(_asked(select(func.count()).select_from(table), asked)).scalar_one()
        of, number = paged(total, PAGE, number)
        query = _asked(with_document(select(table, schema.documents.c.name.label("document")), table), asked)
        order = (table.c.first_year.is_(None), table.c.first_year, table.c.time, table.c.id)
        rows = connection.execute(query.order_by(*order).limit(PAGE).offset((number - 1) * PAGE)).all()
    return Listed(rows, number, of, total)


def _asked(query: Select[Any], asked: Asked) -> Select[Any]:
    table, who = schema.RECORDS["event"], schema.participants
    if asked.type:
        query = query.where(table.c.type == asked.type)
    if asked.place:
        query = query.where(table.c.place == asked.place)
    if asked.who:
        query = query.where(table.c.id.in_(select(who.c.event_id).where(who.c.name == asked.who)))
    if asked.first is not None:
        query = query.where(table.c.last_year >= asked.first)
    if asked.last is not None:
        query = query.where(table.c.first_year <= asked.last)
    return query


def participants(atlas: Atlas, rows: list[Any]) -> dict[int, list[Any]]:
    """Who takes part in these events, with the label of the entity where there is one."""
    who, entities = schema.participants, schema.entities
    query = (
        select(who.c.event_id, who.c.role, who.c.name, entities.c.label)
        .outerjoin(entities, entities.c.id == who.c.entity_id)
        .where(who.c.event_id.in_([row.id for row in rows]))
        .order_by(who.c.event_id, who.c.position)
    )
    out: dict[int, list[Any]] = {}
    with atlas.book.reading() as connection:
        for row in connection.execute(query):
            out.setdefault(row.event_id, []).append(row)
    return out


def causes(atlas: Atlas, limit: int = 60) -> list[Row[Any]]:
    """What the text says to be the cause of what: ``object`` is the cause of ``subject``."""
    table = schema.RECORDS["relation"]
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    with atlas.book.reading() as connection:
        return list(connection.execute(query.where(table.c.property == "cause").order_by(table.c.id).limit(limit)))


def dated(atlas: Atlas, first: int | None = None, last: int | None = None) -> list[Row[Any]]:
    """Events with a time for the timeline, in order of it, within some years if given."""
    table = schema.RECORDS["event"]
    columns = (table.c.id, table.c.type, table.c.label, table.c.time, table.c.inferred_time, table.c.start, table.c.end,
               table.c.quote, table.c.first_year, table.c.last_year,
               schema.documents.c.name.label("document"))  # fmt: skip
    query = with_document(select(*columns), table)
    query = query.where(or_(table.c.first_year.is_not(None), table.c.last_year.is_not(None)))
    if first is not None:
        query = query.where(or_(table.c.last_year >= first, table.c.last_year.is_(None)))
    if last is not None:
        query = query.where(or_(table.c.first_year < last, table.c.first_year.is_(None)))
    with atlas.book.reading() as connection:
        return list(connection.execute(query.order_by(table.c.first_year, table.c.time, table.c.id).limit(_MOST)))
