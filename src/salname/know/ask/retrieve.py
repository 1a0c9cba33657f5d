"""The passages a question may be answered from: found by full-text search, weighed by what of it they hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection, func, select, text

from salname import lang
from salname.know import schema, store
from salname.know.ask.measures import measured
from salname.know.ask.question import Question, naming
from salname.know.ask.words import Word, is_verb, keys
from salname.know.book import Book
from salname.read.text import fold, search_key

_SHORTEST = 3  # letters of a key that full-text search is asked for
_TOPIC = 300  # code points at the beginning of a document that say what it is of


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that may hold the answer.

    ``coverage`` is the share of the question's weight that stands in it (0 to 1), ``matched`` how well each of the
    question's words does; ``score`` orders passages; ``number`` is the document's in the book.
    """

    number: int
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
        weights = _weights(connection, question)
        expression = " OR ".join(e for w in question.words if (e := _either(w)))
        if not expression:
            return []
        found = store.match_sentences(connection, expression, None, int(limits()["candidates"]))
        told = measured(connection, question)
        ids = list(dict.fromkeys([*(r.rowid for r in found), *told]))
        rows = _with_neighbours(connection, ids)
        documents = _documents(connection, {rows[i].document_id for i in ids})
    out = [_weigh(rows, i, question, weights, documents, told.get(i, frozenset())) for i in ids]
    return sorted(out, key=lambda p: (-p.score, p.document, p.start))


def _either(word: Word) -> str:
    """What finds a word: its key as the beginning of one; a very short one begins too much to find anything."""
    sought = [k for k in (word.key, *word.others) if all(len(part) >= _SHORTEST for part in k.split())]
    return " OR ".join(map(_all_of, sought))


def _all_of(phrase: str) -> str:
    return "(" + " AND ".join(f'folded : "{k}" *' for k in phrase.split()) + ")"


def _weights(connection: Connection, question: Question) -> dict[str, float]:
    """How much each word of the question tells: the rarer in the book, the more; a verb less than a noun, and each
    word of a name of several words less than a name of one."""
    total = max(1, connection.execute(text("SELECT max(id) FROM sentences")).scalar_one() or 1)
    count = text("SELECT count(*) FROM search WHERE search MATCH :expression")
    out = {}
    for word in question.words:
        expression = _either(word)
        seen = connection.execute(count, {"expression": expression}).scalar_one() if expression else total / 20
        rarity = math.log(1 + total / (seen + 0.5)) / math.log(1 + total / 0.5)
        out[word.key] = rarity * _bearing(question, word)
    return out


def _bearing(question: Question, word: Word) -> float:
    if any(word.key in keys(time.quote) for time in question.times):
        return limits()["time_weight"]
    if question.kinds and word.key in question.nouns[:1]:
        return limits()["noun_of_which"]
    for name in question.names:
        inside = keys(name.base)
        if word.key in inside and len(inside) > 1:
            return limits()["name_weight"] / len(inside)
    return limits()["verb_weight"] if is_verb(word.text) else 1.0


def _with_neighbours(connection: Connection, ids: Sequence[int]) -> dict[int, Any]:
    wanted = {n for i in ids for n in (i - 2, i - 1, i, i + 1)}
    table = schema.sentences
    return {r.id: r for r in connection.execute(select(table).where(table.c.id.in_(wanted)))}


@dataclass(frozen=True, slots=True)
class _Place:
    """A document: its name, and the keys of its first words, which say what it is of."""

    name: str
    topic: frozenset[str]


def _documents(connection: Connection, ids: set[int]) -> dict[int, _Place]:
    table, texts = schema.documents, schema.texts
    chosen = (
        select(table.c.id, table.c.name, func.substr(texts.c.text, 1, _TOPIC).label("opening"))
        .join(texts, (texts.c.document_id == table.c.id) & (texts.c.start == 0), isouter=True)
        .where(table.c.id.in_(ids))
    )
    return {r.id: _Place(r.name, frozenset(keys(r.opening or ""))) for r in connection.execute(chosen)}


