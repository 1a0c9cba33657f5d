"""Figures: a table with filters, series with their charts, and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from salname import units
from salname.know.series import Composition, Series, Told, middle
from salname.show import charts, dates, numbers
from salname.show.atlas import links, view
from salname.show.atlas.queries import figures
from salname.show.atlas.queries.figures import Asked
from salname.show.locale import Wording

NAV = view.Nav("/figures", "Figures", 40)
_MOST_COMPOSITIONS = 12
_COLUMNS = (
    "measures", "of", "low", "high", "unit", "kind", "bound", "time", "place", "document", "start", "end", "quote",
)  # fmt: skip


def index(request: Request) -> Response:
    """Answer with the figures that the filters leave; ``?units=si`` has them in SI units beside the text's own."""
    atlas, asked = view.atlas(request), _asked(request)
    found = figures.listed(atlas, asked, view.whole_number(request.query_params.get("page"), 1, 10**6, 1))
    in_si = request.query_params.get("units") == "si"
    every = asked == Asked()
    return view.page(
        request,
        "figures.html",
        asked=asked,
        found=found,
        in_si=in_si,
        converted=_converted(found.rows, view.wording(request)) if in_si else {},
        series=[s for s in figures.series(atlas) if _fits(s, asked)],
        compositions=figures.compositions(atlas)[:_MOST_COMPOSITIONS] if every and found.number == 1 else (),
        share=_share,
        kinds=figures.choices(atlas, "kind"),
        measures=figures.choices(atlas, "measures"),
        things=figures.choices(atlas, "of"),
    )


def _converted(rows: Sequence[Any], wording: Wording) -> dict[int, str]:
    """Each figure in SI units, by its number, where it has any other."""
    out: dict[int, str] = {}
    for row in rows:
        value = row.low if row.low == row.high else (row.low, row.high)
        found = units.si(value, row.unit) if row.kind == "measure" else None
        if found and found.unit != row.unit:
            out[row.id] = numbers.quantity(found.value, found.unit, "measure", row.bound, wording)
    return out


def _share(composition: Composition, part: Told) -> float:
    """The share of a part in its whole, 0 to 1; shares in per cent are parts of a hundred."""
    if part.figure.kind == "share":
        return min(1.0, middle(part.figure) / 100)
    parts = sum(middle(p.figure) for p in composition.parts)
    whole = middle(composition.whole.figure) if composition.whole else parts
    return middle(part.figure) / max(whole, parts, 1e-9)


def show(request: Request) -> Response:
    """Answer with one series: its chart, and each point with its words."""
    found = _series(request)
    key = {"of": found.of or "", "measures": found.measures, "unit": found.unit}
    return view.page(request, "series.html", found=found, key=key)


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
        rows = [_row(point.told) for point in _series(request).points]
    else:
        every = figures.every(view.atlas(request), _asked(request))
        rows = [{name: getattr(row, name) for name in _COLUMNS} for row in every]
    headers = {"content-disposition": 'attachment; filename="figures.csv"'}
    return Response("\ufeff" + _csv(rows), media_type="text/csv; charset=utf-8", headers=headers)


def _row(told: Told) -> Mapping[str, Any]:
    figure = told.figure
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    own = {name: getattr(figure, name) for name in _COLUMNS if hasattr(figure, name)}
    return {**own, "low": low, "high": high, "document": told.document}


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_unformulated(row[name]) for name in _COLUMNS])
    return out.getvalue()


def _unformulated(value: object) -> object:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _series(request: Request) -> Series:
    found = figures.one_series(view.atlas(request), *_key(request))
    if found is None:
        raise HTTPException(404)
    return found


def _chart(request: Request) -> dict[str, Any]:
    wording, found = view.wording(request), _series(request)
    points = []
    for point in found.points:
        figure = point.told.figure
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
        points.append(
            charts.Point(
                year=dates.stands_at(figure.time, point.year),
                low=low,
                high=high,
                label=numbers.quantity(figure.value, figure.unit, figure.kind, figure.bound, wording),
                when=dates.words(figure.time or "", wording),
                href=links.words(point.told.document, figure.start, figure.end),
            )
        )
    return charts.series(points, numbers.unit(found.unit, wording) or found.measures, wording)


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


def _fits(series: Series, asked: Asked) -> bool:
    return (
        asked.kind in ("", series.kind)
        and asked.measure in ("", series.measures)
        and asked.entity in ("", series.of or "")
        and (asked.first is None or series.points[-1].year >= asked.first)
        and (asked.last is None or series.points[0].year < asked.last + 1)
    )


ROUTES = [
    Route("/figures", index),
    Route("/figures/series", show),
    Route("/figures/series.json", spec),
    Route("/figures/series.svg", drawn),
    Route("/figures/figures.csv", table),
]
