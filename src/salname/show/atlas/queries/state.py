"""What the pages on state ask of the book: a date's fluents in groups, the span of the slider, lines of succession."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from salname import edtf, lang
from salname.know import state
from salname.know.state import table
from salname.know.state.days import EVER, YEAR
from salname.know.state.families import families
from salname.show.atlas.state import Atlas

GROUPS = ("state", "offices", "institutions", "law", "abroad", "happenings", "persons", "figures")
"""The groups of fluents, in the order of a page."""

_TITLES = {
    "state": "State",
    "offices": "Offices",
    "institutions": "Institutions",
    "law": "Law",
    "abroad": "Abroad",
    "happenings": "What goes on",
    "persons": "Persons",
    "figures": "Figures of the time",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some holdings under one title (English), and the families of which the text says nothing."""

    name: str
    title: str
    holdings: tuple[state.Holding, ...]
    unsaid: tuple[str, ...]


def subjects(atlas: Atlas) -> tuple[str, ...]:
    """The subjects that the documents are about."""
    return atlas.remember("state subjects", lambda: state.main_subjects(atlas.book))


def span(atlas: Atlas, of: str | None) -> tuple[int, int] | None:
    """The first and last year that the text tells of a subject: how far a value may reach on does not count."""

    def make() -> tuple[int, int] | None:
        whole, last = state.span(atlas.book, of), _last_told(atlas, of, opening=False)
        if whole is None:
            return None
        return whole.lo // YEAR, min(whole.hi, whole.hi if last is None else max(last, whole.lo)) // YEAR

    return atlas.remember(("state span", of), make)


def opening_date(atlas: Atlas, of: str | None) -> str:
    """The year (EDTF) that a page shows if none is asked for: the latest in which something is told to begin."""

    def make() -> str:
        last = _last_told(atlas, of, opening=True)
        return "" if last is None else edtf.year(last // YEAR)

    return atlas.remember(("state opening", of), make)


def _last_told(atlas: Atlas, of: str | None, *, opening: bool) -> int | None:
    where = table.fluents.c
    begun = select(func.max(where.since_hi)).where(where.denied.is_(False), where.since_hi < EVER)
    ended = select(func.max(where.until_hi)).where(where.denied.is_(False), where.ended, where.until_hi < EVER)
    if of is not None:
        begun, ended = begun.where(where.subject == of), ended.where(where.subject == of)
    with atlas.book.reading() as connection:
        days = [connection.execute(begun.where(where.family != "figure") if opening else begun).scalar()]
        days += [] if opening else [connection.execute(ended).scalar()]
    return max((day for day in days if day is not None), default=None)


def groups(holdings: Sequence[state.Holding], of: str | None) -> list[Group]:
    """Put holdings into their groups; for one subject, the families of the state that are not told are named too."""
    known = families(lang.DEFAULT)
    out = []
    for name in GROUPS:
        some = tuple(h for h in holdings if h.family.group == name)
        told = {h.family.name for h in some if h.fluent.subject == of}
        asked = name == "state" and of is not None
        unsaid = tuple(f.name for f in known.values() if asked and f.asked and f.name not in told)
        if some or unsaid:
            out.append(Group(name, _TITLES[name], some, unsaid))
    return out


def line(atlas: Atlas, of: str) -> tuple[state.Stage, ...]:
    """The line of polities of a subject, gaps as gaps."""
    return atlas.remember(("succession", of), lambda: state.succession(atlas.book, of))
