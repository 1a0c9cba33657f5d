"""The frozen records that pass between the stages; RECORDS (docs/records.md) is their contract.

A :class:`Mark` says *where* something is said (``tag``), a :class:`Record` *what it means* (``interpret``).
Offsets are Unicode code points into the untouched text, ``end`` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Literal

RecordKind = Literal["time", "figure", "name", "event", "relation"]
KINDS: tuple[RecordKind, ...] = ("time", "figure", "name", "event", "relation")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text in code points, ``0 <= start < end``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that a rule has found, with the parts that the rule named.

    ``rule`` is the rule's name in its data file; ``parts`` holds what it captured, by name.
    """

    start: int
    end: int
    rule: str
    parts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The mark's place alone."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one stretch of text states. ``quote`` is exactly ``text[start:end]``; the book refuses any other.

    ``rule`` names what made it, ``confidence`` is 0..1, ``also`` lists further places that tell the same.
    """

    start: int
    end: int
    quote: str
    rule: str = ""
    confidence: float = 1.0
    also: tuple[Span, ...] = ()

    kind_name: ClassVar[RecordKind]

    @property
    def span(self) -> Span:
        """The record's main place alone."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """An expression of time. ``edtf`` is EDTF (ISO 8601-2), an ISO 8601 duration or a ``*_REF`` word.

    ``resolved_from`` is the expression in the text that a bare day, decade or anaphor took its missing parts from.
    ``calendar`` is the one the text counts by; ``julian?`` marks a day in Russia before February 1918 that is not told
    to be of the new style.
    """

    kind_name: ClassVar[RecordKind] = "time"
    kind: Literal["date", "duration", "set"]
    edtf: str
    named: bool = False
    resolved_from: Span | None = None
    calendar: Literal["gregorian", "julian", "julian?", "hijri", "hijri-solar"] = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A quantity. ``value`` is a number or a (low, high) pair; ``unit`` is UCUM-like or a plain noun.

    ``direction`` says which way a factor changed what it measures; "" for what is no factor.
    """

    kind_name: ClassVar[RecordKind] = "figure"
    kind: Literal["count", "measure", "share", "factor", "rank", "money"]
    value: float | tuple[float, float]
    unit: str
    measures: str
    of: str | None = None
    time: str | None = None
    place: str | None = None
    bound: Literal["=", ">", "<", "~"] = "="
    direction: Literal["", "up", "down"] = ""


NameKind = Literal[
    "person", "people", "place", "polity", "organisation", "facility", "law", "event", "work",
    "language", "religion", "currency", "period", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Record):
    """A mention of a named thing. ``base`` is the name without its case ending, ``entity`` the thing's one label."""

    kind_name: ClassVar[RecordKind] = "name"
    kind: NameKind
    base: str
    entity: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event, by its base form as the text spells it."""

    role: Literal[
        "agent", "patient", "person", "place", "organisation", "instrument", "beneficiary", "source", "destination"
    ]  # fmt: skip
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A happening. The span is its trigger; ``inferred_time`` says that the time came from outside its clause."""

    kind_name: ClassVar[RecordKind] = "event"
    type: str
    label: str
    participants: tuple[Participant, ...] = ()
    time: str | None = None
    place: str | None = None
    inferred_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A lasting fact: ``subject`` -- ``property`` -- ``object``, all in base form. The span is its clause."""

    kind_name: ClassVar[RecordKind] = "relation"
    subject: str
    property: str
    object: str
    time: str | None = None


RECORD_TYPES: dict[RecordKind, type[Record]] = {t.kind_name: t for t in (Time, Figure, Name, Event, Relation)}
"""The record class of each kind."""

AnyRecord = Time | Figure | Name | Event | Relation


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text, read: the document and every record in it, in order of place."""

    document: Any
    records: tuple[AnyRecord, ...]


def payload(record: Record) -> dict[str, Any]:
    """Give the record's own fields (not place, quote, rule, confidence) as JSON-ready values."""
    common = {f.name for f in fields(Record)}
    return {f.name: _plain(getattr(record, f.name)) for f in fields(record) if f.name not in common}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Participant):
        return {"role": value.role, "name": value.name}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value
