"""Named things: the list of them, and all that the book has of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, distinct, func, or_, select

from salname.know import schema
from salname.know.book import Entity
from salname.show.atlas.queries.overview import DATE_RANGE, with_document
from salname.show.atlas.state import Atlas

PAGE = 180
MENTIONS = 40
_FIRST = ("person", "place", "polity")
_MOST_FACTS = 120
MOST_EVENTS = 60
MOST_FIGURES = 40
_MOST_NEIGHBOURS = 18


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a long list: its rows, its number from 1, and how many pages and rows there are in all."""

    rows: Sequence[Any]
    number: int
    of: int
    total: int


def paged(total: int, size: int, number: int) -> tuple[int, int]:
    """Give how many pages there are and which of them is meant."""
    of = max(1, -(-total // size))
    return of, max(1, min(number, of))


def kinds(atlas: Atlas) -> list[tuple[str, int]]:
    """The kinds of named things with how many there are of each: persons, places and polities first, then by number."""

    def make() -> list[tuple[str, int]]:
        table = schema.entities
        count = func.count()
        query = select(table.c.kind, count).group_by(table.c.kind).order_by(count.desc(), table.c.kind)
        with atlas.book.reading() as connection:
            found = [(kind, number) for kind, number in connection.execute(query)]
        return sorted(found, key=lambda pair: _FIRST.index(pair[0]) if pair[0] in _FIRST else len(_FIRST))

    return atlas.remember("entity kinds", make)


def listed(atlas: Atlas, kind: str, sought: str, number: int) -> Listed:
    """Named things of a kind (any if empty) whose label has ``sought`` in it, the most mentioned first."""
    table = schema.entities
    query: Select[Any] = select(table)
    if kind:
        query = query.where(table.c.kind == kind)
    if sought:
        query = query.where(or_(*(table.c.label.contains(form, autoescape=True) for form in _forms(sought))))
    with atlas.book.reading() as connection:
        total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        of, number = paged(total, PAGE, number)
        query = query.order_by(table.c.mentions.desc(), table.c.label).limit(PAGE).offset((number - 1) * PAGE)
        return Listed(connection.execute(query).all(), number, of, total)


def _forms(sought: str) -> tuple[str, ...]:
    """SQLite folds no letter beyond ASCII, so the usual ways to write a name are all asked for."""
    return tuple(dict.fromkeys((sought, sought[:1].upper() + sought[1:], sought[:1].replace("i", "İ") + sought[1:])))


def find(atlas: Atlas, label: str, kind: str = "") -> tuple[Entity, ...]:
    """Give the things that a label names, the most mentioned first; more than one where namesakes differ in kind."""
    table = schema.entities
    query = select(table.c.id, table.c.label, table.c.kind, table.c.mentions).where(table.c.label == label)
    with atlas.book.reading() as connection:
        found = connection.execute(query.order_by(table.c.mentions.desc(), table.c.id)).all()
    return tuple(sorted((Entity(*row) for row in found), key=lambda e: e.kind != kind))


def called(atlas: Atlas, base: str) -> str | None:
    """Give the label of the thing that is most often called so; None where nothing is."""
    named, table = schema.RECORDS["name"], schema.entities
    query = select(table.c.label).join(named, named.c.entity_id == table.c.id).where(named.c.base == base)
    query = query.group_by(table.c.id).order_by(func.count().desc(), table.c.id).limit(1)
    with atlas.book.reading() as connection:
        return connection.execute(query).scalar()


def spellings(atlas: Atlas, entity: int) -> list[tuple[str, int]]:
    """The base forms under which a thing is named, with how often."""
    table = schema.RECORDS["name"]
    count = func.count()
    query = select(table.c.base, count).where(table.c.entity_id == entity).group_by(table.c.base)
    with atlas.book.reading() as connection:
        return [(base, n) for base, n in connection.execute(query.order_by(count.desc(), table.c.base))]


def mentions(atlas: Atlas, entity: int, number: int) -> Listed:
    """Mentions in order of place, each with its sentence."""
    names, sentences = schema.RECORDS["name"], schema.sentences
    columns = (names.c.id, names.c.start, names.c.end, schema.documents.c.name.label("document"), sentences.c.text,
               sentences.c.start.label("from"))  # fmt: skip
    query = with_document(select(*columns), names).outerjoin(sentences, sentences.c.id == names.c.sentence_id)
    query = query.where(names.c.entity_id == entity)
    with atlas.book.reading() as connection:
        total = connection.execute(select(func.count()).where(names.c.entity_id == entity)).scalar_one()
        of, number = paged(total, MENTIONS, number)
        query = query.order_by(names.c.document_id, names.c.start).limit(MENTIONS).offset((number - 1) * MENTIONS)
        return Listed(connection.execute(query).all(), number, of, total)


def relations(atlas: Atlas, entity: int) -> list[Row[Any]]:
    """Lasting facts with the thing as subject or object."""
    table = schema.RECORDS["relation"]
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    query = query.where(or_(table.c.subject_id == entity, table.c.object_id == entity))
    return _rows(atlas, query.order_by(table.c.property, table.c.first_year, table.c.id).limit(_MOST_FACTS))


def figures(atlas: Atlas, entity: int) -> list[Row[Any]]:
    """Figures of the thing, those of one measure together."""
    table = schema.RECORDS["figure"]
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    return _rows(
        atlas, query.where(table.c.of_id == entity).order_by(table.c.measures, table.c.first_year).limit(MOST_FIGURES)
    )


def events(atlas: Atlas, entity: int) -> list[Row[Any]]:
    """Events that the thing takes part in, those with a time in order of it, then the others."""
    table, who = schema.RECORDS["event"], schema.participants
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    query = query.where(table.c.id.in_(select(who.c.event_id).where(who.c.entity_id == entity)))
    order = (table.c.first_year.is_(None), table.c.first_year, table.c.time, table.c.id)
    return _rows(atlas, query.order_by(*order).limit(MOST_EVENTS))


def neighbours(atlas: Atlas, entity: int) -> list[Any]:
    """Who and what is named in the same sentences, with in how many."""
    names, table = schema.RECORDS["name"], schema.entities
    together = func.count(distinct(names.c.sentence_id)).label("mentions")
    counted = (
        select(names.c.entity_id, together)
        .where(names.c.sentence_id.in_(_sentences_of(entity)), names.c.entity_id != entity)
        .group_by(names.c.entity_id)
        .subquery()
    )
    query = (
        select(table.c.label, table.c.kind, counted.c.mentions)
        .join(counted, counted.c.entity_id == table.c.id)
        .order_by(counted.c.mentions.desc(), table.c.mentions, table.c.id)
        .limit(_MOST_NEIGHBOURS)
    )
    return _rows(atlas, query)


def when(atlas: Atlas, entity: int) -> list[tuple[int, int, int]]:
    """The dated times of the sentences that name the thing: first year, last year, how many."""
    times = schema.RECORDS["time"]
    query = (
        select(times.c.first_year, times.c.last_year, func.count())
        .where(times.c.sentence_id.in_(_sentences_of(entity)))
        .where(times.c.first_year.between(*DATE_RANGE), times.c.last_year.between(*DATE_RANGE))
        .group_by(times.c.first_year, times.c.last_year)
    )
    return [(row[0], row[1], row[2]) for row in _rows(atlas, query)]


def _sentences_of(entity: int) -> Select[Any]:
    """The sentences that name a thing; sought once, and then each record looked up among them."""
    names = schema.RECORDS["name"]
    return select(names.c.sentence_id).where(names.c.entity_id == entity).distinct()


def _rows(atlas: Atlas, query: Select[Any]) -> list[Any]:
    with atlas.book.reading() as connection:
        return list(connection.execute(query))
