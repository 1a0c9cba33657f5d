"""The timeline: events in lanes by type over an axis that follows what is told, polities as bands above them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from salname.show import dates
from salname.show.atlas import links
from salname.show.atlas.drawings.axis import Axis, Tick

LABELS = 168.0
_LANE = 26.0
_BAND = 19.0
_SLOT = 7.0  # events nearer than this are drawn as one dot
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
    """An event or a polity over a stretch of time; an open side is drawn as an arrow by the template."""

    x: float
    y: float
    width: float
    label: str
    title: str
    address: str
    open_start: bool = False
    open_end: bool = False


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
    bands: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    cells: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Polity:
    """A polity with the times that the text gives for its beginning and end (EDTF), and an address of its own."""

    label: str
    begin: str | None
    end: str | None
    address: str


def timeline(axis: Axis, events: Sequence[Any], polities: Iterable[Polity], word: Any) -> Timeline:
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
    stretches: dict[tuple[int, int], list[Any]] = {}
    for event in events:
        span = dates.moments(event.time)
        if span is None:
            continue
        low = axis.x(span[0] if span[0] is not None else axis.first)
        high = axis.x(span[1] if span[1] is not None else axis.last)
        if high - low > _SLOT * 2.5:
            stretches.setdefault((round(low / _STEP), round(high / _STEP)), []).append(event)
        else:
            slots.setdefault(round((low + high) / 2 / _SLOT), []).append(event)
    dots = tuple(_dot(slot, found, type, y, word) for slot, found in sorted(slots.items()))
    bars = tuple(_bar(ends, found, type, y, word) for ends, found in sorted(stretches.items()))
    return Lane(type, y, len(events), dots, bars)


def _bar(ends: tuple[int, int], found: Sequence[Any], type: str, y: float, word: Any) -> Bar:
    low, high = ends[0] * _STEP, ends[1] * _STEP
    return Bar(low, y, round(high - low, 1), found[0].label, _title(found, word), _address(found, type))


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


def _bands(axis: Axis, polities: Iterable[Polity], word: Any) -> tuple[Bar, ...]:
    """Stack polities so that no two overlap, their labels included."""
    ends: list[float] = []
    out: list[Bar] = []
    for polity in polities:
        begin, end = dates.moments(polity.begin), dates.moments(polity.end)
        low = begin[0] if begin else None
        high = end[1] if end else None
        if (low is None and high is None) or (high or axis.last) < axis.first or (low or axis.first) >= axis.last:
            continue
        x = axis.x(low) if low is not None else max(0.0, axis.x(high or axis.last) - 40)
        right = axis.x(high) if high is not None else min(axis.width, axis.x(low or 0) + 40)
        room = max(right, x + 7.2 * len(polity.label) + 6)
        row = next((i for i, e in enumerate(ends) if e <= x), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = room + 8
        told = " – ".join(word(t) if t else "?" for t in (polity.begin, polity.end))
        out.append(Bar(x, row * _BAND, round(max(2.0, right - x), 1), polity.label, f"{polity.label}: {told}",
                       polity.address, low is None, high is None))  # fmt: skip
    return tuple(out)
