"""What the book works out at the end of a build: claims of new documents, and the fluents of what they touch."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select

from salname.know.review import table as reviewed
from salname.know.state import facts, inference, spoken, table
from salname.know.state.cast import Cast, cast, key
from salname.know.state.claims import Claim, Fluent
from salname.know.state.days import EVER, NEVER, Window, window
from salname.know.state.families import families
from salname.know.state.said import Said
from salname.know.state.stretches import Frame
from salname.know.state.timeline import fluents
from salname.model import AnyRecord, Event, Name, Time

if TYPE_CHECKING:
    from salname.know.book import Book, DocumentRow

_BATCH = 500


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
    found = [(s.id, s.record) for s in book.records(document=row.name)]
    sentences = [(s.id, s.start, s.end, s.text) for s in book.sentences(row.name)]
    who, said, now = of_document(found, sentences, row.language)
    _write(connection, (row.id, stamp, now), who, said)
    return {claim.subject for claim in said}


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


def of_document(
    records: Sequence[tuple[str, AnyRecord]], sentences: Sequence[tuple[int, int, int, str]], language: str
) -> tuple[Cast, tuple[Claim, ...], int | None]:
    """Give the cast of a document, all that its records and sentences claim, and the text's present.

    Sentences are number, start, end and text, in order.
    """
    who = cast((record for _, record in records), language)
    names = [r for _, r in records if isinstance(r, Name)]
    times = [r for _, r in records if isinstance(r, Time)]
    told: list[tuple[int, Claim]] = []  # with the sentence that tells it
    place = 0
    for number, record in records:
        while place + 1 < len(sentences) and sentences[place + 1][1] <= record.start:
            place += 1
        here, start, _, text = sentences[place] if sentences else (record.start, 0, 0, "")
        until = max(0, record.end - start)
        clause = text[max(0, until - _CLAUSE) : until] if isinstance(record, Event) else text
        earlier = " ".join(s[3] for s in sentences[max(0, place - _BACK) : place]) if _is_election(record) else ""
        told += ((here, claim) for claim in facts.claims(Said(number, record, clause, who, earlier)))
    titles: set[tuple[int, Window | None]] = set()
    for sentence in spoken.sentences(sentences, names, times):
        titles |= {(sentence.number, window(t.edtf)) for t in sentence.titled}
        heard = Said(f"s{sentence.number}", sentence, sentence.quote, who)
        told += ((sentence.number, claim) for claim in facts.claims(heard))
    told = [(here, c) for here, c in told if (here, c.first) not in titles or c.first is None]
    return who, _once(inference.whole([claim for _, claim in told], who)), present(told)


def _is_election(record: AnyRecord) -> bool:
    return isinstance(record, Event) and record.type == "election"


_CLAUSE = 400  # letters before the end of an event's trigger in which its clause is
_BACK = 3  # sentences before an election that may say what it was for
_ENOUGH = 5  # records that one claim is proved by


def _once(said: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give each claim once, with the records of all that say it."""
    proofs: dict[Claim, list[str]] = {}
    for claim in said:
        proofs.setdefault(replace(claim, evidence=()), []).extend(claim.evidence)
    return tuple(replace(c, evidence=tuple(dict.fromkeys(found))[:_ENOUGH]) for c, found in proofs.items())


_AGREED = 2  # sentences that must tell of a time as late, so that no plan or slip makes the present


def present(told: Iterable[tuple[int, Claim]]) -> int | None:
    """Give the last day that the dated claims of a document agree on: the text's present, as far as it tells.

    Each claim comes with the number of the sentence that it is from.
    """
    days: dict[int, int] = {}
    for sentence, c in told:
        if c.first is None or c.last is None or c.first.lo == NEVER or c.family in _UNTIMELY:
            continue
        day = c.first.lo if c.last.lo == EVER else max(c.first.lo, c.last.lo)
        days[sentence] = max(days.get(sentence, NEVER), day)
    latest = sorted(days.values(), reverse=True)
    return latest[min(_AGREED, len(latest)) - 1] if latest else None


_UNTIMELY = frozenset({"figure", "happening"})


def _forget(connection: Connection, document: int) -> set[str]:
    where = table.claims.c.document_id == document
    subjects = set(connection.execute(select(table.claims.c.subject).where(where).distinct()).scalars())
    for room in (table.claims, table.read, table.spellings):
        connection.execute(delete(room).where(room.c.document_id == document))
    return subjects


def _write(connection: Connection, read: tuple[int, str, int | None], who: Cast, said: Sequence[Claim]) -> None:
    document, stamp, now = read
    following = int(connection.execute(select(func.coalesce(func.max(table.claims.c.id), 0))).scalar_one()) + 1
    rows = [
        {
            "id": following + i,
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
        for i, c in enumerate(said)
    ]
    if rows:
        connection.execute(insert(table.claims), rows)
    about = who.subject(who.country) if who.country else who.main
    row = {"document_id": document, "about": about, "present": now, "stamp": stamp}
    connection.execute(insert(table.read), row)
    subjects = {c.subject for c in said}
    spelt = {key(subject): subject for subject in sorted(subjects)}
    spelt |= {base: who.subject(label) for base, label in who.bases.items() if who.subject(label) in subjects}
    if spelt:
        rows = [{"document_id": document, "key": k, "subject": s} for k, s in sorted(spelt.items())]
        connection.execute(insert(table.spellings), rows)


def _days(name: str, span: Window | None) -> dict[str, int | None]:
    return {f"{name}_lo": span.lo if span else None, f"{name}_hi": span.hi if span else None}


def _work_out(connection: Connection, subjects: Sequence[str]) -> None:
    """Work the fluents of some subjects out anew, from the claims of every document."""
    connection.execute(delete(table.fluents).where(table.fluents.c.subject.in_(subjects)))
    following = int(connection.execute(select(func.coalesce(func.max(table.fluents.c.id), 0))).scalar_one()) + 1
    rows: list[dict[str, Any]] = []
    for subject, said in groupby(_claims_of(connection, subjects), key=lambda pair: pair[0].subject):
        pairs = list(said)
        latest = max((p for _, p in pairs if p is not None), default=None)
        for fluent in of_subject([c for c, _ in pairs], latest):
            rows.append(_row(following + len(rows), subject, fluent))
    if rows:
        connection.execute(insert(table.fluents), rows)


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
