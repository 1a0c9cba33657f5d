"""EDTF values in the words of the interface, and on the axis of a drawing.

``words("1986-12-17/1986-12-19", wording("az"))`` gives ``"17–19 dekabr 1986"``. What this module does not know is
given back as it is: a value is never hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_month_names

from salname.edtf import Day, bounds
from salname.show import numbers
from salname.show.locale import Wording

_DATE = re.compile(
    r"(?P<lead>[~?%])?(?P<year>Y?-?[\dX]{4,})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<mark>[~?%])?"
)
_DURATION = re.compile(
    r"P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
    r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?(?P<mark>[~?%])?"
)
_REFERENCES = {
    "PRESENT_REF": "the present, not dated",
    "PAST_REF": "the past, not dated",
    "FUTURE_REF": "the future, not dated",
}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class Date:
    """One EDTF date taken apart: ``year`` as written without its X, ``wide`` years long (1, 10, 100, 1000)."""

    year: int
    wide: int
    month: int | None
    day: int | None
    mark: str


def parse(edtf: str) -> Date | None:
    """Take one date (no interval, no duration) apart; None for anything else."""
    found = _DATE.fullmatch(edtf)
    if not found:
        return None
    digits = found["year"].lstrip("Y")
    unknown = len(digits) - len(digits.rstrip("X"))
    base = digits[: len(digits) - unknown]
    if base in ("", "-") or "X" in base:
        return None
    year = int(base) * 10**unknown
    if base.startswith("-") and year == 0 and unknown:
        year = -1  # the years just before our era, written -00XX
    month, day = (int(p) if p and "X" not in p else None for p in (found["month"], found["day"]))
    if month is not None and not (1 <= month <= 12 or 21 <= month <= 24):
        return None
    return Date(year, 10**unknown, month, day, found["mark"] or found["lead"] or "")


@lru_cache(maxsize=65_536)
def moments(edtf: str | None) -> tuple[float | None, float | None] | None:
    """Give the first moment of a value and the moment after its last, in years; None on an open side.

    None where the value stands nowhere on an axis (a duration, a reference to the present).

    >>> moments("1990/1991"), moments("13XX"), moments("../1997"), moments("P4Y")
    ((1990.0, 1992.0), (1300.0, 1400.0), (None, 1998.0), None)
    """
    found = bounds(edtf)
    if not found.dated:
        return None
    first, last = found.earliest, found.latest
    return (_moment(first, 0) if first else None, _moment(last, 1) if last else None)


def stands_at(edtf: str | None, middle: float) -> float:
    """Give where a value stands on a chart whose steps are years: a year at its number, a longer time at its middle."""
    found = moments(edtf)
    if found is None or found[0] is None or found[1] is None:
        return middle
    return found[0] if found[1] - found[0] <= 1 else round(middle, 2)


def _moment(day: Day, after: int) -> float:
    return round(day[0] + ((day[1] - 1) * 31 + day[2] - 1 + after) / 372, 4)


@lru_cache(maxsize=16_384)
def words(edtf: str, wording: Wording) -> str:
    """Give an EDTF value, ISO duration or ``*_REF`` word in words."""
    if edtf in _REFERENCES:
        return wording.text(_REFERENCES[edtf])
    if edtf.lstrip("~").startswith("P"):
        return _lapse(edtf, wording) or edtf
    if edtf.startswith(("[", "{")) and edtf.endswith(("]", "}")):
        parts = [part.strip() for part in edtf[1:-1].split(",")]
        return " / ".join(words(part, wording) for part in parts if parse(part)) or edtf
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _interval(first, last, wording) or edtf
    date = parse(edtf)
    return _date(date, wording) if date else edtf


def year(number: int, wording: Wording) -> str:
    """Give an astronomical year as people write it: -4999 is ``e.ə. 5000``.

    >>> from salname.show.locale import wording
    >>> year(-4999, wording("az")), year(1991, wording("en"))
    ('e.ə. 5000', '1991')
    """
    return str(number) if number > 0 else wording.text("{year} BCE", year=1 - number)


def _date(date: Date, wording: Wording) -> str:
    text = _without_mark(date, wording)
    if date.mark == "?":
        return wording.text("{date} (uncertain)", date=text)
    return wording.text("about {date}", date=text) if date.mark else text


def _without_mark(date: Date, wording: Wording) -> str:
    if date.wide >= 100:
        return _age(date, wording)
    if date.wide == 10:
        first = abs(date.year)
        if not wording.endings:
            return wording.text("{year} BCE", year=f"{first}s") if date.year < 0 else f"{first}s"
        decade = wording.text("{decade} years", decade=numbers.ordinal(first, wording))
        return wording.text("{year} BCE", year=decade) if date.year < 0 else decade
    shown = year(date.year, wording)
    if date.month is None:
        return shown
    if date.month > 12:
        return f"{wording.word('season', _SEASONS[date.month])} {shown}"
    named = month(date.month, wording)
    return f"{date.day} {named} {shown}" if date.day else f"{named} {shown}"


def month(number: int, wording: Wording) -> str:
    """Give a month's name, 1 to 12."""
    name = str(get_month_names("wide", locale=wording.locale)[number])
    return name if wording.code == "en" else name[:1].lower() + name[1:]


