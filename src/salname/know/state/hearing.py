"""What a whole document claims of state, heard passage by passage, so that a long one is never held at once."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from salname.know.state import facts, inference, spoken
from salname.know.state.cast import Cast
from salname.know.state.claims import Claim
from salname.know.state.days import EVER, NEVER, Window, window
from salname.know.state.said import Said
from salname.know.state.spoken import Place
from salname.model import AnyRecord, Event, Name, Time

_CLAUSE = 400  # letters before the end of an event's trigger in which its clause is
_BACK = 3  # sentences before an election that may say what it was for
_ENOUGH = 5  # records that one claim is proved by
_AGREED = 2  # sentences that must tell of a time as late, so that no plan or slip makes the present
_UNTIMELY = frozenset({"figure", "happening"})


class Passage(NamedTuple):
    """Sentences that follow one another, and the records that begin in them with their numbers, in order of place."""

    records: Sequence[tuple[str, AnyRecord]]
    sentences: Sequence[Place]


def document(who: Cast, passages: Iterable[Passage]) -> tuple[tuple[Claim, ...], int | None]:
    """Give all that the passages of a document, in order, claim with what follows from it, and the text's present."""
    read, heard = _Gathered(), _Gathered()
    latest: list[int] = []
    before: list[str] = []  # the last sentences of the passage before
    for passage in passages:
        titles: set[tuple[int, Window | None]] = set()
        spoken_of = list(_of_sentences(passage, who, titles))
        told = _timely(_of_records(passage, before, who), titles)
        spoken_of = _timely(spoken_of, titles)
        read.add(claim for _, claim in told)
        heard.add(claim for _, claim in spoken_of)
        latest = heapq.nlargest(_AGREED, [*latest, *_days([*told, *spoken_of]).values()])
        before = [*before, *(s.text for s in passage.sentences[-_BACK:])][-_BACK:]
    last = _Gathered()
    last.add(inference.whole([*read.claims(), *heard.claims()], who))
    return last.claims(), latest[-1] if latest else None


def _of_records(passage: Passage, before: Sequence[str], who: Cast) -> Iterator[tuple[int, Claim]]:
    """Give what records claim, each with the number of its sentence; ``before`` are the sentences before."""
    sentences = passage.sentences
    texts = [*before, *(s.text for s in sentences)]
    place = 0
    for number, record in passage.records:
        while place + 1 < len(sentences) and sentences[place + 1].start <= record.start:
            place += 1
        here, start, _, text = sentences[place] if sentences else Place(record.start, 0, 0, "")
        until = max(0, record.end - start)
        clause = text[max(0, until - _CLAUSE) : until] if isinstance(record, Event) else text
        at = place + len(before)
        earlier = " ".join(texts[max(0, at - _BACK) : at]) if _is_election(record) else ""
        for claim in facts.claims(Said(number, record, clause, who, earlier)):
            yield here, claim


def _is_election(record: AnyRecord) -> bool:
    return isinstance(record, Event) and record.type == "election"


def _of_sentences(passage: Passage, who: Cast, titles: set[tuple[int, Window | None]]) -> Iterator[tuple[int, Claim]]:
    """Give what sentences claim by their names and dates; the dates that stand in titles are put into ``titles``."""
    names = [r for _, r in passage.records if isinstance(r, Name)]
    times = [r for _, r in passage.records if isinstance(r, Time)]
    for sentence in spoken.sentences(passage.sentences, names, times):
        titles |= {(sentence.number, window(t.edtf)) for t in sentence.titled}
        heard = Said(f"s{sentence.number}", sentence, sentence.quote, who)
        for claim in facts.claims(heard):
            yield sentence.number, claim


def _timely(told: Iterable[tuple[int, Claim]], titles: set[tuple[int, Window | None]]) -> list[tuple[int, Claim]]:
    """Leave out what is dated by a title in its sentence."""
    return [(here, c) for here, c in told if c.first is None or (here, c.first) not in titles]


class _Gathered:
    """Claims, each once, in the order in which they were first told, with the first records that say it."""

    def __init__(self) -> None:
        self._proofs: dict[Claim, list[str]] = {}

    def add(self, said: Iterable[Claim]) -> None:
        """Take in more claims."""
        for claim in said:
            proofs = self._proofs.setdefault(replace(claim, evidence=()), [])
            for record in claim.evidence:
                if len(proofs) < _ENOUGH and record not in proofs:
                    proofs.append(record)

    def claims(self) -> tuple[Claim, ...]:
        """Give the claims."""
        return tuple(replace(claim, evidence=tuple(proofs)) for claim, proofs in self._proofs.items())


def present(told: Iterable[tuple[int, Claim]]) -> int | None:
    """Give the last day that the dated claims of a document agree on: the text's present, as far as it tells.

    Each claim comes with the number of the sentence that it is from.
    """
    latest = heapq.nlargest(_AGREED, _days(told).values())
    return latest[-1] if latest else None


def _days(told: Iterable[tuple[int, Claim]]) -> dict[int, int]:
    """Give the last day that each sentence tells of."""
    days: dict[int, int] = {}
    for sentence, c in told:
        if c.first is None or c.last is None or c.first.lo == NEVER or c.family in _UNTIMELY:
            continue
        day = c.first.lo if c.last.lo == EVER else max(c.first.lo, c.last.lo)
        days[sentence] = max(days.get(sentence, NEVER), day)
    return days
