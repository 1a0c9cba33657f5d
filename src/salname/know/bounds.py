"""The first and last day that an EDTF value touches, for sorting, filtering and comparing.

Years are astronomical: 1 BCE is 0, 5000 BCE is -4999. A day is a ``(year, month, day)`` triple; triples compare in
order of time. Masked digits (``195X``), seasons, sets and open intervals are understood; ``~``, ``?`` and ``%`` do
not move a bound.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

Day = tuple[int, int, int]


class Bounds(NamedTuple):
    """First and last day, both inclusive; ``None`` for an open end."""

    first: Day | None
    last: Day | None


_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_POINT = re.compile(r"(-?)(\d{1,4}|\d{1,3}X|\d{1,2}XX)(?:-(\d\d))?(?:-(\d\d))?")
_OPEN = ("", "..")


@lru_cache(maxsize=65_536)
def bounds(edtf: str | None) -> Bounds | None:
    """Give the days between which an EDTF value lies, ``None`` for a duration, a ``*_REF`` word or no EDTF.

    >>> bounds("1991-12")
    Bounds(first=(1991, 12, 1), last=(1991, 12, 31))
    >>> bounds("-4999/-1199").first
    (-4999, 1, 1)
    """
    if not edtf or edtf.endswith("_REF") or edtf.startswith("P"):
        return None
    try:
        if edtf[0] in "[{":
            parts = [p for p in (_point(part) for part in re.split(r",|\.\.", edtf[1:-1]) if part) if p]
            return Bounds(min(p[0] for p in parts), max(p[1] for p in parts))
        if "/" in edtf:
            start, end = (_point(part) for part in edtf.split("/"))
            return Bounds(start[0] if start else None, end[1] if end else None)
        point = _point(edtf)
    except ValueError:
        return None
    return Bounds(*point) if point else None


def years(edtf: str | None) -> tuple[int | None, int | None]:
    """Give the first and last year that an EDTF value touches, ``None`` where it is open or no date.

    >>> years("195X/1961-03")
    (1950, 1961)
    """
    found = bounds(edtf)
    if found is None:
        return None, None
    return found.first and found.first[0], found.last and found.last[0]


def _point(text: str) -> tuple[Day, Day] | None:
    text = text.strip().rstrip("?~%")
    if text in _OPEN:
        return None
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(text)
    sign, year, month, day = found.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if sign:
        low, high = -high, -low
    if not month:
        return (low, 1, 1), (high, 12, 31)
    if int(month) in _SEASONS:
        start, end = _SEASONS[int(month)]
        return (low, start, 1), (low + (end > 12), (end - 1) % 12 + 1, 31)  # a winter ends in the year after
    if day:
        return (low, int(month), int(day)), (low, int(month), int(day))
    return (low, int(month), 1), (low, int(month), monthrange(max(low, 1), int(month))[1])
