"""The review desk: one record after the other beside its words, the most doubtful first, one key a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.errors import BookError
from salname.know import review
from salname.know.book import Stored
from salname.know.review import Case, Judged
from salname.model import KINDS, AnyRecord, RecordKind, Span, payload
from salname.show import marks
from salname.show.atlas import links, review_form, view
from salname.show.atlas import review as desks
from salname.show.atlas.review_form import FormError
from salname.show.atlas.state import Atlas
from salname.show.atlas.trust import Form

NAV = view.Nav("/review", "Review", 95)

_COMING = 8  # records shown as next in the queue
_AROUND = 240  # code points of the passage on each side of the words


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that could not be taken: what was typed, and what to mend."""

    values: Mapping[str, Any]
    wrong: str
    quote: str = ""


def show(request: Request) -> Response:
    """Answer with the record that ``?at=`` asks for, or the first of the queue; ``?kind=`` keeps to one kind."""
    return _desk(request, request.query_params.get("at", ""), _kind(request.query_params.get("kind")))


def _desk(request: Request, at: str, kind: str, typed: Typed | None = None, status: int = 200) -> Response:
    atlas = view.atlas(request)
    kinds = _kinds(kind)
    if not at:
        first = review.queue(atlas.book, kinds, 1)
        at = first[0].id if first else ""
    case = review.case(atlas.book, at) if at else None
    coming = review.queue(atlas.book, kinds, _COMING, after=at) if at else ()
    before = review.queue(atlas.book, kinds, 1, before=at) if at else ()
    shown = case.shown if case else None
    values = typed.values if typed else payload(shown) if shown else {}
    return view.page(
        request,
        "review.html",
        status=status,
        case=case,
        stored=Stored(case.id, case.document, shown) if case and shown else None,
        passage=_passage(atlas, case.document, shown) if case and shown else "",
        coming=[(s, glimpse(atlas, s)) for s in coming],
        before=before[0].id if before else "",
        inputs=review_form.inputs(shown.kind_name, values, view.wording(request)) if shown else (),
        quote=(typed.quote if typed else "") or (shown.quote if shown else ""),
        wrong=typed.wrong if typed else "",
        kind=kind,
        kinds=KINDS,
        progress=review.progress(atlas.book, kinds),
        tally=review.tally(atlas.book),
        standing=[j for j in case.decisions if j.outcome in ("applied", "conflict")] if case else (),
        told=told,
    )


def decide(request: Request) -> Response:
    """Take a decision on a record, and lead on to the next in the queue."""
    form, atlas = desks.form(request), view.atlas(request)
    record, kind = desks.said(form, "record"), _kind(desks.said(form, "kind"))
    action, author = desks.said(form, "action"), desks.author(request, form)
    wording = view.wording(request)
    case = review.case(atlas.book, record)
    after = None
    try:
        if not author:
            raise FormError(wording.text("Say who decides: give a name."))
        seen = review.Seen(desks.said(form, "follows"), _words(form))
        if action == "correct":
            after = _corrected(atlas, case, form, request)
        elif action == "take":
            action, after = _taken(case, desks.said(form, "uid"))
        following = review.queue(atlas.book, _kinds(kind), 1, after=record)
        made = review.decide(atlas.writer, action, record, author, after=after, seen=seen)  # type: ignore[arg-type]
    except review.MovedError:
        wrong = wording.text("The book was built anew meanwhile, and this is another record now. Nothing was changed.")
        return _desk(request, "", kind, Typed({}, wrong), 409)
    except BookError as error:
        values = review_form.typed(case.shown.kind_name, form) if action == "correct" and case.shown else None
        if values is None:
            values = payload(case.shown) if case.shown else {}
        return _desk(request, record, kind, Typed(values, str(error), desks.said(form, "f-quote")), 422)
    at = following[0].id if following else ""
    return desks.to(links.with_query("/review", kind=kind, at=at, done=made.decision.uid), author)


def _words(form: Form) -> tuple[str, Span] | None:
    start, _, end = desks.said(form, "o").partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 16 and len(end) < 16):
        return None
    return desks.said(form, "document"), Span(int(start), int(end))


