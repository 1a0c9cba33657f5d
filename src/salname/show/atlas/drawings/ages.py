"""Bars over time: polities in line, persons in their offices. Solid is certain, hatched possible, a gap a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from salname.know import state
from salname.know.state.days import EVER, NEVER, YEAR, Window

Scale = Callable[[int], float]
"""From a day to its place."""

WIDTH = 1000.0
_LANE = 26
_GAP = 70.0  # between the labels of the axis


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: it may hold from ``x`` to ``end`` and surely does from ``sure_x`` to ``sure_end`` (equal: never)."""

    label: str
    address: str
    x: float
    end: float
    sure_x: float
    sure_end: float
    y: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Ages:
    """A drawing of bars with the years of its axis (place, year)."""

    width: float
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fluent to be drawn, under a label, with the address that it leads to."""

    label: str
    address: str
    fluent: state.Fluent


def ages(rows: Sequence[Row], between: tuple[int, int] | None = None) -> Ages | None:
    """Lay bars out, one lane each, over the years ``between`` two or all that they reach; ``None`` for no rows."""
    found = [r for r in rows if _touches(r.fluent, between)]
    known = [d for r in found for d in _days(r.fluent)]
    if not known:
        return None
    low = between[0] * YEAR if between else min(known)
    high = (between[1] + 1) * YEAR if between else max(known)
    high = max(high, low + YEAR)

    def x(day: int) -> float:
        return round((min(max(day, low), high) - low) / (high - low) * WIDTH, 1)

    bars = tuple(_bar(row, x, place * _LANE) for place, row in enumerate(found))
    return Ages(WIDTH, len(bars) * _LANE, bars, tuple(_ticks(low, high, x)))


def _touches(fluent: state.Fluent, between: tuple[int, int] | None) -> bool:
    if between is None:
        return True
    return fluent.possible(Window(between[0] * YEAR, (between[1] + 1) * YEAR - 1))


def _days(fluent: state.Fluent) -> Iterable[int]:
    """The days that fix the axis: not how far a value is merely taken to reach."""
    told = [*(fluent.since if fluent.began else (fluent.since.hi,)), *(fluent.until if fluent.ended else ())]
    return (d for d in (*told, fluent.until.lo) if NEVER < d < EVER)


def _bar(row: Row, x: Scale, y: int) -> Bar:
    fluent = row.fluent
    sure = fluent.sure and fluent.since.hi <= fluent.until.lo
    start, end = x(fluent.since.lo), x(fluent.until.hi)
    return Bar(
        row.label,
        row.address,
        start,
        max(end, start + 2),
        x(fluent.since.hi) if sure else start,
        x(fluent.until.lo) if sure else start,
        y,
        state.days.value(fluent.since) if fluent.began else None,
        state.days.value(fluent.until) if fluent.ended else None,
    )


def _ticks(low: int, high: int, x: Scale) -> Iterable[tuple[float, int]]:
    years = (high - low) / YEAR
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10**9) if years / s <= WIDTH / _GAP)
    first = -(-low // (YEAR * step)) * step
    return [(x(year * YEAR), year) for year in range(first, high // YEAR + 1, step)]
