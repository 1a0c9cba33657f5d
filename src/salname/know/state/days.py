"""Days as whole numbers that order and shift with the calendar, and windows of them.

A day's number is ``year * 372 + (month - 1) * 31 + (day - 1)``: every month has 31 places, so that adding years moves
month and day of no date, and a century is the same distance everywhere. Years are astronomical (1 BCE is 0).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from salname import edtf

YEAR: Final = 372
NEVER: Final = -(10**8)
"""Before every day: an open beginning."""
EVER: Final = 10**8
"""After every day: an open end."""


class Window(NamedTuple):
    """The days, both included, within which something lies; one number twice where the day is known.

    >>> window("1991-12") == Window(number(1991, 12, 1), number(1991, 12, 31))
    True
    """

    lo: int
    hi: int

    def meets(self, other: Window) -> Window | None:
        """Give the days that both have, ``None`` where there are none."""
        lo, hi = max(self.lo, other.lo), min(self.hi, other.hi)
        return Window(lo, hi) if lo <= hi else None


ALWAYS: Final = Window(NEVER, EVER)


def number(year: int, month: int = 1, day: int = 1) -> int:
    """Give the number of a day."""
    return year * YEAR + (month - 1) * 31 + (day - 1)


def window(value: str | None) -> Window | None:
    """Give the days that an EDTF value may mean; ``None`` for what has no place in time (also ``*_REF`` words)."""
    found = edtf.bounds(value)
    if not found.dated:
        return None
    return Window(
        NEVER if found.earliest is None else number(*found.earliest),
        EVER if found.latest is None else number(*found.latest),
    )


def ends(value: str | None) -> tuple[Window, Window] | None:
    """Give the windows of the beginning and of the end of a stretch of time.

    >>> [w == window(v) for w, v in zip(ends("196X/1986"), ("196X", "1986"))]
    [True, True]
    """
    whole = window(value)
    if whole is None or value is None:
        return None
    if "/" not in value:
        return whole, whole
    first, last = (window(part) for part in value.split("/", 1))
    return first or Window(NEVER, NEVER), last or Window(EVER, EVER)


def after(day: int, years: int) -> int:
    """Give the same day ``years`` on; open ends stay open."""
    return day if day in (NEVER, EVER) else day + years * YEAR


_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


def length(period: str) -> int:
    """Give the length of an ISO 8601 duration in years, months and days, in places of the calendar.

    Raises ``ValueError`` for another form.
    """
    found = _PERIOD.fullmatch(period)
    if found is None:
        raise ValueError(f"{period} is no duration of years, months and days")
    years, months, days = (int(part or 0) for part in found.groups())
    return years * YEAR + months * 31 + days


def text(day: int) -> str | None:
    """Write a day in EDTF, ``None`` for an open end.

    >>> text(number(-499, 3, 2)), text(EVER)
    ('-0499-03-02', None)
    """
    if day in (NEVER, EVER):
        return None
    year, rest = divmod(day, YEAR)
    month, place = rest // 31 + 1, rest % 31 + 1
    return edtf.point(year, month, min(place, edtf.month_length(year, month)))


def value(span: Window) -> str | None:
    """Write a window in EDTF, as the day, month, year, decade or century that it is; ``None`` where nothing is known.

    >>> value(window("1991-12")), value(window("195X")), value(Window(NEVER, number(1997, 12, 31)))
    ('1991-12', '195X', '../1997-12-31')
    """
    if span == ALWAYS:
        return None
    first, last = text(span.lo), text(span.hi)
    if first is None or last is None or first == last:
        return edtf.interval(first, last)
    year = first[:-6]
    whole = (first[:-3], year, f"{year[:-1]}X", f"{year[:-2]}XX")
    return next((short for short in whole if window(short) == span), edtf.interval(first, last))
