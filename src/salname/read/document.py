"""A text as the stages see it: untouched, with its sentences and tokens worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from salname import lang
from salname.model import Span
from salname.read import text as texts
from salname.read.text import Token


@dataclass(frozen=True)
class Document:
    """One text.

    ``text`` is the file's, code point for code point. ``plain`` has the same length, with markup that is no prose
    (Markdown signs, say) blanked out: it is what the stages read. ``encoding`` is how the file was decoded.
    ``offset`` is where this document begins in its file, when it is a piece of a long one.
    """

    name: str
    text: str = field(repr=False)
    plain: str = field(default="", repr=False)
    encoding: str = "utf-8"
    language: str = lang.DEFAULT
    offset: int = 0
    warnings: tuple[str, ...] = ()
    _tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.plain:
            object.__setattr__(self, "plain", self.text)
        if len(self.plain) != len(self.text):
            raise ValueError("plain must have the length of text: blank markup out, do not drop it")

    @cached_property
    def folded(self) -> str:
        """``plain`` in lower case, one code point for one (see :func:`salname.read.text.fold`)."""
        return texts.fold(self.plain)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs in order, trimmed."""
        return texts.paragraphs(self.plain)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, each inside one paragraph, trimmed."""
        return tuple(s for p in self.paragraphs for s in texts.sentences(self.plain, p, self.language))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Give the index of the sentence that holds ``offset`` (or the last one before it; 0 at the least)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """Give the tokens of the sentence with this index, worked out once."""
        if sentence not in self._tokens:
            self._tokens[sentence] = texts.tokens(self.plain, self.sentences[sentence])
        return self._tokens[sentence]

    def quote(self, start: int, end: int) -> str:
        """Give the exact words between two offsets."""
        return self.text[start:end]

    def pieces(self, size: int) -> Iterator[Document]:
        """Cut into documents of at most ``size`` code points, where a paragraph ends, each with its ``offset``.

        A text that is not longer comes back as it is.
        """
        if len(self.text) <= size:
            yield self
            return
        start = 0
        while start < len(self.text):
            end = _cut(self.plain, start, size)
            yield Document(self.name, self.text[start:end], self.plain[start:end], self.encoding, self.language, start)
            start = end


def _cut(text: str, start: int, size: int) -> int:
    """Where to end a piece: in its second half at the end of a paragraph, a line or a sentence, else at a space."""
    limit = start + size
    if limit >= len(text):
        return len(text)
    for sign in ("\n\n", "\r\n\r\n", ".\n", ".\r\n", "\n", ". ", " "):
        at = text.rfind(sign, start + size // 2, limit)
        if at >= 0:
            return at + len(sign)
    return limit
