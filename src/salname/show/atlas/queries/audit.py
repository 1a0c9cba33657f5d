"""What the audit found, with the words each finding is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from salname.know import audit
from salname.know.audit import Finding, Place
from salname.show import marks
from salname.show.atlas.state import Atlas

PAGE = 40
"""Findings on one page of the list."""

_PLACES = 3  # places of a finding whose words are shown
_AROUND = 90  # code points shown on both sides of the words
_LONGEST = 420  # code points of the words that are shown
_AT_ONCE = 400_000  # code points of a book that the overview audits unasked


@dataclass(frozen=True, slots=True)
class Words:
    """A place of a finding with the text around it, the words themselves marked."""

    place: Place
    html: Markup


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it; ``more`` places are not quoted."""

    finding: Finding
    words: tuple[Words, ...]
    more: int


def found(atlas: Atlas) -> tuple[Finding, ...]:
    """Every finding in order of place, worked out once for each state of the book."""
    return atlas.remember("audit", lambda: audit.run(atlas.book))


def count(atlas: Atlas) -> int | None:
    """How many errors and warnings there are; None where the book is too long to audit it unasked."""
    if sum(document.length for document in atlas.book.documents()) > _AT_ONCE:
        return None
    return sum(f.severity != "info" for f in found(atlas))


def kinds(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """The kinds of finding with how many there are of each, the commonest first."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def severities(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """The severities, the gravest first, with how many findings there are of each."""
    return [(level, sum(f.severity == level for f in findings)) for level in audit.SEVERITIES]


def shown(atlas: Atlas, finding: Finding) -> Shown:
    """Quote the words that a finding is about."""
    words = tuple(_words(atlas, place) for place in finding.spans[:_PLACES])
    return Shown(finding, words, len(finding.spans) - len(words))


def _words(atlas: Atlas, place: Place) -> Words:
    start = max(0, place.start - _AROUND)
    text = atlas.book.passage(place.document, start, min(place.end, place.start + _LONGEST) + _AROUND)
    before, here = place.start - start, min(place.end, place.start + _LONGEST) - start
    low = 0 if start == 0 else text.find(" ", 0, before) + 1
    high = text.rfind(" ", here)
    high = high if high > here else len(text)
    html = marks.highlighted(text[low:high], [(before - low, here - low)])
    return Words(place, html)
