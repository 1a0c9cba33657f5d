"""What a check looks at: a page, a document or a piece of a long one, with the records found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from salname import read
from salname.know.audit.finding import Finding, Kind, Place, Severity
from salname.model import AnyRecord, Event, Figure, Name, RecordKind, Relation, Span, Time
from salname.read.document import Document

if TYPE_CHECKING:
    from salname.know.book import Book

SIZE = 2_000_000
"""Code points that are looked at together; longer documents are cut at the ends of paragraphs."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|\b[\w-]{1,40}\.(?:com|org|net|az|ru|html?|pdf)\b[/\w.?=&-]*"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


class Word(NamedTuple):
    """A run of letters with its place in the page."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Page:
    """A document or a piece of it. Offsets of a page count from its own beginning, also those of its records."""

    document: Document
    found: Mapping[RecordKind, tuple[AnyRecord, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The document's name."""
        return self.document.name

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word in order."""
        return tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(self.document.plain))

    @cached_property
    def _addresses(self) -> tuple[list[int], list[int]]:
        spans = [m.span() for m in _ADDRESS.finditer(self.document.plain)]
        return [s for s, _ in spans], [e for _, e in spans]

    def in_address(self, at: int) -> bool:
        """Say whether an offset lies in the address of a site or a letter box: no prose."""
        starts, ends = self._addresses
        found = bisect_right(starts, at) - 1
        return found >= 0 and at < ends[found]

    @cached_property
    def _sentence_starts(self) -> frozenset[int]:
        return frozenset(s.start for s in self.document.sentences)

    def opens_sentence(self, start: int) -> bool:
        """Say whether a sentence begins here, or after an opening mark just before."""
        starts = self._sentence_starts
        while start not in starts and start and self.document.plain[start - 1] in "“”\"«„'(-–—":
            start -= 1
        return start in starts

    def sentence(self, start: int) -> Span:
        """The sentence that holds an offset."""
        return self.document.sentences[self.document.sentence_at(start)]

    @property
    def times(self) -> tuple[Time, ...]:
        """The expressions of time."""
        return self.found.get("time", ())  # type: ignore[return-value]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The quantities."""
        return self.found.get("figure", ())  # type: ignore[return-value]

    @property
    def names(self) -> tuple[Name, ...]:
        """The mentions of named things."""
        return self.found.get("name", ())  # type: ignore[return-value]

    @property
    def events(self) -> tuple[Event, ...]:
        """The happenings."""
        return self.found.get("event", ())  # type: ignore[return-value]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The lasting facts."""
        return self.found.get("relation", ())  # type: ignore[return-value]

    def place(self, start: int, end: int) -> Place:
        """Turn offsets of the page into a place of its document."""
        return Place(self.name, self.document.offset + start, self.document.offset + end)

    def finding(
        self, kind: Kind, severity: Severity, spans: Iterable[tuple[int, int]], code: str, **parts: str
    ) -> Finding:
        """Report something of this page. A part called ``confidence`` is the finding's own."""
        confidence = float(parts.pop("confidence", "1"))
        places = tuple(self.place(s, e) for s, e in spans)
        return Finding(kind=kind, severity=severity, spans=places, code=code, parts=parts, confidence=confidence)


def pages(book: Book) -> Iterator[Page]:
    """Give the pages of a book, one by one, so that only one is held at a time."""
    for row in book.documents():
        text = book.text(row.name)
        reader = read.READERS.get(PurePath(row.name).suffix.lower())
        document = Document(row.name, text, reader(text) if reader else "", row.encoding, row.language)
        for piece in document.pieces(SIZE):
            yield Page(piece, _within(book, piece))


def page(document: Document, records: Iterable[AnyRecord] = ()) -> Page:
    """Make a page of a document and its records."""
    found: dict[RecordKind, list[AnyRecord]] = {}
    for record in records:
        found.setdefault(record.kind_name, []).append(record)
    return Page(document, {kind: tuple(kept) for kind, kept in found.items()})


def _within(book: Book, piece: Document) -> dict[RecordKind, tuple[AnyRecord, ...]]:
    end = piece.offset + len(piece.text)
    found: dict[RecordKind, list[AnyRecord]] = {}
    for stored in book.records(document=piece.name, start=piece.offset, end=end):
        record = stored.record
        if piece.offset <= record.start and record.end <= end:
            found.setdefault(record.kind_name, []).append(_shifted(record, piece.offset))
    return {kind: tuple(kept) for kind, kept in found.items()}


def _shifted(record: AnyRecord, offset: int) -> AnyRecord:
    if not offset:
        return record
    from dataclasses import replace

    return replace(record, start=record.start - offset, end=record.end - offset)
