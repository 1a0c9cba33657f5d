"""What marks of relations mean."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Event, Figure, Mark, Name, Relation, Time
from salname.read.document import Document


def resolve(
    document: Document,
    marks: Sequence[Mark],
    times: Sequence[Time],
    names: Sequence[Name],
    figures: Sequence[Figure],
    events: Sequence[Event],
) -> tuple[Relation, ...]:
    """Give the records of relations, in order of place."""
    return ()
