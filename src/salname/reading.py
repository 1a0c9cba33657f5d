"""The whole way from a document to its records: tag, then interpret."""

from __future__ import annotations

from salname import interpret, plugins, tag
from salname.model import AnyRecord
from salname.read.document import Document

TAGGERS = "salname.taggers"


def records(document: Document) -> tuple[AnyRecord, ...]:
    """Read everything that a document states, as records in order of place; what plugins find comes with it."""
    found = interpret.marks(document, tag.document(document))
    more = [record for name in plugins.names(TAGGERS) for record in plugins.find(TAGGERS, name)(document)]
    if not more:
        return found
    return tuple(sorted([*found, *more], key=lambda r: (r.start, -r.end, r.kind_name)))
