"""Noun phrases of a stretch of chunks, each with the case of its last word or the word after it that says its part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.interpret.chunks import Chunk
from salname.model import Figure, Name

_WIDEST = 7  # chunks: a phrase keeps its last so many


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """One phrase. ``base`` is its words without the last one's case; ``case`` a case or what stands after it means.

    ``first`` and ``last`` are indices into the chunks; ``joined`` says that it is listed with the phrase before it.
    """

    first: int
    last: int
    base: str
    case: str
    chunks: tuple[Chunk, ...]
    joined: bool = False
    listed: bool = False

    @property
    def head(self) -> Chunk:
        """The last chunk, which carries the case."""
        return self.chunks[-1]

    @property
    def names(self) -> tuple[Name, ...]:
        """The names in it, in order."""
        return tuple(c.name for c in self.chunks if c.name is not None)


@dataclass(frozen=True, slots=True)
class Particles:
    """The small words of a language that bound or join phrases."""

    skipped: frozenset[str]
    joining: frozenset[str]
    after: Mapping[str, str]
    pointing: frozenset[str]
    pronouns: frozenset[str]
    skipped_between: frozenset[str]
    continuing: frozenset[str]


@cache
def particles(code: str = lang.DEFAULT) -> Particles:
    """Read the small words of a language, made once."""
    data = lang.load(code, "clauses")["particles"]
    return Particles(
        skipped=frozenset(data["skipped"]),
        joining=frozenset(data["joining"]),
        after=dict(data["after"]),
        pointing=frozenset(data["pointing"]),
        pronouns=frozenset(data["pronouns"]),
        skipped_between=frozenset(data["skipped_between"]),
        continuing=frozenset(data["continuing"]),
    )


def find(chunks: Sequence[Chunk], low: int, high: int, code: str = lang.DEFAULT) -> tuple[NounPhrase, ...]:
    """Give the noun phrases of ``chunks[low:high]`` from left to right; phrases of one list share its last case."""
    return _listed(_Gatherer(chunks, particles(code)).gather(low, high))


class _Gatherer:
    def __init__(self, chunks: Sequence[Chunk], words: Particles) -> None:
        self._chunks, self._words = chunks, words
        self._found: list[NounPhrase] = []
        self._open: list[int] = []
        self._joins = ""  # what stood between the last phrase and this one: "", "," or "və"

    def gather(self, low: int, high: int) -> list[NounPhrase]:
        depth = 0
        for at in range(low, high):
            chunk = self._chunks[at]
            if chunk.kind == "sign":
                depth = max(0, depth + (chunk.folded in "([") - (chunk.folded in ")]"))
                if not depth and not self._glued(at):
                    self._sign(chunk.folded)
                continue
            if not depth:
                self._take(at, chunk)
        self._close("")
        return self._found

    def _glued(self, at: int) -> bool:
        """A dash inside a word (``Bakı–Tiflis``) divides nothing."""
        chunks = self._chunks
        inner = 0 < at < len(chunks) - 1 and chunks[at].folded in "–—-"
        return inner and chunks[at - 1].end == chunks[at].start and chunks[at].end == chunks[at + 1].start

    def _sign(self, sign: str) -> None:
        if sign in "\"“”«»„'’":
            return
        self._close("")
        self._joins = "," if sign == "," else ""

    def _take(self, at: int, chunk: Chunk) -> None:
        if chunk.kind == "time":
            self._close("")
            self._joins = ""
        elif chunk.kind == "word" and chunk.folded in self._words.joining and chunk.folded != "ilə":
            self._close("")
            self._joins = "və" if self._found else ""
        elif chunk.kind == "word" and chunk.folded in self._words.after:
            self._after(self._words.after[chunk.folded])
        elif chunk.kind == "word" and chunk.folded in self._words.skipped:
            if chunk.folded in ("da", "də", "isə"):
                self._close("")
        else:
            self._gather_word(at, chunk)

    def _relative(self) -> None:
        """A participle: what stands before it up to a nominative belongs to its own clause, not to this one."""
        self._open = []
        while self._found and self._found[-1].case != "nom":
            self._found.pop()

    def _gather_word(self, at: int, chunk: Chunk) -> None:
        if chunk.verb in ("participle", "perfect"):
            self._relative()
            return
        if chunk.verb in ("converb", "finite"):
            self._close("")
            return
        if self._open and self._divides(self._chunks[self._open[-1]], chunk):
            self._close("")
        self._open.append(at)
        if chunk.case not in ("nom", "gen") and not chunk.relative:
            self._close(chunk.case)

    def _divides(self, last: Chunk, chunk: Chunk) -> bool:
        """Say whether a nominative ends a phrase though no sign follows it: a subject before what else is told."""
        if last.case != "nom" or last.relative or chunk.lemma in self._words.continuing:
            return False
        if last.folded in self._words.pronouns or (chunk.kind == "figure" and last.kind != "figure" and _counts(chunk)):
            return True
        if last.kind == "name":
            assert last.name is not None
            named_for = chunk.possessed and (last.name.kind != "people" or chunk.case not in ("nom", "acc"))
            if last.plural and not named_for:  # not "Şəhidlər xiyabanı"
                return True
            if chunk.kind == "name" and last.name.kind != "people":
                return True
            return last.name.kind == "person" or (last.possessed and not (chunk.possessed or chunk.kind == "name"))
        return (
            last.kind in ("word", "figure") and (last.plural or last.possessed) and not chunk.folded.startswith("haqq")
        )

    def _after(self, part: str) -> None:
        if self._open:
            self._close(part)
        elif self._found and part not in ("as", "loc"):
            self._found[-1] = replace(self._found[-1], case=part)

    def _close(self, case: str) -> None:
        opened, self._open = self._open[-_WIDEST:], []
        while opened and self._chunks[opened[0]].folded in self._words.pointing:
            opened = opened[1:]
        if not opened:
            return
        chunks = tuple(self._chunks[i] for i in opened)
        head = chunks[-1]
        base = words(chunks)
        joined = bool(self._joins) and bool(self._found)
        self._found.append(
            NounPhrase(opened[0], opened[-1], base, case or head.case, chunks, joined, listed=self._joins == "və")
        )
        self._joins = ""


def _counts(chunk: Chunk) -> bool:
    """Say whether a figure is an amount, which begins a phrase of its own; a rank stands within one."""
    return isinstance(chunk.record, Figure) and chunk.record.kind != "rank"


def words(chunks: Sequence[Chunk]) -> str:
    """Give the words of a phrase as written, the last one without its case."""
    told = [c for c in chunks if c.kind != "sign"]
    return " ".join(" ".join([*(_as_written(c) for c in told[:-1]), *(c.base for c in told[-1:])]).split())


def settled(base: str, chunks: Sequence[Chunk], code: str) -> str:
    """Give a settlement's name alone: ``Gəncə şəhəri`` is ``Gəncə``; any other phrase's ``base`` as it is."""
    if len(chunks) > 1 and chunks[-2].kind == "name" and chunks[-1].lemma in _settlements(code):
        return chunks[-2].base
    return base


@cache
def _settlements(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "relations")["words"]["settlements"])


def _as_written(chunk: Chunk) -> str:
    return chunk.record.quote if chunk.record is not None else _written(chunk)


def _written(chunk: Chunk) -> str:
    # the base keeps the letters as spelt; what is cut off it is in the folded whole
    return chunk.base + chunk.folded[len(chunk.base) :] if len(chunk.folded) > len(chunk.base) else chunk.base


def _listed(found: list[NounPhrase]) -> tuple[NounPhrase, ...]:
    """Give the phrases of a list the case that its last one shows."""
    out = list(found)
    for at in range(len(out) - 1, 0, -1):
        phrase, before = out[at], out[at - 1]
        if phrase.joined and before.case == "nom" and phrase.case != "nom":
            nearby = phrase.listed or before.joined or (before.head.kind == "name" and phrase.head.kind == "name")
            chained = at + 1 < len(out) and out[at + 1].joined
            if nearby or chained:
                out[at - 1] = replace(before, case=phrase.case)
    return tuple(out)
