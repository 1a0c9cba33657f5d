"""What the book knows of some words of the text: for the reading view, and as a page of its own."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from salname.show import marks
from salname.show.atlas import view
from salname.show.atlas.pages.text import asked_span
from salname.show.atlas.queries import overview, words


def show(request: Request) -> Response:
    """Answer with what is known of ``?o=START-END`` of a document; ``&part=1`` gives it alone, without the page."""
    atlas, document = view.atlas(request), request.path_params["document"]
    length = next((d.length for d in overview.documents(atlas) if d.name == document), 0)
    span = asked_span(request.query_params.get("o"))
    if span is None or span.start >= length:
        raise HTTPException(404)
    known = words.known(atlas, document, span.start, min(span.end, length))
    elsewhere = [
        (hit, marks.highlighted(hit.text, [(m.start - hit.start, m.end - hit.start) for m in hit.marks]))
        for hit in known.elsewhere
    ]
    shown: dict[str, Any] = {"known": known, "elsewhere": elsewhere, "asked": " ".join(known.quote.split())[:200]}
    if request.query_params.get("part"):
        return HTMLResponse(view.render(request, "found.html", **shown))
    return view.page(request, "words.html", **shown)


ROUTES = [Route("/words/{document:path}", show)]
