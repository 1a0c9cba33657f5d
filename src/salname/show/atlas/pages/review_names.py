"""Which names are of one thing: two things made one, a thing called otherwise, mentions made a thing of their own."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.errors import BookError
from salname.know import review
from salname.know.review import Judged
from salname.show.atlas import links, view
from salname.show.atlas import review as desks
from salname.show.atlas.queries import names
from salname.show.atlas.review_form import FormError
from salname.show.atlas.trust import Form

_MOST = 400  # mentions that are split off at a time


def merge(request: Request) -> Response:
    """Make the thing one with another, or give it another label, and lead to the page of what it is now."""
    form, wording, atlas = desks.form(request), view.wording(request), view.atlas(request)
    author, new = desks.author(request, form), " ".join(desks.said(form, "new", 200).split())
    old, kind = desks.said(form, "old"), desks.said(form, "kind")
    try:
        _named(request, author, new)
        there = names.find(atlas, new, kind)
        if not there and not desks.said(form, "rename"):
            raise FormError(wording.text("The book has no “{name}”: to call it so, tick “a new label”.", name=new))
        into = there[0].kind if there else kind
        made = review.rename(atlas.writer, old, new, author, kinds=(kind, into))
    except BookError as error:
        return _back(request, form, str(error))
    return _to(new, into, [made], author)


def split(request: Request) -> Response:
    """Make chosen mentions a thing of their own, and lead to its page."""
    form, wording, atlas = desks.form(request), view.wording(request), view.atlas(request)
    author, new = desks.author(request, form), " ".join(desks.said(form, "new", 200).split())
    chosen = [id for id in form.get("mention", []) if id.startswith("n")][:_MOST]
    try:
        _named(request, author, new)
        if not chosen:
            raise FormError(wording.text("Tick the mentions that are of something else."))
        made = review.split(atlas.writer, chosen, new, author)
    except BookError as error:
        return _back(request, form, str(error))
    return _to(new, desks.said(form, "kind"), made, author)


def _named(request: Request, author: str, new: str) -> None:
    wording = view.wording(request)
    if not author:
        raise FormError(wording.text("Say who decides: give a name."))
    if not new:
        raise FormError(wording.text("Say what it is called."))


def _to(label: str, kind: str, made: Sequence[Judged], author: str) -> Response:
    done = ",".join(judged.decision.uid for judged in made)[:2_000]
    return desks.to(f"{links.with_query(links.entity(label), kind=kind, done=done)}", author)


def _back(request: Request, form: Form, wrong: str) -> Response:
    address = links.entity(desks.said(form, "old"), desks.said(form, "kind"))
    return view.page(request, "review_wrong.html", status=422, wrong=wrong, address=address)


ROUTES = [
    Route("/review/merge", merge, methods=["POST"]),
    Route("/review/split", split, methods=["POST"]),
]
