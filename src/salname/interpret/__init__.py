"""Interpret: marks become records, read in context, sentence by sentence."""

from __future__ import annotations

from salname.model import AnyRecord
from salname.read.document import Document
from salname.tag import Marks


def marks(document: Document, marks: Marks) -> tuple[AnyRecord, ...]:
    """Give what the marks mean, as records in order of place; every quote stands at its offsets."""
    from salname.interpret import dates, entities, happenings, quantities, relations

    times = dates.resolve(document, marks.times)
    names = entities.resolve(document, marks.names)
    figures = quantities.resolve(document, marks.figures, times, names)
    events = happenings.resolve(document, marks.events, times, names, figures)
    facts = relations.resolve(document, marks.relations, times, names, figures, events)
    everything: list[AnyRecord] = [*times, *figures, *names, *events, *facts]
    return tuple(sorted(everything, key=lambda r: (r.start, -r.end, r.kind_name)))
