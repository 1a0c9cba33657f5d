"""What the parts of a mark say by themselves, without the narrative: lapses, other calendars, one side of a range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from salname import edtf
from salname.interpret import calendars
from salname.interpret import time_values as values
from salname.model import Span


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value, the expression it was completed from, and the calendar that the text counted by."""

    edtf: str
    source: Span | None = None
    calendar: Literal["gregorian", "julian", "hijri", "hijri-solar"] = "gregorian"


def side(said: Mapping[str, Any], suffix: str, *, bce: bool) -> dict[str, Any]:
    """Give one side of a range as if it stood alone."""
    names = ("y", "c", "crel", "many", "part", "m", "d")
    side = {name: said[name + suffix] for name in names if name + suffix in said}
    if bce:
        side["bce"] = True
    if suffix and "many" in said and "part2" in said:
        side["many"] = True
    return side


def months_on(year: int, month: int, more: int) -> tuple[int, int]:
    """Give the year and the month that is so many months after another."""
    years, index = divmod(month - 1 + more, 12)
    return year + years, index + 1


def without_year(said: Mapping[str, Any]) -> Meaning | None:
    """Give a month or a day of no known year, as EDTF has it."""
    if "d" in said and said["d"] > edtf.month_length(2000, said["m"]):
        return None
    month = f"XXXX-{said['m']:02}"
    if "d" not in said:
        return Meaning(edtf.interval(month, f"XXXX-{said.get('m2', said['m']):02}"))
    days = [f"{month}-{said[name]:02}" for name in ("d", "d2") if name in said]
    return Meaning(edtf.interval(days[0], days[-1]))


def duration(said: Mapping[str, Any]) -> str:
    """Give the ISO 8601 duration of a lapse, a pair of them for "3-4 il"."""
    several = [
        (said[part], letter) for part, letter in (("years", "Y"), ("months", "M"), ("days", "D")) if part in said
    ]
    if several:
        return "P" + "".join(f"{count:g}{letter}" for count, letter in several)
    count = float(said.get("n", 1)) + (0.5 if "half" in said else 0)
    if "n2" in said and count < said["n2"] / 1000:  # "350-400 min il": the scale is told once
        count *= 1000
    first = values.duration(count, said["unit"])
    return edtf.interval(first, values.duration(said["n2"], said["unit"])) if "n2" in said else first


def other_calendar(said: Mapping[str, Any]) -> Meaning | None:
    """Give the value of a year of the Hijra, or of the common year that is told beside it."""
    if "solar" in said:
        value = calendars.from_solar_hijri(int(said["solar"]))
        return Meaning(value, calendar="hijri-solar") if value else None
    if "y" in said:
        first = int(said["y"])
        last = int(said.get("y2", first))
        last = last + first // 100 * 100 if last < 100 else last
        return Meaning(edtf.interval(edtf.year(first), edtf.year(last)), calendar="hijri")
    value = calendars.from_hijri(int(said["hijri"]))
    return Meaning(value, calendar="hijri") if value else None
