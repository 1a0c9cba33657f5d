"""Offices and callings: titles beside names, posts in clauses, and what a definition says a person or thing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence, is_verb
from salname.interpret.facts import Fact
from salname.interpret.governing_time import Clock
from salname.interpret.topic import Topic
from salname.model import Mark, Name
from salname.read.document import Document
from salname.read.text import fold

_SURE, _LIKELY = 0.85, 0.7
_WIDEST = 6  # words of an office's phrase before its title
_REACH = 6  # chunks between an office and the verb that says it was held
_QUOTES = frozenset('"“”«»„')
_DASHES = frozenset("—–-")
_THINGS = frozenset(
    {"place", "polity", "organisation", "people", "facility", "event", "law", "currency", "language", "work"}
)


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    occupations: frozenset[str]
    being: tuple[str, ...]
    posts: frozenset[str]
    no_kinds: frozenset[str]


@cache
def _words(code: str) -> _Words:
    words = lang.load(code, "relations")["words"]
    return _Words(
        frozenset(words["titles"]),
        frozenset(words["occupations"]),
        tuple(words["being"]),
        frozenset(words["posts"]),
        frozenset(words["no_kinds"]),
    )


class Reader:
    """Gives who held which office, what persons are by calling and things by kind, sentence by sentence."""

    def __init__(self, document: Document, clock: Clock, topic: Topic | None, names: Sequence[Name]) -> None:
        self._by_end = {n.end: n for n in names}
        self._begins = {p.start for p in document.paragraphs} | {s.start for s in document.sentences}
        self._code = document.language
        self._clock, self._topic = clock, topic
        self._words = _words(self._code)
        self._small = noun_phrases.particles(self._code)

    def facts(self, sentence: Sentence, dashes: Sequence[Mark]) -> Iterator[Fact]:
        """Give what one sentence states; ``dashes`` are the marks of definitions whose words it holds."""
        yield from self.offices(sentence)
        yield from self.callings(sentence)
        yield from self.definition(sentence)
        for mark in dashes:
            name = self._by_end.get(mark.parts["name_end"])
            if name is not None and self._begins & {name.start, name.start - 1}:
                yield from self.defined(sentence, name, sentence.at(mark.end))

    # ---------------------------------------------------------- offices

    def offices(self, sentence: Sentence) -> Iterator[Fact]:
        """Titles before a person's name, and posts that a clause says a person came to or held."""
        chunks = sentence.chunks
        for at, chunk in enumerate(chunks):
            if chunk.kind != "word" or chunk.plural or not self._is_title(chunk):
                continue
            first = self._first(chunks, at)
            following = chunks[at + 1] if at + 1 < len(chunks) else None
            if following is not None and following.name is not None and following.name.kind == "person":
                if chunk.case == "nom":
                    yield self._office(sentence, following.name, chunks[first : at + 1], first, at + 1)
                continue
            yield from self._held(sentence, first, at)

    def _is_title(self, chunk: Chunk) -> bool:
        return chunk.lemma in self._words.titles or fold(chunk.base) in self._words.titles

    def _held(self, sentence: Sentence, first: int, at: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        post = at + 1 < len(chunks) and chunks[at + 1].lemma in {p.removesuffix("si") for p in self._words.posts}
        last = at + 1 if post else at
        if not post and chunks[at].case != "nom":
            return
        for ahead in range(last + 1, min(last + 1 + _REACH, len(chunks))):
            chunk = chunks[ahead]
            if chunk.kind == "sign" and chunk.folded in ".;:":
                return
            if chunk.folded.startswith(self._words.being):
                break
            if not post and chunk.kind == "word" and chunk.case != "nom":
                return
        else:
            return
        person = self._holder(sentence, first, ahead)
        if person is not None:
            yield self._office(sentence, person, chunks[first : at + 1], first, ahead)

    def _holder(self, sentence: Sentence, first: int, verb: int) -> Name | Topic | None:
        """The person nearest before the office in its clause, or between it and the verb; else the text's topic."""
        chunks = sentence.chunks
        low = sentence.at(sentence.clause(chunks[first].start).start)
        for at in [*range(first + 1, verb), *range(first - 1, min(low, first) - 1, -1)]:
            name: Name | None = chunks[at].name
            if name is not None and name.kind == "person" and chunks[at].case in ("nom", "gen", "acc"):
                return name  # the nearest
        if self._topic is not None and self._topic.kind == "person":
            return self._topic
        return None

    def _first(self, chunks: Sequence[Chunk], at: int) -> int:
        first = at
        while first > 0 and at - first < _WIDEST and self._belongs(chunks, first - 1):
            first -= 1
        while first < at and chunks[first].folded in self._small.pointing | self._small.skipped:
            first += 1
        return first

    def _belongs(self, chunks: Sequence[Chunk], at: int) -> bool:
        chunk = chunks[at]
        if chunk.folded in _QUOTES:  # the name of a paper or work: its quotation marks belong to it
            return chunks[at - 1].name is not None or (chunks[at + 1].name is not None and at > 0)
        if chunk.kind in ("sign", "time") or chunk.verb or chunk.folded in self._small.after:
            return False
        if chunk.name is not None:
            return chunk.name.kind != "person" and chunk.case in ("nom", "gen")
        if chunk.folded in self._small.joining:
            return False
        return chunk.case == "gen" or (chunk.case == "nom" and not chunk.copula)

    def _office(self, sentence: Sentence, person: Name | Topic, office: Sequence[Chunk], first: int, last: int) -> Fact:
        chunks = sentence.chunks
        start, end = chunks[first].start, chunks[last].end
        if isinstance(person, Name):
            start, end = min(person.start, start), max(person.end, end)
        time = self._clock.stated(sentence, start, end)
        base = noun_phrases.words(office)
        return Fact(start, end, person.entity, "position_held", base, time, "office", _SURE)

    # ---------------------------------------------------------- callings

    def callings(self, sentence: Sentence) -> Iterator[Fact]:
        """Callings right before a person's name: ``məşhur bəstəkar və dirijor X``."""
        chunks = sentence.chunks
        for at, chunk in enumerate(chunks):
            if chunk.name is None or chunk.name.kind != "person":
                continue
            found, back = [], at - 1
            while back >= 0:
                length = self._calling_before(chunks, back)
                if length:
                    found.append((back - length + 1, back))
                    back -= length
                elif chunks[back].folded in self._small.joining or chunks[back].folded == ",":
                    back -= 1
                else:
                    break
            for first, last in reversed(found):
                words = noun_phrases.words(chunks[first : last + 1])
                start, end = chunks[first].start, chunk.end
                yield Fact(start, end, chunk.name.entity, "occupation", words, None, "calling-before", _SURE)

    def _calling_before(self, chunks: Sequence[Chunk], last: int) -> int:
        """How many chunks that end at ``last`` name a calling; 0 for none."""
        for length in (2, 1):
            words = chunks[max(0, last - length + 1) : last + 1]
            if len(words) == length and all(c.kind == "word" for c in words):
                phrase = " ".join([*(c.folded for c in words[:-1]), fold(words[-1].base)])
                bare = " ".join([*(c.folded for c in words[:-1]), words[-1].lemma])
                if words[-1].case == "nom" and (phrase in self._words.occupations or bare in self._words.occupations):
                    return length
        return 0

    # ---------------------------------------------------------- definitions

    def definition(self, sentence: Sentence) -> Iterator[Fact]:
        """``X şəhərdir.``: what the sentence's first name is."""
        chunks = sentence.chunks
        if not chunks:
            return
        start = 1 if chunks[0].folded in '"“”«»' and len(chunks) > 1 else 0
        name = chunks[start].name
        if name is None or chunks[start].case != "nom":
            return
        after = self._past_brackets(chunks, start + 1)
        end = self._predicate_end(chunks, after)
        dashed = after < len(chunks) and chunks[after].folded in _DASHES
        if not dashed and end > after and chunks[end - 1].copula and chunks[end - 1].case == "nom":
            yield from self.defined(sentence, name, after, end)

    def defined(self, sentence: Sentence, name: Name, low: int, high: int | None = None) -> Iterator[Fact]:
        """What the words from ``low`` to ``high`` (the sentence's end) say that a name is."""
        end = self._predicate_end(sentence.chunks, low) if high is None else high
        if name.kind == "person":
            yield from self._person_is(sentence, name, low, end)
        elif name.kind in _THINGS:
            yield from self._thing_is(sentence, name, low, end)

    def _past_brackets(self, chunks: Sequence[Chunk], at: int) -> int:
        while at < len(chunks) and chunks[at].folded in '"“”«»':
            at += 1
        if at < len(chunks) and chunks[at].folded == "(":
            while at < len(chunks) and chunks[at].folded != ")":
                at += 1
            at += 1
        return at

    def _predicate_end(self, chunks: Sequence[Chunk], after: int) -> int:
        end = len(chunks)
        while end > after and chunks[end - 1].kind == "sign":
            end -= 1
        return end

    def _person_is(self, sentence: Sentence, name: Name, low: int, high: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        at = low
        while at < high:
            for length in (2, 1):
                if at + length <= high and self._calling_before(chunks, at + length - 1) == length:
                    words = self._calling(chunks[at : at + length])
                    last = chunks[at + length - 1].end
                    yield Fact(
                        sentence.start, last, name.entity, "occupation", words, None, "definition-calling", _SURE
                    )
                    at += length - 1
                    break
            if self._is_title(chunks[at]) and self._ends_item(chunks, at, high):
                first = self._first(chunks, at)
                yield replace(self._office(sentence, name, chunks[first : at + 1], first, at), time=None)
            at += 1

    def _ends_item(self, chunks: Sequence[Chunk], at: int, high: int) -> bool:
        """Say whether a word ends an item of a definition's list."""
        following = chunks[at + 1].folded if at + 1 < high else "."
        return (
            chunks[at].kind == "word"
            and chunks[at].case == "nom"
            and following in {",", ".", ";", "("} | self._small.joining
        )

    def _calling(self, chunks: Sequence[Chunk]) -> str:
        phrase = " ".join([*(c.folded for c in chunks[:-1]), chunks[-1].lemma])
        if phrase in self._words.occupations:
            return phrase
        return noun_phrases.words(chunks)

    def _thing_is(self, sentence: Sentence, name: Name, low: int, high: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        last = next((i - 1 for i in range(low, high) if chunks[i].folded in (",", ";") and i > low), high - 1)
        while last > low and chunks[last].kind == "sign":
            last -= 1
        if (
            last < low
            or chunks[last].kind != "word"
            or is_verb(chunks[last])
            or self._no_kind(chunks[last])
            or chunks[last].case != "nom"
        ):
            return
        first = last
        while (
            first > low
            and last - first < 3
            and chunks[first - 1].kind in ("word", "name")
            and self._plain(chunks[first - 1])
        ):
            first -= 1
        words = noun_phrases.words(chunks[first : last + 1])
        yield Fact(sentence.start, chunks[last].end, name.entity, "instance_of", words, None, "definition", _LIKELY)
        for chunk in chunks[low:first]:
            if chunk.name is not None and chunk.case == "loc" and chunk.name.kind in ("place", "polity"):
                end = chunks[last].end
                yield Fact(sentence.start, end, name.entity, "located_in", chunk.base, None, "definition", _LIKELY)

    def _no_kind(self, chunk: Chunk) -> bool:
        return chunk.lemma in self._words.no_kinds or fold(chunk.base) in self._words.no_kinds

    def _plain(self, chunk: Chunk) -> bool:
        return chunk.case == "nom" and not chunk.verb and chunk.folded not in self._small.joining
