"""What marks of events mean: who, when, where, under what headline; told twice, still one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname.interpret import labels, retold, roles
from salname.interpret.chunks import Cutter, Sentence
from salname.interpret.governing_time import Clock
from salname.interpret.topic import Topic, topic_of
from salname.model import Event, Figure, Mark, Name, Time
from salname.read.document import Document

_NEAR = 2  # sentences for which a person stays the subject without being named
_SURE, _LIKELY, _WEAK = 0.9, 0.75, 0.6
_HABITS = frozenset({"production", "publication", "other", "recognition"})  # that a participle says of a thing's nature


def resolve(
    document: Document,
    marks: Sequence[Mark],
    times: Sequence[Time],
    names: Sequence[Name],
    figures: Sequence[Figure],
) -> tuple[Event, ...]:
    """Give the records of events, in order of place."""
    sentences = Cutter(document, times, names, figures)
    clock = Clock(document, times)
    topic = topic_of(document, names)
    story = _Story(topic)
    events: list[Event] = []
    for mark in marks:
        sentence = sentences[document.sentence_at(mark.start)]
        event = _event(document, sentence, mark, clock, story)
        if event is not None:
            events.append(event)
    return retold.merged(events)


@dataclass(slots=True)
class _Story:
    """Whom the sentences speak of: the person told last, for as long as no other comes, else the text's topic."""

    topic: Topic | None
    person: Topic | None = None
    sentence: int = -_NEAR - 1

    def subject(self, sentence: Sentence, cast: roles.Cast, told: bool) -> Topic | None:
        """Give the subject for a clause without one, and remember the person that a clause has."""
        person = next((n for p in cast.subjects[:1] for n in p.names[-1:] if n.kind == "person"), None)
        if person is not None and told:
            self.person, self.sentence = Topic(person.entity, "person"), sentence.index
        near = self.person is not None and sentence.index - self.sentence <= _NEAR
        if cast.elided and near:
            self.sentence = sentence.index
            return self.person
        return self.topic


def _event(document: Document, sentence: Sentence, mark: Mark, clock: Clock, story: _Story) -> Event | None:
    cast = roles.cast(sentence, mark, document.language)
    topic = story.subject(sentence, cast, told=mark.parts["use"] == "finite")
    time = clock.at(sentence, mark)
    timed = time.edtf is not None and not time.inferred
    if not _counts(mark, cast, timed):
        return None
    participants = roles.participants(cast, mark, topic, document.language)
    place = next((p.name for p in participants if p.role == "place"), None)
    return Event(
        start=mark.start,
        end=mark.end,
        quote=document.quote(mark.start, mark.end),
        rule=mark.rule,
        confidence=_SURE if timed else _LIKELY if mark.parts["use"] == "finite" else _WEAK,
        type=mark.parts["type"],
        label=labels.headline(document, mark, cast, topic),
        participants=participants,
        time=time.edtf,
        place=place,
        inferred_time=time.inferred,
    )


def _counts(mark: Mark, cast: roles.Cast, timed: bool) -> bool:
    """Say whether the clause tells a happening: a habit in the present or a bare participle does not."""
    use, tense = mark.parts["use"], mark.parts["tense"]
    anyone = bool(cast.subjects or cast.objects or cast.agents or cast.places or cast.others)
    if tense == "present" and not timed:
        return False
    if mark.parts["voice"] == "noun" and use == "noun" and not (anyone or timed):
        return False
    if use == "participle" and tense == "subject" and not timed and mark.parts["type"] in _HABITS:
        return False  # istehsal edən şirkət: what it does, not what it did
    if use == "participle" and not (timed or cast.others or cast.places or cast.objects or cast.agents):
        return False
    return mark.parts["bare"] or anyone or timed
