"""Land from Natural Earth, projected and cut to the part of the world that a book speaks of.

The projection is Lambert's azimuthal equal-area one about the middle of the places: no part of the map weighs more
than another.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, degrees, radians, sin, sqrt
from pathlib import Path
from typing import Protocol

_FILE = Path(__file__).parent.parent / "natural_earth.txt"
_LEAST_SPAN = 9.0  # degrees from the middle to the edge
_MOST_SPAN = 78.0
_MARGIN = 1.18


class Located(Protocol):
    """What stands on a map."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def mentions(self) -> int: ...  # noqa: D102
    @property
    def longitude(self) -> float: ...  # noqa: D102
    @property
    def latitude(self) -> float: ...  # noqa: D102
    @property
    def area(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: a dot of some radius, or the name of a country; ``named`` where there is room for a label."""

    x: float
    y: float
    radius: float
    label: str
    mentions: int
    area: bool
    named: bool
    left: bool
    address: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map ready to be drawn: ``land`` and ``graticule`` are SVG path data."""

    width: int
    height: int
    land: str
    graticule: str
    spots: tuple[Spot, ...]


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if not line.startswith("#"))


@cache
def _rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    out = []
    for kind, *values in _lines():
        if kind == "land":
            numbers = [int(v) / 10 for v in values]
            out.append(tuple(zip(numbers[::2], numbers[1::2], strict=True)))
    return tuple(out)


@cache
def middles() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the middle of each country, by its ISO code."""
    return {parts[1]: (float(parts[2]), float(parts[3])) for parts in _lines() if parts[0] == "country"}


@dataclass(frozen=True, slots=True)
class _View:
    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Give x and y; None for what lies on the far side of the world."""
        turned, north, middle = radians(longitude - self.longitude), radians(latitude), radians(self.latitude)
        facing = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(turned)
        if facing < -0.35:
            return None
        k = sqrt(2 / (1 + facing))
        x = k * cos(north) * sin(turned)
        y = k * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(turned))
        return self.width / 2 + x * self.scale, self.height / 2 - y * self.scale


def draw(
    places: Sequence[tuple[Located, str]], *, width: int = 1000, height: int = 560, around: float = 0.0
) -> Map | None:
    """Draw places, each with the address that it leads to; ``around`` is the least span in degrees about the middle."""
    if not places:
        return None
    view = _view([p for p, _ in places], width, height, max(around, _LEAST_SPAN))
    paths = [path for ring in _rings() if (path := _path(ring, view))]
    return Map(width, height, "".join(paths), _graticule(view), _spots(places, view))


def _view(places: Sequence[Located], width: int, height: int, least: float) -> _View:
    weight = [sqrt(p.mentions) for p in places]
    east = sum(p.longitude * w for p, w in zip(places, weight, strict=True)) / sum(weight)
    north = sum(p.latitude * w for p, w in zip(places, weight, strict=True)) / sum(weight)
    away = sorted(_distance(east, north, p.longitude, p.latitude) for p in places for _ in range(min(p.mentions, 9)))
    reach = away[min(len(away) - 1, int(len(away) * 0.9))]  # a few far ones may lie off the sheet
    span = radians(max(least, min(_MOST_SPAN, reach * _MARGIN)))
    return _View(east, north, height / 2 / (2 * sin(span / 2)), width, height)


def _distance(x1: float, y1: float, x2: float, y2: float) -> float:
    a, b = radians(y1), radians(y2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(x2 - x1) / 2) ** 2
    return degrees(2 * asin(min(1.0, sqrt(h))))


def _path(ring: Iterable[tuple[float, float]], view: _View) -> str:
    """Give a ring as path data, without what lies far off the sheet."""
    points = [view.place(*p) for p in ring]
    seen = [p for p in points if p is not None]
    if len(seen) < 3 or not _touches(seen, view):
        return ""
    kept: list[tuple[int, int]] = []
    for x, y in (_clamped(p, view) for p in seen):
        if not kept or abs(kept[-1][0] - x) + abs(kept[-1][1] - y) > 1:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z"


def _touches(points: Sequence[tuple[float, float]], view: _View) -> bool:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) > 0 and min(xs) < view.width and max(ys) > 0 and min(ys) < view.height


def _clamped(point: tuple[float, float], view: _View) -> tuple[int, int]:
    x, y = point
    return round(max(-300, min(view.width + 300, x))), round(max(-300, min(view.height + 300, y)))


def _graticule(view: _View) -> str:
    out = []
    for line in (
        *([(float(x), float(y)) for y in range(-80, 81, 4)] for x in range(-180, 180, 10)),
        *([(float(x), float(y)) for x in range(-180, 181, 4)] for y in range(-80, 81, 10)),
    ):
        points = [view.place(*p) for p in line]
        seen = [p for p in points if p and -60 < p[0] < view.width + 60 and -60 < p[1] < view.height + 60]
        if len(seen) > 1 and all(abs(a[0] - b[0]) + abs(a[1] - b[1]) < 300 for a, b in itertools.pairwise(seen)):
            out.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in seen))
    return "".join(out)


def _spots(places: Sequence[tuple[Located, str]], view: _View) -> tuple[Spot, ...]:
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for place, address in sorted(places, key=lambda p: (-p[0].mentions, p[0].label)):
        found = view.place(place.longitude, place.latitude)
        if found is None or not (0 <= found[0] <= view.width and 0 <= found[1] <= view.height):
            continue
        x, y = found
        radius = round(2.2 + 1.5 * sqrt(place.mentions), 1)
        long = 7.4 * len(place.label)
        left = x + radius + long > view.width
        low = x - long / 2 if place.area else x - radius - long - 4 if left else x + radius + 4
        box = (low, y - 9, low + long, y + 9)
        inside = box[0] >= 4 and box[2] <= view.width - 4
        named = inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)
        if named:
            taken.append(box)
        out.append(
            Spot(round(x, 1), round(y, 1), radius, place.label, place.mentions, place.area, named, left, address)
        )
    return tuple(out)
