"""Facts before they are records: gathered from all rules, told once each, in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from salname.interpret.chunks import ending_case
from salname.model import Name, Relation, Span
from salname.read.document import Document
from salname.read.text import fold
from salname.tag.inflection import caseless

_DATED = frozenset({"born", "died", "inception", "dissolved"})
_DATE = "a date"
_PERSONAL = frozenset({"born", "died", "occupation", "position_held", "ethnicity", "author_of", "member_of"})
_QUOTES = frozenset('"“”«»„')
_BRACKET = 160  # code points that a bracket may have before a name in it
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
    labels = _outside_brackets(document, names)
    kept: list[Relation] = []
    known: dict[tuple[str, str], list[int]] = {}
    for fact in sorted(facts, key=lambda f: (f.start, f.end, f.property, f.subject, f.object)):
        if not fact.subject or not fact.object:
            continue
        told = known.setdefault((fact.property, _object_key(fact, things)), [])
        same = next((at for at in told if _alike(kept[at], fact, things)), None)
        if same is None:
            told.append(len(kept))
            kept.append(_record(document, fact, labels))
        elif fact.start >= kept[same].end:
            first = kept[same]
            also = (*first.also, Span(fact.start, fact.end))
            kept[same] = replace(first, also=also, time=first.time or fact.time)
    return tuple(sorted(kept, key=lambda r: (r.start, r.end, r.property, r.subject, r.object)))


def without_case(words: str) -> str:
    """Give an expression of time without the case of its last word.

    >>> without_case("1906-cı ildə"), without_case("12 mart 1898")
    ('1906-cı il', '12 mart 1898')
    """
    *before, last = words.split()
    number, hyphen, ending = last.partition("-")
    inflected = hyphen and ending_case(fold(ending))
    bare = caseless(last)[0] if not number.isdigit() else number if inflected else last
    return " ".join([*before, bare])


def _outside_brackets(document: Document, names: Sequence[Name]) -> dict[str, str]:
    """How a thing is called in the text's own words, where its label is a spelling that only brackets have."""
    bare: dict[str, str] = {}
    said: set[str] = set()
    for name in names:
        low = max(0, name.start - _BRACKET)
        inside = document.plain.rfind("(", low, name.start) > document.plain.rfind(")", low, name.start)
        if not inside and name.base == name.entity:
            said.add(name.entity)
        if not inside and len(name.base) > len(bare.get(name.entity, "")):
            bare[name.entity] = name.base
    return {label: base for label, base in bare.items() if label not in said}


def _record(document: Document, fact: Fact, labels: Mapping[str, str]) -> Relation:
    return Relation(
        start=fact.start,
        end=fact.end,
        quote=document.quote(fact.start, fact.end),
        rule=fact.rule,
        confidence=fact.confidence,
        subject=_unquoted(labels.get(fact.subject, fact.subject)),
        property=fact.property,
        object=_unquoted(fact.object if fact.property == "also_known_as" else labels.get(fact.object, fact.object)),
        time=fact.time,
    )


def _unquoted(words: str) -> str:
    """A label without a quotation mark that has lost its other half.

    >>> _unquoted('Araz" Cəmiyyəti'), _unquoted('"Yol" qəzetinin redaktoru')
    ('Araz Cəmiyyəti', '"Yol" qəzetinin redaktoru')
    """
    halves = [c for c in words if c in _QUOTES]
    return words if len(halves) % 2 == 0 else "".join(c for c in words if c not in _QUOTES)


def _object_key(fact: Fact, things: dict[str, str]) -> str:
    return _DATE if _is_dated(fact) else " ".join(sorted(_stems(things.get(fact.object, fact.object))))


def _is_dated(fact: Fact) -> bool:
    return fact.property in _DATED and fact.time is not None and any(c.isdigit() for c in fact.object)


def _alike(first: Relation, fact: Fact, things: dict[str, str]) -> bool:
    """Say whether two facts are one: a person may go by a part of the name, a date be told less exactly."""
    if _is_dated(fact) and not _same_date(str(first.time), str(fact.time)):
        return False
    one, other = _stems(things.get(first.subject, first.subject)), _stems(things.get(fact.subject, fact.subject))
    if fact.property in _PERSONAL:
        return one <= other or other <= one
    return one == other


def _same_date(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _stems(words: str) -> set[str]:
    return {word[:_LETTERS] for word in fold(words).split()}
