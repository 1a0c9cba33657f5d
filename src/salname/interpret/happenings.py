"""What marks of events mean."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Event, Figure, Mark, Name, Time
from salname.read.document import Document


def resolve(
    document: Document,
    marks: Sequence[Mark],
    times: Sequence[Time],
    names: Sequence[Name],
    figures: Sequence[Figure],
) -> tuple[Event, ...]:
    """Give the records of events, in order of place."""
    return ()
