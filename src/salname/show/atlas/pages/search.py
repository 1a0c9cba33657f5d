"""Search: the sentences that have the sought words, marked."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from salname.know.search import Hit
from salname.show import marks
from salname.show.atlas import links, view
from salname.show.atlas.queries import names

_MOST = 100
_LONGEST_QUERY = 400


def show(request: Request) -> Response:
    """Answer with the hits for ``?q=``; where no sentence has all the words, with those that have any.

    What ends with a question mark is a question, and is asked.
    """
    atlas = view.atlas(request)
    query = request.query_params.get("q", "").strip()[:_LONGEST_QUERY]
    if query.endswith("?"):
        return RedirectResponse(links.with_query("/ask", q=query), status_code=303)
    hits = atlas.book.search(query, _MOST) if query else ()
    any_word = False
    if query and not hits:
        hits, any_word = atlas.book.search(query, _MOST, any_word=True), True
    found = [
        (hit, links.words(hit.document, *_place(hit)), marks.highlighted(
            hit.text, [(m.start - hit.start, m.end - hit.start) for m in hit.marks]))
        for hit in hits
    ]  # fmt: skip
    entities = names.listed(atlas, "", query, 1).rows[:8] if query else []
    return view.page(request, "search.html", query=query, found=found, any_word=any_word, most=_MOST, entities=entities)


def _place(hit: Hit) -> tuple[int, int]:
    """The sought words if they stand together, else the whole sentence."""
    if len(hit.marks) == 1:
        return hit.marks[0].start, hit.marks[0].end
    return hit.start, hit.end


ROUTES = [Route("/search", show)]
