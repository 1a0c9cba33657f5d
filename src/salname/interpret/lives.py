"""What stands in brackets after a name (a life's span, another name) and after the dash of a definition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret.facts import Fact, without_case
from salname.model import Mark, Name, Time
from salname.read.document import Document
from salname.read.text import fold

_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d{3,4}\b)")
_YEAR = re.compile(r"(?<![\d.])(\d{3,4})(?!\d)")
_DAY = re.compile(r"-?\d{3,4}(?:-\d\d){0,2}")
_SURE, _LIKELY = 0.9, 0.7
_LONGEST_NAME = 60
_LIVING = frozenset({"person"})
_LASTING = frozenset({"polity", "organisation", "people"})
_PLACES = frozenset({"place", "polity"})
_OTHER_NAME = re.compile(r"[A-ZƏĞİIÖŞÇÜ][\w'’.-]{1,20}(?:\s[A-ZƏĞİIÖŞÇÜ][\w'’.-]{1,20})?")


@dataclass(frozen=True, slots=True)
class _Words:
    died: tuple[str, ...]


@cache
def _labels(code: str) -> re.Pattern[str]:
    """What stands before another name in a bracket: some of these words, the last of them required."""
    words = lang.load(code, "relations")["words"]
    which = "|".join(map(re.escape, words["which_name"]))
    called = "|".join(map(re.escape, words["called"]))
    return re.compile(rf"\s*+(?:(?:{which})\s++){{0,3}}+(?:{called})(?:\s*+:|\s)")


@cache
def _words(code: str) -> _Words:
    words = lang.load(code, "relations")["words"]
    return _Words(tuple(words["died"]))


def facts(document: Document, marks: Sequence[Mark], times: Sequence[Time], names: Sequence[Name]) -> Iterator[Fact]:
    """Give what brackets after names state."""
    reader = _Brackets(document, times, names)
    for mark in marks:
        if mark.rule == "bracket":
            yield from reader.facts(mark)


class _Brackets:
    def __init__(self, document: Document, times: Sequence[Time], names: Sequence[Name]) -> None:
        self._document, self._times, self._names = document, times, names
        self._time_starts = [t.start for t in times]
        self._name_starts = [n.start for n in names]
        self._by_end = {n.end: n for n in names}

    def facts(self, mark: Mark) -> Iterator[Fact]:
        name = self._by_end.get(mark.parts["name_end"])
        if name is None:
            return
        times = self._inside(self._times, self._time_starts, mark)
        dated = bool(times) or bool(_YEAR.search(self._document.plain, mark.start, mark.end))
        yield from self._called(name, mark)
        if name.kind in _LIVING and dated:
            yield from self._life(name, mark)
        elif name.kind in _LASTING and dated:
            yield from self._span(name, mark)
        elif not dated and name.kind not in _LIVING:
            yield from self._other_name(name, mark)

    def _inside(self, records: Sequence[Time], starts: Sequence[int], mark: Mark) -> list[Time]:
        return [
            r for r in records[bisect_left(starts, mark.start) : bisect_left(starts, mark.end)] if r.end <= mark.end
        ]

    def _life(self, name: Name, mark: Mark) -> Iterator[Fact]:
        for property_, object_, time in self._bounds(mark):
            yield self._fact(name, mark, property_, object_, time)
        for property_, start, end in self._halves(mark):
            for place in self._places(start, end):
                yield self._fact(name, mark, property_, place, None)

    def _bounds(self, mark: Mark) -> Iterator[tuple[str, str, str | None]]:
        """The dates of the bracket: (born or died, words, value)."""
        for time in self._inside(self._times, self._time_starts, mark):
            first, _, last = time.edtf.partition("/")
            if time.kind == "date" and _DAY.fullmatch(first) and _DAY.fullmatch(last):
                halves = [w.strip() for w in _DASH.split(time.quote)]
                told = halves if len(halves) == len(("born", "died")) and "-" in first[1:] else [first, last]
                yield "born", without_case(told[0]), first
                yield "died", without_case(told[1]), last
                return
        for property_, start, end in self._halves(mark):
            for words, value in self._dates(start, end):
                yield property_, words, value

    def _halves(self, mark: Mark) -> list[tuple[str, int, int]]:
        """The bracket's stretches about birth and about death."""
        dash = next(
            (d for d in _DASH.finditer(self._document.plain, mark.start, mark.end) if self._divides(d, mark)), None
        )
        if dash is not None:
            return [("born", mark.start, dash.start()), ("died", dash.end(), mark.end)]
        inside = self._document.folded[mark.start : mark.end].strip()
        died = inside.startswith(_words(self._document.language).died)
        return [("died" if died else "born", mark.start, mark.end)]

    def _divides(self, dash: re.Match[str], mark: Mark) -> bool:
        """A dash within the words of one time (``17-19 dekabr``) divides nothing."""
        inside = self._inside(self._times, self._time_starts, mark)
        return not any(t.start < dash.start() and dash.end() < t.end for t in inside)

    def _dates(self, start: int, end: int) -> list[tuple[str, str | None]]:
        low, high = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        found = [t for t in self._times[low:high] if t.kind == "date"]
        if found:
            return [(without_case(found[0].quote), found[0].edtf)]
        year = _YEAR.search(self._document.plain, start, end)
        return [(year[1], f"{int(year[1]):04d}")] if year else []

    def _places(self, start: int, end: int) -> list[str]:
        low, high = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return [n.base for n in self._names[low:high] if n.kind in _PLACES][:1]

    def _span(self, name: Name, mark: Mark) -> Iterator[Fact]:
        found = list(self._bounds(mark))
        if len(found) == 2:
            for property_, object_, time in found:
                kind = "inception" if property_ == "born" else "dissolved"
                yield self._fact(name, mark, kind, object_, time)

    def _called(self, name: Name, mark: Mark) -> Iterator[Fact]:
        """What the bracket says that a thing is called too: ``(əsl adı: X; təxəllüsü Y)``."""
        for item in re.split(r"[;,]", self._document.plain[mark.start : mark.end]):
            label = _labels(self._document.language).match(fold(item))
            words = item[label.end() :].strip(" :\"“”«»'") if label else ""
            if words and words[0].isupper() and len(words) <= _LONGEST_NAME and words != name.base:
                yield Fact(name.start, mark.end + 1, name.base, "also_known_as", words, None, "bracket-called", _SURE)

    def _other_name(self, name: Name, mark: Mark) -> Iterator[Fact]:
        inside = self._document.plain[mark.start : mark.end].strip()
        if self._by_end.get(mark.end) is not None and self._by_end[mark.end].kind == name.kind == "polity":
            return  # one state beside another is no other name of it
        if _OTHER_NAME.fullmatch(inside) and inside != name.base:
            yield Fact(name.start, mark.end + 1, name.base, "also_known_as", inside, None, "bracket-name", _LIKELY)

    def _fact(self, name: Name, mark: Mark, property_: str, object_: str, time: str | None) -> Fact:
        return Fact(name.start, mark.end + 1, name.entity, property_, object_, time, f"bracket-{property_}", _SURE)
