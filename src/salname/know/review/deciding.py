"""To review: decide on records, add what is missing, make two things one, take a decision back.

Each call is one transaction: when it has returned, the decision is on the disk and the records are as decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from salname.errors import BookError
from salname.know import book as books
from salname.know import rows
from salname.know.book import Book
from salname.know.review import applying, checking, slots, table, threads
from salname.know.review.anchors import Anchor
from salname.know.review.changing import Changes, Slot
from salname.know.review.decision import Action, Decision, from_row, to_row
from salname.know.review.keeping import anchored, author_named, document_name, finish, written
from salname.know.review.looking import Judged, judged
from salname.know.review.threads import Member
from salname.model import AnyRecord, RecordKind, Span, payload

_ON_RECORDS: tuple[Action, ...] = ("accept", "correct", "reject")


class MovedError(BookError):
    """The record that someone decides on is no longer what they saw: the book was built anew in between."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the author of a decision saw: the last decision on the record, ``""`` for none, and the record's words.

    Without ``follows`` the author knows of their own decisions alone. ``words`` (document and place) guards against a
    book that was built anew meanwhile, in which the ids are others.
    """

    follows: str | None = None
    words: tuple[str, Span] | None = None


def decide(
    book: Book,
    action: Action,
    record: str,
    author: str,
    *,
    after: Mapping[str, Any] | None = None,
    seen: Seen | None = None,
) -> Judged:
    """Accept, correct or reject a record by its id; ``after`` are the corrected fields (all, or those that change).

    ``start`` and ``end`` in ``after`` move its words. Where ``seen`` misses a decision that someone else has made
    meanwhile, both are kept, as a conflict. Raises :class:`~salname.errors.BookError` for an unknown record or an
    action that this is not for, and :class:`MovedError` where the record is no longer the one that was seen.
    """
    (made,) = decide_all(book, action, [record], author, after=after, seen=seen)
    return made


def decide_all(
    book: Book,
    action: Action,
    records: Sequence[str],
    author: str,
    *,
    after: Mapping[str, Any] | None = None,
    seen: Seen | None = None,
) -> tuple[Judged, ...]:
    """Decide the same on several records: all of it is kept, or nothing."""
    if action not in _ON_RECORDS:
        raise BookError(f"'{action}' is no decision on a record: accept, correct or reject it")
    seen, author = seen or Seen(), author_named(author)
    with book.writing() as connection:
        changes, merges = applying.begin(connection)
        made = []
        for id in records:
            slot = slots.known(connection, id)
            earlier = applying.members(connection, slot)
            decision = _on(changes, slot, earlier, Decision("", "", author, action, slot.kind, _NOWHERE), after)
            decision = replace(decision, follows=seen.follows)
            _unmoved(decision, changes.live(slot), seen)
            if not _told_again(decision, earlier):
                decision = written(connection, decision)
                place = Span(decision.anchor.start, decision.anchor.end)
                applying.settle(changes, slot, [*earlier, Member(decision, place, False)], merges)
            else:
                decision = earlier[-1].decision
            made.append(decision)
        finish(book, changes)
        return judged(connection, [d.number for d in made])


def add(book: Book, kind: RecordKind, document: str, span: Span, author: str, fields: Mapping[str, Any]) -> Judged:
    """Add a record that the reader has missed: its words, and its own fields (those of RECORDS for its kind)."""
    values = checking.checked(kind, fields)
    checking.dated(values)
    author = author_named(author)
    with book.writing() as connection:
        number = rows.document(connection, document)
        words = rows.passage(connection, number, span.start, span.end) if 0 <= span.start < span.end else ""
        if len(words) != span.end - span.start or not words.strip():
            raise BookError(f"{document} has no words from {span.start} to {span.end}: select some in the text")
        decision = Decision("", "", author, "add", kind, anchored(connection, document, number, span), None, values)
        changes, merges = applying.begin(connection)
        slot = slots.matching(connection, decision, number, span)
        earlier = applying.members(connection, slot) if slot else []
        if slot and _told_again(decision, earlier):
            return judged(connection, [earlier[-1].decision.number])[0]
        decision = written(connection, decision)
        slot = slot or slots.made(connection, decision, number, span)
        applying.settle(changes, slot, [*earlier, Member(decision, span, False)], merges)
        finish(book, changes)
        return judged(connection, [decision.number])[0]


def undo(book: Book, uid: str, author: str) -> None:
    """Take a decision back; the records are then as if it had not been made. It stays in the history."""
    author = author_named(author)
    with book.writing() as connection:
        row = connection.execute(select(table.decisions).where(table.decisions.c.uid == uid)).first()
        if row is None or row.action == "undo":
            raise BookError(f"there is no decision '{uid}': list them with 'salname review list'")
        taken = from_row(row)
        if connection.execute(select(table.decisions.c.uid).where(table.decisions.c.undoes == uid)).first():
            return
        written(connection, replace(taken, author=author, action="undo", undoes=uid, follows=None))
        changes, merges = applying.begin(connection)
        about = connection.execute(select(table.outcomes).where(table.outcomes.c.decision == taken.number)).one()
        if taken.action == "merge":
            applying.settle_names(changes)
        elif about.record is None:
            applying.note(connection, taken.number, "undone", None, None)
        else:
            slot = slots.known(connection, about.record)
            applying.settle(changes, slot, applying.members(connection, slot), merges)
        finish(book, changes)


def absorb(book: Book, decisions: Iterable[Decision]) -> int:
    """Take in decisions made elsewhere; those that are known already are passed over. Gives how many were new."""
    new = 0
    with book.writing() as connection:
        known = set(connection.execute(select(table.decisions.c.uid)).scalars())
        for decision in decisions:
            if decision.uid not in known:
                connection.execute(insert(table.decisions), to_row(decision))
                known.add(decision.uid)
                new += 1
        if new:
            books.settle(connection, book.path)
    return new


_NOWHERE = Anchor("", 0, 0, "")


def _on(
    changes: Changes, slot: Slot, earlier: Sequence[Member], decision: Decision, after: Mapping[str, Any] | None
) -> Decision:
    """Fill in a decision on the record at a slot: what it is about is told as it was when first decided on."""
    live, base = changes.live(slot), changes.base(slot)
    shown = live or base
    first = earlier[0] if earlier else None
    if first:
        place = first.place
        before = dict(first.decision.before or first.decision.after or {})
        before = {name: value for name, value in before.items() if name not in checking.PLACE}
    elif shown:
        place, before = shown.span, payload(shown)
    else:
        raise BookError(f"the book has no record '{slot.id}': list them with 'salname review queue BOOK'")
    now = _fields(shown, place) if shown else before
    wanted = None
    if decision.action == "correct":
        said = checking.checked(slot.kind, after or {}, whole=False)
        checking.dated({name: value for name, value in said.items() if value != now.get(name)})
        wanted = _placed(changes.connection, slot, now, said)
    elif decision.action == "accept" and now != before:
        wanted = now
    name = document_name(changes.connection, slot.document)
    where = anchored(changes.connection, name, slot.document, place)
    return replace(decision, anchor=where, before=before, after=wanted)


def _fields(record: AnyRecord, place: Span) -> dict[str, Any]:
    """Give a record's own fields, and its words where they are not those at ``place``."""
    fields = payload(record)
    if record.span != place:
        fields |= {"start": record.start, "end": record.end, "quote": record.quote}
    return fields


