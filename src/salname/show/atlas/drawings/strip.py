"""The strip of ages: how much a text says of which time, a column a cell of the axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salname.show.atlas.drawings import axis
from salname.show.atlas.drawings.axis import Axis, Stretch, Tick

WIDE, NARROW = 1000.0, 360.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, the years it stands for (``last`` inclusive), and how much is said of them."""

    x: float
    width: float
    height: float
    first: int
    last: int
    count: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip ready to be drawn, its foot at ``height``."""

    width: float
    height: float
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]


def strip(stretches: Iterable[Stretch], width: float, height: float, over: Axis | None = None) -> Strip | None:
    """Lay a strip out; ``over`` gives the cells of another axis (of the same width), for strips that compare."""
    found = list(stretches)
    scale = over or axis.build(found, width)
    if scale is None:
        return None
    counts = [c.count for c in scale.cells] if over is None else _counted(found, scale)
    most = max(counts, default=0) or 1
    columns = tuple(
        Column(a, round(z - a, 1), round(max(1.5, n / most * height), 1) if n else 0.0, c.first, c.last - 1, n)
        for c, n, a, z in zip(scale.cells, counts, scale.edges, scale.edges[1:], strict=False)
    )
    return Strip(width, height, columns, tuple(scale.ticks(64 if width > NARROW else 52)))


def _counted(stretches: list[Stretch], scale: Axis) -> list[float]:
    return [
        sum(
            n * (min(z + 1, c.last) - max(a, c.first)) / (z + 1 - a)
            for a, z, n in stretches
            if z >= c.first and a < c.last
        )
        for c in scale.cells
    ]
