"""Where the clauses of a sentence are: cut at finite verbs, converbs, ``ki`` and its kin, and dividing signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from salname import lang
from salname.read.document import Document


@dataclass(frozen=True, slots=True)
class Clause:
    """A half-open stretch of one sentence, in code points.

    ``kind`` is ``dependent`` where it ends in a converb, so that what it says of a subject holds for the next clause
    too, and ``main`` otherwise.
    """

    start: int
    end: int
    kind: Literal["main", "dependent"]


@dataclass(frozen=True, slots=True)
class _Cues:
    conjunctions: frozenset[str]
    signs: frozenset[str]
    finite: re.Pattern[str]
    converb: re.Pattern[str]
    words: frozenset[str]
    never: frozenset[str]


@cache
def _cues(code: str) -> _Cues:
    ends = lang.load(code, "clauses")["ends"]
    return _Cues(
        conjunctions=frozenset(ends["conjunctions"]),
        signs=frozenset(ends["signs"]),
        finite=re.compile(ends["finite"]),
        converb=re.compile(ends["converb"]),
        words=frozenset(ends["words"]),
        never=frozenset(ends["never"]),
    )


def split(document: Document, sentence: int) -> tuple[Clause, ...]:
    """Cut the sentence with this index into clauses, in order, without gaps; linear in its length.

    A cut inside brackets does not count: what stands there is a remark.
    """
    cues = _cues(document.language)
    tokens = document.tokens(sentence)
    span = document.sentences[sentence]
    words = [document.folded[t.start : t.end] for t in tokens]
    clauses: list[Clause] = []
    start, depth = span.start, 0
    for at, word in enumerate(words):
        depth = max(0, depth + (word == "(") - (word == ")"))
        if depth:
            continue
        kind = _cut(cues, words, at, _is_glued(document, tokens[at].start, tokens[at].end))
        if kind is None:
            continue
        end = tokens[at].end
        if end > start:
            clauses.append(Clause(start, end, kind))
            start = end
    if start < span.end:
        clauses.append(Clause(start, span.end, "main"))
    return tuple(clauses)


def _is_glued(document: Document, start: int, end: int) -> bool:
    """Say whether a sign stands inside a word (``Bakı–Tiflis``)."""
    text = document.plain
    return text[max(0, start - 1) : start].isalnum() and text[end : end + 1].isalnum()


def _cut(cues: _Cues, words: list[str], at: int, glued: bool) -> Literal["main", "dependent"] | None:
    word = words[at]
    if word in cues.conjunctions or (word in cues.signs and not glued):
        return "main"
    if not word[0].isalpha() or word in cues.never:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    ends = not following or following in ",.;:!?…)" or following in cues.conjunctions or following == "və"
    if ends and (word in cues.words or cues.finite.fullmatch(word)):
        return "main"
    return "dependent" if cues.converb.fullmatch(word) and following != "-" else None
