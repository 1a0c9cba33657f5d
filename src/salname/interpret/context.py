"""The narrative: which year, month, day and century a text has reached, for what it leaves unsaid after them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from salname import edtf, lang
from salname.edtf import Bounds, Day
from salname.model import Mark, Span
from salname.read.document import Document
from salname.tag.pattern import alternatives

NOW = 2030
"""Two-digit years are not put after this year."""

_DEFAULT_CENTURY = 19
_PLANNED = 2026  # a year from here on is a plan's, which the narrative does not reach
_ASIDE = frozenset(
    {"bare-year", "year-span", "year-span-open", "bare-year-before-the-era", "day-to-day", "day-to-year"}
)


@dataclass(frozen=True, slots=True)
class Reached:
    """Something that the narrative has reached, and the expression that brought it there."""

    value: Any
    source: Span


@dataclass(slots=True)
class Narrative:
    """What the times so far have said. ``note`` takes each record's value in order; the rest asks."""

    document: Document
    year: Reached | None = None
    month: Reached | None = None
    day: Reached | None = None
    century: Reached | None = None
    last: Reached | None = None
    _wars: tuple[list[int], list[str], str] | None = field(default=None, repr=False)

    def note(self, mark: Mark, value: str, *, named: bool, aside: bool = False) -> None:
        """Move the narrative on to a date; asides in brackets and imprints leave it where it is.

        ``aside`` says that the date belongs to a thing told of in passing (``1780-ci ildə salınmış şəhər``): such a one
        does not take the narrative back.
        """
        bounds = edtf.bounds(value)
        low, high = bounds.earliest, bounds.latest
        if not bounds.dated or low is None or high is None:
            return
        if low.year >= _PLANNED or (aside and self.year and high.year < self.year.value):
            return
        if self._is_aside(mark):
            if self.century is None:
                self.century = Reached(low.year // 100, mark.span)
            return
        self.last = Reached(value, mark.span)
        self.century = Reached((high.year if named else low.year) // 100, mark.span)
        if named or (low.year // 10 != high.year // 10 and high.year - low.year > 12):
            if self.year and not low.year <= self.year.value <= high.year:
                self.year = self.month = self.day = None
            return
        self._move(low, high, bounds, mark)

    def _move(self, low: Day, high: Day, bounds: Bounds, mark: Mark) -> None:
        source = mark.span
        if "part" in mark.parts and "y" not in mark.parts and low.year != high.year:
            return
        self.year = Reached(low.year, source)
        one_month = (low.year, low.month) == (high.year, high.month)
        self.month = Reached(low.month, source) if one_month else None
        self.day = Reached(low, source) if bounds.days == 1 else None
        if self.day is None and one_month and bounds.days <= 4:
            self.day = Reached(high, source)

    def _is_aside(self, mark: Mark) -> bool:
        text = self.document.plain
        if mark.start and text[mark.start - 1] in "([":
            return True
        return mark.rule in _ASIDE and mark.start > 0 and text[mark.start - 1] != "\n"

    def is_far(self, mark: Mark, distance: int) -> bool:
        """Say whether the year that the narrative has reached was told so many characters before a mark."""
        return self.year is not None and mark.start - self.year.source.end > distance

    def two_digit_year(self, digits: int) -> tuple[int, Span | None]:
        """Give the year that two digits mean in this passage: in its century, or in the twentieth."""
        if self.century is None:
            return _DEFAULT_CENTURY * 100 + digits, None
        century, source = self.century.value, self.century.source
        year = century * 100 + digits
        if year > NOW or (century == NOW // 100 and digits >= NOW % 100):
            return year - 100, source
        if century < _DEFAULT_CENTURY and self.year and year < self.year.value - 60:
            return year + 100, source
        return year, source

    def war(self, before: int) -> tuple[str, Span | None]:
        """Give the war that the passage before an offset names last, by name or by the enemy."""
        starts, values, default = self._wars or self._find_wars()
        at = bisect_right(starts, before) - 1
        return (values[at] if at >= 0 else default), None

    def _find_wars(self) -> tuple[list[int], list[str], str]:
        pattern, meanings, default = _war_cues(self.document.language)
        starts, values = [], []
        for found in pattern.finditer(self.document.folded):
            starts.append(found.start())
            values.append(meanings[" ".join(found.group().split())])
        self._wars = starts, values, default
        return self._wars


@cache
def _war_cues(code: str) -> tuple[re.Pattern[str], Mapping[str, str], str]:
    ages = lang.load(code, "times_ages")
    cues: Mapping[str, str] = ages["war_cues"]
    return re.compile(r"(?<!\w)" + alternatives(list(cues))), cues, ages["war_default"]["value"]
