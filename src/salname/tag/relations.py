"""Where relations are said."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Mark
from salname.read.document import Document


def find(document: Document, names: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the marks of relations, in order of place."""
    return ()