def _weigh(
    rows: dict[int, Any],
    number: int,
    question: Question,
    weights: dict[str, float],
    documents: dict[int, _Place],
    told: frozenset[str],
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
    place = documents[row.document_id]
    own = naming(question)
    near = _Near(frozenset(here) | told, spelt, around, place.topic)
    matched = {w.key: _match(w, near, w.key in own) for w in question.words}
    bound = limits()
    total = sum(weights.values()) or 1.0
    coverage = sum(weights[k] * m for k, m in matched.items()) / total
    brevity = 0.04 * min(1.0, len(here) / 60)  # of two passages that say the same the shorter is the better
    score = coverage - brevity + _named_in_full(question, here) - _unrestricted(question, matched)
    score += bound["measured_bonus"] * bool(told)
    score += bound["own_predicate"] * (matched.get(question.verb) == 1.0)
    score -= bound["name_elsewhere"] * sum(k in matched and matched[k] < bound["typo_weight"] for k in own)
    score -= bound["owner_missing"] * (_owner_of_predicate(question, matched) < bound["typo_weight"])
    return Passage(row.document_id, place.name, row.start, row.end, row.text, coverage, matched, score)


@dataclass(frozen=True, slots=True)
class _Near:
    """The keys of a passage, its words as spelt, the keys of the sentences around it and of the document's topic."""

    here: frozenset[str]
    spelt: frozenset[str]
    around: frozenset[str]
    topic: frozenset[str]


def _match(word: Word, near: _Near, names: bool) -> float:
    """How well a word of the question is met; one that ``names`` a thing counts more where only the context has it."""
    bound = limits()
    if _in(word.key, near.here):
        return 1.0
    if any(_in(other, near.here) for other in word.others):
        return bound["synonym_weight"]
    sought = search_key(fold(word.text))
    if len(sought) >= bound["typo_least_letters"] and any(
        abs(len(s) - len(sought)) < 3 and fuzz.ratio(s, sought) >= bound["typo_score"] for s in near.spelt
    ):
        return bound["typo_weight"]
    if any(_same_beginning(s, sought) for s in near.spelt):
        return bound["typo_weight"]
    weight = bound["context_weight" if names else "context_weight_of_others"]
    if _in(word.key, near.around):
        return weight
    if any(_in(other, near.around) for other in word.others):
        return weight * bound["synonym_weight"]
    return bound["topic_weight"] if _in(word.key, near.topic) else 0.0


_BEGINNING = 0.6  # of the longer word that the shorter must be, to be the same word with other endings


def _same_beginning(one: str, other: str) -> bool:
    """Say whether one word is the beginning of the other and most of it (``orda``, ``ordaya``)."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST + 1 and len(short) >= _BEGINNING * len(long) and long.startswith(short)


def _in(phrase: str, there: frozenset[str]) -> bool:
    return all(k in there for k in phrase.split())


def _named_in_full(question: Question, here: tuple[str, ...]) -> float:
    """What a passage gains that has a name of the question, of two words or more, word after word."""
    for name in question.names:
        sought = keys(name.base)
        size = len(sought)
        if size > 1 and any(here[at : at + size] == sought for at in range(len(here) - size + 1)):
            return limits()["name_bonus"]
    return 0.0


def _owner_of_predicate(question: Question, matched: dict[str, float]) -> float:
    """How well the word is met that stands before the predicate: what is built, whose share."""
    at = next((i for i, w in enumerate(question.words) if w.key == question.verb), 0)
    return matched[question.words[at - 1].key] if at else 1.0


@cache
def _restrictive(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(keys(lang.load(code, "questions")["restrictive"]["words"]))


def _unrestricted(question: Question, matched: dict[str, float]) -> float:
    """What a passage loses that lacks a word which picks one thing out of many (*the last*, *the first*)."""
    return limits()["restriction"] * any(w.key in _restrictive() and not matched[w.key] for w in question.words)
