"""Figures: a table with filters, series with their charts, and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname.show import charts, dates
from salname.show.atlas import links, view
from salname.show.atlas.queries import figures
from salname.show.atlas.queries.figures import Asked

NAV = view.Nav("/figures", "Figures", 40)
_YEARS = (-99_999, 99_999)


def index(request: Request) -> Response:
    """Answer with the figures that the filters leave."""
    atlas, asked = view.atlas(request), _asked(request)
    found = figures.listed(atlas, asked, view.whole_number(request.query_params.get("page"), 1, 10**6, 1))
    return view.page(
        request,
        "figures.html",
        asked=asked,
        found=found,
        filtered=asked != Asked(),
        series=[s for s in figures.series(atlas) if _fits(s, asked)],
        kinds=figures.choices(atlas, "kind"),
        measures=figures.choices(atlas, "measures"),
        things=figures.choices(atlas, "of"),
    )


def show(request: Request) -> Response:
    """Answer with one series: its chart, and each point with its words."""
    of, measures, unit = _key(request)
    rows = _points(request)
    key = {"of": of, "measures": measures, "unit": unit}
    return view.page(request, "series.html", rows=rows, key=key, of=of, measures=measures, of_unit=unit)


def spec(request: Request) -> Response:
    """Answer with a series' chart as a Vega-Lite specification, without colours, which the page adds."""
    return Response(json.dumps(_chart(request), ensure_ascii=False), media_type="application/json")


def drawn(request: Request) -> Response:
    """Answer with a series' chart as SVG, for browsers that run no script."""
    dark = view.preferences(request).theme == "dark"
    return Response(charts.svg(_chart(request), dark=dark), media_type="image/svg+xml")


def table(request: Request) -> Response:
    """Answer with the figures of a series, or those that the filters leave, as CSV."""
    if request.query_params.get("measures"):
        rows = _points(request)
    else:
        rows = figures.every(view.atlas(request), _asked(request))
    headers = {"content-disposition": 'attachment; filename="figures.csv"'}
    return Response("\ufeff" + _csv(rows), media_type="text/csv; charset=utf-8", headers=headers)


def _csv(rows: Sequence[Any]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = (
        "measures",
        "of",
        "low",
        "high",
        "unit",
        "kind",
        "bound",
        "time",
        "place",
        "document",
        "start",
        "end",
        "quote",
    )
    writer.writerow(names)
    for row in rows:
        writer.writerow([_unformulated(getattr(row, name)) for name in names])
    return out.getvalue()


def _unformulated(value: object) -> object:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _points(request: Request) -> list[Any]:
    rows = figures.points(view.atlas(request), *_key(request))
    if not rows:
        raise HTTPException(404)
    return rows


def _chart(request: Request) -> dict[str, Any]:
    wording = view.wording(request)
    terms = view.words(wording)
    points = [
        charts.Point(
            year=_middle(row.time),
            low=row.low,
            high=row.high,
            label=terms["quantity"](row),
            when=dates.words(row.time, wording),
            href=links.words(row.document, row.start, row.end),
        )
        for row in _points(request)
    ]
    _, measures, unit = _key(request)
    return charts.series(points, terms["unit"](unit) or measures, wording)


def _middle(edtf: str) -> float:
    low, high = dates.moments(edtf) or (None, None)
    if low is None or high is None:
        return float(low if low is not None else high if high is not None else 0)
    return round((low + high) / 2, 2) if high - low > 1 else low


def _key(request: Request) -> tuple[str, str, str]:
    asked = request.query_params
    return asked.get("of", ""), asked.get("measures", ""), asked.get("unit", "")


def _asked(request: Request) -> Asked:
    asked = request.query_params
    return Asked(
        kind=asked.get("kind", ""),
        measure=asked.get("measure", ""),
        entity=asked.get("entity", ""),
        first=view.year_asked(asked.get("from")),
        last=view.year_asked(asked.get("to")),
    )


def _fits(series: figures.Series, asked: Asked) -> bool:
    return (
        asked.kind in ("", series.kind)
        and asked.measure in ("", series.measures)
        and asked.entity in ("", series.of)
        and (asked.first is None or (series.last or 0) >= asked.first)
        and (asked.last is None or (series.first or 0) <= asked.last)
    )


ROUTES = [
    Route("/figures", index),
    Route("/figures/series", show),
    Route("/figures/series.json", spec),
    Route("/figures/series.svg", drawn),
    Route("/figures/figures.csv", table),
]
