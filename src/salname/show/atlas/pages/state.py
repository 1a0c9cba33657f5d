"""State: what was so on a date, how sure, since and until when, and by which words; what changed between two."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from salname.errors import SalnameError
from salname.know import state
from salname.know.state.days import Window
from salname.show import day
from salname.show.atlas import links, view
from salname.show.atlas.drawings import ages
from salname.show.atlas.queries import state as queries

NAV = view.Nav("/state", "State", 35)
_LONGEST = 60  # letters of a date
_MOST = 400


def show(request: Request) -> Response:
    """Answer with the state of ``?on=`` (any EDTF date), of ``?of=`` or of all that is told; ``?since=`` compares."""
    atlas, asked = view.atlas(request), request.query_params
    subjects = queries.subjects(atlas)
    of = asked.get("of", "").strip()[:_LONGEST] or None
    main = of or (subjects[0] if subjects else None)
    span = queries.span(atlas, main)
    on = asked.get("on", "").strip()[:_LONGEST] or queries.opening_date(atlas, main)
    since = asked.get("since", "").strip()[:_LONGEST]
    found, changes, wrong = _asked(request, on, since, of)
    words = view.wording(request)
    return view.page(
        request,
        "state.html",
        on=on,
        since=since,
        of=of,
        subjects=subjects,
        span=span,
        wrong=wrong,
        year_on=_year(on),
        groups=queries.groups(found.holdings, main) if found else [],
        changes=changes,
        line=_line(request, main) if main else None,
        label=lambda h: day.label(h, words),
        family=lambda name: day.family_label(name, words),
        lasting=lambda f: day.span(f, words),
    )


def _asked(
    request: Request, on: str, since: str, of: str | None
) -> tuple[state.State | None, tuple[state.Change, ...], str]:
    book = view.atlas(request).book
    if not on:
        return None, (), ""
    try:
        found = state.on(book, on, of, limit=_MOST)
        return found, state.changed(book, since, on, of) if since else (), ""
    except SalnameError as error:
        return None, (), str(error)


def _year(on: str) -> int | None:
    found = state.days.window(on)
    return None if found is None else found.lo // state.days.YEAR


def _line(request: Request, of: str) -> ages.Ages | None:
    """The line of polities, each leading to the state at its beginning."""
    rows = [
        ages.Row(stage.fluent.value, links.with_query("/state", on=_day(stage.fluent.since), of=of), stage.fluent)
        for stage in queries.line(view.atlas(request), of)
        if stage.fluent
    ]
    return ages.ages(rows)


def _day(since: Window) -> str:
    return state.days.text(since.hi) or state.days.text(since.lo) or ""


def api(request: Request) -> Response:
    """Answer with the state of ``?on=`` as JSON; ``?of=`` and ``?aspect=`` narrow it."""
    asked = request.query_params
    on = asked.get("on", "").strip()[:_LONGEST]
    try:
        found = state.on(
            view.atlas(request).book, on, asked.get("of") or None, asked.get("aspect") or None, limit=_MOST
        )
    except SalnameError as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse({"date": on, "about": found.about, "state": [h.as_json() for h in found.holdings]})


ROUTES = [Route("/state", show), Route("/api/state", api)]
