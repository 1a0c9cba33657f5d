"""The whole way from a document to its records: tag, then interpret."""

from __future__ import annotations

from salname import interpret, tag
from salname.model import AnyRecord
from salname.read.document import Document


def records(document: Document) -> tuple[AnyRecord, ...]:
    """Read everything that a document states, as records in order of place."""
    return interpret.marks(document, tag.document(document))
