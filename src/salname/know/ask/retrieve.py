"""The passages a question may be answered from: found by full-text search, weighed by what of it they hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection, select, text

from salname import lang
from salname.know import schema, store
from salname.know.ask.question import Question, naming
from salname.know.ask.words import Word, keys
from salname.know.book import Book
from salname.read.text import fold, search_key


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that may hold the answer.

    ``coverage`` is the share of the question's weight that stands in it (0 to 1), ``matched`` how well each of the
    question's words does; ``score`` orders passages.
    """

    document: str
    start: int
    end: int
    text: str
    coverage: float
    matched: dict[str, float]
    score: float


@cache
def limits(code: str = lang.DEFAULT) -> dict[str, float]:
    """The thresholds of ``questions.toml``."""
    return dict(lang.load(code, "questions")["limits"])


def passages(book: Book, question: Question) -> list[Passage]:
    """Give the passages that hold words of the question, the best first."""
    if not question.words:
        return []
    with book.reading() as connection:
        weights = _weights(connection, question.words)
        expression = " OR ".join(_either(w) for w in question.words)
        found = store.match_sentences(connection, expression, None, int(limits()["candidates"]))
        rows = _with_neighbours(connection, [r.rowid for r in found])
        names = {r.id: r.name for r in connection.execute(select(schema.documents.c.id, schema.documents.c.name))}
    out = [_weigh(rows, r.rowid, question, weights, names) for r in found]
    return sorted(out, key=lambda p: (-p.score, p.document, p.start))


def _either(word: Word) -> str:
    return " OR ".join(_all_of(k) for k in (word.key, *word.others))


def _all_of(phrase: str) -> str:
    return "(" + " AND ".join(f'folded : "{k}" *' for k in phrase.split()) + ")"


def _weights(connection: Connection, words: Sequence[Word]) -> dict[str, float]:
    """How much each word of the question tells: the rarer in the book, the more."""
    total = max(1, connection.execute(text("SELECT count(*) FROM sentences")).scalar_one())
    count = text("SELECT count(*) FROM search WHERE search MATCH :expression")
    out = {}
    for word in words:
        seen = connection.execute(count, {"expression": _either(word)}).scalar_one()
        out[word.key] = math.log(1 + total / (seen + 0.5)) / math.log(1 + total / 0.5)
    return out


def _with_neighbours(connection: Connection, ids: Sequence[int]) -> dict[int, Any]:
    wanted = {n for i in ids for n in (i - 2, i - 1, i, i + 1)}
    table = schema.sentences
    return {r.id: r for r in connection.execute(select(table).where(table.c.id.in_(wanted)))}


def _weigh(
    rows: dict[int, Any], number: int, question: Question, weights: dict[str, float], names: dict[int, str]
) -> Passage:
    row = rows[number]
    here = keys(row.text)
    around = frozenset(
        k
        for other in (number - 2, number - 1, number + 1)
        if (near := rows.get(other)) and near.document_id == row.document_id and abs(near.paragraph - row.paragraph) < 2
        for k in keys(near.text)
    )
    spelt = frozenset(search_key(fold(w)) for w in row.text.split())
    nowhere: frozenset[str] = frozenset()
    own = naming(question)
    matched = {w.key: _match(w, frozenset(here), around if w.key in own else nowhere, spelt) for w in question.words}
    total = sum(weights.values()) or 1.0
    coverage = sum(weights[k] * m for k, m in matched.items()) / total
    brevity = 0.04 * min(1.0, len(here) / 60)  # of two passages that say the same the shorter is the better
    score = coverage - brevity + _named_in_full(question, here) - _unrestricted(question, matched)
    return Passage(names[row.document_id], row.start, row.end, row.text, coverage, matched, score)


def _match(word: Word, here: frozenset[str], around: frozenset[str], spelt: frozenset[str]) -> float:
    bound = limits()
    if all(k in here for k in word.key.split()):
        return 1.0
    if any(all(k in here for k in other.split()) for other in word.others):
        return bound["synonym_weight"]
    sought = search_key(fold(word.text))
    if len(sought) >= bound["typo_least_letters"] and any(
        abs(len(s) - len(sought)) < 3 and fuzz.ratio(s, sought) >= bound["typo_score"] for s in spelt
    ):
        return bound["typo_weight"]
    if all(k in around for k in word.key.split()):
        return bound["context_weight"]
    if any(all(k in around for k in other.split()) for other in word.others):
        return bound["context_weight"] * bound["synonym_weight"]
    return 0.0


def _named_in_full(question: Question, here: tuple[str, ...]) -> float:
    """What a passage gains that has a name of the question, of two words or more, word after word."""
    for name in question.names:
        sought = keys(name.base)
        size = len(sought)
        if size > 1 and any(here[at : at + size] == sought for at in range(len(here) - size + 1)):
            return limits()["name_bonus"]
    return 0.0


@cache
def _restrictive(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(keys(lang.load(code, "questions")["restrictive"]["words"]))


def _unrestricted(question: Question, matched: dict[str, float]) -> float:
    """What a passage loses that lacks a word which picks one thing out of many (*the last*, *the first*)."""
    return limits()["restriction"] * any(w.key in _restrictive() and not matched[w.key] for w in question.words)
