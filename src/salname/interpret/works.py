"""Who wrote or composed what: titles in quotation marks with the kind of work beside them, and lists of works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence
from salname.interpret.facts import Fact
from salname.interpret.governing_time import Clock
from salname.interpret.standing_for import Referents
from salname.model import Span
from salname.read.document import Document

_SURE = 0.8
_QUOTES = frozenset('"“”«»„')
_FAR = 8  # chunks between whose a work is and its title,
_LONGEST = 20  # chunks of a title,
_ENDING = 5  # letters that its kind may have after its stem,
_TOGETHER = 8  # titles that share the word for their author,
_LISTED = 40  # chunks of such a list, and lines of a list of works,
_HEADING = 60  # and letters of the line above it


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: frozenset[str]
    musical: frozenset[str]
    author: tuple[str, ...]
    made: tuple[str, ...]
    owners: frozenset[str]
    headings: frozenset[str]
    between: frozenset[str]

    def kind_of(self, chunk: Chunk) -> str:
        """The kind of work that a word names, "" for none; what the ending is, the chunk's case says."""
        if chunk.kind != "word":
            return ""
        if chunk.lemma in self.kinds:
            return chunk.lemma
        fits = [k for k in self.kinds if chunk.folded.startswith(k) and len(chunk.folded) - len(k) <= _ENDING]
        return max(fits, key=len, default="")


@cache
def _words(code: str) -> _Words:
    data = lang.load(code, "relations")["works"]
    return _Words(
        kinds=frozenset([*data["literary"], *data["musical"]]),
        musical=frozenset(data["musical"]),
        author=tuple(data["author"]),
        made=tuple(data["made"]),
        owners=frozenset([*data["owners"], *lang.load(code, "relations")["words"]["standing_for"]["person"]]),
        headings=frozenset(data["headings"]),
        between=frozenset(data["between"]),
    )


@dataclass(frozen=True, slots=True)
class _Title:
    """A title: its words, the chunks of its quotation marks, and the kind of work named after it ("" for none)."""

    words: str
    first: int
    last: int
    kind: str
    end: int  # the chunk after the title and its kind
    case: str


