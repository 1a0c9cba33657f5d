"""Relations that answer a question outright: who leads, what is the capital, whose work, of what parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from salname import edtf, lang
from salname.know import schema
from salname.know.ask.found import given
from salname.know.ask.question import Question, naming
from salname.know.ask.words import key, keys
from salname.know.book import Book

_NAMING = 3.0  # how much more than another a word counts that names something


@dataclass(frozen=True, slots=True)
class Told:
    """A relation that answers: its number in the book, the end that answers, and how much of the question the other
    end has (0 to 1)."""

    number: int
    property: str
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class _Property:
    name: str
    words: frozenset[str]
    sought: str
    sorts: frozenset[str]
    cued: bool


@cache
def _properties(code: str = lang.DEFAULT) -> tuple[_Property, ...]:
    table = lang.load(code, "questions")["property"]
    return tuple(
        _Property(
            name,
            frozenset(key(w) for w in p["words"].split()),
            p["sought"],
            frozenset(p["sorts"]),
            p.get("cued", False),
        )
        for name, p in table.items()
    )


def asked_for(question: Question) -> tuple[_Property, ...]:
    """The properties that a question asks for by its words."""
    own = {k for w in question.words for k in (w.key, *w.key.split())} | set(question.nouns)
    return tuple(p for p in _properties() if question.sort in p.sorts and p.words & own)


def find(book: Book, question: Question, documents: set[int]) -> list[Told]:
    """Give the relations of some documents that answer the question, the best first: of a property it asks for, about
    what it names."""
    wanted = {p.name: p for p in asked_for(question)}
    if not wanted:
        return []
    told = list(_told(book, question, wanted, documents))
    return sorted(told, key=lambda t: (-t.share, t.number))


def _told(book: Book, question: Question, wanted: dict[str, _Property], documents: set[int]) -> Iterator[Told]:
    table = schema.RECORDS["relation"]
    columns = (table.c.id, table.c.property, table.c.subject, table.c.object, table.c.time)
    with book.reading() as connection:
        chosen = select(*columns).where(table.c.document_id.in_(documents), table.c.property.in_(wanted))
        rows = connection.execute(chosen.order_by(table.c.id)).all()
    for row in rows:
        looked_for = wanted[row.property]
        ends = (row.object, row.subject) if looked_for.sought == "object" else (row.subject, row.object)
        share = _share(question, looked_for, ends[1])
        if share and not given(question, ends[0]) and not _another_time(question, row.time):
            yield Told(row.id, row.property, ends[0], share)


def _share(question: Question, looked_for: _Property, other: str) -> float:
    """How much of what the question names, but for the words of the property, the other end has; 0 for too little."""
    there = set(keys(other))
    cue = looked_for.words
    named = [w for w in question.words if not (w.key in cue or set(w.key.split()) & cue)]
    if not named:
        return 0.0
    names = naming(question)
    if any(w.key in names and w.key not in there and not there & set(w.others) for w in named):
        return 0.0  # it is of another thing
    mine = {k for w in question.words for k in (w.key, *w.others)} | cue
    strange = sum(k not in mine for k in there) / max(1, len(there))  # words there that the question has not
    if strange and not there & {named[-1].key, *named[-1].others, *cue}:
        return 0.0  # of *the army*, where the question is of *the fleet*
    weight = {w.key: _NAMING if w.key in names else 1.0 for w in named}
    hit = sum(weight[w.key] * (1.0 if w.key in there else 0.6 if there & set(w.others) else 0.0) for w in named)
    return max(0.0, hit / sum(weight.values()) - 0.25 * strange)


def _another_time(question: Question, time: str | None) -> bool:
    here = edtf.bounds(time)
    if not question.times or not here.dated:
        return False
    return not any(a.low <= here.high and here.low <= a.high for t in question.times for a in [edtf.bounds(t.edtf)])
