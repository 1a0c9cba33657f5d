"""Dates that a lapse gives: ``on gün sonra`` after 3 September is 13 September."""

from __future__ import annotations

import re

from salname import edtf
from salname.edtf import Day

_LAPSE = re.compile(r"P(\d{1,3})([DWMY])")
_POINT = re.compile(r"\d{4}(?:-(\d\d))?(?:-\d\d)?")


def shifted(point: str, lapse: str, *, back: bool = False) -> str | None:
    """Give the date a lapse after a day, month or year (``back``: before it), as exact as both are; None for no such.

    >>> shifted("1826-09-03", "P10D"), shifted("1387", "P1Y"), shifted("1920-11", "P3M"), shifted("1387", "P2D")
    ('1826-09-13', '1388', '1921-02', None)
    """
    length, whole = _LAPSE.fullmatch(lapse), _POINT.fullmatch(point)
    start = edtf.bounds(point).earliest if whole else None
    if length is None or whole is None or start is None:
        return None
    many, unit = int(length[1]) * (-1 if back else 1), length[2]
    if unit == "Y":
        return edtf.year(start.year + many)
    if unit == "M" and whole[1]:
        years, month = divmod(start.month - 1 + many, 12)
        return edtf.point(start.year + years, month + 1)
    if unit in "DW" and len(point) == len("1826-09-03"):
        return edtf.point(*Day.numbered(start.number + many * (7 if unit == "W" else 1)))
    return None