def _age(date: Date, wording: Wording) -> str:
    span = "century" if date.wide == 100 else "millennium"
    number = date.year // date.wide + 1 if date.year >= 0 else -date.year // date.wide + 1
    shown = numbers.roman(number) if wording.endings else numbers.ordinal(number, wording)
    pattern = "{number} century" if span == "century" else "{number} millennium"
    text = wording.text(pattern, number=shown)
    return wording.text("{year} BCE", year=text) if date.year < 0 else text


def _interval(first: str, last: str, wording: Wording) -> str:
    begin, end = parse(first), parse(last)
    if begin is None and end is None:
        return ""
    if begin is None:
        assert end is not None
        return _until(_date(end, wording), wording)
    if end is None:
        return _since(_date(begin, wording), wording)
    if begin.wide == end.wide == 1 and begin.mark == end.mark:
        return _marked(_close(begin, end, wording), begin.mark, wording)
    return f"{_date(begin, wording)} {_DASH} {_date(end, wording)}"


def _marked(text: str, mark: str, wording: Wording) -> str:
    if mark == "?":
        return wording.text("{date} (uncertain)", date=text)
    return wording.text("about {date}", date=text) if mark else text


def _close(begin: Date, end: Date, wording: Wording) -> str:
    """Say a shared month or year, and a shared era, once."""
    plain_years = begin.month is None and end.month is None
    if plain_years and begin.year <= 0 and end.year <= 0:
        return wording.text("{year} BCE", year=f"{1 - begin.year}{_DASH}{1 - end.year}")
    if plain_years and begin.year > 0:
        return f"{begin.year}{_DASH}{end.year}"
    whole = _without_mark(end, wording)
    if begin.year == end.year and begin.month and end.month and max(begin.month, end.month) <= 12:
        if begin.month == end.month and begin.day and end.day:
            return f"{begin.day}{_DASH}{whole}"
        if begin.day is None and end.day is None:
            return f"{month(begin.month, wording)}{_DASH}{whole}"
        if begin.day and end.day:
            return f"{begin.day} {month(begin.month, wording)} {_DASH} {whole}"
    return f"{_without_mark(begin, wording)} {_DASH} {whole}"


def _since(text: str, wording: Wording) -> str:
    if wording.endings and text[-1:].isdigit():
        text = f"{text}-{numbers.ending('ablative', int(re.split(r'[^0-9]', text)[-1]), wording)}"
    return wording.text("from {date}", date=text)


def _until(text: str, wording: Wording) -> str:
    return wording.text("until {date}", date=text)


def _lapse(edtf: str, wording: Wording) -> str:
    found = _DURATION.fullmatch(edtf.lstrip("~"))
    if not found:
        first, mid, last = edtf.partition("/")
        return f"{_lapse(first, wording)} {_DASH} {_lapse(last, wording)}" if mid and first and last else ""
    parts = [
        wording.text(pattern, number=numbers.plain(float(found[unit]), wording))
        for unit, pattern in _LAPSES.items()
        if found[unit]
    ]
    return _marked(" ".join(parts), found["mark"] or ("~" if edtf.startswith("~") else ""), wording)


_LAPSES = {
    "year": "{number} yr",
    "month": "{number} mo",
    "week": "{number} wk",
    "day": "{number} d",
    "hour": "{number} h",
    "minute": "{number} min",
    "second": "{number} s",
}