def _corrected(atlas: Atlas, case: Case, form: Form, request: Request) -> dict[str, Any]:
    shown, wording = case.shown, view.wording(request)
    assert shown is not None
    after = review_form.read(shown.kind_name, form, wording)
    quote = desks.said(form, "f-quote")
    if quote and quote != shown.quote:
        offset = max(0, shown.start - review_form.NEAR)
        text = atlas.book.passage(case.document, offset, shown.end + review_form.NEAR)
        after["start"], after["end"] = review_form.words_at(text, offset, quote, shown.start, wording)
    return after


def _taken(case: Case, uid: str) -> tuple[str, dict[str, Any] | None]:
    """What to decide so that one of several decisions in conflict holds."""
    for judged in case.decisions:
        if judged.decision.uid == uid:
            if judged.decision.action == "reject":
                return "reject", None
            wanted = judged.decision.after if judged.decision.after is not None else judged.decision.before
            return "correct", {n: v for n, v in (wanted or {}).items() if n not in ("start", "end", "quote")}
    raise BookError("there is no such decision on this record")


def undo(request: Request) -> Response:
    """Take decisions back, and lead to the record of the last one, or back to where ``then`` says."""
    form, atlas = desks.form(request), view.atlas(request)
    author = desks.author(request, form) or "?"
    found = review.told(atlas.book, [uid for uid in desks.said(form, "uid").split(",") if uid])
    for judged in reversed(found):
        review.undo(atlas.writer, judged.decision.uid, author)
    if desks.said(form, "then") == "history" or not found:
        return desks.to("/review/history", "")
    last = found[-1]
    if last.decision.action == "merge":
        return desks.to(links.entity(str((last.decision.before or {}).get("entity", ""))), "")
    if last.decision.action == "add" and last.span:
        return desks.to(links.words(last.decision.anchor.document, last.span.start, last.span.end), "")
    return desks.to(links.with_query("/review", kind=_kind(desks.said(form, "kind")), at=last.record), "")


def name(request: Request) -> Response:
    """Remember who reviews."""
    form = desks.form(request)
    return desks.to(links.with_query("/review", kind=_kind(desks.said(form, "kind")), at=desks.said(form, "record")),
                    desks.author(request, form))  # fmt: skip


def told(judged: Judged) -> list[tuple[str, Any, Any]]:
    """What a decision changes, field by field: what it was, and what it shall be."""
    before, after = judged.decision.before or {}, judged.decision.after or {}
    if judged.decision.action not in ("correct", "merge", "accept"):
        return []
    return [
        (review_form.label(name), before.get(name), value)
        for name, value in after.items()
        if value != before.get(name) and name not in ("start", "end")
    ]


def glimpse(atlas: Atlas, stored: Stored) -> Markup:
    """A record's words with a little of what stands around them."""
    record, around = stored.record, 60
    start = max(0, record.start - around)
    text = atlas.book.passage(stored.document, start, record.end + around)
    low = 0 if start == 0 else text.find(" ", 0, record.start - start) + 1
    return marks.highlighted(text[low:], [(record.start - start - low, record.end - start - low)])


def _passage(atlas: Atlas, document: str, record: AnyRecord) -> Markup:
    """The sentences around a record's words, the words themselves marked."""
    around = atlas.book.sentences(document, max(0, record.start - _AROUND), record.end + _AROUND)
    start = max(record.start - 2 * _AROUND, around[0].start) if around else record.start
    end = min(record.end + 2 * _AROUND, around[-1].end) if around else record.end
    start, end = min(start, record.start), max(end, record.end)
    text = atlas.book.passage(document, start, end)
    return marks.highlighted(text, [(record.start - start, record.end - start)])


def _kind(asked: str | None) -> str:
    return view.chosen(asked, KINDS)


def _kinds(kind: str) -> Sequence[RecordKind]:
    return tuple(k for k in KINDS if k == kind) or KINDS


ROUTES = [
    Route("/review", show),
    Route("/review/decide", decide, methods=["POST"]),
    Route("/review/undo", undo, methods=["POST"]),
    Route("/review/name", name, methods=["POST"]),
]
