"""The drawings of a report as SVG that stands by itself, in the ink of a printed page, and as PNG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from salname.show import charts
from salname.show.atlas import typefaces
from salname.show.atlas.drawings import timeline
from salname.show.publishing import own
from salname.show.report.contents import Chart, Contents

_STYLE = """
text { font-family: 'Salname Serif', 'Source Serif 4', Georgia, serif; fill: #1d1c1a; }
.soft, text.country { fill: #5f5a50; } .hair { stroke: #ddd6c7; } .rule { stroke: #bdb5a4; } .ink { stroke: #1d1c1a; }
.area, .certain { fill: #1d1c1a; } .of-event { stroke: #a84c80; } .of-name { stroke: #00795a; }
.timeline .dot, .dot.event { fill: #a84c80; stroke: #a84c80; } .dot.inferred { fill: #ffffff; stroke: #a84c80; }
.event-bar { fill: #a84c80; fill-opacity: 0.38; stroke: none; } .band { fill: #00795a; }
.steps { fill: #ffffff; stroke: #1d1c1a; } .brush, .opener { fill: none; }
.land { fill: #f1ecdf; stroke: #5f5a50; stroke-width: 0.7; } .graticule { fill: none; stroke: #ddd6c7; }
.frame { fill: none; stroke: #1d1c1a; } .map .dot { fill: #00795a; fill-opacity: 0.55; stroke: #00795a; }
"""
_LINK = re.compile(r"</?a\b[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_OPENING = re.compile(r'<svg([^>]*?)viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"([^>]*)>')
_EXTRA = re.compile(r'\s(?:tabindex|role|aria-[a-z]+|data-[a-z]+)="[^"]*"')
_FONT = re.compile(r'\sfont-family="[^"]*"')
_CHART = 600


def strip(found: Contents, words: Mapping[str, Any]) -> str:
    """The strip of ages; empty where the texts name no time."""
    if found.strip is None:
        return ""
    return _drawn("strip.html", "draw", (found.strip, "strip", lambda *_: ""), words)


def chronicle(found: Contents, words: Mapping[str, Any]) -> str:
    """The timeline; empty where the texts name no time."""
    if found.drawn is None:
        return ""
    return _drawn("chronicle.html", "draw", (found.drawn.timeline, found.drawn.axis, timeline.LABELS, False), words)


def world(found: Contents, words: Mapping[str, Any]) -> str:
    """The map; empty where no place of the texts can be drawn."""
    return _drawn("place.html", "map_of", (found.map, "map"), words) if found.map else ""


def line(found: Contents, words: Mapping[str, Any]) -> str:
    """The line of polities; empty where the texts tell of none."""
    if found.card is None or found.card.line is None:
        return ""
    return _drawn("fluents.html", "bars", (found.card.line, ""), words)


def chart(shown: Chart) -> str:
    """The chart of a series."""
    drawn = charts.svg(shown.spec, width=_CHART).replace('"#faf8f3"', '"#ffffff"')
    return _LINK.sub("", _FONT.sub(" font-family=\"'Salname Serif', 'Source Serif 4', Georgia, serif\"", drawn))


def png(svg: str, scale: float = 2.0) -> bytes:
    """Draw SVG as PNG, for papers that take no SVG."""
    import vl_convert

    _register()
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


@cache
def _register() -> None:
    """Make the type known to the drawing library, where its package is there."""
    import vl_convert

    for face in typefaces.FACES.values():
        if face.source is not None:
            vl_convert.register_font_directory(str(face.source.parent))


def _drawn(template: str, macro: str, given: tuple[Any, ...], words: Mapping[str, Any]) -> str:
    made = str(getattr(own.environment().get_template(template).make_module(dict(words)), macro)(*given))
    start, end = made.find("<svg"), made.find("</svg>")
    svg = _EXTRA.sub("", _TITLE.sub("", _LINK.sub("", made[start : end + len("</svg>")])))
    return _OPENING.sub(_opening, svg, count=1).replace("</svg>", "</g></svg>")


def _opening(found: re.Match[str]) -> str:
    """Give the opening tag its size, so that every program draws it alike, and the style inside it."""
    _, left, top, width, height, _ = found.groups()
    kind = re.search(r'class="([^"]*)"', found.group())
    named = kind[1] if kind else "timeline"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" width="{width}" '
        f'height="{height}"><style>{_STYLE}</style>'
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="#ffffff"/><g class="{named}">'
    )
