"""Through time: what changed between two dates, the line of polities, and values that cannot both be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from salname import lang
from salname.know.state import subjects, table
from salname.know.state.claims import Fluent
from salname.know.state.days import EVER, NEVER, Window
from salname.know.state.families import families
from salname.know.state.query import Evidence, Holding, evidence, fluent, on, window

if TYPE_CHECKING:
    from salname.know.book import Book


@dataclass(frozen=True, slots=True)
class Change:
    """What is otherwise on the later date than on the earlier: a value that came, or went."""

    kind: Literal["came", "went"]
    holding: Holding


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch in the line of a subject's values; a gap, of which nothing is said, has no fluent."""

    since: Window
    until: Window
    fluent: Fluent | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of a functional fluent that are certain on the same days, with their words."""

    one: Fluent
    other: Fluent
    days: Window
    evidence: tuple[Evidence, ...]


def changed(book: Book, earlier: str, later: str, of: str | None = None) -> tuple[Change, ...]:
    """Say what the text tells to have changed between two dates: values that began after the first and hold on the
    second, and values that held on the first and ended before the second.

    Raises :class:`~salname.errors.BookError` for what is no date.
    """
    first, last = window(earlier), window(later)
    came = [
        Change("came", h)
        for h in on(book, later, of).holdings
        if h.fluent.began and first.lo <= h.fluent.since.lo and h.fluent.since.hi <= last.hi
    ]
    went = [
        Change("went", h)
        for h in on(book, earlier, of).holdings
        if h.fluent.ended and first.lo <= h.fluent.until.lo and h.fluent.until.hi <= last.hi
    ]
    lasting = [c for c in (*went, *came) if c.holding.family.forward != "moment" and not c.holding.fluent.denied]
    order = {name: place for place, name in enumerate(families(lang.DEFAULT))}
    lasting.sort(key=lambda c: (c.holding.fluent.subject, order[c.holding.fluent.family], c.kind == "came"))
    return tuple(lasting)


def succession(book: Book, of: str, family: str = "polity") -> tuple[Stage, ...]:
    """Give the line of a subject's values in a family, oldest first, with the gaps between them as gaps."""
    with book.reading() as connection:
        about = subjects.find(connection, of)
        if about is None:
            return ()
        where = table.fluents.c
        query = select(table.fluents).where(where.subject == about, where.family == family, where.denied.is_(False))
        found = sorted((fluent(row) for row in connection.execute(query)), key=lambda f: (f.since, f.until, f.value))
        words = evidence(connection, {p.record for f in found for p in f.proofs})
    out: list[Stage] = []
    reached: Window | None = None
    for f in found:
        if reached is not None and reached.hi + 1 < f.since.lo:
            out.append(Stage(reached, f.since, None))
        out.append(Stage(f.since, f.until, f, tuple(words[p.record] for p in f.proofs if p.record in words)))
        reached = f.until if reached is None or f.until.hi > reached.hi else reached
    return tuple(out)


def conflicts(book: Book, of: str | None = None) -> tuple[Conflict, ...]:
    """Give every pair of values of a functional fluent that are both certain on more than a day in common."""
    functional = [name for name, family in families(lang.DEFAULT).items() if family.functional]
    where = table.fluents.c
    with book.reading() as connection:
        query = select(table.fluents).where(where.family.in_(functional), where.sure, where.denied.is_(False))
        if of is not None:
            query = query.where(where.subject == subjects.find(connection, of))
        query = query.where(where.since_hi <= where.until_lo).order_by(
            where.subject, where.family, where.since_hi, where.id
        )
        pairs = list(clashes(fluent(row) for row in connection.execute(query)))
        words = evidence(connection, {p.record for a, b, _ in pairs for f in (a, b) for p in f.proofs})
    return tuple(
        Conflict(a, b, both, tuple(words[p.record] for f in (a, b) for p in f.proofs if p.record in words))
        for a, b, both in pairs
    )


def clashes(found: Iterator[Fluent]) -> Iterator[tuple[Fluent, Fluent, Window]]:
    """Give the pairs of fluents, in order of subject, family and certain beginning, whose certain days overlap.

    The day on which one value follows another belongs to both and is no clash.
    """
    known = families(lang.DEFAULT)

    def line(f: Fluent) -> tuple[str, str, str]:
        return f.subject, f.family, f.detail if known[f.family].by_detail else ""

    for _, some in groupby(sorted(found, key=lambda f: (*line(f), f.since.hi, f.until.lo, f.value)), key=line):
        open_now: list[Fluent] = []
        for f in some:
            open_now = [o for o in open_now if o.until.lo > f.since.hi]
            for o in open_now:
                both = Window(f.since.hi, min(o.until.lo, f.until.lo))
                if o.value != f.value and both.lo < both.hi:
                    yield o, f, both
            open_now.append(f)


def every(book: Book, family: str, limit: int) -> tuple[Fluent, ...]:
    """Give the fluents of a family, by subject and in order of time: of the subjects that have most of them."""
    where = table.fluents.c
    with book.reading() as connection:
        query = select(table.fluents).where(where.family == family, where.denied.is_(False)).limit(limit * 20)
        found = [fluent(row) for row in connection.execute(query)]
    count = Counter(f.subject for f in found)
    found.sort(key=lambda f: (-count[f.subject], f.subject, f.since, f.detail, f.value))
    return tuple(found[:limit])


def span(book: Book, of: str | None = None) -> Window | None:
    """Give the first and last day that any fluent (of a subject) begins or ends on, ``None`` where there is none."""
    where = table.fluents.c
    with book.reading() as connection:
        query = select(where.since_lo, where.since_hi, where.until_lo, where.until_hi)
        if of is not None:
            query = query.where(where.subject == subjects.find(connection, of))
        known = [day for row in connection.execute(query) for day in row if NEVER < day < EVER]
    return Window(min(known), max(known)) if known else None
