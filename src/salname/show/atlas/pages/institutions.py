"""Institutions: the chambers of a date as half circles, the line of polities, and persons in their offices."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.errors import SalnameError
from salname.know import state
from salname.know.state.chambers import Chamber, chambers
from salname.show import day
from salname.show.atlas import links, view
from salname.show.atlas.drawings import ages
from salname.show.atlas.drawings.hemicycle import Hemicycle, hemicycle
from salname.show.atlas.queries import state as queries

NAV = view.Nav("/institutions", "Institutions", 38)
_LONGEST = 60
_MOST_BARS = 60


def show(request: Request) -> Response:
    """Answer with the institutions of ``?on=`` (any EDTF date, the latest told if there is none)."""
    atlas = view.atlas(request)
    subjects = queries.subjects(atlas)
    of = subjects[0] if subjects else None
    on = request.query_params.get("on", "").strip()[:_LONGEST] or queries.opening_date(atlas, of)
    houses: list[tuple[Chamber, Hemicycle]] = []
    wrong = False
    try:
        for house in chambers(atlas.book, on) if on else ():
            if drawn := hemicycle(house.seats, house.appointed):
                houses.append((house, drawn))
    except SalnameError:
        wrong = True
    return view.page(
        request,
        "institutions.html",
        on=on,
        of=of,
        wrong=wrong,
        houses=houses,
        line=_line(request, of) if of else None,
        offices=_offices(request),
    )


def _line(request: Request, of: str) -> ages.Ages | None:
    stages = queries.line(view.atlas(request), of)
    return ages.ages(
        [
            ages.Row(s.fluent.value, links.with_query("/state", on=state.days.text(s.fluent.since.hi), of=of), s.fluent)
            for s in stages
            if s.fluent
        ]
    )


def _offices(request: Request) -> list[tuple[str, ages.Ages]]:
    """Bars of the persons in the offices of each body."""
    atlas, words = view.atlas(request), view.wording(request)
    held = atlas.remember("offices", lambda: state.every(atlas.book, "office", _MOST_BARS))
    out = []
    for subject, some in groupby(held, key=lambda f: f.subject):
        rows = [
            ages.Row(f"{f.value}, {day.office_label(f.detail, words)}", links.entity(f.value), f)
            for f in some
            if f.value
        ]
        if drawn := ages.ages(rows):
            out.append((subject, drawn))
    return out


ROUTES = [Route("/institutions", show)]
