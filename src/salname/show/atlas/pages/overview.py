"""The overview: what the text is about, in ten seconds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show.atlas import view
from salname.show.atlas.drawings import strip
from salname.show.atlas.queries import overview

NAV = view.Nav("/", "Overview", 10)
_LEADING = (("person", "Persons"), ("place", "Places"), ("polity", "States"))


def show(request: Request) -> Response:
    """Answer with the overview."""
    atlas = view.atlas(request)
    found = overview.stretches(atlas)
    return view.page(
        request,
        "overview.html",
        documents=overview.documents(atlas),
        counts=overview.counts(atlas),
        edges=overview.edges(atlas),
        leading=[(kind, label, overview.leading(atlas, kind, 8)) for kind, label in _LEADING],
        subjects=overview.subjects(atlas, 3),
        figures=overview.notable_figures(atlas, 9),
        findings=overview.findings(atlas),
        strips=(strip.strip(found, strip.WIDE, 110), strip.strip(found, strip.NARROW, 90)),
    )


ROUTES = [Route("/", show)]
