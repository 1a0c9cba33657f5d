"""About: which rules read this book, how well they do, and what the program cannot do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname import __version__
from salname.show.atlas import view
from salname.show.atlas.queries import about, overview

NAV = view.Nav("/about", "About", 900)


def show(request: Request) -> Response:
    """Answer with what there is to know about the reading itself."""
    atlas = view.atlas(request)
    return view.page(
        request,
        "about.html",
        version=__version__,
        rules=about.rules(atlas),
        doubts=about.doubts(atlas),
        quality=about.quality(),
        documents=overview.documents(atlas),
    )


ROUTES = [Route("/about", show)]
