"""What the book works out at the end of a build: claims of new documents, and the fluents of what they touch."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select

from salname.know import rows, schema
from salname.know.review import table as reviewed
from salname.know.state import hearing, table
from salname.know.state.cast import Cast, key, of_names, renamed
from salname.know.state.claims import Claim, Fluent
from salname.know.state.days import Window
from salname.know.state.families import families
from salname.know.state.hearing import Passage
from salname.know.state.spoken import Place
from salname.know.state.stretches import Frame
from salname.know.state.timeline import fluents

if TYPE_CHECKING:
    from salname.know.book import Book, DocumentRow

_BATCH = 500
_STRETCH = 200_000  # code points of a document that are heard at a time


def derive(connection: Connection, book: Book) -> None:
    """Bring the state up to date with the book's documents, inside the caller's transaction."""
    documents = {row.id: row for row in book.documents()}
    stamps = {number: _stamp(connection, number, row.name) for number, row in documents.items()}
    known = {row.document_id: row.stamp for row in connection.execute(select(table.read))}
    touched: set[str] = set()
    for old in sorted(number for number, stamp in known.items() if stamps.get(number) != stamp):
        touched |= _forget(connection, old)
    for number in sorted(number for number, stamp in stamps.items() if known.get(number) != stamp):
        touched |= _take_in(connection, book, documents[number], stamps[number])
    for some in _batches(sorted(touched)):
        _work_out(connection, some)


def follow(connection: Connection, book: Book, documents: Sequence[int]) -> None:
    """Bring the state up to date with some documents, by their numbers, of which people have changed records."""
    touched: set[str] = set()
    for row in book.documents():
        if row.id in documents:
            touched |= _forget(connection, row.id)
            touched |= _take_in(connection, book, row, _stamp(connection, row.id, row.name))
    for some in _batches(sorted(touched)):
        _work_out(connection, some)


def _take_in(connection: Connection, book: Book, row: DocumentRow, stamp: str) -> set[str]:
    """Write what a document claims; gives the subjects that it speaks of."""
    who = _cast(connection, row)
    said, now = hearing.document(who, _passages(book, row))
    _write(connection, (row.id, stamp, now), who, said)
    return {claim.subject for claim in said}


def _cast(connection: Connection, row: DocumentRow) -> Cast:
    """Gather the cast of a document by its names in the book."""
    names, relations, events = (schema.RECORDS[kind].c for kind in ("name", "relation", "event"))
    spelt = (names.entity, names.kind, names.base)
    query = select(*spelt, func.count()).where(names.document_id == row.id)
    counted = connection.execute(query.group_by(*spelt).order_by(func.min(names.id)))
    replaced = (relations.document_id == row.id, relations.property.in_(("replaces", "replaced_by")))
    renaming = (events.document_id == row.id, events.type == "renaming")
    told = [*rows.meeting(connection, "relation", *replaced), *rows.meeting(connection, "event", *renaming)]
    told.sort(key=lambda stored: int(stored.id[1:]))
    pairs = filter(None, (renamed(stored.record) for stored in told))
    return of_names({(entity, kind, base): n for entity, kind, base, n in counted}, pairs, row.language)


def _passages(book: Book, row: DocumentRow) -> Iterator[Passage]:
    """Give a document in stretches of whole sentences, each with the records that begin in it."""

    def passage(sentences: Sequence[Place], begin: int, end: int | None) -> Passage:
        found = book.records(document=row.name, start=begin, end=end)
        return Passage([(s.id, s.record) for s in found if s.record.start >= begin], sentences)

    begin, held = 0, list[Place]()
    for at in range(0, row.length, _STRETCH):
        touching = book.sentences(row.name, at, at + _STRETCH)
        following = [Place(s.id, s.start, s.end, s.text) for s in touching if s.start >= at]
        if held and following:
            yield passage(held, begin, following[0].start)
            begin = following[0].start
        held = following or held
    yield passage(held, begin, None)


def _stamp(connection: Connection, document: int, name: str) -> str:
    """Tell which decisions of people the records of a document bear: none, or those up to a number."""
    aside = reviewed.set_aside.c
    where = select(func.count(), func.sum(aside.id)).where(aside.document_id == document)
    count, numbers = connection.execute(where).one()
    if not count:
        return ""
    of_it = reviewed.decisions.c.document == name
    last = connection.execute(select(func.max(reviewed.decisions.c.number)).where(of_it)).scalar()
    return f"{count} {numbers} {last}"


def _forget(connection: Connection, document: int) -> set[str]:
    where = table.claims.c.document_id == document
    subjects = set(connection.execute(select(table.claims.c.subject).where(where).distinct()).scalars())
    for room in (table.claims, table.read, table.spellings):
        connection.execute(delete(room).where(room.c.document_id == document))
    return subjects


def _write(connection: Connection, read: tuple[int, str, int | None], who: Cast, said: Sequence[Claim]) -> None:
    document, stamp, now = read
    following = int(connection.execute(select(func.coalesce(func.max(table.claims.c.id), 0))).scalar_one()) + 1
    for at in range(0, len(said), _BATCH):
        some = enumerate(said[at : at + _BATCH], following + at)
        connection.execute(insert(table.claims), [_claim_row(number, document, c) for number, c in some])
    about = who.subject(who.country) if who.country else who.main
    row = {"document_id": document, "about": about, "present": now, "stamp": stamp}
    connection.execute(insert(table.read), row)
    subjects = {c.subject for c in said}
    spelt = {key(subject): subject for subject in sorted(subjects)}
    spelt |= {base: who.subject(label) for base, label in who.bases.items() if who.subject(label) in subjects}
    if spelt:
        found = [{"document_id": document, "key": k, "subject": s} for k, s in sorted(spelt.items())]
        connection.execute(insert(table.spellings), found)


def _claim_row(number: int, document: int, c: Claim) -> dict[str, Any]:
    return {
        "id": number,
        "document_id": document,
        "subject": c.subject,
        "family": c.family,
        "value": c.value,
        "effect": c.effect,
        **_days("first", c.first),
        **_days("last", c.last),
        "evidence": json.dumps(c.evidence),
        "detail": c.detail,
        "sure": c.sure,
        "term": c.term,
    }


def _days(name: str, span: Window | None) -> dict[str, int | None]:
    return {f"{name}_lo": span.lo if span else None, f"{name}_hi": span.hi if span else None}


def _work_out(connection: Connection, subjects: Sequence[str]) -> None:
    """Work the fluents of some subjects out anew, from the claims of every document."""
    connection.execute(delete(table.fluents).where(table.fluents.c.subject.in_(subjects)))
    following = int(connection.execute(select(func.coalesce(func.max(table.fluents.c.id), 0))).scalar_one()) + 1
    made: list[dict[str, Any]] = []
    for subject, said in groupby(_claims_of(connection, subjects), key=lambda pair: pair[0].subject):
        pairs = list(said)
        latest = max((p for _, p in pairs if p is not None), default=None)
        for fluent in of_subject([c for c, _ in pairs], latest):
            made.append(_row(following + len(made), subject, fluent))
    if made:
        connection.execute(insert(table.fluents), made)


def of_subject(said: Sequence[Claim], latest: int | None, language: str = "az") -> list[Fluent]:
    """Give the fluents of one subject from its claims; ``latest`` is the present of the texts that speak of it."""
    known = families(language)
    barriers = sorted(
        {
            c.first
            for c in said
            if c.family in known and known[c.family].barrier and c.first is not None and c.effect in ("begins", "ends")
        }
    )
    frame = Frame(tuple(barriers), latest)
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in said:
        family = known[claim.family]
        groups[claim.family, claim.detail if family.by_detail else ""].append(claim)
    return [f for (name, _), some in sorted(groups.items()) for f in fluents(some, known[name], frame)]


def _claims_of(connection: Connection, subjects: Sequence[str]) -> Iterator[tuple[Claim, int | None]]:
    """Give the claims on some subjects, by subject, each with its document's present."""
    query = (
        select(table.claims, table.read.c.present)
        .join(table.read, table.read.c.document_id == table.claims.c.document_id)
        .where(table.claims.c.subject.in_(subjects))
        .order_by(table.claims.c.subject, table.claims.c.id)
    )
    for row in connection.execute(query):
        yield (
            Claim(
                subject=row.subject,
                family=row.family,
                value=row.value,
                effect=row.effect,
                first=None if row.first_lo is None else Window(row.first_lo, row.first_hi),
                last=None if row.last_lo is None else Window(row.last_lo, row.last_hi),
                evidence=tuple(json.loads(row.evidence)),
                document=row.document_id,
                detail=row.detail,
                sure=row.sure,
                term=row.term,
            ),
            row.present,
        )


def _row(number: int, subject: str, fluent: Fluent) -> dict[str, Any]:
    return {
        "id": number,
        "subject": subject,
        "family": fluent.family,
        "value": fluent.value,
        "since_lo": fluent.since.lo,
        "since_hi": fluent.since.hi,
        "until_lo": fluent.until.lo,
        "until_hi": fluent.until.hi,
        "detail": fluent.detail,
        "denied": fluent.denied,
        "sure": fluent.sure,
        "began": fluent.began,
        "ended": fluent.ended,
        "proofs": json.dumps(fluent.proofs),
        "node": table.node(fluent.since.lo, fluent.until.hi),
    }


def _batches(subjects: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(subjects), _BATCH):
        yield subjects[at : at + _BATCH]
