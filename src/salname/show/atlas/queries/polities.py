"""Polities with when they begin and end: by the fluents of the state, else by what is told of it directly."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from salname.know import schema, state
from salname.know.state.days import EVER, NEVER, Window
from salname.read.text import fold
from salname.show.atlas import links
from salname.show.atlas.state import Atlas

_MOST = 60


@dataclass(frozen=True, slots=True)
class Life:
    """A polity with the windows of its beginning and end; ``sure``: it surely was, from the one to the other.

    ``begin`` and ``end`` are what the text tells of them (EDTF), None where it does not.
    """

    label: str
    address: str
    since: Window
    until: Window
    sure: bool
    begin: str | None
    end: str | None


def lives(atlas: Atlas) -> list[Life]:
    """The polities of the book, the earliest first."""

    def make() -> list[Life]:
        held = [_of_fluent(f) for f in state.every(atlas.book, "polity", _MOST) if f.value]
        known = {fold(life.label) for life in held}
        told = [life for life in _told(atlas) if fold(life.label) not in known]
        return sorted([*held, *told][:_MOST], key=lambda life: (_first(life), life.label))

    return atlas.remember("lives", make)


def _first(life: Life) -> int:
    return next((d for d in (life.since.lo, life.since.hi, life.until.lo) if d not in (NEVER, EVER)), EVER)


def _of_fluent(fluent: state.Fluent) -> Life:
    sure_day = fluent.since.hi if fluent.since.hi != NEVER else fluent.until.lo
    return Life(
        fluent.value,
        links.with_query("/state", on=state.days.text(sure_day), of=fluent.subject),
        fluent.since,
        fluent.until,
        fluent.sure,
        state.days.value(fluent.since) if fluent.began else None,
        state.days.value(fluent.until) if fluent.ended else None,
    )


def _told(atlas: Atlas) -> list[Life]:
    """Polities whose beginning or end (``inception``, ``dissolved``) is told."""
    facts, entities = schema.RECORDS["relation"], schema.entities
    query = (
        select(entities.c.label, facts.c.property, facts.c.time)
        .join(entities, entities.c.id == facts.c.subject_id)
        .where(entities.c.kind == "polity", facts.c.property.in_(("inception", "dissolved")))
        .where(facts.c.first_year.is_not(None))
        .order_by(facts.c.first_year, facts.c.id)
    )
    found: dict[str, dict[str, str]] = {}
    with atlas.book.reading() as connection:
        for row in connection.execute(query):
            found.setdefault(row.label, {}).setdefault(row.property, row.time)
    out = []
    for label, times in found.items():
        begin, end = times.get("inception"), times.get("dissolved")
        since = state.days.window(begin) or Window(NEVER, NEVER)
        until = state.days.window(end) or Window(EVER, EVER)
        if since.lo <= until.hi:  # what ends before it begins is for the audit
            out.append(Life(label, links.entity(label, "polity"), since, until, True, begin, end))
    return out
