"""What marks of times mean."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Mark, Time
from salname.read.document import Document


def resolve(document: Document, marks: Sequence[Mark]) -> tuple[Time, ...]:
    """Give the records of times, in order of place."""
    return ()
