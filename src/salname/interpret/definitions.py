"""What a definition says a person or thing is: ``X — Y-də şəhər``, ``X ... dövlətdir``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence, is_verb
from salname.interpret.facts import Fact
from salname.interpret.noun_phrases import NounPhrase
from salname.interpret.offices import Reader as Offices
from salname.interpret.topic import Topic
from salname.model import Mark, Name
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import shapes

_LIKELY = 0.7
_PHRASE = 12  # chunks back from a locative in which its phrase begins
_WIDEST = 3  # words that a kind may have before its head
_DASHES = frozenset("—–-")
_THINGS = frozenset(
    {"place", "polity", "organisation", "people", "facility", "event", "law", "currency", "language", "work"}
)
_PLACES = frozenset({"place", "polity"})


@cache
def _no_kinds(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "relations")["words"]["no_kinds"])


class Reader:
    """Gives callings and offices of persons, kinds and places of things, as the sentences that define them say."""

    def __init__(self, document: Document, topic: Topic | None, names: Sequence[Name], offices: Offices) -> None:
        self._by_end = {n.end: n for n in names}
        self._begins = {p.start for p in document.paragraphs} | {s.start for s in document.sentences}
        self._topic, self._offices = topic, offices
        self._code = document.language
        self._small = noun_phrases.particles(self._code)

    def facts(self, sentence: Sentence, dashes: Sequence[Mark]) -> Iterator[Fact]:
        """Give what one sentence states; ``dashes`` are the marks of definitions whose words it holds."""
        yield from self._predicate(sentence)
        if self._topic is not None and sentence.start <= self._topic.defined_at < sentence.end:
            yield from self._defined(sentence, self._topic, sentence.at(self._topic.defined_at))
            return
        for mark in dashes:
            name = self._by_end.get(mark.parts["name_end"])
            if name is not None and self._begins & {name.start, name.start - 1}:
                yield from self._defined(sentence, name, sentence.at(mark.end))

    def _predicate(self, sentence: Sentence) -> Iterator[Fact]:
        """``X şəhərdir.``, ``X Y-dədir.``: what the sentence's first name is, and where."""
        chunks = sentence.chunks
        if not chunks:
            return
        start = 1 if chunks[0].folded in '"“”«»' and len(chunks) > 1 else 0
        name = self._subject(sentence, start)
        if name is None:
            return
        after = _past_brackets(chunks, start + 1)
        end = _predicate_end(chunks, after)
        dashed = after < len(chunks) and chunks[after].folded in _DASHES
        being = end > after and chunks[end - 1].folded.startswith(_being(self._code))
        if being:
            end -= 1
        if dashed or end <= after or not (being or _is_said(chunks[end - 1], self._code)):
            return
        if sentence.clause(chunks[start].start) != sentence.clause(chunks[end - 1].start):
            return  # said of another clause's subject
        centre = self._centre(sentence, name)
        if centre is not None:
            yield centre
        elif chunks[end - 1].case == "loc" and name.kind != "person":
            yield from self._places(sentence, name, after, end, chunks[end - 1].end)
        elif chunks[end - 1].case == "nom" and isinstance(name, Name):
            yield from self._defined(sentence, name, after, end)

    def _centre(self, sentence: Sentence, name: Name | Topic) -> Fact | None:
        """``Mərkəzi X şəhəridir``, where the sentence's first word was taken for a part of the town's name."""
        first, _, town = name.base.partition(" ")
        if isinstance(name, Topic) or not town or fold(first) not in _centres(self._code) or self._topic is None:
            return None
        return Fact(sentence.start, name.end, self._topic.entity, "capital", town, None, "definition-centre", _LIKELY)

    def _subject(self, sentence: Sentence, at: int) -> Name | Topic | None:
        """What a sentence begins with: a name, or a word for the text's topic (or for its head office)."""
        chunk = sentence.chunks[at]
        if chunk.case == "gen" and self._topic is not None and chunk.lemma in self._topic.words:
            return self._subject(sentence, at + 1) if at + 1 < len(sentence.chunks) else None
        if chunk.case != "nom":
            return None
        if chunk.name is not None and not any(w in chunk.folded for w in _head_offices(self._code)):
            return chunk.name
        for word in sentence.chunks[at : at + 2]:
            if self._topic is not None and word.kind in ("word", "name") and word.case == "nom":
                office = word.possessed and any(w in word.folded for w in _head_offices(self._code))
                if office or word.lemma in self._topic.words:
                    return self._topic
        return None

    def _defined(self, sentence: Sentence, name: Name | Topic, low: int, high: int | None = None) -> Iterator[Fact]:
        """What the words from ``low`` to ``high`` (the sentence's end) say that a name is."""
        end = _predicate_end(sentence.chunks, low) if high is None else high
        if name.kind == "person":
            yield from self._person_is(sentence, name, low, end)
        elif name.kind in _THINGS or isinstance(name, Topic):
            yield from self._thing_is(sentence, name, low, end)

    def _person_is(self, sentence: Sentence, name: Name | Topic, low: int, high: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        yield from self._offices.callings_of(sentence, name, low, high)
        for at in range(low, high):
            if self._offices.is_title(chunks, at) and self._offices.ends_item(chunks, at, high):
                first = max(low, self._offices.first(chunks, at))
                yield replace(self._offices.office(sentence, name, chunks[first : at + 1], first, at), time=None)

    def _thing_is(self, sentence: Sentence, name: Name | Topic, low: int, high: int) -> Iterator[Fact]:
        chunks = sentence.chunks
        ends = [i - 1 for i in range(low + 1, high) if chunks[i].folded in (",", ";") or self._joins(chunks, i)]
        last = next((i for i in [*ends, high - 1] if i >= low and self._is_kind(chunks[i])), None)
        if last is None:
            return
        first = last
        while first > low and last - first < _WIDEST and self._plain(chunks[first - 1]):
            first -= 1
        words = noun_phrases.words(chunks[first : last + 1])
        end = chunks[last].end
        yield Fact(sentence.start, end, name.entity, "instance_of", words, None, "definition", _LIKELY)
        yield from self._places(sentence, name, low, first, end)

    def _joins(self, chunks: Sequence[Chunk], at: int) -> bool:
        """Say whether a joining word stands after what is a kind by itself (``şəhər və ...``, not ``elm və ...``)."""
        before = chunks[at - 1]
        return (
            chunks[at].folded in self._small.joining and before.lemma in _grounds(self._code) and not before.possessed
        )

    def _places(self, sentence: Sentence, name: Name | Topic, low: int, high: int, end: int) -> Iterator[Fact]:
        """Where the phrases in the locative of a stretch of chunks say that a thing is."""
        for at in range(low, high):
            if sentence.chunks[at].case != "loc":
                continue
            found = noun_phrases.find(sentence.chunks, max(low, at - _PHRASE), at + 1, self._code)
            place = self._place(found[-1]) if found else ""
            if place:
                yield Fact(sentence.start, end, name.entity, "located_in", place, None, "definition", _LIKELY)

    def _is_ground(self, chunk: Chunk) -> bool:
        ground = chunk.case == "gen" and chunk.lemma in _grounds(self._code)
        return ground or (chunk.name is not None and chunk.name.kind in _PLACES)

    def _is_kind(self, chunk: Chunk) -> bool:
        return (
            chunk.kind == "word"
            and chunk.case == "nom"
            and (chunk.lemma in _grounds(self._code) or not is_verb(chunk))
            and chunk.folded not in self._small.after
            and chunk.folded not in self._small.skipped
            and not _no_kinds(self._code) & {chunk.lemma, fold(chunk.base)}
        )

    def _place(self, phrase: NounPhrase) -> str:
        """Where a phrase in the locative says that a thing is, "" for nowhere in particular."""
        named = [n for n in phrase.names if n.kind in _PLACES]
        if phrase.case != "loc" or not named:
            return ""
        head = phrase.head
        if head.kind == "name":
            return phrase.base if head.name in named else ""
        if head.lemma in shapes.directions(self._code):  # Y-nin şimalında
            owner = phrase.chunks[-2]
            return owner.base if owner.name in named else ""
        if head.lemma in _inside(self._code):  # Y rayonunun ərazi vahidində, Y ərazisində
            return self._owner(phrase)
        if head.lemma in _grounds(self._code):
            return noun_phrases.settled(phrase.base, phrase.chunks, self._code)
        return ""

    def _owner(self, phrase: NounPhrase) -> str:
        """The last place that a phrase names before its head, with the word for what it is."""
        found = [i for i, c in enumerate(phrase.chunks[:-1]) if self._is_ground(c)]
        owners = [i for i in found if phrase.chunks[i].case == "gen"]
        if found:
            chunks = phrase.chunks[: (owners or found)[-1] + 1]
            return noun_phrases.settled(noun_phrases.words(chunks), chunks, self._code)
        return ""

    def _plain(self, chunk: Chunk) -> bool:
        told = chunk.kind in ("word", "name") and chunk.case == "nom" and not chunk.verb
        return told and chunk.folded not in self._small.joining


@cache
def _head_offices(code: str) -> tuple[str, ...]:
    return tuple(lang.load(code, "relations")["words"]["head_offices"])


def _is_said(last: Chunk, code: str) -> bool:
    """Say whether a sentence's last word carries the copula, which a name in the locative hides (``Bakıdadır``)."""
    copulas = tuple(lang.load(code, "clauses")["name_endings"]["cop"])
    return last.copula or (last.kind == "name" and last.case == "loc" and last.folded.endswith(copulas))


@cache
def _being(code: str) -> tuple[str, ...]:
    return tuple(lang.load(code, "clauses")["ends"]["words"])


@cache
def _centres(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "relations")["words"]["centres"])


@cache
def _inside(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "relations")["words"]["inside"])


@cache
def _grounds(code: str) -> frozenset[str]:
    table = lang.load(code, "relations")["words"]["standing_for"]
    return frozenset([*table["place"], *table["polity"]])


def _past_brackets(chunks: Sequence[Chunk], at: int) -> int:
    while at < len(chunks) and chunks[at].folded in '"“”«»':
        at += 1
    if at < len(chunks) and chunks[at].folded == "(":
        while at < len(chunks) and chunks[at].folded != ")":
            at += 1
        at += 1
    return at


def _predicate_end(chunks: Sequence[Chunk], after: int) -> int:
    end = len(chunks)
    while end > after and chunks[end - 1].kind == "sign":
        end -= 1
    return end
