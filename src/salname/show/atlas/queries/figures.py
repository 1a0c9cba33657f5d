"""Figures: the list by filters, and those of one measure and thing over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, distinct, func, select

from salname.know import schema
from salname.show.atlas.queries.names import Listed, paged
from salname.show.atlas.queries.overview import with_document
from salname.show.atlas.state import Atlas

PAGE = 60
_MOST_CHOICES = 300
_MOST_SERIES = 200
_MOST_POINTS = 500
_MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are wanted; empty parts take any. Years are astronomical."""

    kind: str = ""
    measure: str = ""
    entity: str = ""
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure, thing and unit at two or more times, by what tells them apart."""

    of: str
    measures: str
    unit: str
    kind: str
    points: int
    first: int | None
    last: int | None


def choices(atlas: Atlas, column: str) -> list[tuple[str, int]]:
    """The values of a column (``kind``, ``measures``, ``of``) with how many figures have each, most first."""

    def make() -> list[tuple[str, int]]:
        field = schema.RECORDS["figure"].c[column]
        count = func.count()
        query = select(field, count).where(field.is_not(None), field != "").group_by(field)
        with atlas.book.reading() as connection:
            found = connection.execute(query.order_by(count.desc(), field).limit(_MOST_CHOICES))
            return [(value, number) for value, number in found]

    return atlas.remember(("figure choices", column), make)


def listed(atlas: Atlas, asked: Asked, number: int) -> Listed:
    """A page of the figures that are asked for, in order of place."""
    table = schema.RECORDS["figure"]
    query = _asked(with_document(select(table, schema.documents.c.name.label("document")), table), asked)
    with atlas.book.reading() as connection:
        total = connection.execute(_asked(select(func.count()).select_from(table), asked)).scalar_one()
        of, number = paged(total, PAGE, number)
        query = query.order_by(table.c.document_id, table.c.start, table.c.id)
        rows = connection.execute(query.limit(PAGE).offset((number - 1) * PAGE)).all()
    return Listed(rows, number, of, total)


def every(atlas: Atlas, asked: Asked) -> list[Row[Any]]:
    """All figures that are asked for, at most a hundred thousand, in order of place."""
    table = schema.RECORDS["figure"]
    query = _asked(with_document(select(table, schema.documents.c.name.label("document")), table), asked)
    with atlas.book.reading() as connection:
        return list(
            connection.execute(query.order_by(table.c.document_id, table.c.start, table.c.id).limit(_MOST_ROWS))
        )


def _asked(query: Select[Any], asked: Asked) -> Select[Any]:
    table = schema.RECORDS["figure"]
    for column, value in ((table.c.kind, asked.kind), (table.c.measures, asked.measure), (table.c.of, asked.entity)):
        if value:
            query = query.where(column == value)
    if asked.first is not None:
        query = query.where(table.c.last_year >= asked.first)
    if asked.last is not None:
        query = query.where(table.c.first_year <= asked.last)
    return query


def series(atlas: Atlas) -> Sequence[Series]:
    """What has figures at two or more times, the longest series first."""

    def make() -> list[Series]:
        table = schema.RECORDS["figure"]
        times = func.count(distinct(table.c.time))
        by = (table.c.of, table.c.measures, table.c.unit, table.c.kind)
        query = (
            select(*by, times, func.min(table.c.first_year), func.max(table.c.last_year))
            .where(table.c.first_year.is_not(None), table.c.of.is_not(None), table.c.measures != "")
            .where(table.c.kind.not_in(("factor", "rank")))
            .group_by(*by)
            .having(times > 1)
            .order_by(times.desc(), *by)
            .limit(_MOST_SERIES)
        )
        with atlas.book.reading() as connection:
            return [Series(*row) for row in connection.execute(query)]

    return atlas.remember("series", make)


def points(atlas: Atlas, of: str, measures: str, unit: str) -> list[Row[Any]]:
    """The figures of a series in order of time."""
    table = schema.RECORDS["figure"]
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    query = query.where(table.c.of == of, table.c.measures == measures, table.c.unit == unit)
    query = query.where(table.c.first_year.is_not(None), table.c.kind.not_in(("factor", "rank")))
    with atlas.book.reading() as connection:
        return list(
            connection.execute(query.order_by(table.c.first_year, table.c.time, table.c.id).limit(_MOST_POINTS))
        )
