"""What was so on a date: the question put to the book's fluents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, func, literal, select, union_all

from salname import lang
from salname.errors import BookError
from salname.know import schema
from salname.know.state import aspects, days, subjects, table
from salname.know.state.aspects import Aspect
from salname.know.state.claims import Effect, Fluent, Proof
from salname.know.state.days import NEVER, Window
from salname.know.state.families import Family, families
from salname.model import KINDS

if TYPE_CHECKING:
    from salname.know.book import Book

LIMIT = 1000
"""Fluents that an answer has at most."""


_EXCERPT = 200  # letters that are shown of a sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a fluent stands on, and what they do for it; ``sentence`` is the one that they stand in."""

    record: str
    does: Effect
    document: str
    start: int
    end: int
    quote: str
    sentence: str = ""

    @property
    def excerpt(self) -> str:
        """The sentence around the words, cut to a length that is read at a glance."""
        text = self.sentence or self.quote
        if len(text) <= _EXCERPT:
            return " ".join(text.split())
        at = max(0, text.find(self.quote))
        start = max(0, min(at - (_EXCERPT - min(len(self.quote), _EXCERPT)) // 2, len(text) - _EXCERPT))
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = start + _EXCERPT
        end = text.rfind(" ", start, end) if end < len(text) else len(text)
        cut = " ".join(text[start:end].split())
        return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


@dataclass(frozen=True, slots=True)
class Holding:
    """A fluent on a date: ``said`` words it, ``certain`` is false where it is only possible."""

    fluent: Fluent
    family: Family
    said: str
    certain: bool
    evidence: tuple[Evidence, ...] = ()

    @property
    def passages(self) -> tuple[Evidence, ...]:
        """The evidence with each sentence once."""
        return tuple({(e.document, e.excerpt): e for e in reversed(self.evidence)}.values())[::-1]

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON-ready values; dates in EDTF."""
        fluent = self.fluent
        return {
            "subject": fluent.subject,
            "family": fluent.family,
            "label": self.family.label,
            "value": fluent.value,
            "detail": fluent.detail,
            "said": self.said,
            "holds": not fluent.denied,
            "certain": self.certain,
            "since": days.value(fluent.since) if fluent.began else None,
            "until": days.value(fluent.until) if fluent.ended else None,
            "reaches": [days.value(fluent.since), days.value(fluent.until)],
            "evidence": [asdict(e) for e in self.evidence],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What the book knows of a date. ``about`` is the subject that was asked for; no holdings means *unknown*."""

    date: str
    about: str | None
    holdings: tuple[Holding, ...]

    def answers(self) -> list[str]:
        """Give the values that are certain, or, where none is, the possible ones; empty says *unknown*."""
        sure = [h.said for h in self.holdings if h.certain]
        return list(dict.fromkeys(sure or [h.said for h in self.holdings]))


def window(date: str) -> Window:
    """Give the days of a date as a person writes it, in EDTF: ``1918-06-01``, ``1465``, ``-0500``, ``-500``.

    Raises :class:`~salname.errors.BookError` for what is no date.
    """
    text = date.strip()
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    if bare.isdecimal() and len(bare) < 4:
        text = f"{sign}{bare:0>4}"
    found = days.window(text)
    if found is None:
        raise BookError(f"'{date}' is no date: write it as 1991-12-16, 1991-12, 1991 or -0500")
    return found


def on(book: Book, date: str, of: str | None = None, aspect: str | None = None, *, limit: int = LIMIT) -> State:
    """Say what was so on a date (any EDTF date): of everything, or of one subject, in all aspects or one.

    Raises :class:`~salname.errors.BookError` for what is no date. A subject or an aspect that the book does not know
    gives no holdings: the text does not say.
    """
    when = window(date)
    language = lang.DEFAULT
    wanted = aspects.aspect(aspect, language) if aspect else None
    if aspect and wanted is None:
        return State(date, of, ())
    with book.reading() as connection:
        about = subjects.find(connection, of) if of else None
        found = [] if of and about is None else _fluents(connection, when, about, wanted, limit)
        if wanted and of and not found:
            found = _elsewhere(connection, when, about, of, wanted)[:limit]
        return State(date, about or of, _holdings(connection, found, when, language))


def _fluents(
    connection: Connection, when: Window, about: str | None, wanted: Aspect | None, limit: int
) -> list[Fluent]:
    rows = connection.execute(_of_subject(when, about) if about else _of_all(when, limit))
    found = [fluent(row) for row in rows]
    return narrowed([f for f in found if f.possible(when)], wanted)[:limit]


def narrowed(found: Sequence[Fluent], wanted: Aspect | None) -> list[Fluent]:
    """Keep the fluents that answer an aspect."""
    if wanted is None:
        return list(found)
    taken = [f for f in found if wanted.takes(f.family, f.value, f.detail)]
    if not taken and "figure" in wanted.families and wanted.words:  # then by the words before the figure
        near = [f for f in found if wanted.takes(f.family, f.value, f.detail, loose=True)]
        taken = [f for f in near if wanted.fits(f.value, f.detail)]
    if wanted.any_words and wanted.words and (fitting := [f for f in taken if wanted.fits(f.value, f.detail)]):
        return fitting
    return taken


def _of_subject(when: Window, about: str) -> Select[Any]:
    where = table.fluents.c
    return (
        select(table.fluents)
        .where(where.subject == about, where.since_lo <= when.hi, where.until_hi >= when.lo)
        .order_by(where.id)
    )


def _of_all(when: Window, limit: int) -> Select[Any]:
    """The fluents of all subjects that may hold, by the interval tree (see :mod:`salname.know.state.table`)."""
    where = table.fluents.c
    left, right = table.path(when.lo, when.hi)
    parts = [
        select(table.fluents).where(where.node.between(table.bounded(when.lo), table.bounded(when.hi))),
        select(table.fluents).where(where.node.in_(left or [0]), where.until_hi >= when.lo),
        select(table.fluents).where(where.node.in_(right or [0]), where.since_lo <= when.hi),
    ]
    whole = union_all(*parts).subquery()
    return select(whole).limit(limit)


def _elsewhere(connection: Connection, when: Window, about: str | None, asked: str, wanted: Aspect) -> list[Fluent]:
    """Look where else an answer may be: with the polity of that date, or among the figures of what is spoken of."""
    if about is None:
        return _figures_of(connection, when, asked, wanted) if "figure" in wanted.families else []
    for polity in _fluents(connection, when, about, None, LIMIT):
        if polity.family != "polity" or polity.denied:
            continue
        other = subjects.find(connection, polity.value)
        if other and other != about and (found := _fluents(connection, when, other, wanted, LIMIT)):
            return [replace(f, sure=f.sure and polity.sure) for f in found]
    return []


def _figures_of(connection: Connection, when: Window, asked: str, wanted: Aspect) -> list[Fluent]:
    """The figures of something that is no subject of its own."""
    where = table.fluents.c
    query = (
        select(table.fluents)
        .where(where.family == "figure", where.since_lo <= when.hi, where.until_hi >= when.lo)
        .where(where.detail.contains(f" {subjects.stem(asked)}", autoescape=True))
        .limit(LIMIT)
    )
    return narrowed([fluent(row) for row in connection.execute(query)], wanted)


def fluent(row: Row[Any]) -> Fluent:
    """Make a fluent of its row."""
    return Fluent(
        subject=row.subject,
        family=row.family,
        value=row.value,
        since=Window(row.since_lo, row.since_hi),
        until=Window(row.until_lo, row.until_hi),
        detail=row.detail,
        denied=bool(row.denied),
        sure=bool(row.sure),
        began=bool(row.began),
        ended=bool(row.ended),
        proofs=tuple(Proof(*p) for p in json.loads(row.proofs)),
    )


def _holdings(connection: Connection, found: Sequence[Fluent], when: Window, language: str) -> tuple[Holding, ...]:
    known = families(language)
    words = evidence(connection, {p.record for f in found for p in f.proofs})
    out = [
        Holding(
            f,
            known[f.family],
            said(f, known[f.family]),
            f.certain(when),
            tuple(replace(words[p.record], does=p.does) for p in f.proofs if p.record in words),
        )
        for f in found
    ]
    order = {name: place for place, name in enumerate(known)}
    first = abouts(connection)
    out.sort(
        key=lambda h: (
            first.get(h.fluent.subject, len(first)),
            h.fluent.subject,
            order[h.fluent.family],
            h.fluent.denied,
            not h.certain,
            h.fluent.since,
            h.fluent.value,
        )
    )
    return tuple(out)


def main_subjects(book: Book) -> tuple[str, ...]:
    """Give the subjects that the documents are about, those of most documents first."""
    with book.reading() as connection:
        return tuple(abouts(connection))


def abouts(connection: Connection) -> dict[str, int]:
    """Give the subjects that documents are about, with their places in order: those of most documents first."""
    where = table.read.c
    query = (
        select(where.about)
        .where(where.about.is_not(None))
        .group_by(where.about)
        .order_by(func.count().desc(), where.about)
        .limit(LIMIT)
    )
    return {about: place for place, about in enumerate(connection.execute(query).scalars())}


def said(found: Fluent, family: Family) -> str:
    """Word a fluent."""
    if not found.denied:
        return family.said.format(value=found.value)
    is_before = found.since.lo == NEVER and family.before
    return (family.before if is_before else family.after).format(value=found.value)


def evidence(connection: Connection, records: Iterable[str]) -> Mapping[str, Evidence]:
    """Give the words of records by their ids, and of sentences by theirs (``s12``)."""
    by_kind: dict[str, list[int]] = {}
    for record in sorted(records):
        by_kind.setdefault(record[0], []).append(int(record[1:]))
    out: dict[str, Evidence] = {}
    tables = {kind[0]: schema.RECORDS[kind] for kind in KINDS} | {"s": schema.sentences}
    for letter, table_of in tables.items():
        numbers, where = by_kind.get(letter, []), table_of.c
        quote = where.text if letter == "s" else where.quote
        for at in range(0, len(numbers), 500):
            query = (
                select(where.id, schema.documents.c.name, where.start, where.end, quote, _sentence(letter))
                .select_from(_joined(letter, table_of))
                .where(where.id.in_(numbers[at : at + 500]))
            )
            for number, *place in connection.execute(query):
                out[f"{letter}{number}"] = Evidence(f"{letter}{number}", "holds", *place)
    return out


def _sentence(letter: str) -> ColumnElement[str]:
    """The column of the sentence that a record of this kind stands in."""
    return literal("") if letter == "s" else func.coalesce(schema.sentences.c.text, "")


def _joined(letter: str, records: Table) -> FromClause:
    found = records.join(schema.documents, schema.documents.c.id == records.c.document_id)
    if letter == "s":
        return found
    return found.outerjoin(schema.sentences, schema.sentences.c.id == records.c.sentence_id)
