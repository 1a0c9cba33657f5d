"""The book's room for state: what each record claims of a fluent, and the fluents that follow.

Claims are kept by document, so that adding a document reads only that one; the fluents of the subjects that it touches
are worked out anew. A fluent has a ``node``: the root, in a binary tree over the days, of the smallest subtree that
holds its whole span. What may hold on a day then lies at the nodes on the way from the top of the tree to that day, or
in one range of nodes beneath it (a relational interval tree, after Kriegel, Pötke and Seidl, 2000), so that plain
indexes answer *what held then* in any database.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from salname.know.schema import METADATA
from salname.know.state.days import EVER, NEVER

claims = Table(
    "state_claims",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("effect", Text, nullable=False),
    # windows of the first and last day; see salname.know.state.days for how a day is a number
    Column("first_lo", Integer),
    Column("first_hi", Integer),
    Column("last_lo", Integer),
    Column("last_hi", Integer),
    Column("evidence", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("term", Integer, nullable=False),
    Index("state_claims_by_document", "document_id"),
    Index("state_claims_by_subject", "subject"),
)

read = Table(
    "state_documents",
    METADATA,
    Column("document_id", Integer, primary_key=True),
    Column("about", Text),
    Column("present", Integer),
    Column("stamp", Text, nullable=False),
)
"""The documents whose claims are in, what each is about, and the day that is its present.

``stamp`` tells the decisions of people that its records bore when they were read."""

spellings = Table(
    "state_spellings",
    METADATA,
    Column("document_id", Integer, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Index("state_spellings_by_key", "key"),
)
"""How the subjects of fluents are spelt, by their keys."""

fluents = Table(
    "fluents",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("since_lo", Integer, nullable=False),
    Column("since_hi", Integer, nullable=False),
    Column("until_lo", Integer, nullable=False),
    Column("until_hi", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("began", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("proofs", Text, nullable=False),
    Column("node", Integer, nullable=False),
    Index("fluents_by_subject", "subject", "family"),
    Index("fluents_by_node_end", "node", "until_hi"),
    Index("fluents_by_node_start", "node", "since_lo"),
)

TOP = 1 << 27  # above every finite day; open ends are brought to just below its double


def bounded(day: int) -> int:
    """Move a day into the tree: from 1 to ``2 * TOP - 1``."""
    return 1 if day <= NEVER else 2 * TOP - 1 if day >= EVER else min(max(day + TOP, 1), 2 * TOP - 1)


def node(lo: int, hi: int) -> int:
    """Give the node of the span from ``lo`` to ``hi``."""
    low, high = bounded(lo), bounded(hi)
    here, step = TOP, TOP // 2
    while step:
        if high < here:
            here -= step
        elif here < low:
            here += step
        else:
            break
        step //= 2
    return here


def path(lo: int, hi: int) -> tuple[list[int], list[int]]:
    """Give the nodes left of the window ``lo`` to ``hi`` whose spans may reach into it, and those right of it.

    All nodes from ``bounded(lo)`` to ``bounded(hi)`` have spans that do.
    """
    left: set[int] = set()
    right: set[int] = set()
    for day in (bounded(lo), bounded(hi)):
        here, step = TOP, TOP // 2
        while here != day:
            if here < bounded(lo):
                left.add(here)
            elif here > bounded(hi):
                right.add(here)
            here += step if here < day else -step
            step //= 2
            if not step and here != day:
                break
    return sorted(left), sorted(right)
