"""Charts as Vega-Lite specifications, made with Altair, with one theme; and as SVG where no script runs.

A specification says nothing of colours or type: :func:`themed` adds them for SVG, the page's script for the browser,
from the style sheet.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from salname.show.locale import Wording

_SERIF = "Source Serif 4, Charter, Georgia, serif"
_LIGHT = {
    "ink": "#1d1c1a",
    "soft": "#5f5a50",
    "rule": "#bdb5a4",
    "hair": "#ddd6c7",
    "accent": "#8a2b1d",
    "paper": "#faf8f3",
}
_DARK = {
    "ink": "#e9e5dc",
    "soft": "#a9a294",
    "rule": "#575146",
    "hair": "#34302a",
    "accent": "#e79b86",
    "paper": "#161513",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series: when (in years), how much, its words for the reader, and the address of its words."""

    year: float
    low: float
    high: float
    label: str
    when: str
    href: str

    @property
    def value(self) -> float:
        """The middle of a range."""
        return (self.low + self.high) / 2


def series(points: Sequence[Point], title: str, wording: Wording) -> dict[str, Any]:
    """Give the chart of one series: a line through its points, each labelled and leading to its words."""
    import altair as alt

    rows = [{**asdict(p), "value": p.value, "two": f"{p.when}: {p.label}"} for p in points]
    base = alt.Chart().encode(
        x=alt.X("year:Q", title=None, scale=alt.Scale(zero=False, nice=False, padding=24), axis=_years(rows)),
        y=alt.Y("value:Q", title=title, scale=alt.Scale(zero=_from_nought(points)), axis=alt.Axis(tickCount=5)),
    )
    line = base.mark_line(strokeWidth=1.3, color="ink")
    ranges = base.mark_rule(strokeWidth=3, opacity=0.35).encode(y="low:Q", y2="high:Q")
    dots = base.mark_point(filled=True, size=46, opacity=1).encode(href="href:N", description="two:N")
    labels = base.mark_text(dy=-13, fontSize=13).encode(text="label:N", href="href:N")
    layers = alt.layer(
        *([ranges] if any(p.low != p.high for p in points) else []),
        line,
        dots,
        labels,
        data=alt.InlineData(values=rows),
    )
    found: dict[str, Any] = layers.properties(width="container", height=280).to_dict(validate=False)
    found.pop("datasets", None)
    found["data"] = {"values": rows}
    _leave_colours_to_the_theme(found)
    found["locale"] = {"number": _number_locale(wording)}
    return found


def _years(rows: Sequence[dict[str, Any]]) -> Any:
    import altair as alt

    low, high = min(r["year"] for r in rows), max(r["year"] for r in rows)
    return alt.Axis(format="d", tickMinStep=1, tickCount=max(2, min(9, int(high - low))), grid=False)


def _from_nought(points: Sequence[Point]) -> bool:
    """A line may leave nought out where it would lie flat at the top."""
    low, high = min(p.low for p in points), max(p.high for p in points)
    return low < 0 or high <= 0 or (high - low) / high > 0.15


def _leave_colours_to_the_theme(spec: dict[str, Any]) -> None:
    for layer in spec["layer"]:
        layer["mark"].pop("color", None)
    spec.pop("config", None)
    spec.pop("$schema", None)


def _number_locale(wording: Wording) -> dict[str, Any]:
    symbols = wording.locale.number_symbols["latn"]
    return {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""]}


def theme(dark: bool = False) -> dict[str, Any]:
    """Give the Vega-Lite configuration of the house: paper, ink, thin rules."""
    c = _DARK if dark else _LIGHT
    text = {"font": _SERIF, "fontWeight": "normal", "color": c["ink"]}
    return {
        "background": c["paper"],
        "font": _SERIF,
        "view": {"stroke": None},
        "axis": {
            "labelFont": _SERIF, "titleFont": _SERIF, "labelColor": c["ink"], "titleColor": c["soft"],
            "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal",
            "domainColor": c["ink"], "tickColor": c["ink"], "gridColor": c["hair"], "titleAlign": "left",
            "titleAngle": 0, "titleAnchor": "end", "titleY": -14,
        },
        "line": {"stroke": c["ink"]},
        "rule": {"stroke": c["ink"]},
        "point": {"fill": c["accent"]},
        "text": {**text, "fill": c["ink"]},
    }  # fmt: skip


def themed(spec: dict[str, Any], *, dark: bool = False, width: int = 720) -> dict[str, Any]:
    """Give a specification with the theme and a width, ready to be drawn."""
    numbers = spec.get("locale", {})
    return {
        **{k: v for k, v in spec.items() if k != "locale"},
        "width": width,
        "config": {**theme(dark), "locale": numbers},
    }


def svg(spec: dict[str, Any], *, dark: bool = False, width: int = 720) -> str:
    """Draw a specification as SVG."""
    return _svg(json.dumps(themed(spec, dark=dark, width=width), sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))
