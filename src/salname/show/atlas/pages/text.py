"""The reading view: the text a page at a time, its marks, the notes in its margin, and what follows the passage."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from salname.show import marks
from salname.show.atlas import links, margin, view
from salname.show.atlas.queries import overview, passage, reading

NAV = view.Nav("/text", "Text", 20)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_INLINE = ("time", "figure", "name", "event")
_LONGEST = 200  # letters of the marked words that are said again above the text


def first(request: Request) -> Response:
    """Lead to the first document."""
    documents = overview.documents(view.atlas(request))
    if not documents:
        raise HTTPException(404)
    return RedirectResponse(links.text(documents[0].name), status_code=307)


def show(request: Request) -> Response:
    """Answer with the page of a document that ``?o=START-END``, ``?at=OFFSET`` or ``?page=N`` asks for."""
    atlas = view.atlas(request)
    name = request.path_params["document"]
    if name not in {d.name for d in overview.documents(atlas)}:
        raise HTTPException(404)
    target = asked_span(request.query_params.get("o"))
    page = _page(request, name, target)
    found = reading.records(atlas, page)
    inline = [
        marks.Inline(s.record.start, s.record.end, s.record.kind_name, s.id)
        for s in found
        if s.record.kind_name in _INLINE
    ]
    notes = margin.notes(found, page, view.wording(request))
    paragraphs = []
    for at, text in reading.paragraphs(atlas, page):
        inside = [m for m in inline if m.start < at + len(text) and m.end > at]
        paragraphs.append((at, marks.html(text, at, inside, href=links.record, target=target, notes=notes)))
    return view.page(
        request,
        "text.html",
        documents=overview.documents(atlas),
        sheet=page,
        paragraphs=paragraphs,
        target=target,
        quote=" ".join(atlas.book.passage(name, target.start, target.end).split())[:_LONGEST] if target else "",
        kinds=margin.LETTERS,
        passage=passage.passage(atlas, page, found),
    )


def asked_span(asked: str | None) -> marks.Target | None:
    """Read the stretch of text that ``START-END`` asks for; None for what is none."""
    found = _SPAN.fullmatch(asked or "")
    if not found or int(found[1]) >= int(found[2]):
        return None
    return marks.Target(int(found[1]), int(found[2]))


def _page(request: Request, name: str, target: marks.Target | None) -> reading.Page:
    atlas, asked = view.atlas(request), request.query_params
    if target:
        return reading.page_at(atlas, name, target.start)
    if "at" in asked:
        return reading.page_at(atlas, name, view.whole_number(asked["at"], 0, 10**9, 0))
    return reading.page(atlas, name, view.whole_number(asked.get("page"), 1, 10**6, 1))


ROUTES = [Route("/text", first), Route("/text/{document:path}", show)]