class Reader:
    """Gives what persons are said to have written, sentence by sentence."""

    def __init__(self, document: Document, referents: Referents, clock: Clock) -> None:
        self._document, self._referents, self._clock = document, referents, clock
        self._words = _words(document.language)
        self._small = noun_phrases.particles(document.language)
        self._listing = frozenset(line for lines in _lists(document, self._words) for line in lines)

    def facts(self, sentence: Sentence) -> Iterator[Fact]:
        """Give what one sentence states."""
        titles = self._titles(sentence)
        if not titles:
            return
        for at, title in enumerate(titles):
            if sentence.chunks[title.first].start in self._listing:
                yield from self._listed(sentence, title)
                continue
            found = self._said(sentence, titles[at : at + _TOGETHER], title)
            if found is not None:
                yield found

    # ---------------------------------------------------------- titles

    def _titles(self, sentence: Sentence) -> list[_Title]:
        chunks = sentence.chunks
        marks = [i for i, c in enumerate(chunks) if c.kind == "sign" and c.folded in _QUOTES]
        found: list[_Title] = []
        for first, last in zip(marks[::2], marks[1::2], strict=False):
            if 1 < last - first <= _LONGEST:
                start, end = chunks[first + 1].start, chunks[last - 1].end
                kind, after, case = self._kind(chunks, last + 1)
                found.append(_Title(self._document.plain[start:end].strip(" ,;"), first, last, kind, after, case))
        return self._shared(chunks, found)

    def _kind(self, chunks: Sequence[Chunk], at: int) -> tuple[str, int, str]:
        """The kind of work named after a title's closing mark, past a bracket and ``adlı ilk``."""
        at = _past_brackets(chunks, at)
        for ahead in range(at, min(at + 4, len(chunks))):
            chunk = chunks[ahead]
            kind = self._words.kind_of(chunk)
            if kind:
                return kind, ahead + 1, chunk.case
            if chunk.folded not in self._words.between:
                break
        return "", at, ""

    def _shared(self, chunks: Sequence[Chunk], titles: list[_Title]) -> list[_Title]:
        """Give the titles of a list the kind that stands after its last one (``"A", "B" və "C" romanları``)."""
        out = list(titles)
        for at in range(len(out) - 2, -1, -1):
            this, following = out[at], out[at + 1]
            between = chunks[this.end : following.first]
            joins = all(c.folded == "," or c.folded in self._small.joining for c in between)
            if not this.kind and following.kind and between and joins:
                out[at] = _Title(this.words, this.first, this.last, following.kind, following.end, following.case)
        return out

    # ---------------------------------------------------------- who wrote them

    def _said(self, sentence: Sentence, titles: Sequence[_Title], title: _Title) -> Fact | None:
        chunks = sentence.chunks
        end = self._author_word(chunks, titles, title)
        if end:
            person = self._after(chunks, end) or self._before(sentence, title.first)
            return self._fact(sentence, person, title, end) if person else None
        owner = self._owner(sentence, title)
        if owner is not None:
            return self._fact(sentence, owner, title, title.end - 1)
        verb = self._verb(chunks, title)
        if verb and title.kind and title.case in ("acc", "nom"):
            person = self._before(sentence, title.first)
            return self._fact(sentence, person, title, verb) if person else None
        return None

    def _author_word(self, chunks: Sequence[Chunk], titles: Sequence[_Title], title: _Title) -> int:
        """Where ``müəllifi`` stands after a title in the genitive, over others listed with it; 0 for nowhere."""
        if title.kind and title.case != "gen":
            return 0
        at = title.end
        inside = {i for t in titles for i in range(t.first, t.end)}
        while at < min(len(chunks), title.end + _LISTED):
            chunk = chunks[at]
            if chunk.folded.startswith(self._words.author):
                return at
            listed = chunk.folded == "," or chunk.folded in self._small.joining or chunk.case == "gen"
            counted = chunk.kind == "figure" or chunk.folded in "()" or chunk.kind == "time"
            if not (listed or counted or at in inside or chunk.case == "nom") or chunk.verb or chunk.folded in ".;:":
                return 0
            at += 1
        return 0

    def _after(self, chunks: Sequence[Chunk], at: int) -> str:
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        person = following is not None and following.name is not None and following.name.kind == "person"
        return following.name.entity if person and following is not None and following.name is not None else ""

    def _verb(self, chunks: Sequence[Chunk], title: _Title) -> int:
        """Where the verb of writing stands shortly after a title and its kind; 0 for nowhere."""
        for at in range(title.end, min(title.end + _FAR, len(chunks))):
            if chunks[at].folded.startswith(self._words.made):
                return at
            if chunks[at].verb or chunks[at].folded in ".;:":
                return 0
        return 0

    def _before(self, sentence: Sentence, at: int) -> str:
        """The person that the clause before a title names in the nominative, else the one the story is about."""
        for chunk in reversed(sentence.chunks[max(0, at - _LONGEST) : at]):
            person = chunk.name is not None and chunk.name.kind == "person"
            if person and chunk.name is not None and chunk.case == "nom" and not chunk.copula:
                return chunk.name.entity
        return self._referents.elided("person", sentence.start, personal=True) or ""

    def _owner(self, sentence: Sentence, title: _Title) -> str | None:
        """Whose work it is: a genitive before the title (``şairin "X" poeması``, ``Y-nin ilk kitabı — "X"``)."""
        chunks = sentence.chunks
        kind = title.kind
        for at in range(title.first - 1, max(-1, title.first - 1 - _FAR), -1):
            chunk = chunks[at]
            kind = kind or self._words.kind_of(chunk)
            if chunk.case == "gen":
                if not kind:
                    return None
                if chunk.name is not None:
                    return chunk.name.entity if chunk.name.kind == "person" else None
                meant = chunk.lemma in self._words.owners or chunk.folded in self._words.owners
                return self._referents.elided("person", sentence.start, personal=False) if meant else None
            if chunk.verb or chunk.folded in ".;:," or chunk.case in _OWNED_ELSEWHERE:
                return None
        return None

    # ---------------------------------------------------------- lists of works

    def _listed(self, sentence: Sentence, title: _Title) -> Iterator[Fact]:
        person = self._referents.elided("topic:person", sentence.start, personal=False)
        if person:
            yield self._fact(sentence, person, title, title.last)

    def _fact(self, sentence: Sentence, person: str, title: _Title, last: int) -> Fact:
        chunks = sentence.chunks
        start, end = chunks[title.first].start, chunks[max(title.last, min(last, len(chunks) - 1))].end
        property_ = "composer_of" if title.kind in self._words.musical else "author_of"
        time = self._clock.stated(sentence, start, end)
        return Fact(start, end, person, property_, title.words, time, "work", _SURE)


_OWNED_ELSEWHERE = frozenset({"loc", "dat", "abl", "acc"})  # what stands between is the genitive's, not the work


def _past_brackets(chunks: Sequence[Chunk], at: int) -> int:
    if at < len(chunks) and chunks[at].folded == "(":
        while at < len(chunks) and chunks[at].folded != ")":
            at += 1
        return at + 1
    return at


def _lists(document: Document, words: _Words) -> Iterator[tuple[int, ...]]:
    """The lists of works under a short line that says so: where the lines of each list begin."""
    lines: list[int] | None = None
    for paragraph in document.paragraphs:
        for span in _lines(document, paragraph):
            told = document.folded[span.start : span.end].rpartition(". ")[2].strip(" :.=#*\t")
            if len(told) <= _HEADING and told in words.headings:
                yield tuple(lines or ())
                lines = []
            elif lines is not None and told[:1] in _QUOTES and len(lines) < _LISTED:
                lines.append(span.start + document.folded[span.start : span.end].index(told[0]))
            elif told and not told[:1].isdigit() and told[:1] not in "-–—•*":
                yield tuple(lines or ())
                lines = None
    yield tuple(lines or ())


def _lines(document: Document, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while start < paragraph.end:
        end = document.plain.find("\n", start, paragraph.end)
        end = paragraph.end if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 1
