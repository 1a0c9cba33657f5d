"""Other calendars: Julian days, and years of the lunar and the solar Hijra, as EDTF in the Gregorian calendar."""

from __future__ import annotations

from salname import edtf
from salname.edtf import Day

REFORM = Day(1582, 10, 15)
"""The first Gregorian day."""

RUSSIAN_REFORM = Day(1918, 2, 14)
"""The first Gregorian day in Russia."""


def from_julian(year: int, month: int, day: int) -> str | None:
    """Give a day of the old style in EDTF, or ``None`` where there is no such day.

    >>> from_julian(1917, 10, 25)
    '1917-11-07'
    """
    from convertdate import julian  # loaded only where a text has such a date

    try:
        return edtf.point(*julian.to_gregorian(year, month, day))
    except ValueError:
        return None


def from_hijri(year: int) -> str | None:
    """Give the one or two Gregorian years that a lunar Hijri year lies in, or ``None`` outside 1..1600.

    >>> from_hijri(1250)
    '1834/1835'
    """
    from convertdate import islamic

    if not 1 <= year <= 1600:
        return None
    first, last = islamic.to_gregorian(year, 1, 1)[0], islamic.to_gregorian(year, 12, 29)[0]
    return edtf.interval(edtf.year(first), edtf.year(last))


def from_solar_hijri(year: int) -> str | None:
    """Give the two Gregorian years that a solar Hijri year lies in, which begins in March; ``None`` outside 1..1600.

    >>> from_solar_hijri(1357)
    '1978/1979'
    """
    if not 1 <= year <= 1600:
        return None
    return edtf.interval(edtf.year(year + 621), edtf.year(year + 622))
