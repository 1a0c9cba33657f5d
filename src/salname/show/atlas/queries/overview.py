"""The book as a whole: its documents, counts, span of years, and what is worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from sqlalchemy import Row, Select, and_, func, or_, select

from salname.know import schema
from salname.know.book import Entity
from salname.know.rows import DocumentRow
from salname.show.atlas.state import Atlas

DATE_RANGE = (-10_000, 2_200)
"""Years that a drawing takes in; what lies outside is in the tables all the same."""

_CONSIDERED = 2_000
_KIND_WEIGHT = {"measure": 3.0, "money": 3.0, "share": 2.5, "count": 2.0, "factor": 1.0, "rank": 1.5}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything the book holds."""

    documents: int
    sentences: int
    words: int
    entities: int
    times: int
    figures: int
    names: int
    events: int
    relations: int


def title(atlas: Atlas) -> str:
    """Name the book: by its only document, else by its file."""
    found = documents(atlas)
    return PurePath(found[0].name if len(found) == 1 else atlas.book.path.name).stem


def documents(atlas: Atlas) -> tuple[DocumentRow, ...]:
    """The documents in order."""
    return atlas.remember("documents", atlas.book.documents)


def counts(atlas: Atlas) -> Counts:
    """Count what the book holds; words are counted by the spaces between them."""

    def make() -> Counts:
        said = schema.sentences.c.text
        gaps = func.sum(func.length(said) - func.length(func.replace(said, " ", "")) + 1)
        with atlas.book.reading() as connection:
            sentences, words = connection.execute(select(func.count(), gaps).select_from(schema.sentences)).one()
            entities = connection.execute(select(func.count()).select_from(schema.entities)).scalar_one()
        kinds = {f"{kind}s": number for kind, number in atlas.book.counts().items()}
        return Counts(len(documents(atlas)), sentences, words or 0, entities, **kinds)

    return atlas.remember("counts", make)


def leading(atlas: Atlas, kind: str, limit: int) -> tuple[Entity, ...]:
    """The most mentioned named things of a kind."""
    return atlas.remember(("leading", kind, limit), lambda: atlas.book.entities(kind, limit=limit))


def stretches(atlas: Atlas) -> Sequence[tuple[int, int, int]]:
    """First year, last year and how often, of the dates in the book that have both."""

    def make() -> list[tuple[int, int, int]]:
        table = schema.RECORDS["time"]
        query = (
            select(table.c.first_year, table.c.last_year, func.count())
            .where(table.c.first_year.between(*DATE_RANGE), table.c.last_year.between(*DATE_RANGE))
            .group_by(table.c.first_year, table.c.last_year)
            .order_by(table.c.first_year, table.c.last_year)
        )
        with atlas.book.reading() as connection:
            return [(a, z, n) for a, z, n in connection.execute(query)]

    return atlas.remember("stretches", make)


@dataclass(frozen=True, slots=True)
class Edge:
    """The earliest or the latest year that the book speaks of, with its words."""

    year: int
    document: str
    start: int
    end: int
    quote: str


def edges(atlas: Atlas) -> tuple[Edge, Edge] | None:
    """The earliest and the latest date of the book; None where it has none."""
    return atlas.remember("edges", lambda: _edges(atlas))


def _edges(atlas: Atlas) -> tuple[Edge, Edge] | None:
    table, docs = schema.RECORDS["time"], schema.documents
    base = (
        select(table.c.first_year, table.c.last_year, docs.c.name, table.c.start, table.c.end, table.c.quote)
        .join(docs, docs.c.id == table.c.document_id)
        .where(or_(table.c.last_year.is_(None), table.c.last_year.between(*DATE_RANGE)))  # no year of unknown digits
        .limit(1)
    )
    first = base.where(table.c.first_year.between(*DATE_RANGE)).order_by(table.c.first_year, table.c.id)
    last = base.where(table.c.last_year.between(*DATE_RANGE)).order_by(table.c.last_year.desc(), table.c.id)
    with atlas.book.reading() as connection:
        a, z = connection.execute(first).first(), connection.execute(last).first()
    if a is None or z is None:
        return None
    return Edge(a.first_year, *a[2:]), Edge(z.last_year, *z[2:])


def notable_figures(atlas: Atlas, limit: int) -> list[Row[Any]]:
    """Figures that say most: with what they measure, of what and when; one of each measure and thing."""
    return atlas.remember(("notable", limit), lambda: _notable(atlas, limit))


def _notable(atlas: Atlas, limit: int) -> list[Row[Any]]:
    table = schema.RECORDS["figure"]
    query = with_document(select(table, schema.documents.c.name.label("document")), table)
    query = query.where(and_(table.c.of.is_not(None), table.c.measures != "")).limit(_CONSIDERED)
    with atlas.book.reading() as connection:
        rows = connection.execute(query).all()
    ranked = sorted(rows, key=lambda r: (-_weight(r), r.id))
    out: list[Row[Any]] = []
    seen: dict[str, int] = {}
    for row in ranked:
        if row.measures in seen or seen.get(row.of, 0) > limit // 3:
            continue
        seen[row.measures] = 1
        seen[row.of] = seen.get(row.of, 0) + 1
        out.append(row)
        if len(out) == limit:
            break
    return sorted(out, key=lambda r: r.id)


def _weight(row: Row[Any]) -> float:
    size = len(f"{abs(row.high):.0f}") / 4
    return _KIND_WEIGHT.get(row.kind, 0) + 1.5 * bool(row.time) + size + float(row.confidence or 0)


def with_document(query: Select[Any], table: Any) -> Select[Any]:
    """Join the documents to a query over a table of records."""
    return query.join(schema.documents, schema.documents.c.id == table.c.document_id)


def subjects(atlas: Atlas, limit: int) -> tuple[Entity, ...]:
    """The most mentioned named things of any kind; one that a text opens with counts for several mentions."""

    def make() -> tuple[Entity, ...]:
        names = schema.RECORDS["name"]
        with atlas.book.reading() as connection:
            first = select(names.c.document_id, func.min(names.c.start).label("start")).group_by(names.c.document_id)
            opening = first.subquery()
            here = (names.c.document_id == opening.c.document_id) & (names.c.start == opening.c.start)
            openers = set(connection.execute(select(names.c.entity_id).join(opening, here)).scalars())
        found = atlas.book.entities(limit=limit * _CONSIDERED)
        weighed = sorted(found, key=lambda e: -(e.mentions + _OPENS * (e.id in openers)))
        return tuple(weighed[:limit])

    return atlas.remember(("subjects", limit), make)


_OPENS = 3  # mentions that it is worth to open a text
_CONSIDERED = 4


def findings(atlas: Atlas) -> int | None:
    """How many errors and warnings the audit has; None where the book is too long to audit it unasked."""
    from salname.show.atlas.queries import audit

    return audit.count(atlas)
