"""Small readings that several checks share: years of EDTF values, numbers as they are shown."""

from __future__ import annotations

import re

from salname.model import Figure

_YEAR = re.compile(r"^(-?)(\d{1,4}|\d[\dX]{3})(?=$|[-~?%/])")


def first_year(edtf: str | None) -> int | None:
    """Give the earliest year of an EDTF value, None for what names none.

    >>> first_year("195X/196X"), first_year("1991-12-16"), first_year("PAST_REF"), first_year("../1997")
    (1950, 1991, None, None)
    """
    return _year((edtf or "").partition("/")[0], "0")


def last_year(edtf: str | None) -> int | None:
    """Give the latest year of an EDTF value.

    >>> last_year("195X/196X"), last_year("13XX")
    (1969, 1399)
    """
    start, _, end = (edtf or "").partition("/")
    return _year(end or start, "9")


def _year(part: str, unknown: str) -> int | None:
    found = _YEAR.match(part)
    if found is None:
        return None
    year = int(found[2].replace("X", unknown))
    return -year if found[1] else year


def single(figure: Figure) -> float | None:
    """Give a figure's value where it is one number, stated as it is."""
    if figure.bound != "=" or isinstance(figure.value, tuple):
        return None
    return float(figure.value)


def shown(number: float) -> str:
    """Write a number short: whole ones without a point.

    >>> shown(1500000.0), shown(57.1)
    ('1500000', '57.1')
    """
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.6g}"
