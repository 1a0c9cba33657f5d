"""A sentence as the figure rules see it: its tokens, their folded words, and what already belongs to a time or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname.model import Mark, Span
from salname.read.document import Document
from salname.read.text import Token


@dataclass(frozen=True, slots=True)
class View:
    """One sentence. ``timed`` and ``named`` say for each token whether a time or a name covers it."""

    document: Document
    span: Span
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    timed: tuple[bool, ...]
    named: tuple[bool, ...]

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


def _covered(tokens: Sequence[Token], marks: Sequence[Mark]) -> tuple[bool, ...]:
    if not marks:
        return (False,) * len(tokens)
    flags = [False] * len(tokens)
    for mark in marks:
        for index, token in enumerate(tokens):
            if token.start < mark.end and mark.start < token.end:
                flags[index] = True
    return tuple(flags)
