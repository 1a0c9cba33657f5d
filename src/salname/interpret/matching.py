"""Matches the shape of a relation rule against the chunks of a sentence, from its cue outwards.

Each gap is a few chunks at most, so that a cue costs the same in any text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk
from salname.model import Time
from salname.tag.shapes import Element, Rule

_GAP = 9  # chunks that a gap may skip, and
_WIDEST = 5  # words that a phrase may have before its head
_LONGEST_LIST = 60
_LONGEST_QUOTE = 24
_PAIRS = 6  # that may share a verb
_STOPS = frozenset(";.!?")
_LISTED = frozenset({"nom", "ins", "dat"})  # cases of the names that a rule takes all of


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: its words without the case, its place, and its head."""

    base: str
    start: int
    end: int
    head: Chunk


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: the ends in order of place, and the stretch of text that states the relation."""

    subjects: tuple[End, ...]
    objects: tuple[End, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _State:
    at: int  # the next chunk to look at
    ends: tuple[tuple[str, End], ...] = ()
    skipped: bool = False  # a gap has just been crossed: only the head of a phrase may follow


class Matcher:
    """Matches rules against the chunks of one sentence."""

    def __init__(self, chunks: Sequence[Chunk], code: str) -> None:
        self._chunks = chunks
        self._finder = _Finder(chunks, code)

    def match(self, rule: Rule, cue: int) -> Match | None:
        """Match ``rule`` with its cue at ``chunks[cue]``; the nearest phrases win."""
        right = self._finder.row(rule.right, _State(cue + 1), 1)
        if right is None:
            return None
        left = self._finder.row(tuple(reversed(rule.left)), _State(cue - 1), -1)
        if left is None:
            return None
        ends = [*left.ends, *right.ends]
        subjects = tuple(sorted((e for s, e in ends if s == "S"), key=lambda e: e.start))
        objects = tuple(sorted((e for s, e in ends if s == "O"), key=lambda e: e.start))
        start = min([self._chunks[cue].start, *(e.start for _, e in ends)])
        last = max([self._chunks[cue].end, *(e.end for _, e in ends), self._chunks[max(cue, right.at - 1)].end])
        return Match(subjects, objects, start, last)

    def sharing(self, rule: Rule, match: Match) -> Iterator[Match]:
        """Give the pairs before a match that share its verb: ``X-ə A, Y-ə B rəhbərlik edirdi``."""
        ends = [e for e in reversed(rule.left) if e.slot]
        if [e.slot for e in ends] not in (["S", "O"], ["O", "S"]):
            return
        pair = (ends[0], Element(gap=True), ends[1])
        start = match.start
        for _ in range(_PAIRS):
            at = self._index(start) - 1
            if at < 1 or self._chunks[at].folded != ",":
                return
            found = self._finder.row(pair, _State(at - 1), -1)
            if found is None or any(c.folded == "," for c in self._chunks[found.at + 1 : at]):
                return
            subjects = tuple(e for slot, e in found.ends if slot == "S")
            objects = tuple(e for slot, e in found.ends if slot == "O")
            start = min(e.start for _, e in found.ends)
            yield Match(subjects, objects, start, match.end)

    def _index(self, offset: int) -> int:
        return bisect_left(self._chunks, offset, key=lambda c: c.start)


class _Finder:
    def __init__(self, chunks: Sequence[Chunk], code: str) -> None:
        self._chunks, self._code = chunks, code
        self._words = noun_phrases.particles(code)
        self._standing, self._being = _standing(code), _being(code)
        self._heads = {p.last: p.case for p in noun_phrases.find(chunks, 0, len(chunks), code)}

    def row(self, elements: tuple[Element, ...], state: _State, step: int) -> _State | None:
        """Match a row of elements from ``state.at`` on, in the direction of ``step``."""
        if not elements:
            return state
        first, rest = elements[0], elements[1:]
        for following in self._ways(first, state, step, rest):
            done = self.row(rest, following, step)
            if done is not None:
                return done
        return None

    def _ways(self, element: Element, state: _State, step: int, rest: tuple[Element, ...]) -> Iterator[_State]:
        if element.gap:
            yield from self._gap(state, step)
            return
        found = False
        for following in self._states(element, state, step):
            found = True
            yield following
        if element.optional and (not found or rest):
            yield state

    def _states(self, element: Element, state: _State, step: int) -> Iterator[_State]:
        if element.slot and "every" in element.flags:
            reached = self._every(element, state, step)
        elif element.slot:
            yield from self._slot(element, state, step)
            return
        else:
            reached = self._literal(element, state, step)
        if reached is not None:
            yield reached

    def _gap(self, state: _State, step: int) -> Iterator[_State]:
        at = state.at
        for _ in range(_GAP + 1):
            yield _State(at, state.ends, skipped=at != state.at)
            if not 0 <= at < len(self._chunks) or self._chunks[at].folded in _STOPS:
                return
            at += step

    def _literal(self, element: Element, state: _State, step: int) -> _State | None:
        at = state.at
        while 0 <= at < len(self._chunks) and self._chunks[at].folded in self._words.skipped_between:
            if self._is(element, self._chunks[at]):
                break
            at += step
        if 0 <= at < len(self._chunks) and self._is(element, self._chunks[at]):
            return _State(at + step, state.ends)
        return None

    def _is(self, element: Element, chunk: Chunk) -> bool:
        return any(
            chunk.folded.startswith(letters) if open_end else chunk.folded == letters
            for letters, open_end in element.words
        )

    def _slot(self, element: Element, state: _State, step: int) -> Iterator[_State]:
        listing = "list" in element.flags
        # to the right a list shows its case at its end, to the left where it is met
        looked = replace(element, cases=element.cases | {"nom"}) if listing and step > 0 and element.cases else element
        for end, following in self._end(looked, state.at, step, state.skipped):
            ends, at = [(element.slot, end)], following
            while listing and len(ends) < _LONGEST_LIST:
                more = self._next_in_list(element, at, step)
                if more is None:
                    break
                ends.append((element.slot, more[0]))
                at = more[1]
            if looked is element or "any" in element.cases or self._case_fits(element, ends[-1][1].head):
                yield _State(at, (*state.ends, *ends))

    def _next_in_list(self, element: Element, at: int, step: int) -> tuple[End, int] | None:
        joined = False
        while 0 <= at < len(self._chunks) and (
            self._chunks[at].folded == ","
            or self._chunks[at].folded in self._words.joining
            or self._quote(at)
            or (joined and self._chunks[at].folded in self._words.skipped_between)
        ):
            joined = joined or not self._quote(at)
            at += step
        if not joined:
            return None
        item = Element(
            slot=element.slot, cases=element.cases | {"nom"}, kinds=element.kinds, flags=element.flags - {"list"}
        )
        found = next(self._end(item, at, step, skipped=False), None)
        return None if found is not None and step < 0 and found[0].head.copula else found  # a predicate before it

    def _quote(self, at: int) -> bool:
        return self._chunks[at].folded in '"“”«»„'

    def _every(self, element: Element, state: _State, step: int) -> _State | None:
        """All names of the wanted kinds from here to the clause's other end."""
        ends: list[tuple[str, End]] = []
        at = state.at
        first = at
        while 0 <= at < len(self._chunks) and self._chunks[at].folded not in _STOPS and abs(at - first) < _LONGEST_LIST:
            chunk = self._chunks[at]
            if chunk.name is not None and self._kind(element, chunk) and chunk.case in (element.cases or _LISTED):
                ends.append((element.slot, End(chunk.base, chunk.start, chunk.end, chunk)))
            at += step
        return _State(at, (*state.ends, *ends)) if ends else None

    def _end(self, element: Element, at: int, step: int, skipped: bool) -> Iterator[tuple[End, int]]:
        """The phrases that may fill a slot from here on, the widest first, each with the chunk after it."""
        if "quoted" in element.flags:
            yield from self._quoted(at, step)
            return
        while 0 <= at < len(self._chunks) and (
            self._quote(at) or self._chunks[at].folded in self._words.skipped_between
        ):
            at += step
        if not 0 <= at < len(self._chunks):
            return
        head = self._head(element, at, step)
        if head is None or (skipped and step < 0 and not self._is_head(element, head)):
            return
        for first in self._firsts(element, head, at if step > 0 else -1):
            chunks = self._chunks[first : head + 1]
            base = noun_phrases.words(chunks)
            if base:
                end = End(noun_phrases.settled(base, chunks, self._code), chunks[0].start, chunks[-1].end, chunks[-1])
                yield (
                    end,
                    (head + 1 if step > 0 else first - 1 - ("measured" in element.flags and self._counted(first))),
                )

    def _is_head(self, element: Element, at: int) -> bool:
        return "nom" not in element.cases or self._heads.get(at) in ("nom", "as")

    def _quoted(self, at: int, step: int) -> Iterator[tuple[End, int]]:
        """A stretch between quotation marks, whole."""
        if not (0 <= at < len(self._chunks) and self._quote(at)):
            return
        other = at + step
        while 0 <= other < len(self._chunks) and not self._quote(other) and abs(other - at) < _LONGEST_QUOTE:
            other += step
        if not (0 <= other < len(self._chunks) and self._quote(other)) or abs(other - at) < 2:
            return
        first, last = min(at, other) + 1, max(at, other) - 1
        chunks = self._chunks[first : last + 1]
        base = "".join(
            (" " if c.kind != "sign" and i else "")
            + (c.record.quote if c.record else noun_phrases.words([c]) if i + 1 == len(chunks) else c.base)
            for i, c in enumerate(chunks)
        )
        yield End(base, chunks[0].start, chunks[-1].end, chunks[-1]), other + step

    def _head(self, element: Element, at: int, step: int) -> int | None:
        """The chunk that carries the case: here, or for a phrase looked for to the right a little further on."""
        if self._fits(element, self._chunks[at]):
            if step > 0 and "np" in element.flags:
                return self._last_of(element, at)
            return at
        if step > 0 and "np" in element.flags:
            for head in range(at + 1, min(at + _WIDEST, len(self._chunks))):
                if not self._modifies(head - 1):
                    return None
                if self._fits(element, self._chunks[head]):
                    return self._last_of(element, head)
        return None

    def _last_of(self, element: Element, head: int) -> int:
        """A nominative phrase runs on while its words do; a cased one ends at its case."""
        if self._owns_next(head) and not self._quote(head + 1) and self._fits(element, self._chunks[head + 1]):
            return head + 1  # Uruqvay pesosu
        while (
            self._chunks[head].case == "nom"
            and self._chunks[head].kind == "word"
            and not self._chunks[head].copula
            and head + 1 < len(self._chunks)
            and self._fits(element, self._chunks[head + 1])
            and self._chunks[head + 1].kind == "word"
            and not self._chunks[head + 1].verb
            and self._chunks[head + 1].folded not in self._being
        ):
            head += 1
        return head

    def _firsts(self, element: Element, head: int, low: int) -> Iterator[int]:
        """Where the phrase with this head may begin: at its widest, and after each name in it."""
        if "measured" in element.flags:
            if self._counted(head) or (
                self._chunks[head - 1].folded in self._words.joining and self._counted(head - 2)
            ):
                yield head  # also the second of two that share a figure
            return
        if "np" not in element.flags or self._chunks[head].kind in ("name", "figure") or "one" in element.flags:
            yield head
            return
        first, limit = head, max(low, head - _WIDEST, 0)
        while first > limit and (self._modifies(first - 1) or self._titled(first - 1)):
            first -= 1
        while first < head and self._quote(first):
            first += 1
        while first < head and self._chunks[first].folded in self._words.pointing | self._words.skipped:
            first += 1
        yield first
        for at in range(first, head):
            chunk = self._chunks[at]
            name = chunk.kind == "name" and chunk.case == "nom" and not self._owns_next(at)
            if name or (chunk.case == "nom" and chunk.lemma in self._standing and not chunk.possessed):
                yield at + 1

    def _owns_next(self, at: int) -> bool:
        """Say whether a name makes one phrase with the word after it (``Nuxa qəzası``)."""
        after = at + 1
        while after < len(self._chunks) and self._quote(after):
            after += 1
        if after >= len(self._chunks) or self._chunks[at].name is None or self._chunks[at].case != "nom":
            return False
        following, name = self._chunks[after], self._chunks[at].name
        person = name is not None and name.kind == "person"
        return following.kind == "word" and following.possessed and not person and not self._chunks[at].plural

    def _counted(self, at: int) -> bool:
        return at > 0 and self._chunks[at - 1].kind == "figure"

    def _titled(self, at: int) -> bool:
        """A quotation mark of a name within a phrase: ``"Koroğlu" operası``."""
        inner = 0 < at < len(self._chunks) - 1 and self._quote(at)
        return inner and (self._chunks[at - 1].kind == "name" or self._chunks[at + 1].kind == "name")

    def _modifies(self, at: int) -> bool:
        chunk = self._chunks[at]
        if chunk.kind in ("sign", "time") or chunk.verb or chunk.copula:
            return False
        if chunk.folded in self._words.joining or chunk.folded in self._words.after:
            return False
        if chunk.case == "gen" or chunk.relative:
            return True
        if chunk.name is not None:
            return chunk.case == "nom" and chunk.name.kind != "person"
        return chunk.case == "nom" and not chunk.possessed and not chunk.plural

    def _fits(self, element: Element, chunk: Chunk) -> bool:
        if "number" in element.flags:
            return chunk.kind == "figure" or (isinstance(chunk.record, Time) and chunk.record.kind == "duration")
        if chunk.kind in ("sign", "time") or (chunk.verb and chunk.kind == "word"):
            return False
        if chunk.copula and element.slot == "S" and "cop" not in element.cases:
            return False  # a predicate is no subject
        if element.cases and "any" not in element.cases and not self._case_fits(element, chunk):
            return False
        if chunk.kind == "name":
            return self._kind(element, chunk)
        if chunk.kind == "figure":
            return "amount" in element.flags
        if "np" not in element.flags and "measured" not in element.flags:
            return False
        if element.kinds:
            return chunk.lemma in self._standing
        return not any(chunk.folded in w for w in (self._words.skipped, self._words.after, self._words.joining))

    def _case_fits(self, element: Element, chunk: Chunk) -> bool:
        if "rel" in element.cases and chunk.relative:
            return True
        if "cop" in element.cases and chunk.copula:
            return True
        if chunk.relative:
            return False
        if chunk.case in element.cases:
            return True
        # qanunu: "his law" or "the law" as object
        return "acc" in element.cases and chunk.kind == "word" and chunk.possessed and chunk.case == "nom"

    def _kind(self, element: Element, chunk: Chunk) -> bool:
        assert chunk.name is not None
        if "thing" in element.flags and chunk.name.kind == "person":
            return False
        return not element.kinds or "name" in element.kinds or chunk.name.kind in element.kinds


@cache
def _standing(code: str) -> frozenset[str]:
    table = lang.load(code, "relations")["words"]["standing_for"]
    return frozenset(w for words in table.values() for w in words)


@cache
def _being(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "clauses")["ends"]["words"])
