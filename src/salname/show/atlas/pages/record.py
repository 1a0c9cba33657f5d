"""One record: what was read, the rule that read it, and the words it was read from."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from salname.know.book import Stored
from salname.model import payload
from salname.show import marks
from salname.show.atlas import view
from salname.show.atlas.state import Atlas

_MOST_TOGETHER = 6


def show(request: Request) -> Response:
    """Answer with a record's page; ``?part=1`` gives it alone, with those of ``&with=ID,ID``, for the reading view."""
    book = view.atlas(request).book
    stored = book.record(request.path_params["id"])
    if not request.query_params.get("part"):
        return view.page(
            request,
            "record.html",
            stored=stored,
            values=payload(stored.record),
            context=_context(view.atlas(request), stored),
        )
    more = [i for i in request.query_params.get("with", "").split(",") if i][: _MOST_TOGETHER - 1]
    together = [stored, *(book.record(id) for id in more)]
    shown = [(s, payload(s.record)) for s in together]
    return HTMLResponse(view.render(request, "panel.html", shown=shown))


def _context(atlas: Atlas, stored: Stored) -> Markup:
    record = stored.record
    around = atlas.book.sentences(stored.document, record.start, record.end)
    start, end = (around[0].start, around[-1].end) if around else (record.start, record.end)
    text = atlas.book.passage(stored.document, start, end)
    return marks.highlighted(text, [(record.start - start, record.end - start)])


ROUTES = [Route("/record/{id}", show)]
