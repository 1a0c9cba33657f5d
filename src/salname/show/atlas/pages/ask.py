"""Ask: a question, its answer, the words it stands on, and the way there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from salname.know import ask
from salname.show import marks
from salname.show.atlas import links, view

NAV = view.Nav("/ask", "Ask", 80)
_LONGEST = 400  # letters of a question
_MOST_SUGGESTED = 6
_LARGEST_BODY = 10_000  # bytes


def show(request: Request) -> Response:
    """Answer with the page of a question (``?q=``), which is its permalink."""
    atlas = view.atlas(request)
    asked = request.query_params.get("q", "").strip()[:_LONGEST]
    given = ask.ask(atlas.book, asked) if asked else None
    passages = [] if given is None else [(e, _marked(e)) for e in given.evidence]
    suggested = atlas.remember("suggested questions", lambda: ask.suggestions(atlas.book, _MOST_SUGGESTED))
    return view.page(request, "ask.html", asked=asked, given=given, passages=passages, suggested=suggested)


async def api(request: Request) -> Response:
    """Answer a question given as JSON (``{"question": ...}``) with the answer and its places."""
    body = await request.body()
    asked = ""
    if len(body) <= _LARGEST_BODY:
        try:
            asked = str((await request.json())["question"]).strip()[:_LONGEST]
        except (ValueError, KeyError, TypeError):
            asked = ""
    if not asked:
        return JSONResponse({"error": 'give a question: {"question": "..."}'}, status_code=400)
    return JSONResponse(_told(ask.ask(view.atlas(request).book, asked)))


def _told(given: ask.Answer) -> dict[str, object]:
    return {
        "question": given.question.text,
        "answered": given.answered,
        "answer": given.text,
        "edtf": given.edtf,
        "value": given.value,
        "confidence": given.confidence,
        "route": given.route,
        "records": given.records,
        "evidence": [
            {
                "document": e.document,
                "start": e.start,
                "end": e.end,
                "text": e.text,
                "marks": [[m.start, m.end] for m in e.marks],
                "address": links.words(e.document, e.start, e.end),
            }
            for e in given.evidence
        ],
    }


def _marked(shown: ask.Evidence) -> marks.Markup:
    spans = [(max(0, m.start - shown.start), min(len(shown.text), m.end - shown.start)) for m in shown.marks]
    return marks.highlighted(shown.text, spans)


ROUTES = [Route("/ask", show), Route("/api/ask", api, methods=["POST"])]
