"""What may be answered from one passage, and how near to the question's words it stands."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.ask.words import Word, key, keys
from salname.model import Span

_SHORTEST = 2  # letters that tell nothing as the beginning of a key
_REACH = 60  # code points over which nearness falls to a third


@dataclass(frozen=True, slots=True)
class Found:
    """The words that may answer, their place, and the records and rule that gave them.

    ``fit`` says how well it sits with the question (0 to about 1).
    """

    text: str
    span: Span
    fit: float
    rule: str
    records: tuple[str, ...] = ()
    edtf: str | None = None
    value: float | tuple[float, float] | None = None


def nearness(question: Question, passage: Passage, span: Span) -> float:
    """How near a place in the passage is to the words of the question, 0 to 1."""
    weight = total = 0.0
    for match in re.finditer(r"[^\W_]+", passage.text):
        start = passage.start + match.start()
        if span.start <= start < span.end:
            continue
        at = key(match.group())
        hit = max((_told(w, at, passage) for w in question.words), default=0.0)
        if hit:
            distance = min(abs(start - span.end), abs(span.start - start - len(match.group())))
            weight += hit * math.exp(-distance / _REACH)
            total += hit
    return weight / total if total else 0.0


def _told(word: Word, at: str, passage: Passage) -> float:
    if at == word.key or at in word.others or at in word.key.split() or _alike(at, word.key):
        return passage.matched[word.key]
    return 0.0


def _alike(one: str, other: str) -> bool:
    """Say whether one key is the beginning of the other, which has been cut at another ending."""
    return min(len(one), len(other)) > _SHORTEST and (one.startswith(other) or other.startswith(one))


def given(question: Question, words: str) -> bool:
    """Say whether the question itself already names this, in these words or in others."""
    others = not words.isupper()  # an abbreviation answers where its meaning is asked for
    asked = {part for w in question.words for k in (w.key, *(w.others if others else ())) for part in k.split()}
    return all(k in asked for k in keys(words))


def without_given(question: Question, words: str) -> str:
    """Leave out the words at the beginning that the question has (``Vitold Sünbül`` where it asks of Vitold)."""
    asked = {part for w in question.words for part in w.key.split()}
    parts = words.split()
    first = next((at for at, word in enumerate(parts) if key(word) not in asked), 0)
    return " ".join(parts[first:])


def shares(question: Question, words: str) -> bool:
    """Say whether words have one of the question's."""
    return bool({w.key for w in question.words} & set(keys(words)))


def cut(passage: Passage, span: Span) -> str:
    """Give the words of a passage at a place of the document."""
    return passage.text[span.start - passage.start : span.end - passage.start]
