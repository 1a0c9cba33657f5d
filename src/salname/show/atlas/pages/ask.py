"""Ask: a question, its answer, the words it stands on, and the way there."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from salname.know import ask
from salname.show import dates, marks
from salname.show.atlas import links, view
from salname.show.atlas.state import Atlas
from salname.show.locale import Wording

NAV = view.Nav("/ask", "Ask", 80)
_LONGEST = 400  # letters of a question
_MOST_SUGGESTED = 6
_AROUND = 1500  # code points around an answer whose records make the next questions
_LARGEST_BODY = 10_000  # bytes

ROUTES_SAID = {
    "time": "a date in the sentence",
    "duration": "a duration in the sentence",
    "figure": "a figure in the sentence",
    "name": "a name in the sentence",
    "names": "names in the sentence",
    "doer": "who does it in the sentence",
    "agent": "the agent of the happening",
    "by": "what stands before “by”",
    "kind": "a word of the kind asked for",
    "before_the_noun": "what stands before the noun asked for",
    "local_phrase": "words of place",
    "equation": "what the sentence says that it is",
    "quoted": "words in quotation marks",
    "clause": "the whole clause",
    "cause": "words that give the cause",
    "yes": "the sentence says so",
    "no": "the sentence denies it",
    "count": "happenings of the text, counted",
    "extreme": "figures compared over their dates",
    "each_date": "figures of each date",
    "relation": "a relation",
    "state": "the state on that date",
}
"""Each rule that answers (the first part of a route), in words; translated under the context ``route``."""


def show(request: Request) -> Response:
    """Answer with the page of a question (``?q=``), which is its permalink."""
    atlas = view.atlas(request)
    wording = view.wording(request)
    asked = request.query_params.get("q", "").strip()[:_LONGEST]
    given = ask.ask(atlas.book, asked) if asked else None
    return view.page(
        request,
        "ask.html",
        asked=asked,
        given=given,
        passages=[] if given is None else [(e, _marked(e)) for e in given.evidence],
        adds=_added(given, wording) if given else "",
        way=_way(given.route, wording) if given else "",
        suggested=_suggested(atlas, given),
    )


def _suggested(atlas: Atlas, given: ask.Answer | None) -> tuple[str, ...]:
    """What can be asked next: of what stands around the answer, and where there is none of all of the book."""
    if given and given.answered and given.evidence:
        place = given.evidence[0]
        around = atlas.book.records(
            document=place.document, start=max(0, place.start - _AROUND), end=place.end + _AROUND
        )
        found = ask.suggestions(atlas.book, _MOST_SUGGESTED + 1, (stored.record for stored in around))
        if next_ones := [q for q in found if q != given.question.text][:_MOST_SUGGESTED]:
            return tuple(next_ones)
    return tuple(atlas.remember("suggested questions", lambda: ask.suggestions(atlas.book, _MOST_SUGGESTED)))


def _added(given: ask.Answer, wording: Wording) -> str:
    """The date of the answer in full, where it has a number that the answer's words have not."""
    worded = dates.words(given.edtf, wording) if given.edtf else ""
    said = set(re.findall(r"\d+", given.text))
    return "" if set(re.findall(r"\d+", worded)) <= said else worded


def _way(route: str, wording: Wording) -> str:
    """A route in words: the rule, and the property of a relation or the aspect of a state."""
    rule, _, of = route.partition(".")
    said = wording.word("route", ROUTES_SAID[rule]) if rule else ""
    of = wording.word("property", of) if rule == "relation" else of
    return f"{said}: {of}" if of else said


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
