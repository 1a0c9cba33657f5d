"""A date, or a stretch of time, as the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname import edtf, lang
from salname.know.ask.found import Found, nearness
from salname.know.ask.properties import asked_for
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.ask.words import key
from salname.know.rows import Stored
from salname.model import Event, Relation, Time


def times(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """The dates of a passage that the question does not give; best that of the happening or relation it asks for."""
    asked = [edtf.bounds(t.edtf) for t in question.times]
    events = [s.record for s in records if isinstance(s.record, Event) and s.record.time]
    sought, others = _related(question, records)
    for stored in records:
        record = stored.record
        if not isinstance(record, Time) or record.kind != "date" or record.named or record.edtf.endswith("_REF"):
            continue
        if any(edtf.bounds(record.edtf) == a for a in asked):
            continue
        governs = any(e.time == record.edtf and nearness(question, passage, e.span) > 0.5 for e in events)
        fit = nearness(question, passage, record.span) + 0.3 * governs
        fit += 0.2 * (question.span and "/" in record.edtf)
        fit += 0.6 * (record.edtf in sought) - 0.6 * (record.edtf in others and record.edtf not in sought)
        yield Found(record.quote, record.span, fit, "time", (stored.id,), edtf=record.edtf)


def _related(question: Question, records: Sequence[Stored]) -> tuple[set[str], set[str]]:
    """The dates that relations of the passage give to what is asked for, and to other things."""
    properties = {p.name for p in asked_for(question)}
    told = [r for s in records if isinstance(r := s.record, Relation) and r.time and r.property in _DATING]
    return {r.time for r in told if r.property in properties and r.time}, {
        r.time for r in told if properties and r.property not in properties and r.time
    }


_DATING = {"born", "died", "inception", "dissolved"}

_LAPSE = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])|PT(\d+)([HMS])")


@cache
def _lapses(code: str = lang.DEFAULT) -> dict[str, frozenset[str]]:
    """The letter of a duration, by the key of the noun that asks for it."""
    table = lang.load(code, "questions")["lapse"]
    return {key(noun): frozenset(letters) for noun, letters in table.items()}


def durations(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """How long something lasted, where the question asks for months, years or days."""
    letters = next((_lapses()[noun] for noun in question.nouns[:1] if noun in _lapses()), frozenset())
    for stored in records:
        record = stored.record
        if not isinstance(record, Time) or record.kind != "duration":
            continue
        lapse = _LAPSE.fullmatch(record.edtf)
        if lapse and (lapse.group(2) or lapse.group(4)) in letters:
            value = float(lapse.group(1) or lapse.group(3))
            fit = 0.4 + 0.4 * nearness(question, passage, record.span)
            yield Found(record.quote, record.span, fit, "duration", (stored.id,), edtf=record.edtf, value=value)
