"""Where figures are said."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Mark
from salname.read.document import Document


def find(document: Document, times: Sequence[Mark], names: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the marks of figures, in order of place."""
    return ()
