"""The lasting facts that happenings leave behind, by the ``[[from_event]]`` rows of ``relations.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salname import lang
from salname.interpret.facts import Fact, without_case
from salname.model import Event, Name, Time
from salname.read.document import Document

_CONFIDENCE = 0.75


def facts(document: Document, events: Sequence[Event], times: Sequence[Time], names: Sequence[Name]) -> Iterator[Fact]:
    """Give what the events state of their participants; only names (and the topic) have lasting facts."""
    rows = lang.load(document.language, "relations")["from_event"]
    known = {key: n.kind for n in reversed(names) for key in (n.base, n.entity)}
    words = {t.edtf: without_case(t.quote) for t in reversed(times)}
    for event in events:
        for row in rows:
            if event.type not in row["types"]:
                continue
            kinds = frozenset(row["kinds"])
            for subject in _parts(event, row["subject"], known, kinds):
                for object_ in _objects(event, row, known, words):
                    if subject != object_:
                        start, end = _clause(document, event)
                        name = f"event-{row['property']}"
                        yield Fact(start, end, subject, row["property"], object_, event.time, name, _CONFIDENCE)


def _parts(event: Event, role: str, known: Mapping[str, str], kinds: frozenset[str]) -> list[str]:
    return [p.name for p in event.participants if p.role == role and known.get(p.name) in kinds]


def _objects(event: Event, row: Mapping[str, Any], known: Mapping[str, str], words: Mapping[str, str]) -> list[str]:
    if row["object"] != "time":
        return _parts(event, row["object"], known, frozenset(row["object_kinds"]))
    if event.time is None or event.inferred_time:
        return []
    return [words.get(event.time, event.time)]


def _clause(document: Document, event: Event) -> tuple[int, int]:
    span = document.sentences[document.sentence_at(event.start)]
    return span.start, min(span.end, max(event.end, span.start + 1))
