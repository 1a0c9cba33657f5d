"""Values of time in EDTF (ISO 8601-2): their bounds, their order, and what two of them have to do with each other.

The common forms are read by a short pattern here, about five hundred times as fast as the full parser of the ``edtf``
library, which remains the authority: every other form goes to it, and the tests compare the two.

Years are astronomical (1 BCE is ``0000``, 500 BCE ``-0499``), days proleptic Gregorian.

>>> bounds("192X").earliest, bounds("192X").latest
(Day(year=1920, month=1, day=1), Day(year=1929, month=12, day=31))
>>> sorted(["1991-12-16", "-0499", "13XX", "1991"], key=sort_key)
['-0499', '13XX', '1991', '1991-12-16']
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

PRESENT: Final = "PRESENT_REF"
PAST: Final = "PAST_REF"
FUTURE: Final = "FUTURE_REF"

SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Months of a season's first and last day; winter runs into the next year."""


class Day(NamedTuple):
    """One day; it compares by time, also before the common era."""

    year: int
    month: int = 1
    day: int = 1

    @property
    def number(self) -> int:
        """Days since 0000-03-01, so that two days can be subtracted."""
        year = self.year - (self.month <= 2)
        era, rest = divmod(year, 400)
        in_year = (153 * ((self.month + 9) % 12) + 2) // 5 + self.day - 1
        return era * 146097 + rest * 365 + rest // 4 - rest // 100 + in_year

    @classmethod
    def numbered(cls, number: int) -> Day:
        """Give the day with this :attr:`number`.

        >>> Day.numbered(Day(1988, 2, 28).number + 2)
        Day(year=1988, month=3, day=1)
        """
        era, rest = divmod(number, 146097)
        of_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
        in_year = rest - (365 * of_era + of_era // 4 - of_era // 100)
        month = (5 * in_year + 2) // 153
        day = in_year - (153 * month + 2) // 5 + 1
        shifted = month + 3 if month < 10 else month - 9
        return cls(of_era + era * 400 + (shifted <= 2), shifted, day)


class Bounds(NamedTuple):
    """The first and the last day that a value may mean, both included; ``None`` is an open end.

    ``approximate`` and ``uncertain`` tell of ``~`` and ``?`` (``%`` is both). ``dated`` is false for what has no
    place on the line of time: a duration, a ``*_REF`` word or what is no EDTF.
    """

    earliest: Day | None
    latest: Day | None
    approximate: bool = False
    uncertain: bool = False
    dated: bool = True

    @property
    def low(self) -> float:
        """The first day as a number, minus infinity where it is open."""
        return float("-inf") if self.earliest is None else self.earliest.number

    @property
    def high(self) -> float:
        """The last day as a number, infinity where it is open."""
        return float("inf") if self.latest is None else self.latest.number

    @property
    def days(self) -> float:
        """How many days there are from the first to the last, both counted."""
        return self.high - self.low + 1

    def overlaps(self, other: Bounds) -> bool:
        """Say whether the two may share a day."""
        return self.dated and other.dated and self.low <= other.high and other.low <= self.high

    def covers(self, other: Bounds) -> bool:
        """Say whether all of ``other`` surely lies within this."""
        return self.dated and other.dated and self.low <= other.low and other.high <= self.high

    def before(self, other: Bounds) -> bool:
        """Say whether this is over when ``other`` begins."""
        return self.dated and other.dated and self.high < other.low


UNDATED: Final = Bounds(None, None, dated=False)

_ANY_YEAR = "XXXX"
_YEAR = r"(?P<sign>-?)(?P<year>\d{4}|\d{3}X|\d\dXX|\dXXX)"
_POINT = re.compile(rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)", re.ASCII)


@lru_cache(maxsize=65536)
def bounds(value: str | None) -> Bounds:
    """Give the bounds of an EDTF value; :data:`UNDATED` for ``None``, durations, ``*_REF`` words, days of every year
    (``XXXX-03-21``) and what is no EDTF.

    >>> bounds("1941/1945").covers(bounds("1943-07"))
    True
    >>> bounds("1991/..").latest is None
    True
    """
    if not value or value == ".." or value.endswith("_REF") or value[0] == "P" or _ANY_YEAR in value:
        return UNDATED
    if "/" in value and value[0] not in "[{":
        first, _, last = value.partition("/")
        low, high = _end(first), _end(last)
        if low is None or high is None:
            return UNDATED
        return Bounds(
            low.earliest, high.latest, low.approximate or high.approximate, low.uncertain or high.uncertain
        )  # fmt: skip
    return _point(value) or _by_library(value) or UNDATED


def _end(text: str) -> Bounds | None:
    if text in ("", ".."):
        return Bounds(None, None)
    return _point(text) or _by_library(text)


def _point(text: str) -> Bounds | None:
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    low, high = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    if found["sign"]:
        low, high = -high, -low
    days = _days(low, high, int(found["month"] or 0), int(found["day"] or 0))
    if days is None or (low != high and found["month"]):
        return None
    mark = found["mark"]
    return Bounds(*days, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _days(low: int, high: int, month: int, day: int) -> tuple[Day, Day] | None:
    if not month:
        return Day(low), Day(high, 12, 31)
    if month in SEASONS and not day:
        first, last = SEASONS[month]
        year, last = (high + 1, last - 12) if last > 12 else (high, last)
        return Day(low, first), Day(year, last, month_length(year, last))
    if not 1 <= month <= 12 or day > month_length(low, month):
        return None
    return Day(low, month, day or 1), Day(high, month, day or month_length(high, month))


def month_length(year: int, month: int) -> int:
    """Give the number of days of a month, ``1 <= month <= 12``."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _by_library(text: str) -> Bounds | None:
    parsed = _parsed(text)
    if parsed is None:
        return None
    try:
        low, high = parsed.lower_strict(), parsed.upper_strict()
    except (TypeError, ValueError, AttributeError, RuntimeError):
        return None
    first, last = _day_of(low), _day_of(high)
    return Bounds(first, last, "~" in text or "%" in text, "?" in text or "%" in text)


def _day_of(moment: Any) -> Day | None:
    try:
        return Day(moment[0], moment[1], moment[2])
    except TypeError:  # the library gives an open end as a float, minus or plus infinity
        return None


def _parsed(text: str) -> Any:
    from edtf import parse_edtf  # half a second to load, and seldom needed
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return parse_edtf(text)
    except (EDTFParseException, ValueError):
        return None


def valid(value: str) -> bool:
    """Say whether a value is EDTF, an ISO 8601 duration or a ``*_REF`` word.

    >>> valid("1991-12-16"), valid("1991-13"), valid("P40Y"), valid("tomorrow")
    (True, False, True, False)
    """
    if value in (PRESENT, PAST, FUTURE) or _DURATION.fullmatch(value):
        return True
    return bounds(value).dated


_DURATION = re.compile(r"P(?=[\dT])(?:[\d.]+Y)?(?:[\d.]+M)?(?:[\d.]+W)?(?:[\d.]+D)?(?:T(?:[\d.]+[HMS])+)?", re.ASCII)


def sort_key(value: str | None) -> tuple[float, float]:
    """Give a key that puts values in order of their beginning, the longer first; what is undated comes last."""
    found = bounds(value)
    if not found.dated:
        return float("inf"), float("inf")
    return found.low, -found.high


def year(number: int, width: int = 4) -> str:
    """Write an astronomical year, four digits at least.

    >>> year(987), year(-4999), year(0)
    ('0987', '-4999', '0000')
    """
    return f"-{-number:0{width}}" if number < 0 else f"{number:0{width}}"


def point(year_number: int, month: int | None = None, day: int | None = None) -> str:
    """Write a year, a month (or a season, 21 to 24) or a day.

    >>> point(1995, 3, 10)
    '1995-03-10'
    """
    parts = [year(year_number), *(f"{n:02}" for n in (month, day) if n)]
    return "-".join(parts)


def interval(first: str | None, last: str | None) -> str:
    """Write the interval between two values, ``None`` for an open end; two equal ends give the one value.

    >>> interval("1945", None), interval("1986-12-17", "1986-12-19")
    ('1945/..', '1986-12-17/1986-12-19')
    """
    if first == last and first is not None:
        return first
    return f"{first or '..'}/{last or '..'}"


def bce(years: int) -> int:
    """Give the astronomical year of a year before the common era: 1 BCE is 0."""
    return 1 - years
