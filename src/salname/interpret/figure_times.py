"""When a figure holds: the date nearest before it in its sentence, else the date that its passage stands at.

A sentence in the past that names no date takes its passage's; one in the present does not. A period reaches to the end
of its paragraph, a date inside a period only a few sentences, after which the period governs again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from salname import lang
from salname.interpret import lapses
from salname.model import Mark, Time
from salname.read.document import Document
from salname.tag import inflection

_POINT_REACH = 4  # sentences that a single date reaches on
_PERIOD_REACH = 12  # sentences that a period of years reaches on
_FRAME_REACH = 8  # dates back to the period that frames a passage
_FRAME = (1, 12)  # years from the first to the last of such a period
_WORD = re.compile(r"\s{1,3}(?P<word>[^\W\d_]{3,30})")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSE = 400  # code points after a figure in which its clause ends
_VERB = 60  # code points before a semicolon in which the verb stands
_LAPSE_REACH = 200  # code points from a date to a lapse that is counted from it
_BRACKET = 60  # code points to a bracket around a date
_CIRCUMSTANCE = 60  # code points after a participle in which its noun is put as a circumstance
_CLOSE = 4  # code points between a participle and the figure of its own noun
_PAST = frozenset({"past", "pluperfect", "perfect", "imperfect"})
_PART = re.compile(r"(-?)(\d{1,4}X{0,2})(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    end: int
    edtf: str
    low: int
    high: int
    named: bool
    clause_end: int = 0  # where the participle ends that the date belongs to (``1780-ci ildə salınan``), 0 for none
    bracket: tuple[int, int] | None = None  # the brackets that it stands in
    attribute: bool = False  # whether it belongs to the noun after it (``1905-ci ildəki``)

    @property
    def is_period(self) -> bool:
        return self.high - self.low >= 2

    @property
    def is_frame(self) -> bool:
        """Say whether a passage may be told within it: a war or a plan, no year and no era."""
        return _FRAME[0] <= self.high - self.low <= _FRAME[1]


@dataclass(frozen=True, slots=True)
class _Cues:
    compared: frozenset[str]
    past: tuple[str, ...]
    present: tuple[str, ...]
    timeless: frozenset[str]
    participles: tuple[str, ...]
    circumstances: frozenset[str]
    attributes: tuple[str, ...]
    joins: frozenset[str]
    lapses: dict[str, str]


@cache
def _cues(code: str = lang.DEFAULT) -> _Cues:
    data = lang.load(code, "figures")["context"]
    return _Cues(
        frozenset(data["compared"]),
        tuple(data["past"]),
        tuple(data["present"]),
        frozenset(data["timeless"]),
        tuple(data["participles"]),
        frozenset(data["circumstances"]),
        tuple(data["attributes"]),
        frozenset(data["joins"]),
        dict(data["lapses"]),
    )


def years(edtf: str) -> tuple[int, int] | None:
    """Give the first and last year of an EDTF value, None for one without both.

    >>> years("195X/196X"), years("1986-12")
    ((1950, 1969), (1986, 1986))
    """
    found = [(m[1], m[2]) for m in map(_PART.match, edtf.split("/")) if m]
    if not found:
        return None
    ends = []
    for sign, digits in found:
        pair = (int(digits.replace("X", "0")), int(digits.replace("X", "9")))
        ends.append((-pair[1], -pair[0]) if sign else pair)
    return min(e[0] for e in ends), max(e[1] for e in ends)


class Clock:
    """Says for any figure of one document which date it holds at."""

    def __init__(self, document: Document, times: Sequence[Time], *, about_event: bool = False) -> None:
        """``about_event`` says that the text is about one happening, which its first sentence dates."""
        self._document = document
        self._cues = _cues(document.language)
        self._dated = list(self._all_dated(times))
        self._starts = [d.start for d in self._dated]
        self._paragraphs = [p.start for p in document.paragraphs]
        lead = document.sentences[0].end if document.sentences else 0
        self._event = self._dated[0].edtf if about_event and self._dated and self._dated[0].end <= lead else None

    def _all_dated(self, times: Sequence[Time]) -> Iterator[_Dated]:
        """The dates in order, with those that a lapse after one gives (``on gün sonra``)."""
        last: _Dated | None = None
        for time in times:
            if time.kind == "duration" and last is not None and time.start - last.end < _LAPSE_REACH:
                word = self._document.folded[time.end : time.end + 12].split()[:1]
                sign = self._cues.lapses.get(word[0].strip(",")) if word else None
                value = lapses.shifted(last.edtf, time.edtf, back=sign == "before") if sign else None
                reach = years(value) if value else None
                dated = _Dated(time.start, time.end, value, *reach, False) if value and reach else None
            else:
                dated = self._dated_of(time)
            if dated is not None:
                last = dated
                yield dated

    def of(self, mark: Mark) -> str | None:
        """Give the EDTF value that governs the figure of a mark, or None; an age takes only a date of its sentence."""
        aged = mark.parts["form"] == "age"
        return self.at(mark.parts["sentence"], mark.start, mark.end, inherits=not aged)

    def at(self, sentence: int, start: int, end: int, *, inherits: bool = True) -> str | None:
        """Give the EDTF value that governs the figure at ``start``..``end`` of a sentence, or None."""
        span = self._document.sentences[sentence]
        told = self._within(span.start, span.end)
        told_after = any(d.start >= end and self._is_told_before(end, d.start) for d in told)
        own = [d for d in told if self._may_govern(d, start, end)]
        if own:
            return self._nearest(own, start, end).edtf
        if not inherits or told_after or any(d.attribute for d in told):
            return None
        listed = self._document.plain.find(":", span.start, start) >= 0
        if not self._is_past(sentence, end):
            return self._event if listed else None
        found = self._inherited(sentence)
        if found is None:
            return None if told else self._event
        # what a thing consists of holds beyond the period told before, but not beyond the day of a battle
        if found.is_period and self._is_timeless(sentence):
            return None
        return found.edtf

    def _may_govern(self, dated: _Dated, start: int, end: int) -> bool:
        """Say whether a date can be a figure's: not one of a participle, nor one in brackets about something else."""
        if dated.attribute:
            return False
        if dated.start >= end and self._is_told_before(end, dated.start):
            return False
        if dated.bracket is not None:
            inside = dated.bracket[0] <= start < dated.bracket[1]
            return inside or (dated.start >= end and self._closes_bracket(end, dated.start))
        return not dated.clause_end or 0 <= start - dated.clause_end < _CLOSE

    def _is_told_before(self, end: int, start: int) -> bool:
        """Say whether a verb in the past ends the figure's clause before a date: ``2 dəfə azalmış və 1950-ci ildə``."""
        words = self._document.folded[end : min(start, end + _VERB)].split()
        return any(word in self._cues.joins and before.endswith(self._cues.past) for before, word in pairwise(words))

    def _brackets(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the brackets around a stretch, if they open and close near it."""
        text = self._document.plain
        opens = text.rfind("(", max(0, start - _BRACKET), start)
        if opens < 0 or text.find(")", opens, start) >= 0:
            return None
        closes = text.find(")", end, end + _BRACKET)
        return (opens, closes) if closes >= 0 else None

    def _dated_of(self, time: Time) -> _Dated | None:
        if time.kind != "date" or time.edtf.endswith("_REF") or time.edtf.startswith("P"):
            return None
        reach = years(time.edtf)
        if reach is None:
            return None
        following = self._document.folded[time.end : time.end + 30].split(None, 1)
        if following and following[0].strip(",") in self._cues.compared:
            return None
        attribute = self._document.folded[: time.end].endswith(self._cues.attributes)
        bracket = self._brackets(time.start, time.end)
        clause_end = self._participle_end(time.end)
        return _Dated(time.start, time.end, time.edtf, *reach, time.named, clause_end, bracket, attribute)

    def _participle_end(self, end: int) -> int:
        """Where the participle right after a time ends, 0 where there is none."""
        text = self._document.folded
        found = _WORD.match(text, end)
        if found is None or not found["word"].endswith(self._cues.participles):
            return 0
        if not any(v.known and v.form == "participle" for v in inflection.verbals(found["word"])[:2]):
            return 0
        # "1920-ci ildə başlanan basqınlar nəticəsində": the date is the whole sentence's after all
        ahead = text[found.end() : found.end() + _CIRCUMSTANCE].split()[:3]
        return 0 if self._cues.circumstances & set(ahead) else found.end()

    def _within(self, start: int, end: int) -> list[_Dated]:
        return self._dated[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _nearest(self, own: list[_Dated], start: int, end: int) -> _Dated:
        bracketed = [d for d in own if d.start >= end and self._closes_bracket(end, d.start)]
        if bracketed:
            return bracketed[0]
        before = [d for d in own if d.end <= start]
        return before[-1] if before else own[0]

    def _closes_bracket(self, end: int, start: int) -> bool:
        """Say whether only an opening bracket stands between a figure and a date: ``4 min nəfər (2009)``."""
        return start - end < 12 and self._document.plain[end:start].strip().startswith("(")

    def _is_past(self, sentence: int, after: int) -> bool:
        """Say whether the clause that goes on after an offset, up to a semicolon, is told as past."""
        text, ends = self._document.folded, self._document.sentences[sentence].end
        semicolon = text.find(";", after, min(ends, after + _CLAUSE))
        if semicolon >= 0:
            words = _LETTERS.findall(text, max(after, semicolon - _VERB), semicolon)
        else:
            words = [text[t.start : t.end] for t in self._document.tokens(sentence)[-7:] if t.kind == "word"]
        if not words or words[-1].endswith(self._cues.present):
            return False
        if words[-1].endswith(self._cues.past):
            return True
        verbs = inflection.verbals(words[-1])
        return bool(verbs) and verbs[0].tense in _PAST

    def _is_timeless(self, sentence: int) -> bool:
        words = [self._document.folded[t.start : t.end] for t in self._document.tokens(sentence)[-4:]]
        return bool(self._cues.timeless & set(words))

    def _inherited(self, sentence: int) -> _Dated | None:
        sentences = self._document.sentences
        here = self._paragraph(sentences[sentence].start)
        inner: _Dated | None = None
        for back in range(1, min(sentence, _PERIOD_REACH) + 1):
            span = sentences[sentence - back]
            paragraph = self._paragraph(span.start)
            if here - paragraph > 1:
                break
            for dated in reversed([d for d in self._within(span.start, span.end) if d.bracket is None]):
                if inner is not None and _frames(dated, inner):
                    return dated
                if inner is None and paragraph == here and (back == 1 or dated.is_period or not self._framed(dated)):
                    return dated if back <= _POINT_REACH or dated.is_period else None
                inner = inner or dated
        return inner if inner is not None and inner.named and inner.is_frame else None

    def _framed(self, dated: _Dated) -> bool:
        """Say whether a named period that holds a date has been told shortly before it."""
        at = bisect_left(self._starts, dated.start)
        return any(_frames(d, dated) for d in self._dated[max(0, at - _FRAME_REACH) : at])

    def _paragraph(self, offset: int) -> int:
        return bisect_left(self._paragraphs, offset + 1) - 1


def _frames(outer: _Dated, inner: _Dated) -> bool:
    return outer.named and outer.is_frame and outer.low <= inner.low and inner.high <= outer.high
