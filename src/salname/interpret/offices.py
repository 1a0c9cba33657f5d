"""Offices and callings: titles beside names, posts in clauses, callings before and after a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence
from salname.interpret.facts import Fact
from salname.interpret.governing_time import Clock
from salname.interpret.topic import Topic
from salname.model import Name
from salname.read.document import Document
from salname.read.text import fold

_SURE = 0.85
_WIDEST = 6  # words of an office's phrase before its title
_REACH = 6  # chunks between an office and the verb that says it was held
_QUOTES = frozenset('"“”«»„')


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    occupations: frozenset[str]
    being: tuple[str, ...]
    posts: frozenset[str]


@cache
def _words(code: str) -> _Words:
    words = lang.load(code, "relations")["words"]
    return _Words(
        frozenset(words["titles"]),
        frozenset(words["occupations"]),
        tuple(words["being"]),
        frozenset(words["posts"]),
    )


class Reader:
    """Gives who held which office and what persons are by calling, sentence by sentence."""

    def __init__(self, document: Document, clock: Clock, topic: Topic | None) -> None:
        self._code = document.language
        self._clock, self._topic = clock, topic
        self._words = _words(self._code)
        self._small = noun_phrases.particles(self._code)

    def facts(self, sentence: Sentence) -> Iterator[Fact]:
        """Give what one sentence states."""
        yield from self.offices(sentence)
        yield from self.callings(sentence)
        yield from self.callings_after(sentence)

    # ---------------------------------------------------------- offices

    def offices(self, sentence: Sentence) -> Iterator[Fact]:
        """Titles before a person's name, and posts that a clause says a person came to or held."""
        chunks = sentence.chunks
        later: tuple[int, int] | None = None  # the office told after this one: where it begins, and its verb
        for at in range(len(chunks) - 1, -1, -1):
            chunk = chunks[at]
            if chunk.kind != "word" or chunk.plural or not self.is_title(chunks, at):
                continue
            first = self.first(chunks, at)
            following = chunks[at + 1] if at + 1 < len(chunks) else None
            if following is not None and following.name is not None and following.name.kind == "person":
                if chunk.case == "nom":
                    yield self.office(sentence, following.name, chunks[first : at + 1], first, at + 1)
                continue
            verb = self._verb(chunks, at, later)
            holder = self._predicate(chunks, at) if verb is None else self._holder(sentence, first, verb)
            if verb is not None:
                later = (first, verb)
            if holder is not None:
                yield self.office(sentence, holder, chunks[first : at + 1], first, verb or at)

    def is_title(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Say whether a word is a title, by itself or with the word before it (``baş geoloq``)."""
        chunk = chunks[at]
        bare, base = chunk.lemma, fold(chunk.base)
        before = f"{chunks[at - 1].folded} " if at else ""
        return any(word in self._words.titles for word in (bare, base, before + bare, before + base))

    def _verb(self, chunks: Sequence[Chunk], at: int, later: tuple[int, int] | None) -> int | None:
        """Where it is said that the office was held: a verb after it, or the verb of an office listed with it."""
        chunk = chunks[at]
        post = at + 1 < len(chunks) and chunks[at + 1].lemma in {p.removesuffix("si") for p in self._words.posts}
        if not post and chunk.case != "nom":
            return None
        if chunk.copula:
            return at
        last = self._past_brackets(chunks, at + 2 if post else at + 1)
        if later is not None and later[0] - last <= _REACH and self._is_list(chunks[last : later[0]]):
            return later[1]
        for ahead in range(last, min(last + _REACH, len(chunks))):
            chunk = chunks[ahead]
            if chunk.kind == "sign" and chunk.folded in ".;:":
                return None
            if chunk.folded.startswith(self._words.being):
                return ahead
            if chunk.folded == "kimi":
                post = True
            if not post and chunk.kind == "word" and chunk.case != "nom":
                return None
        return None

    def _past_brackets(self, chunks: Sequence[Chunk], at: int) -> int:
        if at < len(chunks) and chunks[at].folded == "(":
            while at < len(chunks) and chunks[at].folded != ")":
                at += 1
            at += 1
        return at

    def _is_list(self, between: Sequence[Chunk]) -> bool:
        """Say whether no more than signs of a list, times and the small words of one stand between two offices."""
        joined = False
        for chunk in between:
            joins = chunk.folded == "," or chunk.folded in self._small.joining
            joined = joined or joins
            if not (joins or chunk.kind == "time" or chunk.folded in self._small.skipped_between | self._small.skipped):
                return False
        return joined

    def _predicate(self, chunks: Sequence[Chunk], at: int) -> Name | Topic | None:
        """The person that a sentence says holds the office: ``Zavodun direktoru 1990-cı ildən X-dir``."""
        if chunks[at].case != "nom" or not chunks[at].possessed:
            return None
        for ahead in range(at + 1, min(at + _REACH, len(chunks))):
            chunk = chunks[ahead]
            if chunk.name is not None and chunk.name.kind == "person":
                following = chunks[ahead + 1].folded if ahead + 1 < len(chunks) else "."
                return chunk.name if chunk.copula or following.startswith(self._words.being) else None
            if chunk.kind != "time" and chunk.folded not in self._small.skipped_between | self._small.skipped:
                return None
        return None

    def _holder(self, sentence: Sentence, first: int, verb: int) -> Name | Topic | None:
        """The person nearest before the office in its clause, or between it and the verb; else the text's topic."""
        chunks = sentence.chunks
        low = sentence.at(sentence.clause(chunks[first].start).start)
        for at in [*range(first + 1, verb), *range(first - 1, min(low, first) - 1, -1)]:
            name: Name | None = chunks[at].name
            if name is not None and name.kind == "person" and chunks[at].case in ("nom", "gen", "acc"):
                return name  # the nearest
        following = chunks[verb + 1] if verb + 1 < len(chunks) else None
        if following is not None and following.name is not None and following.name.kind == "person":
            return following.name  # baş komandan təyin olunmuş X
        if self._topic is not None and self._topic.kind == "person":
            return self._topic
        return None

    def first(self, chunks: Sequence[Chunk], at: int) -> int:
        """Where the phrase of an office begins whose title stands at an index."""
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

    def office(self, sentence: Sentence, person: Name | Topic, office: Sequence[Chunk], first: int, last: int) -> Fact:
        """Make the fact that a person held an office, told from one chunk to another."""
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
                post = chunks[back].possessed and self.is_title(chunks, back)
                length = 0 if post else self.calling_before(chunks, back)
                if length:
                    found.append((back - length + 1, back))
                    back -= length
                elif chunks[back].folded in self._small.joining or chunks[back].folded == ",":
                    back -= 1
                else:
                    break
            for first, last in reversed(found):
                words = self._calling(chunks[first : last + 1])
                start, end = chunks[first].start, chunk.end
                yield Fact(start, end, chunk.name.entity, "occupation", words, None, "calling-before", _SURE)

    def callings_after(self, sentence: Sentence) -> Iterator[Fact]:
        """Callings that a clause says of the person named right before them: ``oğlu X (1901–1970) geoloq olub``."""
        chunks = sentence.chunks
        for at, chunk in enumerate(chunks):
            if chunk.name is None or chunk.name.kind != "person" or chunk.case != "nom" or chunk.copula:
                continue
            low = self._past_brackets(chunks, at + 1)
            high = next((i for i in range(low, len(chunks)) if not self._calls(chunks, i)), len(chunks))
            found = list(self.callings_of(sentence, chunk.name, low, high))
            if found and self._is_said(chunks, high):
                yield from found

    def _calls(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Say whether a word goes on with a list of callings."""
        listed = chunks[at].folded == "," or chunks[at].folded in self._small.joining
        return listed or any(self.calling_before(chunks, i) > i - at for i in (at, at + 1) if i < len(chunks))

    def _is_said(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Say whether a list of callings ends in a predicate: a copula, a verb of being, the latter also further on."""
        if chunks[at - 1].copula or at >= len(chunks) or chunks[at].folded.startswith(self._words.being):
            return True
        return chunks[at - 1].folded == "," and any(
            c.folded.startswith(self._words.being) for c in chunks[at : at + 12]
        )

    def callings_of(self, sentence: Sentence, person: Name | Topic, low: int, high: int) -> Iterator[Fact]:
        """The callings among the items of a list that is said of a person."""
        chunks = sentence.chunks
        for at in range(low, high):
            length = self.calling_before(chunks, at)
            if length and at - length + 1 >= low and (at + 1 >= high or self.ends_item(chunks, at, high)):
                words = self._calling(chunks[at - length + 1 : at + 1])
                end = chunks[at].end
                yield Fact(sentence.start, end, person.entity, "occupation", words, None, "calling", _SURE)

    def ends_item(self, chunks: Sequence[Chunk], at: int, high: int) -> bool:
        """Say whether a word ends an item of a list."""
        following = chunks[at + 1].folded if at + 1 < high else "."
        return (
            chunks[at].kind == "word"
            and chunks[at].case == "nom"
            and (following in {",", ".", ";", "("} | self._small.joining or following.startswith(self._words.being))
        )

    def _calling(self, chunks: Sequence[Chunk]) -> str:
        phrase = " ".join([*(c.folded for c in chunks[:-1]), chunks[-1].lemma])
        if phrase in self._words.occupations:
            return phrase
        return noun_phrases.words(chunks)

    def calling_before(self, chunks: Sequence[Chunk], last: int) -> int:
        """How many chunks that end at ``last`` name a calling; 0 for none."""
        for length in (2, 1):
            words = chunks[max(0, last - length + 1) : last + 1]
            if len(words) == length and all(c.kind == "word" for c in words):
                phrase = " ".join([*(c.folded for c in words[:-1]), fold(words[-1].base)])
                bare = " ".join([*(c.folded for c in words[:-1]), words[-1].lemma])
                if words[-1].case == "nom" and (phrase in self._words.occupations or bare in self._words.occupations):
                    return length
        return 0
