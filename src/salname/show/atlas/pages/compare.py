"""Compare: documents of the book side by side, where they disagree, what they share, what only one of them says."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show.atlas import view
from salname.show.atlas.queries import comparing, overview

NAV = view.Nav("/compare", "Compare", 85)
_FIRST = 3  # documents that are compared if none are asked for


def show(request: Request) -> Response:
    """Answer with the comparison of the documents of ``?of=`` (given once for each), or of the first ones."""
    atlas = view.atlas(request)
    documents = [d.name for d in overview.documents(atlas)]
    asked = set(request.query_params.getlist("of"))
    chosen = [d for d in documents if d in asked][: comparing.MOST] if asked else documents[:_FIRST]
    return view.page(
        request,
        "compare.html",
        documents=documents,
        chosen=chosen,
        most=comparing.MOST,
        beside=comparing.beside(atlas, chosen) if len(chosen) > 1 else None,
    )


ROUTES = [Route("/compare", show)]
