"""Units that fit a question of quantity, and the sentences whose figures measure what it asks for."""

from __future__ import annotations

from functools import cache

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from salname import lang
from salname.know import schema
from salname.know.ask.question import Question
from salname.know.ask.words import key, keys

_MOST = 40  # sentences that figures alone bring in


@cache
def _units(code: str = lang.DEFAULT) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each measure the keys of the words that ask for it, and its units."""
    measures = lang.load(code, "questions")["measure"].values()
    return tuple((frozenset(key(w) for w in m["words"].split()), frozenset(m["units"])) for m in measures)


def units(question: Question) -> frozenset[str]:
    """The units that fit a question of quantity; none where any does."""
    own = {w.key for w in question.words} | set(question.nouns)
    return frozenset().union(*(fitting for words, fitting in _units() if words & own))


def measured(connection: Connection, question: Question) -> dict[int, frozenset[str]]:
    """Sentences with a figure, in a fitting unit, of a thing that the question names; with what the figure is of."""
    fitting = units(question) if question.answer == "figure" else frozenset()
    labels = {n.base for n in question.names} | {n.entity for n in question.names}
    if not fitting or not labels:
        return {}
    figures, entities = schema.RECORDS["figure"], schema.entities
    asked = {k for w in question.words for k in (w.key, *w.others)}
    chosen = (
        select(figures.c.sentence_id, figures.c.of, figures.c.measures)
        .join(entities, entities.c.id == figures.c.of_id)
        .where(
            or_(*(_begins(entities.c.label, name) for name in sorted(labels))),
            figures.c.unit.in_(fitting),
            figures.c.sentence_id.is_not(None),
        )
        .order_by(figures.c.id)
    )
    told = [
        (r.sentence_id, frozenset(keys(f"{r.of} {r.measures}")))
        for r in connection.execute(chosen)
        if asked.intersection(keys(r.measures))
    ]
    return dict(told[:_MOST])


def _begins(label: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """A label that is the name or goes on after it (*Gülyaz*, *Gülyaz xanlığı*), by the index."""
    return and_(label >= name, label < f"{name}\uffff")
