"""The lasting facts that happenings leave behind, by the ``[[from_event]]`` rows of ``relations.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from salname import lang
from salname.interpret.facts import Fact, without_case
from salname.interpret.standing_for import Referents
from salname.model import Event, Name, Time
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import triggers
from salname.tag.inflection import nominals

_CONFIDENCE = 0.75
_MAKES = frozenset({"construction", "founding"})
_PLACES = frozenset({"place", "polity"})
_OPENS = 6  # letters that tell whether words open their sentence


def facts(
    document: Document, events: Sequence[Event], times: Sequence[Time], names: Sequence[Name], referents: Referents
) -> Iterator[Fact]:
    """Give what the events state of their participants; only names and the text's topic have lasting facts."""
    reader = _Reader(document, times, names, referents)
    for event in events:
        if not reader.is_mentioned(event):
            yield from reader.facts(event)


class _Reader:
    def __init__(self, document: Document, times: Sequence[Time], names: Sequence[Name], referents: Referents) -> None:
        self._document, self._referents = document, referents
        self._rows = lang.load(document.language, "relations")["from_event"]
        self._kinds = {key: n.kind for n in reversed(names) for key in (n.base, n.entity)}
        self._words = {t.edtf: without_case(t.quote) for t in reversed(times)}
        table = lang.load(document.language, "relations")["words"]["standing_for"]
        self._grounds = frozenset([*table["place"], *table["polity"]])
        self._nouns = triggers.lexicon(document.language)

    def is_mentioned(self, event: Event) -> bool:
        """Say whether the happening is only named by a noun (``vəfatından sonra``): the time may be of what follows."""
        last = event.quote.split()[-1]
        return event.type in ("birth", "death") and any(
            self._nouns.nouns_of(self._document.folded[event.end - len(last) : event.end])
        )

    def facts(self, event: Event) -> Iterator[Fact]:
        """Give what one event leaves behind."""
        for row in self._rows:
            if event.type not in row["types"] or fold(event.quote).startswith(tuple(row.get("unless", ()))):
                continue
            for subject in self._parts(event, row["subject"], frozenset(row["kinds"])):
                for object_ in self._objects(event, row):
                    if subject != object_:
                        start, end = _clause(self._document, event)
                        name = f"event-{row['property']}"
                        yield Fact(start, end, subject, row["property"], object_, event.time, name, _CONFIDENCE)

    def _parts(self, event: Event, role: str, kinds: frozenset[str]) -> list[str]:
        """The participants in a role that are names of these kinds, or words for the text's topic."""
        found = []
        for part in event.participants:
            if part.role != role:
                continue
            if self._kinds.get(part.name) in kinds or (kinds & _PLACES and self._is_place(part.name)):
                found.append(part.name)
            elif part.name not in self._kinds:
                meant = self._referents.means(part.name)
                told = meant != part.name or (event.type in _MAKES and self._is_called(event, part.name))
                if told and ("person" not in kinds or self._kinds.get(meant) in kinds):
                    found.append(meant)
        return found

    def _is_place(self, words: str) -> bool:
        """Say whether words are a place's name with what it is: ``Miçiqan ştatı``, ``X rayonunun Y kəndi``."""
        *before, last = words.split()
        inside = (" ".join(before[at:]) for at in range(len(before)))
        grounded = any(n.possessive == "3" and not n.plural and fold(n.stem) in self._grounds for n in nominals(last))
        return grounded and any(self._kinds.get(name) in _PLACES for name in inside)

    def _is_called(self, event: Event, words: str) -> bool:
        """Say whether words that are no name yet name something: a capital inside a sentence (``Göy məscid``)."""
        sentence = self._document.sentences[self._document.sentence_at(event.start)]
        opens = self._document.plain.startswith(words[:_OPENS], sentence.start)
        return words[:1].isupper() and " " in words and not opens

    def _objects(self, event: Event, row: Mapping[str, Any]) -> list[str]:
        if row["object"] != "time":
            return self._parts(event, row["object"], frozenset(row["object_kinds"]))
        if event.time is None or event.inferred_time:
            return []
        return [self._words.get(event.time, event.time)]


def _clause(document: Document, event: Event) -> tuple[int, int]:
    span = document.sentences[document.sentence_at(event.start)]
    return span.start, min(span.end, max(event.end, span.start + 1))
