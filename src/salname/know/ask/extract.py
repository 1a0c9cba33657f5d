"""The answer in a passage: the record of the sought sort that stands nearest to the question's words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from salname import edtf, lang
from salname.know.ask.phrases import clause, coordinated, local_phrase, quoted
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.ask.words import Word, key, keys, synonyms
from salname.know.rows import Stored
from salname.model import Event, Figure, Name, Relation, Span, Time
from salname.read.text import fold


@dataclass(frozen=True, slots=True)
class Found:
    """What may be answered from one passage: the words, their place, and the records and rule that gave them.

    ``fit`` says how well it sits with the question (0 to 1).
    """

    text: str
    span: Span
    fit: float
    rule: str
    records: tuple[str, ...] = ()
    edtf: str | None = None
    value: float | tuple[float, float] | None = None


Finder = Callable[[Question, Passage, Sequence[Stored]], Iterator[Found]]


def best(question: Question, passage: Passage, records: Sequence[Stored]) -> Found | None:
    """Give the best answer to the question that the passage holds, ``None`` where it has none of the sought sort."""
    found = list(FINDERS[question.answer](question, passage, records))
    return max(found, key=lambda f: (f.fit, -f.span.start), default=None)


def _nearness(question: Question, passage: Passage, span: Span) -> float:
    """How near a place in the passage is to the words of the question, 0 to 1."""
    weight = total = 0.0
    for match in re.finditer(r"[^\W_]+", passage.text):
        start = passage.start + match.start()
        if span.start <= start < span.end:
            continue
        at = key(match.group())
        hit = max((m for w in question.words if (m := _told(w, at, passage))), default=0.0)
        if hit:
            distance = min(abs(start - span.end), abs(span.start - start - len(match.group())))
            weight += hit * math.exp(-distance / 60)
            total += hit
    return weight / total if total else 0.0


def _told(word: Word, at: str, passage: Passage) -> float:
    return passage.matched[word.key] if at == word.key or at in word.others else 0.0


def _given(question: Question, words: str) -> bool:
    """Say whether the question itself already names this."""
    asked = {w.key for w in question.words}
    inside = [k for k in keys(words) if k]
    return bool(inside) and all(k in asked for k in inside)


def _times(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    asked = [edtf.bounds(t.edtf) for t in question.times]
    events = [s.record for s in records if isinstance(s.record, Event) and s.record.time]
    for stored in records:
        record = stored.record
        if not isinstance(record, Time) or record.kind != "date" or record.edtf.endswith("_REF"):
            continue
        if any(edtf.bounds(record.edtf) == a for a in asked):
            continue
        governs = any(e.time == record.edtf and _nearness(question, passage, e.span) > 0.5 for e in events)
        fit = _nearness(question, passage, record.span) + 0.3 * governs - 0.2 * record.named
        yield Found(record.quote, record.span, fit, "time", (stored.id,), edtf=record.edtf)


_FIGURE_KINDS = {
    "share": {"share"},
    "factor": {"factor", "count"},
    "rank": {"rank"},
    "figure": {"count", "measure", "money"},
}


@cache
def _cues(code: str = lang.DEFAULT) -> dict[str, frozenset[str]]:
    """The keys of the words by which passages are told apart: of plans, of meanings, of places."""
    data = lang.load(code, "questions")
    told = {"plans": data["plans"]["words"], "meaning": data["meaning"]["words"], "place": data["place"]["heads"]}
    return {name: frozenset(key(w) for w in words.split()) for name, words in told.items()}


@cache
def _units(code: str = lang.DEFAULT) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each measure the keys of the words that ask for it, and its units."""
    measures = lang.load(code, "questions")["measure"].values()
    return tuple((frozenset(key(w) for w in m["words"].split()), frozenset(m["units"])) for m in measures)


