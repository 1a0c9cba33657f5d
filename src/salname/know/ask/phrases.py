"""Stretches of a passage that may be an answer though no record is: a clause, a quotation, a list, a place phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from salname import lang
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.ask.words import key
from salname.model import Span
from salname.read.text import fold
from salname.tag import inflection

LONGEST_ANSWER = 22  # words: what is longer is a paragraph and no answer

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_QUOTED = re.compile(r"[“”\"«„]([^“”\"«»„]{1,200})[”“\"»]")
_JOINT = re.compile(r"\s*(?:,|;|və|ilə|həm də)\s*(?:(?:digər|başqa)\s+)?")
_BREAK = re.compile(r"[,;:](?=\s|[^\d\s])|\s[-–—]\s|[()]")


def clause(passage: Passage, question: Question) -> Span:
    """Give the part of the passage, at most :data:`LONGEST_ANSWER` words, that holds most of the question's words."""
    words = list(_WORD.finditer(passage.text))
    if len(words) <= LONGEST_ANSWER:
        return Span(passage.start, passage.end)
    told = {k: m for w in question.words if (m := passage.matched[w.key]) for k in (w.key, *w.others)}
    weights = [told.get(key(m.group()), 0.0) for m in words]
    best = max(range(len(words)), key=lambda at: (sum(weights[at : at + LONGEST_ANSWER]), -at))
    first, last = _inwards(passage.text, words, best, min(len(words), best + LONGEST_ANSWER))
    return Span(passage.start + words[first].start(), passage.start + words[last - 1].end())


def _inwards(text: str, words: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """Draw a window in to the nearest breaks of the sentence, if that costs less than a third of it."""
    slack = (last - first) // 3
    for at in range(first, first + slack):
        if at and _BREAK.search(text, words[at - 1].end(), words[at].start()):
            first = at
            break
    for at in range(last, last - slack, -1):
        if at < len(words) and _BREAK.search(text, words[at - 1].end(), words[at].start()):
            last = at
            break
    return first, last


def quoted(passage: Passage) -> list[Span]:
    """Give what stands in quotes in the passage, without the quotes."""
    return [Span(passage.start + m.start(1), passage.start + m.end(1)) for m in _QUOTED.finditer(passage.text)]


def coordinated(passage: Passage, span: Span, others: Sequence[Span]) -> Span:
    """Give the whole list (*A, B and C*) that the thing at ``span`` is a part of, itself where it is in none."""
    start, end = span.start, span.end
    for other in sorted(others, key=lambda s: s.start):
        if other.start >= end and _JOINT.fullmatch(passage.text, end - passage.start, other.start - passage.start):
            end = other.end
    for other in sorted(others, key=lambda s: -s.start):
        if other.end <= start and _JOINT.fullmatch(passage.text, other.end - passage.start, start - passage.start):
            start = other.start
    return Span(start, end)


def local_phrase(passage: Passage, question: Question, heads: frozenset[str]) -> Span | None:
    """Give the place phrase (one of ``heads`` in the locative) that is nearest to the question's words."""
    words = list(_WORD.finditer(passage.text))
    told = {k for w in question.words if passage.matched[w.key] for k in (w.key, *w.others)}
    hits = [i for i, m in enumerate(words) if key(m.group()) in told]
    best: tuple[int, int] | None = None
    for at, match in enumerate(words):
        if key(match.group()) not in heads or inflection.nominals(match.group())[0].case != "loc":
            continue
        distance = min((abs(at - h) for h in hits), default=99)
        if best is None or distance < best[0]:
            best = (distance, at)
    if best is None:
        return None
    first = last = best[1]
    if first and inflection.nominals(words[first].group())[0].possessive:
        first -= 1
    return Span(passage.start + words[first].start(), passage.start + words[last].end())


@cache
def _equating(code: str = lang.DEFAULT) -> tuple[tuple[str, ...], frozenset[str]]:
    table = lang.load(code, "questions")["equation"]
    return tuple(table["endings"].split()), frozenset(table["words"].split())


def complement(passage: Passage) -> Span | None:
    """Give what a sentence says that something is: its last noun, without the copula, and the names before it.

    ``None`` where it ends otherwise.
    """
    endings, alone = _equating()
    words = list(_WORD.finditer(passage.text))
    if len(words) > 1 and fold(words[-1].group()) in alone:
        last, end = len(words) - 2, words[-2].end()
    elif words and fold(words[-1].group()).endswith(endings) and not inflection.verbals(fold(words[-1].group())):
        last, end = len(words) - 1, words[-1].end() - len(endings[0])
    else:
        return None
    first = last
    while first and words[first - 1].group()[:1].isupper() and first > 1:
        first -= 1
    return Span(passage.start + words[first].start(), passage.start + end)
