"""Decisions brought to bear on the records of a book.

What a decision changes or takes away is set aside first, so that all can be put back as it was read. Decisions on one
record are a *thread*, known by the slot of that record: what stands there follows from the record as it was read and
from the thread alone, so that a new decision touches only its own record, and a rebuild, which applies all of them
anew, comes to the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from salname import __version__
from salname.know import rows, writing
from salname.know.review import merging, slots, table, threads
from salname.know.review.anchors import find
from salname.know.review.changing import Changes, Slot
from salname.know.review.decision import Decision, Outcome, from_row
from salname.know.review.threads import Member
from salname.model import AnyRecord, Name, Span

if TYPE_CHECKING:
    from salname.know.book import Book


def derive(connection: Connection, book: Book) -> None:  # noqa: ARG001
    """Apply every decision anew; called at the end of each build, before what is worked out of the records."""
    decided = [from_row(r) for r in connection.execute(select(table.decisions).order_by(table.decisions.c.number))]
    taken_back = {d.undoes for d in decided if d.action == "undo"}
    merges = merging.Merges(d for d in decided if d.action == "merge" and d.uid not in taken_back)
    changes = Changes(connection, merges.aliases())
    restore(changes)
    connection.execute(delete(table.outcomes))
    placed = _placed(connection, [d for d in decided if d.action not in ("undo", "merge")])
    latest: dict[int, int] = {}
    for slot, members in placed.items():
        members = [Member(m.decision, m.place, m.decision.uid in taken_back) for m in members]
        number = settle(changes, slot, members)
        if slot.kind == "name":
            latest[slot.number] = number
    _settle_merges(changes, [d for d in decided if d.action == "merge"], merges, latest)
    if decided:
        changes.finish()
        writing.count_mentions(connection)
        writing.write_meta(connection, __version__)


def restore(changes: Changes) -> None:
    """Put every record back as it was read."""
    aside = table.set_aside
    for kept in changes.connection.execute(select(aside.c.kind, aside.c.id, aside.c.document_id)).all():
        slot = Slot(kept.kind, kept.id, kept.document_id)
        changes.put(slot, changes.base(slot))
    changes.connection.execute(delete(aside))


def _placed(connection: Connection, decided: Sequence[Decision]) -> dict[Slot, list[Member]]:
    """Find the record that each decision is about; what is lost is noted so."""
    texts: dict[str, str | None] = {}
    placed: list[tuple[Decision, int, Span, Slot | None]] = []
    for decision in decided:
        name = decision.anchor.document
        document = rows.find_document(connection, name)
        if name not in texts:
            texts[name] = None if document is None else rows.passage(connection, document, 0, None)
        text = texts[name]
        place = find(decision.anchor, text) if text is not None else None
        if place is None or document is None:
            note(connection, decision.number, "lost", None, None)
        else:
            placed.append((decision, document, place, slots.matching(connection, decision, document, place)))
    taken = {slot for *_, slot in placed if slot}
    out: dict[Slot, list[Member]] = defaultdict(list)
    for decision, document, place, exact in placed:
        slot = exact or slots.matching(connection, decision, document, place)  # a slot may just have been made for it
        slot = slot or slots.reread(connection, decision, document, place, taken)
        out[slot or slots.made(connection, decision, document, place)].append(Member(decision, place, False))
    return out


def settle(changes: Changes, slot: Slot, members: Sequence[Member], merges: merging.Merges | None = None) -> int:
    """Let the record at a slot be what the decisions on it make of it; gives the number of the one that holds, or 0."""
    connection = changes.connection
    base = changes.base(slot)
    verdict = threads.judged(members, base is not None)
    outcomes, holding = dict(verdict.outcomes), verdict.holding
    record: AnyRecord | None = base
    if holding:
        record, fits = _made(changes, slot, holding, base)
        if not fits:
            outcomes[holding.decision.number] = "lost"
            record = base
    number = holding.decision.number if holding else 0
    if merges and isinstance(record, Name):
        record = merges.of(record, number)
    if record != base:
        changes.keep(slot)
    changes.put(slot, record)
    for member in members:
        note(connection, member.decision.number, outcomes[member.decision.number], slot, member.place)
    return number


def _made(changes: Changes, slot: Slot, holding: Member, base: AnyRecord | None) -> tuple[AnyRecord | None, bool]:
    """Make the record that a decision asks for, and say if it fits the text as it is."""
    moved = holding.place.start - holding.decision.anchor.start
    fields = threads.wanted(holding.decision)
    span, quote = holding.place, holding.decision.anchor.quote
    if "start" in fields and "end" in fields and holding.decision.action != "reject":
        span = Span(int(fields["start"]) + moved, int(fields["end"]) + moved)
        quote = str(fields.get("quote", ""))
    words = rows.passage(changes.connection, slot.document, max(0, span.start), span.end)
    if not words or (quote and words != quote):
        return None, False  # the words that a correction moved the record to are not there any more
    try:
        return threads.record(holding, base, span, words, moved), True
    except (TypeError, ValueError, KeyError):
        return None, False  # taken over from elsewhere, and none of our kinds of record


def members(connection: Connection, slot: Slot) -> list[Member]:
    """Give the decisions on a record in the order in which they were made."""
    decisions, outcomes = table.decisions, table.outcomes
    query = (
        select(decisions, outcomes.c.start.label("from"), outcomes.c.end.label("to"))
        .join(outcomes, outcomes.c.decision == decisions.c.number)
        .where(outcomes.c.record == slot.id)
        .order_by(decisions.c.number)
    )
    found = [(from_row(r), Span(r._mapping["from"], r._mapping["to"])) for r in connection.execute(query)]
    undone = _undone(connection, [d.uid for d, _ in found])
    return [Member(decision, place, decision.uid in undone) for decision, place in found]


def _undone(connection: Connection, uids: Iterable[str]) -> set[str]:
    taken = select(table.decisions.c.undoes).where(table.decisions.c.undoes.in_(list(uids)))
    return {str(uid) for uid in connection.execute(taken).scalars()}


def merges(connection: Connection) -> tuple[list[Decision], merging.Merges]:
    """Give every decision to merge, and those of them that have not been taken back."""
    chosen = select(table.decisions).where(table.decisions.c.action == "merge").order_by(table.decisions.c.number)
    found = [from_row(r) for r in connection.execute(chosen)]
    undone = _undone(connection, [d.uid for d in found])
    return found, merging.Merges(d for d in found if d.uid not in undone)


def begin(connection: Connection) -> tuple[Changes, merging.Merges]:
    """Begin to change records outside of a build."""
    _, standing = merges(connection)
    return Changes(connection, standing.aliases()), standing


def settle_names(changes: Changes) -> None:
    """Work out anew which things the names are of, as after a merge that was made or taken back."""
    connection = changes.connection
    decided, standing = merges(connection)
    changes.aliases = standing.aliases()
    outcomes = table.outcomes
    query = select(outcomes.c.record).where(outcomes.c.record.like("n%")).distinct()
    threaded = [slots.known(connection, id) for id in connection.execute(query).scalars()]
    merging.unmerge(changes, {slot.number for slot in threaded})
    latest = {slot.number: settle(changes, slot, members(connection, slot)) for slot in threaded}
    _settle_merges(changes, decided, standing, latest)


def _settle_merges(
    changes: Changes, decided: Iterable[Decision], standing: merging.Merges, latest: dict[int, int]
) -> None:
    for merge in standing.all:
        merging.apply(changes, merge, latest)
    judged = standing.outcomes(merging.labels(changes.connection))
    for decision in decided:
        note(changes.connection, decision.number, judged.get(decision.number, "undone"), None, None)


def note(connection: Connection, decision: int, outcome: Outcome, slot: Slot | None, place: Span | None) -> None:
    """Say what has become of a decision, and where its words stand."""
    outcomes = table.outcomes
    connection.execute(delete(outcomes).where(outcomes.c.decision == decision))
    span = {"start": place.start, "end": place.end} if place else {"start": None, "end": None}
    values = {"decision": decision, "outcome": outcome, "record": slot.id if slot else None, **span}
    connection.execute(insert(outcomes), values)
