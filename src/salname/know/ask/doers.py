"""Who did it, where no person is named: the agent of a happening, or what stands before *by*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname import lang
from salname.know.ask.found import Found, cut, given, nearness, without_given
from salname.know.ask.properties import asked_for
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import key
from salname.know.rows import Stored
from salname.model import Event, Name, Span
from salname.read.text import fold

_DOING = frozenset({"people", "organisation", "polity", "place", "other"})


def doers(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """Agents that the question does not give, where the passage has its verb; less likely than a person's name."""
    yield from _by(question, passage)
    if any(p.cued for p in asked_for(question)) or passage.matched.get(question.verb, 1.0) < limits()["typo_weight"]:
        return
    verbs = {k for w in question.words if w.key == question.verb for k in (w.key, *w.others)} or None
    for stored in records:
        record = stored.record
        if isinstance(record, Event) and (verbs is None or key(record.quote.split()[0]) in verbs):
            for name in (p.name for p in record.participants if p.role == "agent"):
                at = passage.text.find(name)
                if at >= 0 and not given(question, name):
                    span = Span(passage.start + at, passage.start + at + len(name))
                    text = without_given(question, name)
                    yield Found(text, span, 0.2 + 0.3 * nearness(question, passage, span), "agent", (stored.id,))
        elif isinstance(record, Name) and record.kind in _DOING and not given(question, record.base):
            plain = record.quote == record.base  # a doer stands in the nominative
            fit = 0.1 * plain + 0.3 * nearness(question, passage, record.span)
            yield Found(without_given(question, record.base), record.span, fit, "doer", (stored.id,))


@cache
def _by_words(code: str = lang.DEFAULT) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in lang.load(code, "questions")["by"]["words"].split())
    return re.compile(rf"([^\W\d_]+(?: [^\W\d_]+)?)\s+(?:{words})(?!\w)")


def _by(question: Question, passage: Passage) -> Iterator[Found]:
    folded = fold(passage.text)
    for match in _by_words().finditer(folded):
        span = Span(passage.start + match.start(1), passage.start + match.end(1))
        text = without_given(question, cut(passage, span))
        if not given(question, text):
            yield Found(text, span, 0.45, "by")
