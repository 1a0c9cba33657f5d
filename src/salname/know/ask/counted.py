"""How many times: the happenings of a sort that the passages tell, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.know.ask.question import Question, naming
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import keys
from salname.know.rows import Stored
from salname.model import Event


@dataclass(frozen=True, slots=True)
class Counted:
    """Happenings of one sort: the passages that tell them, and the records."""

    number: int
    passages: tuple[Passage, ...]
    records: tuple[Stored, ...]


@cache
def _cues(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "questions")["times"]["cues"])


def asks_to_count(question: Question) -> bool:
    """Say whether a question asks how often something happened, not by how much it grew."""
    folded = " ".join(question.text.casefold().split())
    return question.sort == "factor" and bool(question.verb) and any(cue in folded for cue in _cues())


def count(question: Question, passages: Sequence[Passage], records: Sequence[Sequence[Stored]]) -> Counted | None:
    """Count the happenings that the predicate names, of what the question names; each date once."""
    verbs = {k for w in question.words if w.key == question.verb for k in (w.key, *w.others)}
    named = naming(question)
    found: dict[object, tuple[Passage, Stored]] = {}
    for passage, told in zip(passages, records, strict=False):
        missing = any(passage.matched.get(k, 1.0) < limits()["typo_weight"] for k in named)
        if missing or passage.coverage < limits()["least_coverage"]:
            continue
        for stored in told:
            event = stored.record
            if isinstance(event, Event) and verbs & set(keys(event.quote)):
                found.setdefault(event.time or stored.id, (passage, stored))
    if not found:
        return None
    places = {(p.document, p.start): p for p, _ in found.values()}
    return Counted(len(found), tuple(places[at] for at in sorted(places)), tuple(s for _, s in found.values()))
