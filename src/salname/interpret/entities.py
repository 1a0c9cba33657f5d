"""What marks of names mean: one label a thing, however it is spelt."""

from __future__ import annotations

from collections.abc import Sequence

from salname.model import Mark, Name
from salname.read.document import Document


def resolve(document: Document, marks: Sequence[Mark]) -> tuple[Name, ...]:
    """Give the records of names, in order of place, each with the one label of its thing."""
    return tuple(
        Name(
            start=m.start,
            end=m.end,
            quote=document.quote(m.start, m.end),
            rule=m.rule,
            confidence=0.95 if m.parts["sure"] else 0.7,
            kind=m.parts["kind"],
            base=m.parts["base"],
            entity=m.parts["label"] or m.parts["base"],
        )
        for m in marks
    )
