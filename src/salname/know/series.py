"""Series and compositions: what figures say together.

A *series* is one measure of one thing at several times (a people's share of the population in 1897, 1926 and 1970); a
*composition* is the parts of one whole told beside each other (of 60: 35, 20 and 5). Both are read from records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salname.model import Figure
from salname.read.text import fold, search_key

_STEM = 5  # letters: words that begin alike are taken for forms of one
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(-?)(\d{1,4}X{0,2})(?:-(\d\d))?")
_FAR = 600  # code points between the parts of one whole, at the most
_SLACK = 0.02  # what rounding may add or take away when parts are summed


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the document that tells it."""

    document: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series with the year it stands for, as a decimal (1986.5 is the middle of 1986)."""

    year: float
    told: Told


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure, thing, kind and unit at two or more different times, in order of time."""

    measures: str
    of: str | None
    kind: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Parts of one whole. ``rest`` is what the parts leave of it: 0 where they add up, None where no whole is told."""

    whole: Told | None
    parts: tuple[Told, ...]
    rest: float | None

    @property
    def adds_up(self) -> bool:
        """Say whether the parts make the whole, rounding aside."""
        if self.rest is None or self.whole is None:
            return False
        return abs(self.rest) <= _SLACK * abs(middle(self.whole.figure))


def middle(figure: Figure) -> float:
    """Give a figure's value, the middle of a range."""
    value = figure.value
    return (value[0] + value[1]) / 2 if isinstance(value, tuple) else value


def year(edtf: str | None) -> float | None:
    """Give the middle of an EDTF value as a decimal year, None for what has no years.

    >>> year("1926"), year("1941/1945"), year("195X")
    (1926.5, 1943.5, 1955.0)
    """
    found = [m for m in map(_YEAR.match, (edtf or "").split("/")) if m]
    if not found:
        return None
    lows, highs = [], []
    for sign, digits, month in (m.groups() for m in found):
        low, high = float(digits.replace("X", "0")), float(digits.replace("X", "9")) + 1
        if sign:
            low, high = -high + 1, -low + 1
        if month and 1 <= int(month) <= 12:
            low, high = low + (int(month) - 1) / 12, low + int(month) / 12
        lows.append(low)
        highs.append(high)
    return (min(lows) + max(highs)) / 2


def key(figure: Figure) -> tuple[str, str, str, str]:
    """Give what figures of one series share: the stems of measure and thing, the kind and the unit."""
    return _stems(figure.measures), _stems(figure.of or ""), figure.kind, figure.unit


def series(told: Iterable[Told]) -> tuple[Series, ...]:
    """Gather the series of some figures, those with the most points first; ranks and factors make none."""
    groups: dict[tuple[str, str, str, str], list[Point]] = {}
    for one in told:
        at = year(one.figure.time)
        if at is not None and one.figure.measures and one.figure.kind not in ("rank", "factor"):
            groups.setdefault(key(one.figure), []).append(Point(at, one))
    made = [_series(points) for points in groups.values() if len({p.year for p in points}) > 1]
    return tuple(sorted(made, key=lambda s: (-len(s.points), s.measures, s.of or "", s.unit)))


def _series(points: Sequence[Point]) -> Series:
    ordered = tuple(sorted(points, key=lambda p: (p.year, p.told.document, p.told.figure.start)))
    first = points[0].told.figure
    return Series(first.measures, first.of, first.kind, first.unit, ordered)


def compositions(told: Iterable[Told]) -> tuple[Composition, ...]:
    """Gather the compositions of some figures, in order of place.

    Parts are figures that the rules read as parts of a whole, and shares of one whole at one time by different bearers.
    """
    ordered = sorted(told, key=lambda t: (t.document, t.figure.start))
    return tuple(sorted([*_of_parts(ordered), *_of_shares(ordered)], key=_place))


def _place(composition: Composition) -> tuple[str, int]:
    first = composition.whole or composition.parts[0]
    return first.document, first.figure.start


def _of_parts(ordered: Sequence[Told]) -> list[Composition]:
    made: list[Composition] = []
    whole: Told | None = None
    parts: list[Told] = []
    for one in ordered:
        if one.figure.rule == "figure.part":
            near = parts[-1] if parts else whole
            if near and one.document == near.document and one.figure.start - near.figure.end < _FAR:
                parts.append(one)
                continue
        made += _composition(whole, parts)
        parts = [one] if one.figure.rule == "figure.part" else []
        whole = one if one.figure.kind == "count" and one.figure.rule != "figure.part" else None
    return made + _composition(whole, parts)


def _composition(whole: Told | None, parts: Sequence[Told]) -> list[Composition]:
    if len(parts) < 2:
        return []
    total = sum(middle(p.figure) for p in parts)
    if whole is None or middle(whole.figure) < total * (1 - _SLACK):
        return [Composition(None, tuple(parts), None)]
    return [Composition(whole, tuple(parts), middle(whole.figure) - total)]


def _of_shares(ordered: Sequence[Told]) -> list[Composition]:
    groups: dict[tuple[str, str, str | None], list[Told]] = {}
    for one in ordered:
        if one.figure.kind == "share" and one.figure.unit == "%":
            group = (one.document, _stems(one.figure.measures), one.figure.time)
            groups.setdefault(group, []).append(one)
    made = []
    for members in groups.values():
        near = [m for m in members if m.figure.start - members[0].figure.start < _FAR]
        bearers = {_stems(m.figure.of or "") for m in near}
        total = sum(middle(m.figure) for m in near)
        if len(near) > 1 and len(bearers) == len(near) and total <= 100 * (1 + _SLACK):
            made.append(Composition(None, tuple(near), 100 - total))
    return made


def _stems(text: str) -> str:
    words = _WORD.findall(search_key(fold(text)))
    return " ".join(word[:_STEM] for word in words)
