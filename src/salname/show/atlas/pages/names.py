"""Names: every person, place, polity ... of the book, and a page for each."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from salname.show import marks
from salname.show.atlas import links, places, view
from salname.show.atlas.drawings import axis, strip
from salname.show.atlas.queries import names, overview
from salname.show.atlas.state import Atlas

NAV = view.Nav("/names", "Names", 50)


def index(request: Request) -> Response:
    """Answer with the list of named things, by ``?kind=`` and ``?find=``."""
    atlas, asked = view.atlas(request), request.query_params
    kinds = names.kinds(atlas)
    kind = view.chosen(asked.get("kind"), [k for k, _ in kinds])
    sought = asked.get("find", "").strip()[:100]
    sections = []
    if not kind and not sought:
        sections = [(k, number, overview.leading(atlas, k, 15)) for k, number in kinds]
    found = names.listed(atlas, kind, sought, view.whole_number(asked.get("page"), 1, 10**6, 1))
    return view.page(request, "names.html", kinds=kinds, kind=kind, sought=sought, sections=sections, found=found)


def show(request: Request) -> Response:
    """Answer with the page of one named thing."""
    atlas, label = view.atlas(request), request.path_params["entity"]
    namesakes = names.find(atlas, label, request.query_params.get("kind", ""))
    if not namesakes and (meant := names.called(atlas, label)):
        return RedirectResponse(links.entity(meant), status_code=307)
    if not namesakes:
        raise HTTPException(404)
    entity = namesakes[0]
    mentions = names.mentions(atlas, entity.id, view.whole_number(request.query_params.get("page"), 1, 10**6, 1))
    return view.page(
        request,
        "entity.html",
        entity=entity,
        namesakes=namesakes[1:],
        spellings=names.spellings(atlas, entity.id),
        mentions=mentions,
        contexts=[_context(row) for row in mentions.rows],
        relations=names.relations(atlas, entity.id),
        figures=names.figures(atlas, entity.id),
        events=names.events(atlas, entity.id),
        most_events=names.MOST_EVENTS,
        neighbours=names.neighbours(atlas, entity.id),
        strips=_strips(atlas, entity.id),
        place=places.drawn(atlas, entity),
    )


def _context(row: Any) -> Markup:
    if row.text is None:
        return Markup("")
    at = row._mapping["from"]
    return marks.highlighted(row.text, [(row.start - at, row.end - at)])


def _strips(atlas: Atlas, entity: int) -> tuple[strip.Strip | None, ...]:
    """Strips of when the book speaks of the thing, over the axis of the whole book so that pages compare."""
    own = names.when(atlas, entity)
    if not own:
        return (None, None)
    whole = overview.stretches(atlas)
    return tuple(strip.strip(own, w, 60, axis.build(whole, w)) for w in (strip.WIDE, strip.NARROW))


ROUTES = [Route("/names", index), Route("/names/{entity:path}", show)]
