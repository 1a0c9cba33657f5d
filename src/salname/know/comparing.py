"""Comparing: what several documents of one book say alike, what only one of them says, and where they disagree.

    comparison = compare(book.records(), ["one.txt", "other.txt"])
    comparison.differing        the same thing told otherwise, each telling with its document and its words

Records are aligned by what they are about: relations by subject and property, events by type and participants, figures
by measure, thing, unit and time. One thing may be called by several names; names that two documents share make it one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from salname.know.rows import Stored
from salname.know.state.days import YEAR, Window, window
from salname.know.things import Names, Thing, folded, stems
from salname.model import Event, Figure, Relation

Verdict = Literal["agree", "differ", "only"]
Contradiction = Callable[[Stored, Stored], bool]

ONE_DATE = frozenset({"inception", "dissolved", "born", "died"})
"""Properties whose dates are compared: a thing begins and ends once."""
ONE_VALUE = frozenset({
    "capital", "founded_by", "official_language", "currency", "seats", "term_length", "elected_by", "appointed_by",
    "leader", "meaning", "ethnicity",
})  # fmt: skip
"""Properties that have one value at one time: two values of one time disagree."""
ONCE = frozenset({"founding", "dissolution", "birth", "death", "adoption", "declaration", "recognition", "renaming"})
"""Types of event that befall a thing once."""

_AS_FACT = {"birth": "born", "death": "died", "founding": "inception", "dissolution": "dissolved"}
_ACTING = frozenset({"agent", "patient", "person", "organisation", "beneficiary"})
_ABOUT = 5 * YEAR  # how far an approximate date reaches
_COMPARED = 20  # tellings of one matter by one document that are compared
_RAREST, _CANDIDATES = 3, 60  # words of a headline, and events with each, that an event is compared by
_ROUNDED = 0.03  # share of a number that rounding takes or adds at the most
_DIGIT = re.compile(r"\d")
_SAME_LABEL, _LIKE_LABEL, _NEAR_LABEL = 0.75, 0.4, 0.3  # shares of words that two headlines have in common


@dataclass(frozen=True, slots=True)
class Topic:
    """What one or more documents tell of one matter.

    ``kind`` is the kind of its records, ``subject`` whom or what it is about and ``what`` the property, the type of
    event or the measure. ``told`` are the tellings in order of document and place.
    """

    kind: Literal["relation", "event", "figure"]
    subject: str
    what: str
    verdict: Verdict
    told: tuple[Stored, ...]

    def of(self, document: str) -> tuple[Stored, ...]:
        """Give what one document tells of it."""
        return tuple(s for s in self.told if s.document == document)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Documents beside each other. Things are in order of their mentions, topics in order of place."""

    documents: tuple[str, ...]
    things: tuple[Thing, ...]
    topics: tuple[Topic, ...]

    @property
    def shared(self) -> tuple[Thing, ...]:
        """The things that more than one document names."""
        return tuple(t for t in self.things if len(t.mentions) > 1)

    @property
    def agreed(self) -> tuple[Topic, ...]:
        """What more than one document says, alike."""
        return tuple(t for t in self.topics if t.verdict == "agree")

    @property
    def differing(self) -> tuple[Topic, ...]:
        """What documents say otherwise."""
        return tuple(t for t in self.topics if t.verdict == "differ")

    def things_only(self, document: str) -> tuple[Thing, ...]:
        """Give the things that one document alone names."""
        return tuple(t for t in self.things if list(t.mentions) == [document])

    def only(self, document: str) -> tuple[Topic, ...]:
        """Give what one document alone says."""
        return tuple(t for t in self.topics if t.verdict == "only" and t.told[0].document == document)


def compare(records: Iterable[Stored], documents: Sequence[str]) -> Comparison:
    """Compare documents by their records; those of other documents are passed over."""
    order = {name: place for place, name in enumerate(documents)}
    told = sorted((s for s in records if s.document in order), key=lambda s: (order[s.document], s.record.start))
    names = Names(told)
    topics = [*_once(_relations(told, names), _events(told, names), names), *_figures(told, names)]
    topics.sort(key=lambda t: (order[t.told[0].document], t.told[0].record.start, t.kind, t.what, t.subject))
    return Comparison(tuple(documents), names.things, tuple(topics))


def _once(facts: Iterable[Topic], events: Iterable[Topic], names: Names) -> Iterator[Topic]:
    """Leave out the births, foundings and ends that stand among the facts already."""
    dated: dict[tuple[str, str], set[str]] = {}
    for topic in facts:
        dated.setdefault((names.key(topic.subject), topic.what), set()).update(s.document for s in topic.told)
        yield topic
    for topic in events:
        known = dated.get((names.key(topic.subject), _AS_FACT.get(topic.what, "")), set())
        if not {s.document for s in topic.told} <= known:
            yield topic


# relations


def _relations(told: Iterable[Stored], names: Names) -> Iterator[Topic]:
    groups: dict[tuple[str, ...], list[Stored]] = {}
    for stored in told:
        fact = stored.record
        if isinstance(fact, Relation):
            rest = ("date" if _DIGIT.search(fact.object) else "place",) if fact.property in ONE_DATE else ()
            if fact.property not in ONE_VALUE | ONE_DATE or rest == ("place",):
                rest = (*rest, names.key(fact.object))
            groups.setdefault((names.key(fact.subject), fact.property, *rest), []).append(stored)
    for group in groups.values():
        fact = group[0].record
        assert isinstance(fact, Relation)
        yield Topic("relation", fact.subject, fact.property, _verdict(group, lambda a, b: _contradict(a, b, names)),
                    tuple(group))  # fmt: skip


