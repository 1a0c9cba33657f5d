"""A year, or another period, on one page as a salname had it; it prints well."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from salname import edtf
from salname.errors import SalnameError
from salname.know import yearbook
from salname.show import day, year
from salname.show.atlas import view
from salname.show.atlas.queries import overview

NAV = view.Nav("/year", "Yearbook", 37)


def newest(request: Request) -> Response:
    """Lead to the year of ``?y=``, or to the one that the texts say most of."""
    asked = view.year_asked(request.query_params.get("y"))
    if asked is None:
        years = [s for s in overview.stretches(view.atlas(request)) if s[0] == s[1]]
        asked = max(years, key=lambda s: (s[2], s[0]))[0] if years else None
    if asked is None:
        raise HTTPException(404)
    return RedirectResponse(f"/year/{edtf.year(asked)}", status_code=307)


def show(request: Request) -> Response:
    """Answer with the yearbook of a year (``/year/1991``) or another EDTF period (``/year/1941/1945``)."""
    period = request.path_params["period"]
    words = view.wording(request)
    try:
        found = yearbook.of(view.atlas(request).book, period)
    except SalnameError:
        raise HTTPException(404) from None
    single = found.first == found.last
    return view.page(
        request,
        "year.html",
        found=found,
        sections=[(title, some) for title, some in year.sections(found) if some],
        chapters=[(title, some) for title, some in year.chapters(found) if some],
        heading=year.heading,
        before=edtf.year(found.first - 1) if single else None,
        after=edtf.year(found.last + 1) if single else None,
        label=lambda h: day.label(h, words),
        lasting=lambda f: day.span(f, words),
    )


ROUTES = [Route("/year", newest), Route("/year/{period:path}", show)]
