"""A document in pages: where they begin, and what stands on each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sqlalchemy import func, literal, select, union_all

from salname.know import schema
from salname.know.book import Sentence, Stored
from salname.model import KINDS
from salname.show.atlas.state import Atlas

_BUDGET = 90_000  # bytes of HTML that a page of text may come to, by the estimate below
_RECORD_COST = 210  # bytes of HTML that a record adds, its note included
_LETTER_COST = 1.2


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document's text; ``number`` counts from 1 to ``of``, offsets are code points."""

    document: str
    number: int
    of: int
    start: int
    end: int
    length: int


def page_at(atlas: Atlas, document: str, offset: int) -> Page:
    """Give the page of a document that holds a code point."""
    starts = _starts(atlas, document)
    return page(atlas, document, max(1, bisect_right(starts, offset)))


def page(atlas: Atlas, document: str, number: int) -> Page:
    """Give a page of a document by its number (the nearest there is)."""
    starts = _starts(atlas, document)
    length = next(d.length for d in atlas.book.documents() if d.name == document)
    number = max(1, min(len(starts), number))
    end = starts[number] if number < len(starts) else length
    return Page(document, number, len(starts), starts[number - 1], end, length)


def _starts(atlas: Atlas, document: str) -> list[int]:
    """Cut a document at sentences so that each page stays below the budget, at paragraphs where one is near."""
    return atlas.remember(("pages", document), lambda: _cut(atlas, document))


def _cut(atlas: Atlas, document: str) -> list[int]:
    load = _records_by_sentence(atlas, document)
    starts, cost, paragraph = [0], 0.0, -1
    with atlas.book.reading() as connection:
        table, docs = schema.sentences, schema.documents
        rows = connection.execute(
            select(table.c.id, table.c.paragraph, table.c.start, table.c.end)
            .join(docs, docs.c.id == table.c.document_id)
            .where(docs.c.name == document)
            .order_by(table.c.start)
        )
        for row in rows:
            new_paragraph = row.paragraph != paragraph
            more = (row.end - row.start) * _LETTER_COST + load.get(row.id, 0) * _RECORD_COST
            if cost and (cost + more > _BUDGET or (new_paragraph and cost > _BUDGET * 0.75)):
                starts.append(row.start)
                cost = 0.0
            cost += more
            paragraph = row.paragraph
    return starts


def _records_by_sentence(atlas: Atlas, document: str) -> dict[int, int]:
    docs = schema.documents
    parts = [
        select(table.c.sentence_id, func.count().label("n"), literal(kind))
        .join(docs, docs.c.id == table.c.document_id)
        .where(docs.c.name == document)
        .group_by(table.c.sentence_id)
        for kind, table in ((k, schema.RECORDS[k]) for k in KINDS)
    ]
    out: dict[int, int] = {}
    with atlas.book.reading() as connection:
        for sentence, number, _ in connection.execute(union_all(*parts)):
            out[sentence] = out.get(sentence, 0) + number
    return out


def sentences(atlas: Atlas, page: Page) -> tuple[Sentence, ...]:
    """The sentences of a page."""
    found = atlas.book.sentences(page.document, page.start, page.end)
    return tuple(s for s in found if page.start <= s.start < page.end)


def records(atlas: Atlas, page: Page) -> list[Stored]:
    """The records that touch a page, in order of place."""
    key = ("page records", page)
    return atlas.remember(key, lambda: list(atlas.book.records(document=page.document, start=page.start, end=page.end)))


def paragraphs(atlas: Atlas, page: Page) -> list[tuple[int, str]]:
    """The paragraphs of a page with where they begin: all its code points but the white space between them."""

    def make() -> list[tuple[int, str]]:
        spans: dict[int, tuple[int, int]] = {}
        for sentence in sentences(atlas, page):
            start, _ = spans.get(sentence.paragraph, (sentence.start, 0))
            spans[sentence.paragraph] = (start, sentence.end)
        text = atlas.book.passage(page.document, page.start, page.end)
        return [(a, text[a - page.start : z - page.start]) for a, z in spans.values()]

    return atlas.remember(("paragraphs", page), make)