def _contradict(one: Stored, other: Stored, names: Names) -> bool:
    a, b = one.record, other.record
    assert isinstance(a, Relation)
    assert isinstance(b, Relation)
    if a.property in ONE_DATE:
        return _apart(a.time, b.time)
    if a.property not in ONE_VALUE or names.key(a.object) == names.key(b.object):
        return False
    return (a.time is None and b.time is None) or _meet(a.time, b.time)


# events


def _events(told: Iterable[Stored], names: Names) -> Iterator[Topic]:
    groups: list[list[Stored]] = []
    taking_part: list[set[str]] = []
    near: dict[tuple[str, str], list[int]] = {}
    for stored in told:
        event = stored.record
        if not isinstance(event, Event):
            continue
        who = {names.key(p.name) for p in event.participants if p.role in _ACTING}
        said = sorted({(event.type, word) for word in stems(folded(event.label)).split()})
        rarest = sorted(said, key=lambda word: len(near.get(word, ())))[:_RAREST]
        candidates = dict.fromkeys(n for word in rarest for n in near.get(word, ())[-_CANDIDATES:])
        alike = (n for n in candidates if taking_part[n] & who and _one_event(groups[n][0], stored))
        place = next(alike, len(groups))
        if place == len(groups):
            groups.append([])
            taking_part.append(who)
            for word in said:
                near.setdefault(word, []).append(place)
        groups[place].append(stored)
    for group in groups:
        event = group[0].record
        assert isinstance(event, Event)
        about = next((p.name for p in event.participants if p.role in _ACTING), event.place or "")
        yield Topic("event", about, event.type, _verdict(group, _otherwise_dated), tuple(group))


def _one_event(one: Stored, other: Stored) -> bool:
    """Say whether two events of one type that share a participant are told to be the same."""
    a, b = one.record, other.record
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    alike = _alike(a.label, b.label)
    if _apart(a.time, b.time):
        return alike >= (_LIKE_LABEL if a.type in ONCE else _SAME_LABEL)
    return alike >= (_NEAR_LABEL if a.type in ONCE else _LIKE_LABEL)


def _otherwise_dated(one: Stored, other: Stored) -> bool:
    a, b = one.record, other.record
    assert isinstance(a, Event)
    assert isinstance(b, Event)
    return not a.inferred_time and not b.inferred_time and _apart(a.time, b.time)


def _alike(one: str, other: str) -> float:
    """Give the share of the words of two headlines that both have, whatever their endings."""
    left, right = (set(stems(folded(text)).split()) for text in (one, other))
    return len(left & right) / len(left | right) if left and right else 0.0


# figures


def _figures(told: Iterable[Stored], names: Names) -> Iterator[Topic]:
    groups: dict[tuple[str, ...], list[Stored]] = {}
    for stored in told:
        figure = stored.record
        if isinstance(figure, Figure) and figure.measures and figure.kind != "factor":
            key = (stems(folded(figure.measures)), names.key(figure.of), figure.kind, figure.unit, figure.time or "")
            groups.setdefault(key, []).append(stored)
    for group in groups.values():
        figure = group[0].record
        assert isinstance(figure, Figure)
        yield Topic("figure", figure.of or "", figure.measures, _numbers(group), tuple(group))


def _numbers(told: Sequence[Stored]) -> Verdict:
    """One number that two documents share is enough: a document may give several of one measure."""
    across = [_other_number(a, b) for a, b in _across(told)]
    return "only" if not across else "differ" if all(across) else "agree"


def _other_number(one: Stored, other: Stored) -> bool:
    a, b = one.record, other.record
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    (low, high), (least, most) = _range(a), _range(b)
    slack = max(_slack(a), _slack(b))
    return low > most + slack or least > high + slack


def _slack(figure: Figure) -> float:
    """Give how far rounding may have moved a figure: 16 million by near half a million, 57.1 by half a tenth."""
    number = abs(figure.value[1] if isinstance(figure.value, tuple) else figure.value)
    if number != int(number):
        step = 10.0 ** -len(f"{number:.6f}".rstrip("0").partition(".")[2])
    else:
        digits = f"{number:.0f}"
        step = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return min(step / 2, _ROUNDED * number)


def _range(figure: Figure) -> tuple[float, float]:
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    if figure.bound == "~":
        return low * 0.9, high * 1.1
    return (float("-inf") if figure.bound == "<" else low), (float("inf") if figure.bound == ">" else high)


# what tellings of one matter come to


def _verdict(told: Sequence[Stored], contradict: Contradiction) -> Verdict:
    across = list(_across(told))
    if not across:
        return "only"
    return "differ" if any(contradict(a, b) for a, b in across) else "agree"


def _across(told: Sequence[Stored]) -> Iterator[tuple[Stored, Stored]]:
    """The pairs of tellings by two documents; of each document the first ones."""
    by_document: dict[str, list[Stored]] = {}
    for stored in told:
        by_document.setdefault(stored.document, []).append(stored)
    for one, other in combinations(by_document.values(), 2):
        yield from product(one[:_COMPARED], other[:_COMPARED])


def _apart(one: str | None, other: str | None) -> bool:
    """Say whether two times are both told and have no day in common."""
    a, b = _days(one), _days(other)
    return a is not None and b is not None and a.meets(b) is None


def _meet(one: str | None, other: str | None) -> bool:
    a, b = _days(one), _days(other)
    return a is not None and b is not None and a.meets(b) is not None


def _days(edtf: str | None) -> Window | None:
    found = window(edtf)
    if found and edtf and ("~" in edtf or "%" in edtf):
        return Window(found.lo - _ABOUT, found.hi + _ABOUT)
    return found
