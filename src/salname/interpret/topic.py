"""What a text is about: the name that a sentence without a subject speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from salname.model import Name
from salname.read.document import Document

_HEADING = 300  # code points: a name this early may be the title's or the definition's
_MIN_MENTIONS = 2
_KINDS = frozenset({"person", "place", "polity", "people", "organisation", "event", "facility", "work"})


def topic_of(document: Document, names: Sequence[Name]) -> Name | None:
    """Give a mention of the thing the text is about, or None where nothing stands out.

    That is the first name of the text where a definition follows it (a bracket or a dash), else the most mentioned.
    """
    told = [n for n in names if n.kind in _KINDS]
    if not told:
        return None
    first = told[0]
    if first.start < _HEADING and _defined(document, first):
        return first
    counts = Counter(n.entity for n in told)
    entity, mentions = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if mentions < _MIN_MENTIONS:
        return first if first.start < _HEADING else None
    return next(n for n in told if n.entity == entity)


def _defined(document: Document, name: Name) -> bool:
    after = document.plain[name.end : name.end + 3].lstrip(' "”»“,')
    before = document.plain[: name.start]
    return not before.strip(" \t\n\"“«#=*'") and after[:1] in ("(", "—", "–", "-", "\n", "")
