"""The history of the review: every decision with what has become of it, and all of them to take home."""

from __future__ import annotations

import json
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.know import review
from salname.know.review import Outcome
from salname.show.atlas import view
from salname.show.atlas.pages.review import told
from salname.show.atlas.queries.names import Listed, paged

PAGE = 60


def show(request: Request) -> Response:
    """Answer with the decisions, the latest first, of one ``?outcome=`` if asked, in pages."""
    atlas, asked = view.atlas(request), request.query_params
    outcome = view.chosen(asked.get("outcome"), get_args(Outcome))
    tally = review.tally(atlas.book)
    total = tally.get(outcome, 0) if outcome else sum(tally.values())  # type: ignore[call-overload]
    of, number = paged(total, PAGE, view.whole_number(asked.get("page"), 1, 10**6, 1))
    chosen: tuple[Outcome, ...] = (outcome,) if outcome else ()  # type: ignore[assignment]
    found = review.history(atlas.book, chosen, newest=(PAGE, (number - 1) * PAGE))
    return view.page(
        request,
        "review_history.html",
        found=found,
        listed=Listed((), number, of, total),
        tally=tally,
        outcome=outcome,
        told=told,
    )


def export(request: Request) -> Response:
    """Answer with every decision as JSON Lines, as ``salname review export`` writes them."""
    lines = (json.dumps(review.to_json(d), ensure_ascii=False) for d in review.everything(view.atlas(request).book))
    headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
    return Response("".join(f"{line}\n" for line in lines), media_type="application/x-ndjson", headers=headers)


ROUTES = [Route("/review/history", show), Route("/review/decisions.jsonl", export)]
