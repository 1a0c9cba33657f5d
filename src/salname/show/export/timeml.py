"""TimeML: the text with its times as TIMEX3, for the tools of the field.

A book of several documents gives one ``TimeML`` element each, in a ``corpus``. What TIMEX3 cannot say in one value is
said in its own way: an interval is a ``DURATION`` between two empty ``TIMEX3``, a season ``1930-FA``, ``~`` a ``mod``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from salname import edtf
from salname.know.book import Book
from salname.model import Span, Time

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_TYPES = {"date": "DATE", "duration": "DURATION", "set": "SET"}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_POINT = re.compile(r"(?P<sign>-?)(?P<year>[\dX]{4})(?:-(?P<rest>.*))?")


def write(book: Book, out: IO[str]) -> None:
    """Write every document of the book with its times."""
    names = [row.name for row in book.documents()]
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    if len(names) != 1:
        out.write("<corpus>\n")
    for name in names:
        out.write(f"<TimeML>\n<DOCID>{_text(name)}</DOCID>\n<TEXT>")
        out.writelines(_marked(book, name))
        out.write("</TEXT>\n</TimeML>\n")
    if len(names) != 1:
        out.write("</corpus>\n")


def _marked(book: Book, name: str) -> Iterator[str]:
    """Give the text in pieces, the times in their tags."""
    text, at, numbers = book.text(name), 0, count(1)
    seen: dict[Span, str] = {}
    for stored in book.records("time", name):
        time = stored.record
        if not isinstance(time, Time) or time.start < at:
            continue
        tid = f"t{next(numbers)}"
        seen[time.span] = tid
        yield _text(text[at : time.start])
        yield from _timex(time, tid, seen, numbers)
        at = time.end
    yield _text(text[at:])


def _timex(time: Time, tid: str, seen: dict[Span, str], numbers: count[int]) -> Iterator[str]:
    attributes = {"tid": tid, "type": _TYPES[time.kind], "value": value(time.edtf)}
    ends = time.edtf.split("/")
    if time.kind == "duration" and time.edtf.endswith("_REF"):
        attributes["value"] = "PXX"
    elif time.kind == "set":
        attributes["quant"] = "EVERY"
    elif time.kind == "date" and len(ends) == 2:
        attributes |= {"type": "DURATION", "value": length(*ends)}
    if "~" in time.edtf:
        attributes["mod"] = "APPROX"
    if time.resolved_from is not None and time.resolved_from in seen:
        attributes |= {"temporalFunction": "true", "anchorTimeID": seen[time.resolved_from]}
    points = []
    if attributes["type"] == "DURATION" and time.kind == "date":
        for role, end in zip(("beginPoint", "endPoint"), ends, strict=True):
            if end not in ("", ".."):
                attributes[role] = f"t{next(numbers)}"
                points.append(_tag({"tid": attributes[role], "type": "DATE", "value": value(end)}, None))
    yield _tag(attributes, time.quote)
    yield from points


def _tag(attributes: dict[str, str], words: str | None) -> str:
    inside = " ".join(f"{name}={quoteattr(text)}" for name, text in attributes.items())
    return f"<TIMEX3 {inside}/>" if words is None else f"<TIMEX3 {inside}>{_text(words)}</TIMEX3>"


def value(of: str) -> str:
    """Give an EDTF point as the value of a TIMEX3.

    >>> [value(v) for v in ("1930-23", "195X", "13XX~", "-0499", "-03XX", "P40Y", "PRESENT_REF")]
    ['1930-FA', '195', '13', 'BC0500', 'BC03', 'P40Y', 'PRESENT_REF']
    """
    found = _POINT.fullmatch(of.rstrip("?~%"))
    if found is None:
        return of
    year, rest = found["year"], found["rest"]
    if year != "XXXX":
        year = year.rstrip("X")
    if found["sign"] or year == "0000":
        year = "BC" + (f"{int(year) + 1:04}" if len(year) == 4 else year)
    return f"{year}-{_SEASONS.get(rest, rest)}" if rest else year


def length(first: str, last: str) -> str:
    """Give how long an interval is, in the unit of its ends.

    >>> length("1935", "1940"), length("1986-12-17", "1986-12-19"), length("1945", "..")
    ('P6Y', 'P3D', 'PXY')
    """
    low, high = edtf.bounds(first), edtf.bounds(last)
    if low.earliest is None or high.latest is None:
        return "PXY"
    unit = min(first.lstrip("-").count("-"), last.lstrip("-").count("-"))
    years = high.latest.year - low.earliest.year
    if unit == 0:
        return f"P{years + 1}Y"
    if unit == 1:
        return f"P{years * 12 + high.latest.month - low.earliest.month + 1}M"
    return f"P{high.latest.number - low.earliest.number + 1}D"


def _text(words: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", words))
