"""What a sentence says of state by its names and their cases, beside the events and relations that were read from it.

A rule on sentences (``record = "sentence"`` in ``state.toml``) wants words, and names in ``slots``: of some kinds, in
some case, followed or led by some words. The time is the one that the sentence names before the rule's first word, or
else its only one; a sentence without a date gives nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from salname import edtf
from salname.know.state.cast import key
from salname.model import Name, Time
from salname.tag.inflection import caseless

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"\W*(?:ve|ile|hemcinin)?\W*")
_NEAR = 40  # letters after or before a name in which the words beside it must stand
_TITLE = 300  # letters of a title that a date stands in, on either side of it
_MOST = 60  # names of one sentence that are looked at: more are a list


class Place(NamedTuple):
    """A sentence of a document: its number in the book, its offsets and its words."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its number, words, names and dated times, in order."""

    number: int
    start: int
    end: int
    quote: str
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    titled: tuple[Time, ...] = ()  # dates inside quotes

    kind_name: ClassVar[str] = "sentence"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a name must be to fill a place of a rule; ``after`` and ``before`` are words around it."""

    kinds: frozenset[str]
    cases: frozenset[str] = frozenset()
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    after_slot: bool = False  # it stands after the name of the slot before
    list: bool = False  # with the names before it, when only commas and conjunctions stand between


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence as one rule reads it: names by slot, and the time."""

    sentence: Sentence
    slots: Mapping[str, tuple[str, ...]]
    time: str | None
    parts: dict[str, Any] = field(default_factory=dict)

    kind_name: ClassVar[str] = "sentence"

    @property
    def quote(self) -> str:
        """The sentence's own words."""
        return self.sentence.quote


def sentences(places: Sequence[Place], names: Sequence[Name], times: Sequence[Time]) -> Iterator[Sentence]:
    """Give the sentences that have a date, with their names and dates."""
    dated = [t for t in times if t.kind == "date" and edtf.bounds(t.edtf).dated]
    name_starts, time_starts = [n.start for n in names], [t.start for t in dated]
    for number, start, end, text in places:
        some = tuple(names[bisect_left(name_starts, start) : bisect_left(name_starts, end)])[:_MOST]
        when = dated[bisect_left(time_starts, start) : bisect_left(time_starts, end)]
        outside = tuple(t for t in when if not titled(text, start, t))
        if when:
            yield Sentence(number, start, end, text, some, outside, tuple(t for t in when if titled(text, start, t)))


def titled(text: str, start: int, time: Time) -> bool:
    """Say whether a time stands inside quotes, as in the title of a programme, and so dates nothing."""
    before = text[max(0, time.start - start - _TITLE) : time.start - start]
    opened = max(before.rfind(mark) for mark in '“„«"”')
    if opened < 0 or any(mark in before[opened + 1 :] for mark in "”»"):
        return False
    if before[opened] in '"”' and sum(before.count(mark) for mark in '"”') % 2 == 0:
        return False
    after = text[time.end - start : time.end - start + _TITLE]
    return any(mark in after for mark in '”»"“')


def filled(
    sentence: Sentence, wanted: Mapping[str, Slot], cue: re.Pattern[str] | None, *, led_by_time: bool = False
) -> Filled | None:
    """Read a sentence by a rule's slots; ``None`` where one of them stays empty.

    With ``led_by_time`` the time is the one that the cue directly follows.
    """
    slots: dict[str, tuple[str, ...]] = {}
    taken: set[int] = set()
    last = 0
    for slot_name, slot in wanted.items():
        free = (n for n in sentence.names if n.start not in taken and not (slot.after_slot and n.start < last))
        found = next((n for n in free if fits(sentence, n, slot)), None)
        if found is None:
            return None
        taken.add(found.start)
        last = found.end
        slots[slot_name] = tuple(n.base for n in _listed(sentence, found, slot))
    return Filled(sentence, slots, _leading(sentence, cue) if led_by_time else _time(sentence, cue))


def _leading(sentence: Sentence, cue: re.Pattern[str] | None) -> str | None:
    """The date that the cue directly follows."""
    for time in sentence.times:
        if cue is not None and cue.match(key(sentence.quote[time.end - sentence.start :].lstrip())):
            return time.edtf
    return None


def _listed(sentence: Sentence, last: Name, slot: Slot) -> list[Name]:
    """A name with those that it closes a list of, if the slot takes lists."""
    out = [last]
    for name in reversed(sentence.names):
        if not slot.list or name.end > out[0].start:
            continue
        between = sentence.quote[name.end - sentence.start : out[0].start - sentence.start]
        if not _JOINT.fullmatch(key(between)) or name.kind not in slot.kinds:
            break
        out.insert(0, name)
    return out


def fits(sentence: Sentence, name: Name, slot: Slot) -> bool:
    """Say whether a name may fill a slot."""
    if name.kind not in slot.kinds:
        return False
    if slot.cases and case(sentence, name) not in slot.cases:
        return False
    end = name.end - sentence.start
    if slot.after and not slot.after.match(key(_after(sentence.quote[end : end + _NEAR]))):
        return False
    start = name.start - sentence.start
    return not (slot.before and not slot.before.search(key(sentence.quote[max(0, start - _NEAR) : start])))


def _after(text: str) -> str:
    """The words after a name, without the ending that stands behind its closing quote."""
    return re.sub(r"^[”»\"’']?[^\W\d_]*", "", text, count=1) if text[:1] in "”»\"’'" else text


def case(sentence: Sentence, name: Name) -> str:
    """Give the case that a name stands in, also where the ending comes after its closing quote."""
    rest = sentence.quote[name.end - sentence.start :]
    if rest[:1] in "”»\"’'" and rest[:1]:
        found = _LETTERS.match(rest, 1)
        if found:
            return caseless(name.quote.split()[-1] + found.group())[1]
    last = (_LETTERS.findall(name.quote) or [""])[-1]
    whole = name.quote.split()[-1] if "-" in name.quote or "’" in name.quote else last
    return caseless(whole)[1]


def _time(sentence: Sentence, cue: re.Pattern[str] | None) -> str | None:
    """The date nearest before the cue, or the only one."""
    at = sentence.end
    if cue is not None and (found := cue.search(key(sentence.quote))):
        # keys may be shorter than the text: the share of the way is near enough to tell dates apart
        at = sentence.start + int(found.start() / max(1, len(key(sentence.quote))) * len(sentence.quote))
    before = [t for t in sentence.times if t.start <= at]
    if before:
        return before[-1].edtf
    return sentence.times[0].edtf if len(sentence.times) == 1 else None
