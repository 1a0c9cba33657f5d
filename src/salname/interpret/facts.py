"""Facts before they are records: gathered from all rules, told once each, in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from salname.model import Name, Relation, Span
from salname.read.document import Document
from salname.read.text import fold

_LETTERS = 5  # of each word: equal across endings


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: where its clause stands, its ends in base form, and the rule that read it."""

    start: int
    end: int
    subject: str
    property: str
    object: str
    time: str | None
    rule: str
    confidence: float


def records(document: Document, facts: Iterable[Fact], names: Sequence[Name]) -> tuple[Relation, ...]:
    """Make records of facts; one that is told again becomes a further place of the first."""
    things = {n.base: n.entity for n in names}
    kept: dict[tuple[str, str, str], Relation] = {}
    for fact in sorted(facts, key=lambda f: (f.start, f.end, f.property, f.subject, f.object)):
        if not fact.subject or not fact.object:
            continue
        key = (_key(fact.subject, things), fact.property, _key(fact.object, things))
        first = kept.get(key)
        if first is None:
            kept[key] = Relation(
                start=fact.start,
                end=fact.end,
                quote=document.quote(fact.start, fact.end),
                rule=fact.rule,
                confidence=fact.confidence,
                subject=fact.subject,
                property=fact.property,
                object=fact.object,
                time=fact.time,
            )
        elif fact.start >= first.end:
            kept[key] = replace(first, also=(*first.also, Span(fact.start, fact.end)), time=first.time or fact.time)
    return tuple(sorted(kept.values(), key=lambda r: (r.start, r.end, r.property, r.subject, r.object)))


def _key(words: str, things: dict[str, str]) -> str:
    return _stem(things.get(words, words))


def _stem(words: str) -> str:
    return " ".join(word[:_LETTERS] for word in fold(words).split())
