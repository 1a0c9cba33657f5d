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
    """Give the one or two years that a lunar Hijri year lies in, or ``None`` outside 1..1600.

    Years before the reform of 1582 are Julian, as histories give them.

    >>> from_hijri(1250), from_hijri(656)
    ('1834/1835', '1258')
    """
    from convertdate import islamic, julian

    if not 1 <= year <= 1600:
        return None
    ends = [islamic.to_gregorian(year, *day) for day in ((1, 1), (12, 29))]
    if Day(*ends[1]) < REFORM:
        ends = [julian.from_gregorian(*end) for end in ends]
    return edtf.interval(edtf.year(ends[0][0]), edtf.year(ends[1][0]))


def from_solar_hijri(year: int) -> str | None:
    """Give the two Gregorian years that a solar Hijri year lies in, which begins in March; ``None`` outside 1..1600.

    >>> from_solar_hijri(1357)
    '1978/1979'
    """
    if not 1 <= year <= 1600:
        return None
    return edtf.interval(edtf.year(year + 621), edtf.year(year + 622))
