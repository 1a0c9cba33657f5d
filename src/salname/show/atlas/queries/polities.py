"""Polities with the times that the text gives for their beginning and end."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from salname.know import schema
from salname.show.atlas.state import Atlas

_MOST = 60


@dataclass(frozen=True, slots=True)
class Life:
    """A polity and the EDTF of its beginning and end; None where the text does not say."""

    label: str
    begin: str | None
    end: str | None


def lives(atlas: Atlas) -> list[Life]:
    """The polities whose beginning or end is told (``inception`` and ``dissolved``), the earliest first."""

    def make() -> list[Life]:
        facts, entities = schema.RECORDS["relation"], schema.entities
        query = (
            select(entities.c.label, facts.c.property, facts.c.time, facts.c.first_year)
            .join(entities, entities.c.id == facts.c.subject_id)
            .where(entities.c.kind == "polity", facts.c.property.in_(("inception", "dissolved")))
            .where(facts.c.first_year.is_not(None))
            .order_by(facts.c.first_year, facts.c.id)
        )
        found: dict[str, dict[str, str]] = {}
        with atlas.book.reading() as connection:
            for row in connection.execute(query):
                times = found.setdefault(row.label, {})
                if row.property == "inception":
                    times.setdefault("inception", row.time)
                else:
                    times["dissolved"] = row.time
        return [Life(label, t.get("inception"), t.get("dissolved")) for label, t in list(found.items())[:_MOST]]

    return atlas.remember("lives", make)
