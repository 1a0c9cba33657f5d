"""Where times are said."""

from __future__ import annotations

from salname.model import Mark
from salname.read.document import Document


def find(document: Document) -> tuple[Mark, ...]:
    """Find the marks of times, in order of place."""
    return ()
