"""A sentence in chunks: its names, times and figures whole, the other words one by one, each with its case."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from salname import lang
from salname.model import Figure, Name, Record, Time
from salname.read.document import Document
from salname.read.text import Token, fold
from salname.tag import clauses
from salname.tag.clauses import Clause
from salname.tag.inflection import Nominal, nominals, verbals

Kind = Literal["name", "time", "figure", "word", "sign"]

_OPENERS, _CLOSERS = '“”«„"', '”“»"'
_KEPT = 64  # sentences
_SURE_VERB = 5.0  # the score below which a word that may be a verb form is taken for a noun


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of a sentence. ``base`` is it without its case; ``folded`` the whole of it in lower case.

    ``verb`` is ``participle``, ``converb`` or ``finite`` where the word is a form of a known verb.
    """

    start: int
    end: int
    kind: Kind
    folded: str
    base: str
    case: str = "nom"
    plural: bool = False
    possessed: bool = False
    relative: bool = False
    copula: bool = False
    lemma: str = ""
    verb: str = ""
    record: Record | None = None

    @property
    def name(self) -> Name | None:
        """The name that this is, if it is one."""
        return self.record if isinstance(self.record, Name) else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence cut up: its chunks in order and its clauses. ``index`` is its place in the document."""

    index: int
    start: int
    end: int
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]

    def at(self, offset: int) -> int:
        """Give the index of the first chunk that ends after this offset."""
        return bisect_left(self.chunks, offset + 1, key=lambda c: c.end)

    def before(self, offset: int, count: int) -> Iterator[Clause]:
        """Give the clauses that end before an offset, the nearest first, so many at most."""
        at = bisect_right(self.clauses, offset, key=lambda c: c.end)
        return reversed(self.clauses[max(0, at - count) : at])

    def clause(self, offset: int) -> Clause:
        """Give the clause that holds this offset."""
        at = bisect_right(self.clauses, offset, key=lambda c: c.start) - 1
        return self.clauses[max(0, at)]


class Cutter:
    """Cuts the sentences of one document into chunks when they are asked for, and keeps the last ones it cut."""

    def __init__(
        self, document: Document, times: Sequence[Time], names: Sequence[Name], figures: Sequence[Figure]
    ) -> None:
        self.document = document
        self._records: list[Record] = _apart([*names, *times, *figures])
        self._starts = [r.start for r in self._records]
        self._cut: dict[int, Sentence] = {}

    def __getitem__(self, index: int) -> Sentence:
        if index not in self._cut:
            if len(self._cut) >= _KEPT:
                del self._cut[next(iter(self._cut))]
            self._cut[index] = self._sentence(index)
        return self._cut[index]

    def _sentence(self, index: int) -> Sentence:
        span = self.document.sentences[index]
        chunks: list[Chunk] = []
        tokens = self.document.tokens(index)
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end)
        records = iter(self._records[low:high])
        record = next(records, None)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            while record is not None and record.end <= token.start:
                record = next(records, None)
            if record is not None and token.end > record.start:
                chunks.append(_record_chunk(self.document, record))
                while at < len(tokens) and tokens[at].start < record.end:
                    at += 1
                continue
            at = self._plain(tokens, at, record.start if record else span.end, chunks)
        return Sentence(index, span.start, span.end, tuple(chunks), clauses.split(self.document, index))

    def _plain(self, tokens: Sequence[Token], at: int, limit: int, chunks: list[Chunk]) -> int:
        document = self.document
        token = tokens[at]
        start, end = token.start, token.end
        following = at + 1
        while (
            following + 1 < len(tokens)
            and document.plain[end : end + 1] in ("-", "'")
            and _glued(tokens, following, limit)
        ):
            end = tokens[following + 1].end
            following += 2
        text = document.plain[start:end]
        if not text[0].isalnum():
            chunks.append(Chunk(start, end, "sign", text, text))
            return following
        reading = nominals(text)[0]
        chunks.append(_word_chunk(document, start, end, reading))
        return following


def _glued(tokens: Sequence[Token], at: int, limit: int) -> bool:
    hyphen, after = tokens[at], tokens[at + 1]
    return bool(hyphen.end == after.start and after.kind != "punct" and after.end <= limit)


def _apart(records: list[Record]) -> list[Record]:
    """The records in order of place; of two that overlap the longer stays (a name before a figure or a time)."""
    kept: list[Record] = []
    for record in sorted(records, key=lambda r: (r.start, -r.end)):
        if kept and record.start < kept[-1].end:
            if record.end - record.start > kept[-1].end - kept[-1].start and isinstance(record, Name):
                kept[-1] = record
            continue
        kept.append(record)
    return kept


def _word_chunk(document: Document, start: int, end: int, reading: Nominal) -> Chunk:
    return Chunk(
        start,
        end,
        "word",
        document.folded[start:end],
        reading.base or document.plain[start:end],
        case=reading.case,
        plural=reading.plural,
        possessed=reading.possessive == "3" and document.folded[start:end] not in _adjectives(document.language),
        relative=reading.relative,
        copula=bool(reading.copula),
        lemma=fold(reading.stem),
        verb=_verb(document.folded[start:end]),
    )


@cache
def _adjectives(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "clauses")["particles"]["adjectives"])


def _verb(folded: str) -> str:
    reading = next(iter(verbals(folded)), None)
    if reading is None or not reading.known or reading.score < _SURE_VERB or reading.form == "verbal_noun":
        return ""
    if reading.tense == "imperative":
        return ""
    return "perfect" if reading.form == "finite" and reading.tense == "perfect" and _bare(folded) else reading.form


def _bare(folded: str) -> bool:
    return folded.endswith(_perfect(lang.DEFAULT))


@cache
def _perfect(code: str) -> tuple[str, ...]:
    return tuple(lang.load(code, "clauses")["ends"]["perfect"])


def is_verb(chunk: Chunk) -> bool:
    """Say whether a word is a verb form, also one of a verb that is in no list (by its -mış)."""
    return bool(chunk.verb) or (chunk.kind == "word" and _bare(fold(chunk.base)))


def _record_chunk(document: Document, record: Record) -> Chunk:
    folded = document.folded[record.start : record.end]
    if isinstance(record, Time):
        return Chunk(record.start, record.end, "time", folded, record.quote, record=record)
    last = record.quote.split()[-1] if record.quote.split() else record.quote
    reading = nominals(last)[0]
    if isinstance(record, Name):
        case = _name_case(record, reading)
        owned = reading.possessive == "3" and (reading.known or " " in record.base)  # Bakı is nobody's
        return Chunk(
            record.start, record.end, "name", folded, record.base,
            case="nom" if case == "cop" else case, plural=reading.plural,
            possessed=owned, relative=reading.relative and record.base != record.quote,
            copula=case == "cop", lemma=folded, record=record,
        )  # fmt: skip
    base = record.quote[: len(record.quote) - len(last)] + (reading.base or last)
    return Chunk(
        record.start, record.end, "figure", folded, base, case=reading.case, plural=reading.plural,
        possessed=reading.possessive == "3", lemma=folded.split()[-1] if folded.split() else folded, record=record,
    )  # fmt: skip


def _name_case(name: Name, reading: Nominal) -> str:
    """The case that the name's ending says ("cop" for a copula); where there is none, the nominative."""
    if name.quote == name.base:
        return "nom"
    if fold(name.quote).startswith(fold(name.base)):
        case = ending_case(fold(name.quote[len(name.base) :]))
        if case:
            return case
    return reading.case


@cache
def ending_case(ending: str) -> str:
    """Give the case that a folded ending shows, "" where it shows none."""
    for case, endings in lang.load(lang.DEFAULT, "clauses")["name_endings"].items():
        if ending.strip("-'’\"”“») ") in endings:
            return str(case)
    return ""
