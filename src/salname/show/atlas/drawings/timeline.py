"""The timeline: events in lanes by type over an axis that follows what is told, polities as bands above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Protocol

from salname.know.state.days import EVER, NEVER, YEAR, Window
from salname.show import dates
from salname.show.atlas import links
from salname.show.atlas.drawings.axis import Axis, Tick

LABELS = 168.0
_LANE = 26.0
_BAND = 21.0
_SLOT = 7.0  # events nearer than this are drawn as one dot
_OPEN = 40.0  # how far a side that is not told is drawn
_STEP = 2.0  # bars whose ends lie nearer than this are drawn as one
_MOST_IN_TITLE = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """Events of one type at one place of the axis: ``count`` of them, leading to their words or their list."""

    x: float
    y: float
    radius: float
    count: int
    inferred: bool
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Events over a stretch of time; ``vague``: within it, but not known when."""

    x: float
    y: float
    width: float
    vague: bool
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Band:
    """A polity: possible from ``x`` to ``end``, certain from ``sure_x`` to ``sure_end`` (equal: never).

    A side that the text does not tell is ``open`` and has no stroke at its end.
    """

    x: float
    end: float
    sure_x: float
    sure_end: float
    y: float
    label: str
    title: str
    address: str
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One type of event with its dots and bars."""

    type: str
    y: float
    count: int
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline ready to be drawn; everything is in the units of its width."""

    width: float
    height: float
    axis_y: float
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    cells: tuple[tuple[float, float], ...]


class Life(Protocol):
    """A polity with the windows of its beginning and end, and what the text tells of them (EDTF)."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def since(self) -> Window: ...  # noqa: D102
    @property
    def until(self) -> Window: ...  # noqa: D102
    @property
    def sure(self) -> bool: ...  # noqa: D102
    @property
    def begin(self) -> str | None: ...  # noqa: D102
    @property
    def end(self) -> str | None: ...  # noqa: D102


def timeline(axis: Axis, events: Sequence[Any], polities: Iterable[Life], word: Any) -> Timeline:
    """Lay a timeline out: ``events`` are rows with type, label, time and place, ``word`` puts a date into words."""
    bands = _bands(axis, polities, word)
    rows = 1 + max((b.y for b in bands), default=-_BAND) / _BAND
    top = rows * _BAND + (14 if bands else 0)
    by_type: dict[str, list[Any]] = {}
    for event in events:
        by_type.setdefault(event.type, []).append(event)
    order = sorted(by_type, key=lambda t: (-len(by_type[t]), t))
    lanes = tuple(_lane(axis, t, by_type[t], top + (i + 0.5) * _LANE, word) for i, t in enumerate(order))
    axis_y = top + len(order) * _LANE + 10
    cells = tuple((a, round(z - a, 2)) for a, z in zip(axis.edges[::2], axis.edges[1::2], strict=False))
    return Timeline(axis.width, axis_y + 44, axis_y, bands, lanes, tuple(axis.ticks(62)), cells)


def _lane(axis: Axis, type: str, events: Sequence[Any], y: float, word: Any) -> Lane:
    slots: dict[int, list[Any]] = {}
    stretches: dict[tuple[int, int, bool], list[Any]] = {}
    for event in events:
        span = dates.moments(event.time)
        if span is None:
            continue
        low = axis.x(span[0] if span[0] is not None else axis.first)
        high = axis.x(span[1] if span[1] is not None else axis.last)
        if high - low > _SLOT * 2.5:
            stretches.setdefault((round(low / _STEP), round(high / _STEP), _vague(event.time)), []).append(event)
        else:
            slots.setdefault(round((low + high) / 2 / _SLOT), []).append(event)
    dots = tuple(_dot(slot, found, type, y, word) for slot, found in sorted(slots.items()))
    bars = tuple(_bar(ends, found, type, y, word) for ends, found in sorted(stretches.items()))
    return Lane(type, y, len(events), dots, bars)


def _vague(edtf: str) -> bool:
    """Say whether a time is a wide or uncertain one in which something was at some point, not one that it lasted."""
    return "/" not in edtf or any(mark in edtf for mark in "~?%X") or ".." in edtf


def _bar(ends: tuple[int, int, bool], found: Sequence[Any], type: str, y: float, word: Any) -> Bar:
    low, high = ends[0] * _STEP, ends[1] * _STEP
    return Bar(low, y, round(high - low, 1), ends[2], _title(found, word), _address(found, type))


def _title(found: Sequence[Any], word: Any) -> str:
    lines = [f"{word(e.time)}: {e.label}" for e in found[:_MOST_IN_TITLE]]
    if len(found) > _MOST_IN_TITLE:
        lines.append(f"… +{len(found) - _MOST_IN_TITLE}")
    return "\n".join(lines)


def _address(found: Sequence[Any], type: str) -> str:
    """Lead to the words of one event, or to the list of several."""
    if len(found) == 1:
        return links.words(found[0].document, found[0].start, found[0].end)
    years = [y for e in found for y in (e.first_year, e.last_year) if y is not None]
    return links.with_query("/events", type=type, **{"from": min(years), "to": max(years)})


def _dot(slot: int, found: Sequence[Any], type: str, y: float, word: Any) -> Dot:
    radius = round(2.7 * sqrt(min(len(found), 12)), 1)
    inferred = all(e.inferred_time for e in found)
    return Dot(round(slot * _SLOT, 1), y, radius, len(found), inferred, _title(found, word), _address(found, type))


def _bands(axis: Axis, polities: Iterable[Life], word: Any) -> tuple[Band, ...]:
    """Stack polities so that no two overlap, their labels included."""
    ends: list[float] = []
    out: list[Band] = []
    for life in polities:
        placed = _placed(axis, life)
        if placed is None:
            continue
        x, end, sure_x, sure_end = placed
        room = max(end, min(x, axis.width - 7.2 * len(life.label)) + 7.2 * len(life.label) + 6)
        row = next((i for i, e in enumerate(ends) if e <= x), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = room + 8
        told = " – ".join(word(t) if t else "?" for t in (life.begin, life.end))
        out.append(Band(x, end, sure_x, sure_end, row * _BAND, life.label, f"{life.label}: {told}", life.address,
                        life.begin is None, life.end is None))  # fmt: skip
    return tuple(out)


def _placed(axis: Axis, life: Life) -> tuple[float, float, float, float] | None:
    """Give the places of a polity's first and last possible and certain moments; None where it is off the axis."""
    first, begun = (None if d == NEVER else d / YEAR for d in life.since)
    ended, last = (None if d == EVER else d / YEAR for d in life.until)
    if begun is None and ended is None:
        return None
    if (last is not None and last <= axis.first) or (first is not None and first >= axis.last):
        return None
    low = begun if begun is not None else ended or axis.last
    high = ended if ended is not None else begun or axis.first
    x = axis.x(first) if first is not None else max(0.0, axis.x(low) - _OPEN)
    end = axis.x(last) if last is not None else min(axis.width, axis.x(high) + _OPEN)
    end = max(end, x + 2)
    if not life.sure or high < low:
        return x, end, x, x
    sure_x, sure_end = axis.x(low), axis.x(high)
    return min(x, sure_x), end, sure_x, max(sure_end, sure_x + (1 if begun is not None and ended is not None else 0))
