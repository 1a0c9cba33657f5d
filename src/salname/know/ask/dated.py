"""What was so on a date the question names, or on two of them: asked of the book's state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from salname import lang
from salname.errors import BookError
from salname.know import state
from salname.know.ask.question import Question, naming
from salname.know.ask.words import is_verb, key, keys
from salname.know.book import Book
from salname.know.state import Holding

_SORTS = frozenset({"who", "where", "which", "what"})


@cache
def _aspects(code: str = lang.DEFAULT) -> tuple[tuple[str, frozenset[str]], ...]:
    table = lang.load(code, "questions")["state"]
    return tuple((aspect, frozenset(key(w) for w in words.split())) for aspect, words in table.items())


def aspect(question: Question) -> str:
    """The aspect of a state that the question asks for; "" for none, and where it asks of a happening instead."""
    if not question.words or is_verb(question.words[-1].text):
        return ""
    asked = {k for w in question.words for k in w.key.split()}
    return next((name for name, words in _aspects() if words & asked), "")


def holdings(book: Book, question: Question) -> tuple[tuple[str, Holding], ...]:
    """Give for each date of the question what certainly held then, of what it asks; empty where any is not known.

    Only one value a date: where two are certain the state does not answer.
    """
    wanted = aspect(question)
    subject = _subject(book, question)
    if question.sort not in _SORTS or not wanted or not question.times or not subject:
        return ()
    found = []
    for time in question.times:
        held = _certain(book, time.edtf, subject, wanted)
        if len({h.said for h in held}) != 1 or not held[0].evidence:
            return ()
        found.append((time.edtf, held[0]))
    return tuple(found)


def _certain(book: Book, date: str, subject: str, wanted: str) -> list[Holding]:
    try:
        return [h for h in state.on(book, date, subject, wanted).holdings if h.certain and not h.fluent.denied]
    except BookError:
        return []


def _subject(book: Book, question: Question) -> str | None:
    """The name that the question is of; of a book about one thing that thing, where the question names none."""
    if question.names:
        return question.names[0].base
    dated = {k for time in question.times for k in keys(time.quote)}
    return None if naming(question) - dated else _only(state.main_subjects(book))


def _only(subjects: Iterable[str]) -> str | None:
    found = list(subjects)
    return found[0] if len(found) == 1 else None
