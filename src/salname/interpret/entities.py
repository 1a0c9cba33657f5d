"""What marks of names mean."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Mark, Name
from salname.read.document import Document


def resolve(document: Document, marks: Sequence[Mark]) -> tuple[Name, ...]:
    """Give the records of names, in order of place."""
    return ()
