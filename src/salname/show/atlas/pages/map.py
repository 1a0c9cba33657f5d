"""The map: the places of the book, sized by how often they are named, in some years or in all."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show.atlas import links, places, view
from salname.show.atlas.drawings import land
from salname.show.atlas.queries import overview

NAV = view.Nav("/map", "Map", 55)


def show(request: Request) -> Response:
    """Answer with the map of ``?from=`` to ``?to=``; years count by the times of the sentences that name a place."""
    atlas, asked = view.atlas(request), request.query_params
    first, last = view.year_asked(asked.get("from")), view.year_asked(asked.get("to"))
    found = places.of_book(atlas, first, last)
    everywhere = [(p, links.entity(p.label)) for p in found]
    return view.page(
        request,
        "map.html",
        first=first,
        last=last,
        found=found,
        unplaced=[e for e in overview.leading(atlas, "place", 120) if not places.located(e.label, ())],
        drawn=atlas.remember(("map", first, last), lambda: land.draw(everywhere)),
        narrow=atlas.remember(("narrow map", first, last), lambda: land.draw(everywhere, width=380, height=420)),
    )


ROUTES = [Route("/map", show)]
