"""A record added to words that the reader has passed over: chosen in the text, then filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from salname.errors import BookError
from salname.know import review
from salname.know.book import Stored
from salname.model import KINDS, RecordKind, Span, Time
from salname.show.atlas import links, review_form, view
from salname.show.atlas import review as desks
from salname.show.atlas.pages.review import glimpse
from salname.show.atlas.pages.text import asked_span
from salname.show.atlas.review_form import FormError

_LONGEST = 2_000  # code points of the words that a record is added to


def show(request: Request) -> Response:
    """Answer with the form for a record of ``?kind=`` on ``?document=`` and ``?o=START-END``; ``?part=1``: it alone."""
    asked = request.query_params
    return _form(request, asked.get("document", ""), asked.get("o", ""), asked.get("kind"), None)


def _form(
    request: Request,
    document: str,
    place: str,
    asked: str | None,
    typed: tuple[Mapping[str, Any], str] | None,
) -> Response:
    atlas, span = view.atlas(request), asked_span(place)
    if span is None or span.end - span.start > _LONGEST or document not in {d.name for d in atlas.book.documents()}:
        raise HTTPException(404)
    quote = atlas.book.passage(document, span.start, span.end)
    if not quote.strip():
        raise HTTPException(404)
    kind: RecordKind = next((k for k in KINDS if k == asked), "name")
    values = typed[0] if typed else _proposed(kind, quote)
    shown = Stored("", document, Time(start=span.start, end=span.end, quote=quote, kind="date", edtf=""))
    parts = {
        "document": document,
        "o": f"{span.start}-{span.end}",
        "quote": quote,
        "passage": glimpse(atlas, shown),
        "kind": kind,
        "kinds": KINDS,
        "inputs": review_form.inputs(kind, values, view.wording(request)),
        "wrong": typed[1] if typed else "",
    }
    if request.query_params.get("part"):
        return HTMLResponse(view.render(request, "review_add_form.html", **parts))
    return view.page(request, "review_add.html", status=422 if typed else 200, **parts)


def _proposed(kind: RecordKind, quote: str) -> dict[str, Any]:
    """What the words themselves say of the fields."""
    words = " ".join(quote.split())[:200]
    return {"base": words, "entity": words, "label": words} if kind in ("name", "event") else {}


def add(request: Request) -> Response:
    """Add the record, and lead to its words in the text."""
    form, wording = desks.form(request), view.wording(request)
    document, place, asked = (desks.said(form, name) for name in ("document", "o", "kind"))
    author, span = desks.author(request, form), asked_span(place)
    kind: RecordKind = next((k for k in KINDS if k == asked), "name")
    if span is None:
        raise HTTPException(404)
    try:
        if not author:
            raise FormError(wording.text("Say who decides: give a name."))
        fields = review_form.read(kind, form, wording)
        made = review.add(view.atlas(request).writer, kind, document, Span(span.start, span.end), author, fields)
    except BookError as error:
        return _form(request, document, place, kind, (review_form.typed(kind, form), str(error)))
    path = links.text(document)
    words = f"o={span.start}-{span.end}"
    return desks.to(f"{path}?{words}&done={made.decision.uid}#{words}", author)


ROUTES = [Route("/review/add", show), Route("/review/add", add, methods=["POST"])]
