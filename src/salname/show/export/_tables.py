"""The tidy table of figures that ``csv`` and ``parquet`` write: one figure a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from salname import units
from salname.know.book import Book
from salname.model import Figure

_POINT = re.compile(r"-?\d{1,4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. ``low`` and ``high`` bound ``value`` (None where open); ``si_*`` is the same in SI units."""

    measure: str
    entity: str | None
    value: float
    low: float | None
    high: float | None
    unit: str
    kind: str
    bound: str
    si_value: float | None
    si_unit: str | None
    time_start: str | None
    time_end: str | None
    place: str | None
    quote: str
    document: str
    start: int
    end: int


COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Row))


def rows(book: Book) -> Iterator[Row]:
    """Give the figures of a book in order of place."""
    for stored in book.records("figure"):
        if isinstance(stored.record, Figure):
            yield _row(stored.record, stored.document)


def _row(figure: Figure, document: str) -> Row:
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    middle = (low + high) / 2
    converted = units.si(middle, figure.unit) if figure.kind == "measure" else None
    start, end = span(figure.time)
    return Row(
        measure=figure.measures,
        entity=figure.of,
        value=middle,
        low=None if figure.bound == "<" else low,
        high=None if figure.bound == ">" else high,
        unit=figure.unit,
        kind=figure.kind,
        bound=figure.bound,
        si_value=float(str(converted.value)) if converted else None,
        si_unit=converted.unit if converted else None,
        time_start=start,
        time_end=end,
        place=figure.place,
        quote=figure.quote,
        document=document,
        start=figure.start,
        end=figure.end,
    )


def span(edtf: str | None) -> tuple[str | None, str | None]:
    """Give the first and last point of an EDTF value: both the same for a single one, None where it is open.

    >>> span("1941/1945"), span("195X"), span("1990-03"), span(None)
    (('1941', '1945'), ('1950', '1959'), ('1990-03', '1990-03'), (None, None))
    """
    if not edtf or edtf.endswith("_REF") or edtf.startswith("P"):
        return None, None
    first, _, last = edtf.partition("/")
    return _point(first, "0"), _point(last or first, "9")


def _point(text: str, digit: str) -> str | None:
    low_first = text.startswith("-") and "X" in text  # of years before our era the larger number is the earlier
    digit = {"0": "9", "9": "0"}[digit] if low_first else digit
    found = _POINT.match(text.rstrip("~?%").replace("X", digit))
    return found.group() if found else None
