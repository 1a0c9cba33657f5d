"""The answer in a passage: what each sort of question takes from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from salname import lang
from salname.know.ask.doers import doers
from salname.know.ask.figures import figures
from salname.know.ask.found import Found, cut, given, nearness, shares
from salname.know.ask.names import before_the_noun, kinds_of, names, places
from salname.know.ask.phrases import clause, complement, quoted
from salname.know.ask.question import Question
from salname.know.ask.reasons import reasons
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.times import durations, times
from salname.know.ask.words import is_verb, key, keys
from salname.know.ask.yes_no import yes_or_no
from salname.know.rows import Stored
from salname.model import Relation

Finder = Callable[[Question, Passage, Sequence[Stored]], Iterator[Found]]


def best(question: Question, passage: Passage, records: Sequence[Stored]) -> Found | None:
    """Give the best answer to the question that the passage holds, ``None`` where it has none of the sought sort."""
    found = list(FINDERS[question.answer](question, passage, records))
    return max(found, key=lambda f: (f.fit, -f.span.start), default=None)


@cache
def _meaning_cues(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(key(w) for w in lang.load(code, "questions")["meaning"]["words"].split())


def _meanings(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and record.property == "meaning" and shares(question, record.subject):
            around = [
                q for q in quoted(passage) if record.object in cut(passage, q) and not given(question, cut(passage, q))
            ]
            yield Found(
                cut(passage, around[0]) if around else record.object,
                around[0] if around else record.span,
                1.0,
                "relation.meaning",
                (stored.id,),
            )
    if _meaning_cues() & set(keys(passage.text)) and passage.coverage > limits()["clause_coverage"]:
        for span in quoted(passage):
            if not given(question, cut(passage, span)):
                yield Found(cut(passage, span), span, 0.5 * nearness(question, passage, span) + 0.2, "quoted")


def _words(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and shares(question, record.subject) and not given(question, record.object):
            fit = 0.2 + 0.4 * nearness(question, passage, record.span)
            yield Found(record.object, record.span, fit, f"relation.{record.property}", (stored.id,))
    yield from _equations(question, passage)
    yield from _clauses(question, passage, records)


def _clauses(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:  # noqa: ARG001
    """The clause itself, where most of the question stands in it: the answer is then in the rest of it."""
    if passage.coverage >= limits()["clause_coverage"]:
        span = clause(passage, question)
        yield Found(cut(passage, span), span, 0.35, "clause")


def _which(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    found = [*kinds_of(question, passage)]
    if found:
        yield from found
        return
    if question.kinds:
        yield from names(question, passage, records)
    yield from before_the_noun(question, passage)
    yield from _equations(question, passage)


def _equations(question: Question, passage: Passage) -> Iterator[Found]:
    """What the passage says that the predicate of the question is."""
    span = complement(passage)
    if any(w.key == question.verb and is_verb(w.text) for w in question.words):
        return
    if span and passage.matched.get(question.verb, 0.0) >= limits()["typo_weight"]:
        text = cut(passage, span)
        if not given(question, text) and (text[:1].isupper() or not question.kinds):
            yield Found(text, span, 0.5, "equation")


def _figures(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    yield from durations(question, passage, records)
    yield from figures(question, passage, records)


def _who(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    yield from names(question, passage, records)
    yield from doers(question, passage, records)


FINDERS: dict[str, Finder] = {
    "time": times,
    "figure": _figures,
    "share": figures,
    "factor": figures,
    "rank": figures,
    "person": _who,
    "place": places,
    "name": _which,
    "meaning": _meanings,
    "reason": reasons,
    "words": _words,
    "yes_no": yes_or_no,
}
"""What finds each sort of answer."""
