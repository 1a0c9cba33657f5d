"""The lasting facts that happenings leave behind, by the ``[[from_event]]`` rows of ``relations.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from salname import lang
from salname.interpret.facts import Fact
from salname.model import Event, Name, Time
from salname.read.document import Document

_CONFIDENCE = 0.75
_NAMED = frozenset({"person", "place", "polity", "organisation", "facility", "people", "law", "work", "other"})


def facts(document: Document, events: Sequence[Event], times: Sequence[Time], names: Sequence[Name]) -> Iterator[Fact]:
    """Give what the events state of their participants; only names (and the topic) have lasting facts."""
    rows = lang.load(document.language, "relations")["from_event"]
    known = {n.base for n in names} | {n.entity for n in names}
    words = {t.edtf: _bare(t) for t in reversed(times)}
    for event in events:
        for row in rows:
            if event.type not in row["types"]:
                continue
            for subject in _parts(event, row["subject"], known):
                for object_ in _objects(event, row["object"], known, words):
                    if subject != object_:
                        start, end = _clause(document, event)
                        name = f"event-{row['property']}"
                        yield Fact(start, end, subject, row["property"], object_, event.time, name, _CONFIDENCE)


def _parts(event: Event, role: str, known: set[str]) -> list[str]:
    return [p.name for p in event.participants if p.role == role and _is_named(p.name, known)]


def _is_named(words: str, known: set[str]) -> bool:
    return words in known or any(words.startswith(n) or words.endswith(n) for n in known if len(n) > 3)


def _objects(event: Event, role: str, known: set[str], words: dict[str, str]) -> list[str]:
    if role != "time":
        return _parts(event, role, known)
    if event.time is None or event.inferred_time:
        return []
    return [words.get(event.time, event.time)]


def _bare(time: Time) -> str:
    return time.quote


def _clause(document: Document, event: Event) -> tuple[int, int]:
    span = document.sentences[document.sentence_at(event.start)]
    return span.start, min(span.end, max(event.end, span.start + 1))
