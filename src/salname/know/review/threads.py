"""Decisions on one record, in the order in which they were made: which of them holds, and what the record then says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from salname.know.review.checking import PLACE, record_of
from salname.know.review.decision import Decision, Outcome
from salname.model import AnyRecord, Span, Time


@dataclass(frozen=True, slots=True)
class Member:
    """A decision on a record, where its words stand now, and if it has been taken back."""

    decision: Decision
    place: Span
    undone: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the decisions on one record, and which of them it follows now."""

    outcomes: Mapping[int, Outcome]
    holding: Member | None


def judged(members: Sequence[Member], read: bool) -> Verdict:
    """Weigh the decisions on one record; ``read`` says if the reader found it (else only people did).

    Who knew of the decision before, or made it, supersedes it. Two who did not know of each other are in conflict
    unless they decided the same; the later one holds.
    """
    outcomes: dict[int, Outcome] = {m.decision.number: "undone" for m in members if m.undone}
    standing: list[Member] = []
    for member in members:
        if member.undone:
            continue
        if standing and _knows(member.decision, [m.decision for m in standing]):
            outcomes |= dict.fromkeys((m.decision.number for m in standing), "superseded")
            standing = []
        standing.append(member)
    agreed = len({effect(m.decision) for m in standing}) <= 1
    outcomes |= dict.fromkeys((m.decision.number for m in standing), "applied" if agreed else "conflict")
    holding = standing[-1] if standing else None
    if holding and holding.decision.action == "reject" and agreed and not read and len(standing) == len(members):
        outcomes |= dict.fromkeys((m.decision.number for m in standing), "moot")
    return Verdict(outcomes, holding)


def _knows(decision: Decision, before: Sequence[Decision]) -> bool:
    if decision.follows is None:
        return decision.author == before[-1].author
    return decision.follows in {d.uid for d in before}


def effect(decision: Decision) -> str:
    """Give what a decision makes of its record, so that two can be compared."""
    return "reject" if decision.action == "reject" else repr(sorted(wanted(decision).items()))


def wanted(decision: Decision) -> Mapping[str, Any]:
    """Give the fields that a decision wants its record to have."""
    return (decision.after if decision.after is not None else decision.before) or {}


def record(holding: Member, base: AnyRecord | None, span: Span, words: str, moved: int) -> AnyRecord | None:
    """Make the record that a decision asks for on ``words`` at ``span``; ``None`` where it was rejected.

    ``moved`` is by how much its words have moved since. Places in it that a person does not see are the reader's own.
    """
    if holding.decision.action == "reject":
        return None
    values = {name: value for name, value in wanted(holding.decision).items() if name not in PLACE}
    if moved and values.get("resolved_from"):
        origin = base.resolved_from if isinstance(base, Time) else None
        values["resolved_from"] = [origin.start, origin.end] if origin else None
    made = record_of(holding.decision.kind, span, words, values)
    return replace(made, also=base.also) if base else made