def _figures(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    asked = {w.key for w in question.words} | {o for w in question.words for o in w.others}
    own = {w.key for w in question.words} | set(question.nouns)
    nouns = {k for noun in question.nouns for k in (noun, *synonyms(lang.DEFAULT).get(noun, ()))}
    units = frozenset().union(*(units for words, units in _units() if words & own))
    planned = bool(_cues()["plans"] & set(keys(passage.text))) and not _cues()["plans"] & own
    for stored in records:
        record = stored.record
        if not isinstance(record, Figure) or record.kind not in _FIGURE_KINDS[question.answer] or planned:
            continue
        if question.answer == "figure" and units and record.unit not in units:
            continue
        told = set(keys(f"{record.measures} {record.of or ''} {record.place or ''}"))
        about = len(told & asked) / max(1, len(told))
        noun = bool(nouns & set(keys(f"{record.quote} {record.measures}"))) or bool(units)
        if question.counts and not noun:
            continue
        fit = 0.5 * _nearness(question, passage, record.span) + 0.3 * about + 0.2 * noun
        fit -= 0.5 * _other_time(question, record.time)
        yield Found(record.quote, record.span, fit, "figure", (stored.id,), value=record.value)


def _other_time(question: Question, time: str | None) -> bool:
    """Say whether the question names a date and this is of another."""
    if not question.times or not time:
        return False
    here = edtf.bounds(time)
    return not any(a.low <= here.high and here.low <= a.high for t in question.times for a in [edtf.bounds(t.edtf)])


def _names(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    plural = question.text.rstrip("?! ").split()
    several = any(fold(w).endswith(("lər", "lar", "ları", "ləri")) for w in plural)
    named = [(s, s.record) for s in records if isinstance(s.record, Name)]
    for stored, record in named:
        if _given(question, record.base) or (question.kinds and record.kind not in question.kinds):
            continue
        fit = _nearness(question, passage, record.span) + _in_role(question, record, records)
        group = coordinated(passage, record.span, [r.span for _, r in named if r.kind == record.kind])
        if several and group.end - group.start > len(record.quote):
            yield Found(_cut(passage, group), group, fit + 0.1, "names", (stored.id,))
        else:
            yield Found(record.base, record.span, fit, "name", (stored.id,))


_OBJECT_OF = {"person": {"leader", "founded_by", "born", "appointed_by"}, "place": {"capital", "located_in", "borders"}}


def _in_role(question: Question, name: Name, records: Sequence[Stored]) -> float:
    """A little more for the name that a relation or event of the passage gives the sought part to."""
    asked = {w.key for w in question.words}
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and name.base in (record.object, record.subject):
            other = record.subject if name.base == record.object else record.object
            if asked & set(keys(other)):
                return 0.25
        if isinstance(record, Event) and any(p.name == name.base for p in record.participants):
            roles = {p.role for p in record.participants if p.name == name.base}
            wanted = {"person": {"agent", "person", "patient"}, "place": {"place", "destination", "source"}}
            if roles & wanted.get(question.answer, set()):
                return 0.1
    return 0.0


def _places(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    yield from _names(question, passage, records)
    phrase = local_phrase(passage, question, _cues()["place"])
    if phrase and not _given(question, _cut(passage, phrase)):
        yield Found(_cut(passage, phrase), phrase, 0.15, "local_phrase")


def _meanings(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and record.property == "meaning" and _shares(question, record.subject):
            yield Found(record.object, record.span, 1.0, "relation.meaning", (stored.id,))
    if not _cues()["meaning"] & set(keys(passage.text)):
        return
    for span in quoted(passage):
        if not _given(question, _cut(passage, span)):
            yield Found(_cut(passage, span), span, 0.5 * _nearness(question, passage, span) + 0.2, "quoted")


def _reasons(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and record.property == "cause" and _shares(question, record.subject):
            yield Found(record.object, record.span, 0.8, "relation.cause", (stored.id,))
    yield from _clauses(question, passage, records)


def _words(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and _shares(question, record.subject) and not _given(question, record.object):
            fit = 0.3 + 0.4 * _nearness(question, passage, record.span)
            yield Found(record.object, record.span, fit, f"relation.{record.property}", (stored.id,))
    yield from _names(question, passage, records)
    yield from _clauses(question, passage, records)


def _clauses(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:  # noqa: ARG001
    span = clause(passage, question)
    yield Found(_cut(passage, span), span, 0.35, "clause")


def _which(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    yield from (_names if question.kinds else _words)(question, passage, records)


def _shares(question: Question, words: str) -> bool:
    return bool({w.key for w in question.words} & set(keys(words)))


def _cut(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.start : span.end - passage.start]


FINDERS: dict[str, Finder] = {
    "time": _times,
    "figure": _figures,
    "share": _figures,
    "factor": _figures,
    "rank": _figures,
    "person": _names,
    "place": _places,
    "name": _which,
    "meaning": _meanings,
    "reason": _reasons,
    "words": _words,
    "yes_no": _clauses,
}
"""What finds each sort of answer."""
