"""Where places are: coordinates by name (GeoNames) and by country (Natural Earth), for the places of a book."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import func, select

from salname import lang
from salname.know import schema
from salname.know.book import Entity
from salname.show.atlas.drawings import land
from salname.show.atlas.state import Atlas

_KINDS = ("place", "polity", "facility")
_MOST = 400
_LANGUAGES = ("az",)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its coordinates in degrees; ``area`` says that they are the middle of a country."""

    label: str
    kind: str
    mentions: int
    longitude: float
    latitude: float
    area: bool


@cache
def _towns() -> dict[str, tuple[float, float]]:
    out: dict[str, tuple[float, float]] = {}
    for row in _rows("coordinates"):
        label, _, latitude, longitude = row[:4]
        out[label] = (float(longitude), float(latitude))
    return out


@cache
def _countries() -> dict[str, tuple[float, float]]:
    middles = land.middles()
    return {name: middles[code] for _, name, code in _rows("cldr") if code in middles}


def _rows(name: str) -> list[list[str]]:
    out: list[list[str]] = []
    for language in _LANGUAGES:
        source = lang.path(language, f"gazetteer/{name}.tsv")
        lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
        out += [line.split("\t") for line in lines if line and not line.startswith("#")]
    return out


def located(label: str, spellings: tuple[str, ...]) -> tuple[float, float, bool] | None:
    """Give longitude, latitude and whether they are a country's middle, for a thing known under some names."""
    for name in (label, *spellings):
        if name in _countries():
            return (*_countries()[name], True)
        if name in _towns():
            return (*_towns()[name], False)
    return None


def of_book(atlas: Atlas, first: int | None = None, last: int | None = None) -> list[Place]:
    """The places of a book that can be drawn, the most mentioned first; counted only in sentences of some years."""
    return atlas.remember(("places", first, last), lambda: _of_book(atlas, first, last))


def _of_book(atlas: Atlas, first: int | None, last: int | None) -> list[Place]:
    names, entities, times = schema.RECORDS["name"], schema.entities, schema.RECORDS["time"]
    query = (
        select(entities.c.id, entities.c.label, entities.c.kind, names.c.base, func.count().label("n"))
        .join(names, names.c.entity_id == entities.c.id)
        .where(entities.c.kind.in_(_KINDS))
        .group_by(entities.c.id, names.c.base)
    )
    if first is not None or last is not None:
        within = select(times.c.sentence_id)
        within = within.where(times.c.last_year >= first) if first is not None else within
        within = within.where(times.c.first_year <= last) if last is not None else within
        query = query.where(names.c.sentence_id.in_(within))
    grouped: dict[int, list[Any]] = {}
    with atlas.book.reading() as connection:
        for row in connection.execute(query.order_by(entities.c.id, names.c.base)):
            grouped.setdefault(row.id, []).append(row)
    out = []
    for rows in grouped.values():
        found = located(rows[0].label, tuple(r.base for r in rows))
        if found:
            out.append(Place(rows[0].label, rows[0].kind, sum(r.n for r in rows), *found))
    return sorted(out, key=lambda p: (-p.mentions, p.label))[:_MOST]


def drawn(atlas: Atlas, entity: Entity) -> land.Map | None:
    """Give the small map of one place; None where its coordinates are not known."""
    if entity.kind not in _KINDS:
        return None
    here = [p for p in of_book(atlas) if p.label == entity.label]
    return land.draw([(here[0], "")], width=420, height=240, around=32.0 if here[0].area else 16.0) if here else None
