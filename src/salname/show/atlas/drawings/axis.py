"""An axis of time that gives more room to the years a text says more about.

Time is cut into millennia; each that much is said of into its centuries, those again into decades and years. A cell's
width grows with the square root of what is said of it. So 5000 BCE and 1991 stand in one drawing without an empty
middle; the drawing has to say that its steps are not even.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10, sqrt

Stretch = tuple[int, int, int]
"""First year, last year (inclusive) and how often it is spoken of."""

_CROWDED = 0.035  # share of everything from which a cell is cut up
_LEAST_TO_CUT = 3.0
_EMPTY_WIDTH = 0.45  # of a cell of which nothing is said, beside one of which one thing is said
_LONGEST = 2_000  # cells; a wider range begins with longer ones


@dataclass(frozen=True, slots=True)
class Cell:
    """The years from ``first`` up to, not including, ``last``, with how much is said of them."""

    first: int
    last: int
    count: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled boundary of the axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Cells side by side from 0 to ``width``; ``edges`` has one more place than there are cells."""

    cells: tuple[Cell, ...]
    edges: tuple[float, ...]
    width: float

    @property
    def first(self) -> int:
        """The first year of the axis."""
        return self.cells[0].first

    @property
    def last(self) -> int:
        """The year after the last of the axis."""
        return self.cells[-1].last

    def x(self, year: float) -> float:
        """Give the place of a moment, kept within the axis."""
        if year <= self.first:
            return 0.0
        if year >= self.last:
            return self.width
        index = bisect_right([c.first for c in self.cells], year) - 1
        cell = self.cells[index]
        share = (year - cell.first) / (cell.last - cell.first)
        return round(self.edges[index] + share * (self.edges[index + 1] - self.edges[index]), 1)

    def year(self, x: float) -> int:
        """Give the year that stands at a place."""
        index = min(max(bisect_right(self.edges, x) - 1, 0), len(self.cells) - 1)
        cell = self.cells[index]
        width = self.edges[index + 1] - self.edges[index]
        share = (x - self.edges[index]) / width if width else 0.0
        return floor(cell.first + min(max(share, 0.0), 1.0) * (cell.last - cell.first))

    def ticks(self, gap: float) -> list[Tick]:
        """Give boundaries to label, the rounder years first, at least ``gap`` apart."""
        places = [*zip(self.edges, [*(c.first for c in self.cells), self.last], strict=True)]
        chosen: list[Tick] = []
        for x, year in sorted(places, key=lambda p: (-_roundness(p[1]), p[0])):
            if all(abs(x - t.x) >= gap * (1.5 if min(x, t.x) == 0 else 1) for t in chosen):
                chosen.append(Tick(round(x, 1), year))
        return sorted(chosen, key=lambda t: t.x)


def build(stretches: Iterable[Stretch], width: float, between: tuple[int, int] | None = None) -> Axis | None:
    """Lay an axis out over what is said, or over the years ``between`` two; None where nothing is said."""
    found = list(stretches)
    if between:
        low, high = between[0], max(between[1], between[0] + 1)
        found = [s for s in found if s[1] >= low and s[0] < high]
    elif found:
        low, high = min(s[0] for s in found), max(s[1] for s in found) + 1
    else:
        return None
    size = 10 ** max(0, floor(log10(max(1, high - low))))
    size = min(size, 1000)
    while (high - low) / size > _LONGEST:
        size *= 10
    total = sum(s[2] for s in found) or 1
    cells = _cut(found, _cells(low, high, size), size, max(_LEAST_TO_CUT, total * _CROWDED))
    if between:
        cells = [Cell(max(low, c.first), min(high, c.last), c.count) for c in cells if c.last > low and c.first < high]
    else:
        cells = _trimmed(cells)
    weights = [sqrt(c.count) if c.count >= 1 else _EMPTY_WIDTH + (1 - _EMPTY_WIDTH) * c.count for c in cells]
    whole, at, edges = sum(weights), 0.0, [0.0]
    for weight in weights:
        at += weight
        edges.append(round(at / whole * width, 2))
    return Axis(tuple(cells), tuple(edges), width)


def _boundary(index: int, size: int) -> int:
    """Years of our era begin at a round year, those before it end with 1 BCE: there is no year nought to print."""
    return index * size if index > 0 else index * size + 1


def _cells(low: int, high: int, size: int) -> list[tuple[int, int]]:
    first = low // size if low > 0 else (low - 1) // size
    out: list[tuple[int, int]] = []
    index = first
    while _boundary(index, size) < high:
        out.append((_boundary(index, size), _boundary(index + 1, size)))
        index += 1
    return out


def _cut(stretches: Sequence[Stretch], spans: list[tuple[int, int]], size: int, crowded: float) -> list[Cell]:
    out: list[Cell] = []
    for first, last in spans:
        inside = [s for s in stretches if s[1] >= first and s[0] < last]
        count = sum(n * (min(z + 1, last) - max(a, first)) / (z + 1 - a) for a, z, n in inside)
        if count > crowded and size > 1 and not _says_only_the_whole(inside, first, last):
            out += _cut(inside, _cells(first, last, size // 10), size // 10, crowded)
        else:
            out.append(Cell(first, last, round(count, 3)))
    return out


def _says_only_the_whole(stretches: Sequence[Stretch], first: int, last: int) -> bool:
    return all(a <= first and z + 1 >= last for a, z, _ in stretches)


def _trimmed(cells: list[Cell]) -> list[Cell]:
    while len(cells) > 1 and cells[0].count == 0:
        cells = cells[1:]
    while len(cells) > 1 and cells[-1].count == 0:
        cells = cells[:-1]
    return cells


def _roundness(year: int) -> int:
    year = year - 1 if year <= 1 else year
    if year % 1000 == 0:
        return 4
    if year % 100 == 0:
        return 3
    return 2 if year % 50 == 0 else 1 if year % 10 == 0 else 0
