"""A table of the figures, one a row: measure, entity, value, bounds, unit, SI value, time, place, quote, document."""

from __future__ import annotations

import csv
from dataclasses import astuple
from typing import TextIO

from salname.know.book import Book
from salname.show.export import _tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(book: Book, out: TextIO) -> None:
    """Write the figures with a line of headings, as RFC 4180 has it; a missing value is an empty cell."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_tables.COLUMNS)
    for row in _tables.rows(book):
        writer.writerow([_cell(value) for value in astuple(row)])


def _cell(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA) and not value[1:2].isdigit():
        return f"'{value}"  # a spreadsheet would run it as a formula
    return value
