"""Two named things made one: every name of the one becomes a name of the other, from then on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from salname.know import schema
from salname.know.review import table
from salname.know.review.changing import Changes, aside_row
from salname.know.review.decision import Decision, Outcome
from salname.know.review.inserting import entity
from salname.model import Name


@dataclass(frozen=True, slots=True)
class Merge:
    """A decision to call the thing ``old`` by ``new``; with kinds it is only of the things of that kind."""

    number: int
    old: str
    new: str
    old_kind: str = ""
    new_kind: str = ""

    def is_of(self, name: Name) -> bool:
        """Say whether a name is one of the old thing."""
        return name.entity == self.old and self.old_kind in ("", name.kind)


def merge_of(decision: Decision) -> Merge:
    """Read the decision to merge two things."""
    old, new = decision.before or {}, decision.after or {}
    return Merge(
        decision.number,
        str(old.get("entity", "")),
        str(new.get("entity", "")),
        str(old.get("kind", "")),
        str(new.get("kind", "")),
    )


class Merges:
    """The merges of a book that have not been taken back, in the order in which they were decided."""

    def __init__(self, decisions: Iterable[Decision]):
        self.all: tuple[Merge, ...] = tuple(map(merge_of, decisions))

    def of(self, name: Name, since: int = 0) -> Name:
        """Give a name as the merges after decision number ``since`` leave it."""
        for merge in self.all:
            if merge.number > since and merge.is_of(name):
                name = replace(name, entity=merge.new, kind=merge.new_kind or name.kind)  # type: ignore[arg-type]
        return name

    def aliases(self) -> dict[str, str]:
        """Give each label that has been merged away with the one that stands for it."""
        out: dict[str, str] = {}
        for merge in self.all:
            out = {old: merge.new if new == merge.old else new for old, new in out.items()}
            out[merge.old] = merge.new
        return {old: new for old, new in out.items() if old != new}

    def outcomes(self, known: Mapping[str, int]) -> dict[int, Outcome]:
        """Judge the merges: two of one thing into different ones are in conflict, one of a thing unknown is moot.

        ``known`` are the labels of things, each with the number of the first decision that gave it, 0 for the reader.
        """
        out: dict[int, Outcome] = {}
        for merge in self.all:
            rivals = [m for m in self.all if (m.old, m.old_kind) == (merge.old, merge.old_kind)]
            if len({(m.new, m.new_kind) for m in rivals}) > 1:
                out[merge.number] = "conflict"
            else:
                out[merge.number] = "applied" if known.get(merge.old, merge.number) < merge.number else "moot"
        return out


def labels(connection: Connection) -> dict[str, int]:
    """Give the labels of things that were read or given by people, with the number of the first decision, or 0."""
    names, aside, decisions = schema.RECORDS["name"], table.set_aside, table.decisions
    of_names = select(aside.c.id).where(aside.c.kind == "name")
    kept = select(aside.c.row).where(aside.c.kind == "name", aside.c.added.is_(False))
    out = {json.loads(row)["entity"]: 0 for row in connection.execute(kept).scalars()}
    untouched = select(names.c.entity).where(names.c.id.not_in(of_names)).distinct()
    out |= dict.fromkeys(connection.execute(untouched).scalars(), 0)
    given = select(decisions.c.number, decisions.c.after).where(
        decisions.c.kind == "name", decisions.c.after.is_not(None)
    )
    for number, after in connection.execute(given.order_by(decisions.c.number)):
        out.setdefault(json.loads(after).get("entity", ""), number)
    return out


def apply(changes: Changes, merge: Merge, decided: Mapping[int, int]) -> None:
    """Merge all names but those (``decided``, by their numbers) that a later decision speaks of."""
    names = schema.RECORDS["name"]
    where: list[ColumnElement[bool]] = [names.c.entity == merge.old]
    if merge.old_kind:
        where.append(names.c.kind == merge.old_kind)
    found = [r for r in changes.connection.execute(select(names).where(*where)) if decided.get(r.id, 0) < merge.number]
    if not found or (merge.old, merge.old_kind) == (merge.new, merge.new_kind):
        return
    _keep(changes, [dict(r._mapping) for r in found])
    kinds = {r.kind: entity(changes.connection, merge.new, merge.new_kind or r.kind) for r in found}
    _set(
        changes,
        [
            {"at": r.id, "entity": merge.new, "kind": merge.new_kind or r.kind, "entity_id": kinds[r.kind]}
            for r in found
        ],
    )
    _touched(changes, found, (merge.old, merge.new))
    changes.entities |= {*kinds.values(), *(r.entity_id for r in found)}


def unmerge(changes: Changes, decided: Collection[int]) -> None:
    """Give every name back the entity that it was read with; ``decided`` ones are their decisions' to settle."""
    names, aside = schema.RECORDS["name"], table.set_aside
    kept = select(aside.c.row).where(aside.c.kind == "name", aside.c.added.is_(False))
    rows = [json.loads(row) for row in changes.connection.execute(kept).scalars()]
    rows = [row for row in rows if row["id"] not in decided]
    if not rows:
        return
    still = names.c.id.in_(select(aside.c.id).where(aside.c.kind == "name"))
    wanted = {row["id"] for row in rows}
    live = {r.id: r for r in changes.connection.execute(select(names).where(still)) if r.id in wanted}
    made: dict[tuple[str, str], int] = {}
    for row in rows:
        thing = row["entity"], row["kind"]
        if thing not in made:
            made[thing] = entity(changes.connection, *thing)
    back = [
        {"at": r["id"], "entity": r["entity"], "kind": r["kind"], "entity_id": made[r["entity"], r["kind"]]}
        for r in rows
        if r["id"] in live
    ]
    _set(changes, back)
    labels = {r["entity"] for r in rows} | {r.entity for r in live.values()}
    _touched(changes, list(live.values()), labels)
    changes.entities |= {*made.values(), *(r.entity_id for r in live.values())}


def _keep(changes: Changes, rows: Sequence[dict[str, Any]]) -> None:
    aside = table.set_aside
    known = set(changes.connection.execute(select(aside.c.id).where(aside.c.kind == "name")).scalars())
    new = [aside_row("name", row) for row in rows if row["id"] not in known]
    if new:
        changes.connection.execute(insert(aside), new)


def _set(changes: Changes, rows: Sequence[dict[str, Any]]) -> None:
    names = schema.RECORDS["name"]
    parts: dict[str, Any] = {name: bindparam(name) for name in ("entity", "kind", "entity_id")}
    if rows:
        changes.connection.execute(update(names).where(names.c.id == bindparam("at")).values(**parts), rows)


def _touched(changes: Changes, rows: Iterable[Any], labels: Iterable[str]) -> None:
    shared = set(labels)
    for row in rows:
        changes.documents.add(row.document_id)
        changes.words[row.document_id] |= {row.base, *shared}
