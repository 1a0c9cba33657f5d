"""The time that governs a trigger: the nearest in its clause, else its sentence's, else the one the story stands at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret.chunks import Sentence
from salname.model import Mark, Time
from salname.read.document import Document

_WITHIN = 1_000  # code points: how far in a sentence a time governs
_BRACKET = 160  # code points that a remark in brackets may have before a time in it
_NEXT = 16  # code points after a noun in which the word after it stands
_REACH = 2  # sentences: how far a single date reaches within its paragraph,
_FRAME_REACH = 8  # and a stretch of years that sets a scene
_SHORTEST_FRAME, _LONGEST_FRAME = 2, 30  # years: what is longer is an age, and dates nothing that follows


@dataclass(frozen=True, slots=True)
class Governed:
    """A time and whether it came from outside the sentence (``inferred``); ``edtf`` is None where none governs."""

    edtf: str | None
    inferred: bool = False


class Clock:
    """Says for any trigger of one document which time governs it."""

    def __init__(self, document: Document, times: Sequence[Time]) -> None:
        self._document = document
        self._times = [t for t in times if t.kind == "date"]
        self._starts = [t.start for t in self._times]
        self._paragraphs = [p.start for p in document.paragraphs]

    def at(self, sentence: Sentence, mark: Mark) -> Governed:
        """Give the time that governs the trigger ``mark`` of ``sentence``."""
        if self._is_passed(mark):
            return Governed(None)
        clause = sentence.clause(mark.start)
        start, end = max(clause.start, mark.start - _WITHIN), min(clause.end, mark.end + _WITHIN)
        found = self._in_clause(start, end, mark) or self._last(max(sentence.start, start - _WITHIN), start)
        if found is None and clause.kind == "dependent" and mark.parts["tense"] == "while":
            found = self._first(clause.end, min(sentence.end, clause.end + _WITHIN))
        if found is not None:
            return Governed(found.edtf)
        low, high = max(sentence.start, mark.start - _WITHIN), min(sentence.end, mark.end + _WITHIN)
        vague = any(t.edtf.endswith("_REF") for t in self._within(low, high))
        back = any(p in self._document.folded[low : mark.end] for p in _back(self._document.language))
        if vague and not back:
            return Governed(None)
        return self._story(sentence, told=mark.parts["use"] in ("finite", "converb"), back=back)

    def stated(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Give the time that the clauses between two offsets of a sentence state, or None."""
        low = max(sentence.clause(start).start, start - _WITHIN)
        before = max(sentence.start, low - _WITHIN)
        found = self._first(low, end) or self._first(before, min(sentence.clause(start).end, end + _WITHIN))
        return found.edtf if found is not None else None

    def _within(self, start: int, end: int) -> list[Time]:
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _dates(self, start: int, end: int) -> list[Time]:
        return [t for t in self._within(start, end) if not t.edtf.endswith("_REF")]

    def _last(self, start: int, end: int) -> Time | None:
        return next(reversed(self._dates(start, end)), None)

    def _first(self, start: int, end: int) -> Time | None:
        return next(iter(self._dates(start, end)), None)

    def _in_clause(self, start: int, end: int, mark: Mark) -> Time | None:
        before = [t for t in self._dates(start, mark.start) if t.end <= mark.start and not self._is_aside(t, mark)]
        # a time around the trigger is a part of what it names: "1905-ci il inqilabı"
        around = [t for t in self._dates(start, mark.end) if t.end > mark.start and not t.named]
        after = self._dates(mark.end, end)
        return next(iter([*around, *reversed(before), *after]), None)

    def _is_aside(self, time: Time, mark: Mark) -> bool:
        """Say whether a time stands in brackets that close before the trigger: it is of what they follow."""
        text = self._document.plain
        low = max(0, time.start - _BRACKET)
        opened = text.rfind("(", low, time.start)
        if opened < 0 or text.find(")", opened, time.start) >= 0:
            return False
        return text.find(")", time.end, mark.start) >= 0

    def _is_passed(self, mark: Mark) -> bool:
        """Say whether a noun only names what came before what is told (``X-in ölümündən sonra``)."""
        if mark.parts["use"] != "noun":
            return False
        following = self._document.folded[mark.end : mark.end + _NEXT].split()
        ablative = self._document.folded.endswith(_ablative(self._document.language), mark.start, mark.end)
        return ablative and bool(following) and following[0] in _after(self._document.language)

    def _story(self, sentence: Sentence, told: bool, back: bool) -> Governed:
        first = self._paragraph_start(sentence.start)
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _FRAME_REACH), -1):
            span = self._document.sentences[index]
            if span.start < first:
                break
            found = self._last(max(span.start, span.end - _WITHIN), span.end)
            if found is not None:
                return self._reached(found, 1 if back else sentence.index - index, told or back)
        return Governed(None)

    def _reached(self, found: Time, distance: int, told: bool) -> Governed:
        """What is only mentioned (by a noun, a participle) falls into a scene, but not on a date told before."""
        years = _years(found.edtf)
        if not told and (found.named or years < _SHORTEST_FRAME):
            return Governed(None)
        if years > _LONGEST_FRAME or distance > (_FRAME_REACH if years >= _SHORTEST_FRAME else _REACH):
            return Governed(None)
        return Governed(found.edtf, inferred=True)

    def _paragraph_start(self, offset: int) -> int:
        at = bisect_left(self._paragraphs, offset + 1) - 1
        return self._paragraphs[at] if at >= 0 else 0


@cache
def _after(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "clauses")["story"]["after"])


@cache
def _ablative(code: str) -> tuple[str, ...]:
    return tuple(lang.load(code, "clauses")["name_endings"]["abl"])


@cache
def _back(code: str) -> tuple[str, ...]:
    """The phrases that point back to the time told last, however far (``bu zaman``)."""
    return tuple(lang.load(code, "clauses")["story"]["back"])


def _years(edtf: str) -> int:
    """How many years a value spans, at least; a value open at an end spans more than any story."""
    found = [int(y) for y in _YEAR.findall(edtf.replace("X", "0"))]
    if ".." in edtf or not found:
        return _LONGEST_FRAME + 1
    unsure: int = 10 ** edtf.split("/")[-1].count("X")
    return found[-1] - found[0] + unsure - 1 + (len(found) > 1)


_YEAR = re.compile(r"(?:^|(?<=/))-?\d{1,4}")
