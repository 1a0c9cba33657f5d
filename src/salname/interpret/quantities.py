"""What marks of figures mean."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Figure, Mark, Name, Time
from salname.read.document import Document


def resolve(
    document: Document, marks: Sequence[Mark], times: Sequence[Time], names: Sequence[Name]
) -> tuple[Figure, ...]:
    """Give the records of figures, in order of place."""
    return ()
