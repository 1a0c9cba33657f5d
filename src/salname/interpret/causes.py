"""Causes that the text states outright: ``X nəticəsində Y oldu``, ``X Y-yə səbəb oldu``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence
from salname.interpret.facts import Fact
from salname.interpret.noun_phrases import NounPhrase
from salname.model import Event
from salname.read.document import Document

_LIKELY = 0.65
_FARTHEST = 60  # chunks back from the cue in which its ends are looked for
_SUBJECT_AND_EFFECT = 2


@cache
def _cues(code: str) -> dict[str, Any]:
    return dict(lang.load(code, "relations")["causes"])


class Reader:
    """Gives effect and cause where both stand in a sentence, or the cause in the clause before (``bu``)."""

    def __init__(self, document: Document, events: Sequence[Event]) -> None:
        self._document, self._code = document, document.language
        self._cues = _cues(self._code)
        places = sorted((s.start, s.end, e.label) for e in events for s in (e.span, *e.also))
        self._labels = [label for _, _, label in places]
        self._starts = [start for start, _, _ in places]
        self._small = noun_phrases.particles(self._code)
        self._forms = tuple(tuple(c.split()) for c in self._cues["dative"])
        self._with = tuple(self._cues["with"])

    def facts(self, sentence: Sentence) -> Iterator[Fact]:
        """Give what one sentence states."""
        for at, chunk in enumerate(sentence.chunks):
            if chunk.kind == "word":
                yield from self._at(sentence, at)

    def _at(self, sentence: Sentence, at: int) -> Iterator[Fact]:
        chunk = sentence.chunks[at]
        if chunk.folded in self._cues["after"]:
            yield from self._resulting(sentence, at)
            return
        for *before, stem in self._forms:
            if (
                chunk.folded.startswith(stem)
                and [c.folded for c in sentence.chunks[max(0, at - len(before)) : at]] == before
            ):
                yield from self._caused(sentence, at - len(before), at, "dat")
                return
        if chunk.folded.startswith(self._with):
            yield from self._caused(sentence, at, at, "ins")

    def _caused(self, sentence: Sentence, first: int, last: int, case: str) -> Iterator[Fact]:
        chunks = sentence.chunks
        clause = sentence.clause(chunks[first].start)
        low = max(sentence.at(clause.start), first - _FARTHEST)
        found = noun_phrases.find(chunks, low, first, self._code)
        effects = [p for p in found if p.case == case][-1:]
        causes = [p for p in found if p.case == "nom" and p.first < effects[0].first][:1] if effects else []
        if not effects:
            return
        if not causes and len(effects[0].chunks) == _SUBJECT_AND_EFFECT and effects[0].chunks[0].case == "nom":
            told, effect = effects[0].chunks  # a bare subject that stands right before what it caused
            yield self._fact(sentence, effect.base, told.base, chunks[low], chunks[last])
            return
        if not causes or causes[0].base in self._cues["back"]:
            back = self._before(sentence, clause.start)
            if back is None:
                return
            yield self._fact(sentence, effects[0].base, back, chunks[low], chunks[last])
            return
        yield self._fact(sentence, effects[0].base, causes[0].base, chunks[low], chunks[last])

    def _resulting(self, sentence: Sentence, at: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        low = max(sentence.at(sentence.clause(chunks[at].start).start), at - _FARTHEST)
        found = noun_phrases.find(chunks, low, at, self._code)
        if not found:
            return
        cause: NounPhrase = found[-1]
        words = cause.base
        if cause.head.folded in self._cues["back"]:
            back = self._before(sentence, sentence.start)
            if back is None:
                return
            words = back
        effect = self._first_after(chunks[at].end, sentence.end)
        if effect is not None:
            yield self._fact(sentence, effect, words, chunks[cause.first], chunks[-1])

    def _before(self, sentence: Sentence, offset: int) -> str | None:
        """The headline of the happening told last before an offset, in this sentence or the one before."""
        at = bisect_left(self._starts, offset) - 1
        if at < 0:
            return None
        low = self._document.sentences[max(0, sentence.index - 1)].start
        return self._labels[at] if self._starts[at] >= low else None

    def _first_after(self, start: int, end: int) -> str | None:
        at = bisect_left(self._starts, start)
        return self._labels[at] if at < len(self._starts) and self._starts[at] < end else None

    def _fact(self, sentence: Sentence, effect: str, cause: str, first: Chunk, last: Chunk) -> Fact:
        return Fact(first.start, min(last.end, sentence.end), effect, "cause", cause, None, "cause", _LIKELY)
