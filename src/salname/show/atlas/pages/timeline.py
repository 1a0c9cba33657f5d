"""The timeline, from the earliest year to the latest or between two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show import dates
from salname.show.atlas import view
from salname.show.atlas.drawings import axis, timeline
from salname.show.atlas.queries import events, overview, polities

NAV = view.Nav("/timeline", "Timeline", 30)
_WIDTH = 1000.0
_LISTED = 100
_NARROWEST = 2


def show(request: Request) -> Response:
    """Answer with the timeline of ``?from=`` to ``?to=`` (both inclusive, negative before our era), or of it all."""
    atlas, asked = view.atlas(request), request.query_params
    first, last = view.year_asked(asked.get("from")), view.year_asked(asked.get("to"))
    whole = overview.stretches(atlas)
    between = _between(first, last, whole)
    scale = axis.build(whole, _WIDTH - timeline.LABELS, between)
    found = events.dated(atlas, *(between or (None, None)))
    drawn = None
    if scale:
        word = partial(dates.words, wording=view.wording(request))
        drawn = timeline.timeline(scale, found, polities.lives(atlas), word)
    return view.page(
        request,
        "timeline.html",
        drawn=drawn,
        scale=scale,
        labels=timeline.LABELS,
        zoomed=between,
        steps=_steps(scale, whole) if scale else {},
        first=first,
        last=last,
        listed=found[:_LISTED],
        total=len(found),
    )


def _between(first: int | None, last: int | None, whole: Sequence[axis.Stretch]) -> tuple[int, int] | None:
    """Give the years asked for, from the first up to, not including, the last; None for all of them."""
    if (first is None and last is None) or not whole:
        return None
    low = first if first is not None else min(s[0] for s in whole)
    high = (last if last is not None else max(s[1] for s in whole)) + 1
    return (low, max(high, low + _NARROWEST)) if low < high else None


def _steps(scale: axis.Axis, whole: Sequence[axis.Stretch]) -> dict[str, tuple[int, int]]:
    """Give the years to go to from here: nearer, farther, earlier and later; a step that leads nowhere is left out."""
    low, high = min(s[0] for s in whole), max(s[1] for s in whole)
    quarter, middle, last = scale.width / 4, scale.year(scale.width / 2), scale.last - 1
    length = last - scale.first + 1
    out = {"nearer": (scale.year(quarter), max(scale.year(3 * quarter) - 1, scale.year(quarter) + 1))}
    if length <= _NARROWEST:
        out.pop("nearer")
    if scale.first > low or last < high:
        out["farther"] = (max(low, scale.first - max(1, length // 2)), min(high, last + max(1, length // 2)))
    if scale.first > low:
        out["earlier"] = (max(low, scale.first - (middle - scale.first or 1)), max(middle - 1, low + 1))
    if last < high:
        out["later"] = (middle, min(high, last + max(1, last - middle)))
    return out


ROUTES = [Route("/timeline", show)]
