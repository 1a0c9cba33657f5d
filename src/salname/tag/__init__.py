"""Tag: a document becomes marks, each the place where something is said."""

from __future__ import annotations

from dataclasses import dataclass

from salname.model import Mark
from salname.read.document import Document


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one document by family, each family in order of place."""

    times: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()
    figures: tuple[Mark, ...] = ()
    events: tuple[Mark, ...] = ()
    relations: tuple[Mark, ...] = ()


def document(document: Document) -> Marks:
    """Find the times, names, figures, event triggers and relation cues of a document."""
    from salname.tag import events, figures, names, relations, times

    found_times = times.find(document)
    found_names = names.find(document, found_times)
    found_figures = figures.find(document, found_times, found_names)
    return Marks(
        times=found_times,
        names=found_names,
        figures=found_figures,
        events=events.find(document, found_times, found_names),
        relations=relations.find(document, found_names),
    )
