"""What marks of times mean: EDTF values, resolved in the narrative, with what each was resolved from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from salname import edtf, lang
from salname.interpret import calendars
from salname.interpret.context import Narrative
from salname.interpret.passing import in_passing
from salname.interpret.time_parts import Meaning
from salname.interpret.time_reader import Reader
from salname.model import Mark, Time
from salname.read.document import Document

Calendar = Literal["gregorian", "julian", "julian?", "hijri", "hijri-solar"]

_LOOK_BACK = 30
_FAR = 1500  # characters: a month so far from the last year told is one of every year
_RUSSIAN_CUES = 2  # how often Russia must come up before a text's days are suspected of the old style
_CERTAIN = 0.95
_FROM_CONTEXT = 0.8
_VAGUE = 0.6


def resolve(document: Document, marks: Sequence[Mark]) -> tuple[Time, ...]:
    """Give the records of times, in order of place; a mark that means nothing (31 February) gives none."""
    signs = _signs(document.language)
    narrative = Narrative(document)
    reader = Reader(lang.load(document.language, "times")["parts"], narrative)
    russian: bool | None = None
    records = []
    for mark in marks:
        if _is_bare_month(mark) and (_is_general(document, mark, signs) or narrative.is_far(mark, _FAR)):
            continue
        meaning = reader.read(mark)
        if meaning is None:
            continue
        if mark.parts.get("kind", "date") == "date":
            narrative.note(mark, meaning.edtf, named=bool(mark.parts.get("named")), aside=in_passing(document, mark))
        old_style = _day_before_the_reform(meaning.edtf)
        if old_style and russian is None:
            russian = len(signs.russia.findall(document.folded)) >= _RUSSIAN_CUES
        records.append(_record(document, mark, meaning, _Style(signs, old_style, bool(russian))))
    return tuple(records)


@dataclass(frozen=True, slots=True)
class _Signs:
    """The expressions of a language that say how a date beside them is meant."""

    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    julian_before: re.Pattern[str]
    julian_after: re.Pattern[str]
    russia: re.Pattern[str]
    general: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Style:
    """What is known of the calendar of one date."""

    signs: _Signs
    before_the_reform: bool
    russian: bool


@cache
def _signs(code: str) -> _Signs:
    data = lang.load(code, "times")
    return _Signs(
        about_before=re.compile(data["approximate"]["before"]),
        about_after=re.compile(data["approximate"]["after"]),
        julian_before=re.compile(data["julian"]["before"]),
        julian_after=re.compile(data["julian"]["after"]),
        russia=re.compile(r"(?<!\w)" + data["julian"]["russia"]),
        general=re.compile(data["general"]["cues"]),
    )


def _record(document: Document, mark: Mark, meaning: Meaning, style: _Style) -> Time:
    text = document.folded
    before, after = text[max(0, mark.start - _LOOK_BACK) : mark.start], text[mark.end : mark.end + _LOOK_BACK]
    value, calendar = _in_calendar(meaning, (before, after), style)
    # a day of every year is a set of days
    kind: Literal["date", "duration", "set"] = "set" if value.startswith("XXXX") else mark.parts.get("kind", "date")
    signs = style.signs
    about = "about" in mark.parts or signs.about_before.search(before)
    if kind == "date" and (about or signs.about_after.match(after)):
        value = approximate(value)
    return Time(
        start=mark.start,
        end=mark.end,
        quote=document.quote(mark.start, mark.end),
        rule=mark.rule,
        confidence=_VAGUE if value.endswith("_REF") else _FROM_CONTEXT if meaning.source else _CERTAIN,
        kind=kind,
        edtf=value,
        named=bool(mark.parts.get("named")),
        resolved_from=meaning.source,
        calendar=calendar,
    )


def _in_calendar(meaning: Meaning, around: tuple[str, str], style: _Style) -> tuple[str, Calendar]:
    """Turn a day that is told to be of the old style into the new; mark one that may be."""
    value = meaning.edtf
    if meaning.calendar != "gregorian" or not style.before_the_reform:
        return value, meaning.calendar
    if style.signs.julian_before.search(around[0]) or style.signs.julian_after.match(around[1]):
        return "/".join(_to_gregorian(day) for day in value.split("/")), "julian"
    return value, "julian?" if style.russian else "gregorian"


def _to_gregorian(day: str) -> str:
    first = edtf.bounds(day).earliest
    return (first and calendars.from_julian(*first)) or day


def _day_before_the_reform(value: str) -> bool:
    bounds = edtf.bounds(value)
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None or len(value.split("/")[0]) != len("1917-10-25"):
        return False
    return last < calendars.RUSSIAN_REFORM and first.year > 0


def approximate(value: str) -> str:
    """Add ``~`` to each end of a value.

    >>> approximate("196X"), approximate("1920/1925"), approximate("1945/..")
    ('196X~', '1920~/1925~', '1945~/..')
    """
    if value.endswith("_REF"):
        return value
    return "/".join(end if end in ("", "..") or end[-1] in "~%" else f"{end.rstrip('?')}~" for end in value.split("/"))


def _is_bare_month(mark: Mark) -> bool:
    """Say whether a mark is a month or a season alone, without its year or a day."""
    parts: Mapping[str, Any] = mark.parts
    return bool(parts.get("bare")) and "d" not in parts and ("m" in parts or "season" in parts)


def _is_general(document: Document, mark: Mark, signs: _Signs) -> bool:
    """Say whether a sentence tells of a month in general, as in a description of the climate."""
    sentence = document.sentences[document.sentence_at(mark.start)]
    return bool(signs.general.search(document.folded, sentence.start, sentence.end))
