"""Why: a relation of cause, or the part of a passage that a word of cause marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname import lang
from salname.know.ask.found import Found, shares
from salname.know.ask.phrases import LONGEST_ANSWER
from salname.know.ask.question import Question, cue_pattern
from salname.know.ask.retrieve import Passage
from salname.know.rows import Stored
from salname.model import Relation, Span, Time
from salname.read.text import fold

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_BEFORE = 9  # words before a word of cause that may give the cause


@cache
def _cues(side: str, code: str = lang.DEFAULT) -> re.Pattern[str]:
    return re.compile("|".join(map(cue_pattern, lang.load(code, "questions")["cause"][side])))


def reasons(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """What relations of cause say, and what stands before or after a word of cause."""
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and record.property == "cause" and shares(question, record.subject):
            yield Found(record.object, record.span, 0.8, "relation.cause", (stored.id,))
    folded = fold(passage.text)
    for cue in _cues("after").finditer(folded):
        span = _following(passage, cue.end())
        if span:
            yield _found(passage, span, 0.6)
    for cue in _cues("before").finditer(folded):
        span = _preceding(passage, cue.start(), cue.end(), records)
        if span:
            yield _found(passage, span, 0.5)


def _found(passage: Passage, span: Span, fit: float) -> Found:
    return Found(passage.text[span.start - passage.start : span.end - passage.start], span, fit, "cause")


def _following(passage: Passage, at: int) -> Span | None:
    words = list(_WORD.finditer(passage.text, at))[: LONGEST_ANSWER - 2]
    return Span(passage.start + words[0].start(), passage.start + words[-1].end()) if words else None


def _preceding(passage: Passage, at: int, end: int, records: Sequence[Stored]) -> Span | None:
    """The words before a postposition of cause, with it: back to the last comma or date, at most :data:`_BEFORE`."""
    first = max(passage.text.rfind(mark, 0, at) for mark in (", ", "; ", ": ", "(")) + 1
    dated = [s.record.end - passage.start for s in records if isinstance(s.record, Time)]
    first = max([first, *(d for d in dated if d < at)])
    words = list(_WORD.finditer(passage.text, first, at))[-_BEFORE:]
    return Span(passage.start + words[0].start(), passage.start + end) if words else None
