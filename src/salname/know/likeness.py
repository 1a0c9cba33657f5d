"""When two records, one of a gold standard and one that was read, count as the same.

Records are here as RECORDS (docs/records.md) writes them: mappings with the keys of its JSON objects.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from salname import lang

Row = Mapping[str, Any]
Day = tuple[int, int, int]
Value = tuple[Day | None, Day | None] | str | None
"""What two times are compared by: first and last day; or the value itself, where it is no date."""

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
DATED_OBJECTS = ("inception", "dissolved", "born", "died")
_CELL = 128  # code points: records are sought only among those that share a cell of the text
_POINT = re.compile(r"(-?)(\d{1,4}|\d{1,3}X|\d{1,2}XX)(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_WORD = re.compile(r"[^\W_]+")
_EDGES_LEFT, _EDGES_RIGHT = ' \t\n(.,;:"“”', ' \t\n).,;:"“”'


@cache
def _letters() -> dict[int, int]:
    data = lang.load(lang.DEFAULT, "scoring")["letters"]
    return str.maketrans(data["from"], data["to"])


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Give the words of a text, folded."""
    return tuple(_WORD.findall(text.translate(_letters()).lower()))


def alike(a: str | None, b: str | None) -> bool:
    """Say whether half of the words of the shorter text are in the other, whatever their endings."""
    left, right = ({w[:5] for w in words(text or "")} for text in (a, b))
    return bool(left) and bool(right) and len(left & right) / min(len(left), len(right)) >= 0.5


@lru_cache(maxsize=65_536)
def value(edtf: str | None) -> Value:
    """Give what a time is compared by: ``1991`` and ``1991-01/1991-12`` come out the same."""
    if edtf is None:
        return None
    if not edtf or edtf.endswith("_REF") or edtf.startswith("P"):
        return edtf
    try:
        if edtf[0] in "[{":
            ends = [_point(part) for part in re.split(r",|\.\.", edtf[1:-1]) if part]
            return min(e[0] for e in ends if e), max(e[1] for e in ends if e)
        if "/" in edtf:
            first, last = (_point(part) for part in edtf.split("/"))
            return first and first[0], last and last[1]
        return _point(edtf)
    except ValueError:
        return edtf


def _point(text: str) -> tuple[Day, Day] | None:
    text = text.strip().rstrip("?~%")
    if text in ("", ".."):
        return None
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(text)
    sign, year, month, day = found.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if sign:
        low, high = -high, -low
    if not month:
        return (low, 1, 1), (high, 12, 31)
    if int(month) in SEASONS:
        first, last = SEASONS[int(month)]
        return (low, first, 1), (low + (last > 12), (last - 1) % 12 + 1, 31)
    if day:
        return (low, int(month), int(day)), (low, int(month), int(day))
    return (low, int(month), 1), (low, int(month), monthrange(max(low, 1), int(month))[1])


def unit(text: str | None) -> str:
    """Give the one way to write a unit."""
    written = (text or "").strip().lower()
    return str(lang.load(lang.DEFAULT, "scoring")["units"].get(written, written))


def same_number(a: Any, b: Any) -> bool:
    """Say whether two values, or pairs of them, are equal to a millionth."""
    try:
        left, right = _numbers(a), _numbers(b)
    except (TypeError, ValueError):
        return False
    return len(left) == len(right) and all(
        abs(x - y) <= 1e-6 * max(1, abs(x)) for x, y in zip(left, right, strict=True)
    )


def _numbers(value: Any) -> list[float]:
    return [float(v) for v in (value if isinstance(value, list) else [value]) if v is not None]


def places(row: Row) -> list[tuple[int, int]]:
    """Give every place that a record has, the main one first."""
    return [(row["start"], row["end"]), *((s[0], s[1]) for s in row.get("also") or [])]


def overlap(a: Row, b: Row) -> int:
    """Give how many code points two records share, at the places where they share the most."""
    return max((min(e, f) - max(s, t) for s, e in places(a) for t, f in places(b)), default=0)


def trimmed(row: Row) -> tuple[int, int]:
    """Give the record's place without the punctuation and spaces at its ends."""
    quote = row["quote"]
    left = len(quote) - len(quote.lstrip(_EDGES_LEFT))
    right = len(quote) - len(quote.rstrip(_EDGES_RIGHT))
    return row["start"] + left, row["end"] - right


def same_fact(gold: Row, got: Row) -> bool:
    """Say whether two relations state the same, wherever they stand."""
    return (
        gold["property"] == got["property"]
        and alike(gold["subject"], got["subject"])
        and (alike(str(gold["object"]), str(got["object"])) or _same_date(gold, got))
    )


def _same_date(gold: Row, got: Row) -> bool:
    told = value(gold.get("time"))
    return (
        gold["property"] in DATED_OBJECTS
        and told is not None
        and told in (value(got.get("time")), value(str(got["object"])))
    )


def pair(kind: str, gold: Sequence[Row], got: Sequence[Row]) -> dict[int, int]:
    """Match records one to one, the likest first: relations by what they say, the rest by where they stand."""
    candidates = _same_property(gold, got) if kind == "relation" else _same_cell(gold, got)
    likeness: Callable[[Row, Row], float] = _fact_likeness if kind == "relation" else overlap
    scored = ((likeness(gold[i], got[j]), i, j) for i, j in candidates)
    taken: set[int] = set()
    out: dict[int, int] = {}
    for _, i, j in sorted((s for s in scored if s[0] > 0), reverse=True):
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def _fact_likeness(gold: Row, got: Row) -> float:
    return (1 + 0.1 * (overlap(gold, got) > 0)) * same_fact(gold, got)


def _same_property(gold: Sequence[Row], got: Sequence[Row]) -> Iterator[tuple[int, int]]:
    by_property: dict[str, list[int]] = defaultdict(list)
    for j, row in enumerate(got):
        by_property[row["property"]].append(j)
    for i, row in enumerate(gold):
        yield from ((i, j) for j in by_property[row["property"]])


def _same_cell(gold: Sequence[Row], got: Sequence[Row]) -> Iterator[tuple[int, int]]:
    by_cell: dict[int, set[int]] = defaultdict(set)
    for j, row in enumerate(got):
        for cell in _cells(row):
            by_cell[cell].add(j)
    for i, row in enumerate(gold):
        near: set[int] = set().union(*(by_cell.get(cell, ()) for cell in _cells(row)))
        yield from ((i, j) for j in near)


def _cells(row: Row) -> Iterator[int]:
    for start, end in places(row):
        yield from range(start // _CELL, (max(start, end - 1)) // _CELL + 1)


def overlapping(rows: Sequence[Row], others: Sequence[Row]) -> set[int]:
    """Give the indices of ``rows`` that share a code point with any of ``others``."""
    return {i for i, j in _same_cell(rows, others) if overlap(rows[i], others[j]) > 0}
