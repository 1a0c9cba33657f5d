"""From the parts of a mark to its value: what is said, completed from the narrative where it is not said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from salname import edtf
from salname.interpret import time_values as values
from salname.interpret.context import Narrative, Reached
from salname.interpret.time_parts import Meaning, duration, months_on, other_calendar, side, without_year
from salname.interpret.time_values import Part
from salname.model import Mark, Span

_YEARS_ON = {"same": 0, "this": 0, "next": 1, "before": -1}
_LAST_CENTURY = 19  # "the past century" of a text of our time
_NEAR = 800  # how far back "the end of the year" may look for its year
_PART_OF_MONTH = frozenset({"bare", "part"})
_UNRESOLVED = {"same": edtf.PAST, "this": edtf.PRESENT, "next": edtf.FUTURE, "before": edtf.PAST, "last": edtf.PAST}


class Reader:
    """Reads the marks of one text in order; ``parts`` is the table of the parts of a year, a decade …"""

    def __init__(self, parts: Mapping[str, Part], narrative: Narrative) -> None:
        self._parts = parts
        self._story = narrative

    def read(self, mark: Mark) -> Meaning | None:
        """Give what a mark means, or ``None`` where it cannot be a time."""
        said = mark.parts
        if "ref" in said:
            return self._reference(said["ref"])
        if said.get("kind") in ("duration", "set"):
            return Meaning(duration(said))
        if said.get("named"):
            return self._age(mark)
        if "hijri" in said or "solar" in said:
            return other_calendar(said)
        if said.get("span"):
            return self._span(mark)
        return self._date(mark)

    def _date(self, mark: Mark) -> Meaning | None:
        said = mark.parts
        if "firstmonths" in said:
            return self._first_months(said)
        if "drel" in said:
            return self._relative_day(said["drel"])
        if "m" in said or "mrel" in said or (said.get("bare") and ("d" in said or said.keys() <= _PART_OF_MONTH)):
            return self._in_month(said)
        if "season" in said:
            return self._season(said)
        if "k" in said:
            return self._millennium(said)
        if "y" in said:
            return self._years(said)
        if "c" in said or "crel" in said:
            return self._century(said)
        if "yrel" in said:
            return self._relative_year(mark)
        return None

    def _part(self, said: Mapping[str, Any], suffix: str = "") -> Part | None:
        name = said.get(f"part{suffix}")
        return self._parts[name] if name else None

    # --- references and lapses

    def _reference(self, reference: str) -> Meaning:
        if reference != "SAME":
            return Meaning(reference)
        last = self._story.last
        return Meaning(last.value, last.source) if last else Meaning(edtf.PAST)

    def _age(self, mark: Mark) -> Meaning:
        said, source = mark.parts, None
        value: str = said.get("age", "")
        if "war" in said:
            value, source = self._story.war(mark.start)
        years = int(said["n"]) if "n" in said else None
        if "nth" in said and (begins := edtf.bounds(value).earliest):
            return Meaning(edtf.year(begins.year + said["nth"] - 1), source)
        if "after" in said:
            return Meaning(values.after(value, years), source)
        if "before" in said:
            return Meaning(values.before(value, years), source)
        start = edtf.bounds(value).earliest
        if years and start:
            return Meaning(edtf.interval(edtf.year(start.year), edtf.year(start.year + years)), source)
        return Meaning(values.age(value, self._part(said)), source)

    # --- days, months, seasons

    def _year_of(self, said: Mapping[str, Any], suffix: str = "") -> tuple[int | None, Span | None]:
        if f"y{suffix}" in said:
            number = int(said[f"y{suffix}"])
            if number < 100 and "bce" not in said:
                return self._story.two_digit_year(number)
            return (1 - number if "bce" in said else number), None
        reached = self._story.year
        if reached is None:
            return None, None
        return reached.value + _YEARS_ON[said.get("yrel", "same")], reached.source

    def _in_month(self, said: Mapping[str, Any]) -> Meaning | None:
        year, source = self._year_of(said)
        month = said.get("m")
        if month is None:
            reached = self._story.month
            if reached is None:
                return Meaning(edtf.PAST)
            year, month = months_on(year or 0, reached.value, _YEARS_ON[said.get("mrel", "same")])
            source = reached.source
        if "m2" in said and "d2" in said and "y2" in said and "y" not in said:
            return self._day_to_day(said, (int(said["y2"]), month), int(said["y2"]))
        if year is None:
            return without_year(said)
        if "m" not in said and "d" not in said:
            return Meaning(values.month(month, year, self._part(said)), source)
        if "d" not in said:
            return self._month(said, year, source)
        first = values.day(year, month, said["d"])
        if first is None:
            return None
        return self._days(said, (year, month), Meaning(first, source, "julian" if "julian_d" in said else "gregorian"))

    def _days(self, said: Mapping[str, Any], month: tuple[int, int], first: Meaning) -> Meaning | None:
        if "julian_d" in said:
            return Meaning(first.edtf, first.source)
        if "d2" not in said:
            return first
        of_year, of_month = month
        year2 = int(said["y2"]) if "y2" in said and said["y2"] > 99 and "m2" in said else of_year
        month2 = said.get("m2", of_month)
        last = values.day(year2, month2, said["d2"])
        if last is None:
            return None
        if edtf.sort_key(last) < edtf.sort_key(first.edtf):
            last = values.day(year2 + 1, month2, said["d2"]) or last
        return Meaning(edtf.interval(first.edtf, last), first.source)

    def _day_to_day(self, said: Mapping[str, Any], month: tuple[int, int], year2: int) -> Meaning | None:
        """Read "5 mart - 10 aprel 1920": the year that is told at the end counts for both."""
        year = year2 if (month[1], said["d"]) <= (said["m2"], said["d2"]) else year2 - 1
        first, last = values.day(year, month[1], said["d"]), values.day(year2, said["m2"], said["d2"])
        return Meaning(edtf.interval(first, last)) if first and last else None

    def _month(self, said: Mapping[str, Any], year: int, source: Span | None) -> Meaning:
        month, month2 = said["m"], said.get("m2")
        if month2 is None:
            return Meaning(values.month(month, year, self._part(said)), source)
        explicit = int(said["y2"]) if said.get("y2", 0) > 99 and "y2" in said else None
        year2 = explicit if explicit is not None else year + (month2 < month)
        return Meaning(edtf.interval(edtf.point(year, month), edtf.point(year2, month2)), source)

    def _season(self, said: Mapping[str, Any]) -> Meaning | None:
        year, source = self._year_of(said)
        if year is None:
            return None
        first = edtf.point(year, said["season"])
        last = edtf.point(year, said["season2"]) if "season2" in said else first
        return Meaning(edtf.interval(first, last), source)

    def _first_months(self, said: Mapping[str, Any]) -> Meaning | None:
        year, source = self._year_of(said)
        if year is None or not 1 <= said["firstmonths"] <= 12:
            return None
        return Meaning(edtf.interval(edtf.point(year, 1), edtf.point(year, int(said["firstmonths"]))), source)

    def _relative_day(self, days: int) -> Meaning:
        reached = self._story.day
        if reached is None:
            return Meaning(edtf.PAST)
        return Meaning(values.shifted(reached.value, days), reached.source)

    # --- years and longer

    def _relative_year(self, mark: Mark) -> Meaning | None:
        said = mark.parts
        year, source = self._year_of(said)
        if year is None or source is None or (said.get("near") and mark.start - source.end > _NEAR):
            return Meaning(_UNRESOLVED[said["yrel"]])
        return Meaning(values.year(year, self._part(said)), source)

    def _years(self, said: Mapping[str, Any]) -> Meaning | None:
        bce = "bce" in said
        first, source = self._said_year(said)
        last = self._second_year(said, first)
        plural = "many" in said and "arasi" not in said
        if last is not None and first % 100 == 0 and last % 50 == 0 and last % 100:
            plural = False  # "1800-1850-ci illər" are fifty years, not two decades
        if plural and first % 10 == 0 and (last is None or last % 10 == 0) and "last" not in said:
            low = values.decade(first, bce=bce, part=self._part(said) if last is None else None)
            if last is None:
                return Meaning(low, source)
            if bce is False or "ce2" in said:
                return Meaning(values.join(low, values.decade(last, bce=False, part=self._part(said))), source)
        if "last" in said and plural and first % 10 == 0 and said["last"] % 10 == 0:
            return Meaning(values.decade(first, bce=bce, part=None), source)
        low = self._doubted(edtf.year(1 - first if bce else first), said, "y")
        if said.get("open"):
            return Meaning(edtf.interval(low, None))
        if last is None:
            return Meaning(values.year(1 - first, None) if bce else self._one_year(said, first, low), source)
        high = self._doubted(edtf.year(1 - last if self._second_is_bce(said, first, last) else last), said, "y2")
        return Meaning(edtf.interval(low, high), source)

    def _one_year(self, said: Mapping[str, Any], number: int, written: str) -> str:
        part = self._part(said)
        return written if part is None else values.year(number, part)

    def _doubted(self, value: str, said: Mapping[str, Any], part: str) -> str:
        return f"{value}?" if f"{part}_doubt" in said else value

    def _said_year(self, said: Mapping[str, Any]) -> tuple[int, Span | None]:
        number = int(said["y"])
        if "c" in said and number < 100:
            return (int(said["c"]) - 1) * 100 + number, None
        if number >= 100 or "bce" in said or "ce" in said:
            return number, None
        if "crel" in said:
            century, source = self._relative(said["crel"])
            return century * 100 + number, source
        return self._story.two_digit_year(number)

    def _second_year(self, said: Mapping[str, Any], first: int) -> int | None:
        if "y2" not in said:
            return None
        last = int(said["y2"])
        if last >= 100 or "bce" in said or "bce2" in said or "ce2" in said:
            return last
        whole = first // 100 * 100 + last if last >= 10 or first % 100 < 10 else first // 10 * 10 + last
        return whole if whole >= first else whole + 100

    def _second_is_bce(self, said: Mapping[str, Any], first: int, last: int) -> bool:
        return "bce2" in said or ("bce" in said and "ce2" not in said and last < first)

    def _relative(self, relation: str) -> tuple[int, Span | None]:
        """Give a century, counted from 0, by its relation to the one that the narrative has reached."""
        reached: Reached | None = self._story.century
        if relation == "last" or reached is None:
            return _LAST_CENTURY, None
        return reached.value + _YEARS_ON[relation], reached.source

    def _century(self, said: Mapping[str, Any]) -> Meaning | None:
        part, bce = self._part(said), "bce" in said
        if "crel" in said:
            number, source = self._relative(said["crel"])
            return Meaning(values.century(number + 1, bce=False, part=part), source)
        first, last = int(said["c"]), int(said.get("c2", 0))
        if not last:
            return Meaning(values.century(first, bce=bce, part=part)) if first <= 100 else None
        second = self._second_is_bce(said, first, last)
        low = values.century(first, bce=bce or "bce2" in said, part=None)
        return Meaning(values.join(low, values.century(last, bce=second, part=part)))

    def _millennium(self, said: Mapping[str, Any]) -> Meaning:
        first, last, bce = int(said["k"]), int(said.get("k2", 0)), "bce" in said
        if not last:
            return Meaning(values.millennium(first, bce=bce, part=self._part(said)))
        second = self._second_is_bce(said, first, last)
        low = values.millennium(first, bce=bce, part=self._part(said) if said.get("span") else None)
        high = values.millennium(last, bce=second, part=self._part(said, "2" if said.get("span") else ""))
        return Meaning(values.join(low, high))

    # --- ranges of two whole expressions

    def _span(self, mark: Mark) -> Meaning | None:
        said = mark.parts
        if "k" in said:
            return self._millennium(said)
        second_number = int(said.get("y2", said.get("c2", 0)))
        second_bce = self._second_is_bce(said, int(said.get("y", said.get("c", 0))), second_number)
        first = self._date(replace(mark, parts=side(said, "", bce="bce" in said)))
        if "y2" in said and said["y2"] < 100 and "c2" not in said and "y" in said and "c" in said:
            said = {**said, "c2": said["c"]}
        if "m2" in said and "y2" not in said:
            said = {**said, "y2": said["y"]}
        last = self._date(replace(mark, parts=side(said, "2", bce=second_bce)))
        if first is None or last is None:
            return None
        return Meaning(values.join(first.edtf, last.edtf), first.source or last.source)
