"""A sentence as the figure rules see it: its tokens, their folded words, and what belongs to a time or a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from salname.model import Mark, Span
from salname.read.document import Document
from salname.read.text import Token


@dataclass(frozen=True, slots=True)
class View:
    """One sentence. ``timed`` and ``named`` give for each token which time or name covers it, from 1, or 0."""

    document: Document
    span: Span
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    timed: tuple[int, ...]
    named: tuple[int, ...]

    def word(self, at: int) -> str:
        """Give the folded token at an index, "" beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def touches(self, at: int) -> bool:
        """Say whether the token at an index stands right after the one before, without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def is_word(self, at: int) -> bool:
        """Say whether there is a word at an index (and no number or sign)."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "word"


def view(document: Document, index: int, times: Sequence[Mark], names: Sequence[Mark]) -> View:
    """Look at one sentence; ``times`` and ``names`` are the marks that touch it."""
    tokens = document.tokens(index)
    words = tuple(document.folded[t.start : t.end] for t in tokens)
    return View(document, document.sentences[index], tokens, words, _covered(tokens, times), _covered(tokens, names))


def _covered(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[int, ...]:
    if not marks:
        return (0,) * len(tokens)
    flags = [0] * len(tokens)
    ends = [t.end for t in tokens]
    for number, mark in enumerate(marks, 1):
        index = bisect_right(ends, mark.start)
        while index < len(tokens) and tokens[index].start < mark.end:
            flags[index] = number
            index += 1
    return tuple(flags)
