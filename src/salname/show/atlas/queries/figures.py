"""Figures: the list by filters, and those of one measure and thing over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, func, select

from salname.know import schema
from salname.know import series as know_series
from salname.know.series import Composition, Series, Told
from salname.model import Figure
from salname.show.atlas.queries.names import Listed, paged
from salname.show.atlas.queries.overview import with_document
from salname.show.atlas.state import Atlas

PAGE = 60
_MOST_CHOICES = 300
_MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are wanted; empty parts take any. Years are astronomical."""

    kind: str = ""
    measure: str = ""
    entity: str = ""
    first: int | None = None
    last: int | None = None


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


def series(atlas: Atlas) -> tuple[Series, ...]:
    """Measures of one thing that are told for two or more times, the longest series first."""
    return atlas.remember("series", lambda: know_series.series(_told(atlas)))


def one_series(atlas: Atlas, of: str, measures: str, unit: str) -> Series | None:
    """The series of these names; None where there is none."""
    wanted = (of, measures, unit)
    return next((s for s in series(atlas) if (s.of or "", s.measures, s.unit) == wanted), None)


def compositions(atlas: Atlas) -> tuple[Composition, ...]:
    """Wholes and the parts that are told beside them, in order of place."""
    return atlas.remember("compositions", lambda: know_series.compositions(_told(atlas)))


def _told(atlas: Atlas) -> tuple[Told, ...]:
    def make() -> tuple[Told, ...]:
        found = islice(atlas.book.records("figure"), _MOST_ROWS)
        return tuple(Told(s.document, s.record) for s in found if isinstance(s.record, Figure))

    return atlas.remember("told figures", make)
