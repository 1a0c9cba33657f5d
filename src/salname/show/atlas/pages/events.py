"""Events: what happened, by type, actor, place and period, and what the text says was the cause of what."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show.atlas import view
from salname.show.atlas.queries import events
from salname.show.atlas.queries.events import Asked

NAV = view.Nav("/events", "Events", 60)


def show(request: Request) -> Response:
    """Answer with the events that the filters leave."""
    atlas, given = view.atlas(request), request.query_params
    asked = Asked(
        type=given.get("type", ""),
        who=given.get("who", ""),
        place=given.get("place", ""),
        first=view.year_asked(given.get("from")),
        last=view.year_asked(given.get("to")),
    )
    found = events.listed(atlas, asked, view.whole_number(given.get("page"), 1, 10**6, 1))
    return view.page(
        request,
        "events.html",
        asked=asked,
        found=found,
        participants=events.participants(atlas, list(found.rows)),
        types=events.types(atlas),
        actors=events.actors(atlas),
        places=events.places(atlas),
        causes=[] if asked != Asked() else events.causes(atlas),
    )


ROUTES = [Route("/events", show)]
