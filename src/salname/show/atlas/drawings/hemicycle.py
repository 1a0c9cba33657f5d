"""A parliament as a half circle: a dot a seat, those that are appointed apart from those that are elected."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

WIDTH, HEIGHT = 400.0, 212.0
_INNER, _OUTER = 78.0, 190.0
_MOST = 1_500


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat's place, and whether who sits there is appointed."""

    x: float
    y: float
    appointed: bool


@dataclass(frozen=True, slots=True)
class Hemicycle:
    """The seats from left to right, and the radius of a dot."""

    seats: tuple[Seat, ...]
    radius: float


def hemicycle(seats: int, appointed: int = 0) -> Hemicycle | None:
    """Lay ``seats`` out in rows, the last ``appointed`` of them from the left marked; ``None`` for none or too many.

    >>> len(hemicycle(47, 7).seats), sum(s.appointed for s in hemicycle(47, 7).seats)
    (47, 7)
    """
    if not 0 < seats <= _MOST:
        return None
    rows = next((r for r in range(1, 30) if _room(r) >= seats), 30)
    radii = [_INNER + (_OUTER - _INNER) * (i + 0.5) / rows for i in range(rows)]
    counts = _shared(seats, radii)
    places = sorted(
        (pi * (1 - (i + 0.5) / count), radius)
        for radius, count in zip(radii, counts, strict=True)
        for i in range(count)
    )
    places.reverse()  # from the left
    drawn = tuple(
        Seat(round(WIDTH / 2 + radius * cos(angle), 1), round(HEIGHT - 12 - radius * sin(angle), 1), place < appointed)
        for place, (angle, radius) in enumerate(places)
    )
    return Hemicycle(drawn, round(min(8.0, (_OUTER - _INNER) / rows * 0.42), 1))


def _room(rows: int) -> float:
    """How many seats fit into so many rows, a seat as wide as a row is deep."""
    depth = (_OUTER - _INNER) / rows
    return sum(pi * (_INNER + depth * (i + 0.5)) / depth for i in range(rows))


def _shared(seats: int, radii: list[float]) -> list[int]:
    """Share the seats among rows by their length; what rounding leaves goes to the longest."""
    whole = sum(radii)
    counts = [int(seats * radius / whole) for radius in radii]
    for place in range(seats - sum(counts)):
        counts[-1 - place % len(counts)] += 1
    return counts
