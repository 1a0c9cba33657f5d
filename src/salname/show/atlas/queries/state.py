"""What the pages on state ask of the book: a date's fluents in groups, the span of the slider, lines of succession."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname import lang
from salname.know import state
from salname.know.state.days import YEAR
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
    """The first and last year that a subject's fluents change in."""

    def make() -> tuple[int, int] | None:
        found = state.span(atlas.book, of)
        return (found.lo // YEAR, found.hi // YEAR) if found else None

    return atlas.remember(("state span", of), make)


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