def _placed(connection: Connection, slot: Slot, now: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {**now, **said}
    if "start" in said or "end" in said:
        if not ("start" in said and "end" in said):
            raise BookError("a record's words have a start and an end: say both")
        start, end = said["start"], said["end"]
        words = rows.passage(connection, slot.document, start, end) if start < end else ""
        if len(words) != end - start or not words.strip():
            raise BookError(f"the text has no words from {start} to {end}: select some in the text")
        wanted["quote"] = words
    return wanted


def _unmoved(decision: Decision, live: AnyRecord | None, seen: Seen) -> None:
    if seen.words is None:
        return
    document, span = seen.words
    where, spans = decision.anchor, [Span(decision.anchor.start, decision.anchor.end)]
    if live is not None:
        spans.append(live.span)
    if document != where.document or not any(span.overlaps(other) for other in spans):
        raise MovedError("the book was built anew meanwhile: look at the record once more")


def _told_again(decision: Decision, earlier: Sequence[Member]) -> bool:
    """Say whether an author has just decided the same, as when a button is pressed twice."""
    last = earlier[-1] if earlier else None
    return (
        last is not None
        and not last.undone
        and last.decision.author == decision.author
        and last.decision.action == decision.action
        and threads.effect(last.decision) == threads.effect(decision)
    )
