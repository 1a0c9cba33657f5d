"""EDTF values of years, decades, centuries, millennia and ages, and of the parts of them; no context, no text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from salname import edtf
from salname.edtf import Day

Part = Mapping[str, Any]
"""What a part takes: ``days`` of a month, ``months`` of a year, ``hundredths`` of the rest (see ``times.toml``)."""

_SHORT_AGE = 10  # years: of a war this short, the beginning is its first year and the end its last
_DECADE_HUNDREDS = (1900, 2000)  # "1900-cü illər" are ten years, "1800-cü illər" a hundred


def year(number: int, part: Part | None) -> str:
    """Give a year (astronomical), or the months that a part of it takes."""
    if part is None:
        return edtf.year(number)
    first, last = part["months"]
    return edtf.interval(edtf.point(number, first), edtf.point(number, last))


def month(number: int, of_year: int, part: Part | None) -> str:
    """Give a month, or the days that a part of it takes."""
    if part is None:
        return edtf.point(of_year, number)
    length = edtf.month_length(of_year, number)
    first, last = (min(day, length) for day in part["days"])
    return edtf.interval(edtf.point(of_year, number, first), edtf.point(of_year, number, last))


def decade(number: int, *, bce: bool, part: Part | None) -> str:
    """Give the decade that begins with a year (``1930``), a century where its number is a full hundred (``1800``).

    >>> decade(1930, bce=False, part=None), decade(1800, bce=False, part=None), decade(1900, bce=False, part=None)
    ('193X', '18XX', '190X')
    """
    if number % 100 == 0 and number not in _DECADE_HUNDREDS and number >= 100:
        return century(number // 100 + 1, bce=False, part=part) if not bce else _stretch(1 - number - 99, 100, part)
    if bce:
        return _stretch(1 - number - 9, 10, part)
    if part is None:
        return f"{number // 10:03}X"
    return _stretch(number, 10, part)


def century(number: int, *, bce: bool, part: Part | None) -> str:
    """Give a century by its ordinal number.

    >>> century(14, bce=False, part=None), century(4, bce=True, part=None)
    ('13XX', '-03XX')
    """
    if part is None:
        return f"{'-' if bce else ''}{number - 1:02}XX"
    return _stretch(_first_year(number, 100, bce=bce), 100, part)


def millennium(number: int, *, bce: bool, part: Part | None) -> str:
    """Give a millennium by its ordinal number, as an interval of years.

    >>> millennium(3, bce=True, part=None)
    '-2999/-2000'
    """
    return _stretch(_first_year(number, 1000, bce=bce), 1000, part)


def _first_year(number: int, size: int, *, bce: bool) -> int:
    return 1 - number * size if bce else (number - 1) * size


def _stretch(first: int, size: int, part: Part | None) -> str:
    low, high = _share(size, part)
    return edtf.interval(edtf.year(first + low), edtf.year(first + high))


def _share(size: int, part: Part | None) -> tuple[int, int]:
    if part is None:
        return 0, size - 1
    if size == 10 and "decade" in part:
        low, high = part["decade"]
        return int(low), int(high)
    low, high = part["hundredths"]
    return low * size // 100, (high + 1) * size // 100 - 1 if size > 10 else high // 10


def age(value: str, part: Part | None) -> str:
    """Give an age, or the years that a part of it takes.

    >>> age("1941/1945", {"hundredths": [0, 29]}), age("1922/1991", {"hundredths": [70, 99]})
    ('1941', '1971/1991')
    """
    bounds = edtf.bounds(value)
    if part is None or bounds.earliest is None or bounds.latest is None:
        return value
    first, last = bounds.earliest.year, bounds.latest.year
    low, high = part["hundredths"]
    size = last - first + 1
    if size <= _SHORT_AGE and (low == 0) != (high == 99):
        first, last = (first, first) if low == 0 else (last, last)
        if high - low >= 48:  # a half
            middle = (bounds.earliest.year + bounds.latest.year) // 2
            first, last = (bounds.earliest.year, middle) if low == 0 else (middle, bounds.latest.year)
    else:
        first, last = first + low * size // 100, first + max(low * size, (high + 1) * size - 100) // 100
    return edtf.interval(edtf.year(first), edtf.year(last))


def join(first: str, last: str) -> str:
    """Give the interval from the beginning of one value to the end of another.

    >>> join("1570/1599", "1740/1769"), join("15XX", "16XX")
    ('1570/1769', '15XX/16XX')
    """
    return edtf.interval(first.split("/")[0], last.split("/")[-1])


def after(value: str, years: int | None) -> str:
    """Give the time after an age: so many years of it, or all."""
    end = edtf.bounds(value).latest
    if end is None:
        return value
    return edtf.interval(edtf.year(end.year), edtf.year(end.year + years) if years else None)


def before(value: str, years: int | None) -> str:
    """Give the time before an age: the last so many years of it, or all."""
    start = edtf.bounds(value).earliest
    if start is None:
        return value
    if years:
        return edtf.interval(edtf.year(start.year - years), edtf.year(start.year - 1))
    return edtf.interval(None, edtf.year(start.year))


def duration(count: float, unit: str) -> str:
    """Give an ISO 8601 duration; ``unit`` is a factor and a letter, after a ``T`` for what is shorter than a day.

    >>> duration(40, "1Y"), duration(0.5, "100Y"), duration(10, "T1M"), duration(1.5, "1Y")
    ('P40Y', 'P50Y', 'PT10M', 'P1Y6M')
    """
    clock, unit = ("T", unit[1:]) if unit[0] == "T" else ("", unit)
    amount, letter = count * int(unit[:-1]), unit[-1]
    whole = int(amount)
    if letter == "Y" and amount != whole:
        months = round((amount - whole) * 12)
        return f"P{whole}Y{months}M" if whole else f"P{months}M"
    if letter == "M" and not clock and amount != whole:
        return f"P{whole}M15D" if whole else "P15D"
    return f"P{clock}{whole if amount == whole else amount}{letter}"


def day(of_year: int, of_month: int, number: int) -> str | None:
    """Give a day, or ``None`` where the month has no such day."""
    if number > edtf.month_length(of_year, of_month):
        return None
    return edtf.point(of_year, of_month, number)


def shifted(start: Day, days: int) -> str:
    """Give the day that is so many days after another."""
    return edtf.point(*Day.numbered(start.number + days))
