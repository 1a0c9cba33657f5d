"""Charts drawn into a page: SVG whose colours and type follow the page's style sheet."""

from __future__ import annotations

import re
from functools import cache

from salname.show import charts

_SIZE = re.compile(r'^(<svg[^>]*?) width="(\d+)" height="(\d+)"')
_FONT = re.compile(r'\sfont-family="[^"]*"')
_BASED = re.compile(r'\sxlink:href="https://[^"/]+/vega-datasets/(?=/)')
"""The base that the drawing library puts before an address of the atlas."""

_BACKGROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="var\(--paper\)"\s*/>')


@cache
def _colours() -> dict[str, str]:
    theme = charts.theme()
    axis = theme["axis"]
    return {
        theme["background"]: "paper",
        axis["labelColor"]: "ink",
        axis["titleColor"]: "soft",
        axis["gridColor"]: "hair",
        theme["point"]["fill"]: "accent",
    }


def in_page(svg: str, title: str = "") -> str:
    """Make a chart follow the page it stands in: its colours, its type and its width."""
    for colour, name in _colours().items():
        svg = svg.replace(f'"{colour}"', f'"var(--{name})"')
    svg = _FONT.sub(' font-family="inherit"', _BASED.sub(' href="', svg))
    svg = _BACKGROUND.sub("", svg)
    role = f' role="group" aria-label="{title}"' if title else ""
    svg = svg.replace(' class="marks"', ' class="drawn"', 1)
    return _SIZE.sub(rf'\1{role} style="max-width:\2px"', svg)
