"""What marks of relations mean: lasting facts, one a record, each with the clause that states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salname.interpret import beside, causes, definitions, from_events, lives, noun_phrases, offices, works
from salname.interpret.chunks import Cutter, Sentence
from salname.interpret.facts import Fact, records
from salname.interpret.governing_time import Clock
from salname.interpret.matching import End, Match, Matcher
from salname.interpret.standing_for import Referents
from salname.interpret.topic import Topic, topic_of
from salname.model import Event, Figure, Mark, Name, Relation, Time
from salname.read.document import Document
from salname.tag import shapes
from salname.tag.shapes import Rule

_PERSONAL = frozenset({"member_of", "author_of", "ethnicity", "also_known_as"})
_LITERAL = frozenset({"product", "has_part", "also_known_as", "meaning", "ethnicity", "religion"})  # told as they are
_NO_PERSONS = frozenset({"part_of", "located_in", "has_part", "borders"})  # relations that no person is the object of


@dataclass(frozen=True, slots=True)
class _Context:
    document: Document
    clock: Clock
    referents: Referents


def resolve(
    document: Document,
    marks: Sequence[Mark],
    times: Sequence[Time],
    names: Sequence[Name],
    figures: Sequence[Figure],
    events: Sequence[Event],
) -> tuple[Relation, ...]:
    """Give the records of relations, in order of place."""
    topic = topic_of(document, names)
    cutter = Cutter(document, times, names, figures)
    context = _Context(document, Clock(document, times), Referents(document, names, topic))
    facts = [
        *lives.facts(document, marks, times, names),
        *from_events.facts(document, events, times, names, context.referents),
        *_by_sentence(context, cutter, marks, events, names, topic),
    ]
    return records(document, facts, names)


def _by_sentence(
    context: _Context,
    cutter: Cutter,
    marks: Sequence[Mark],
    events: Sequence[Event],
    names: Sequence[Name],
    topic: Topic | None,
) -> Iterator[Fact]:
    """Go over the sentences once, so that each is cut up once and may be forgotten."""
    document = context.document
    said: dict[int, list[Mark]] = {}
    for mark in marks:
        said.setdefault(document.sentence_at(mark.end if mark.rule == "definition" else mark.start), []).append(mark)
    reasons = causes.Reader(document, events)
    posts = offices.Reader(document, context.clock, topic)
    defined = definitions.Reader(document, topic, names, posts)
    written = works.Reader(document, context.referents, context.clock)
    for index in range(len(document.sentences)):
        sentence = cutter[index]
        here = said.get(index, ())
        yield from _by_rules(context, sentence, [m for m in here if m.rule == "cue"])
        yield from posts.facts(sentence)
        yield from defined.facts(sentence, [m for m in here if m.rule == "definition"])
        yield from written.facts(sentence)
        yield from beside.facts(sentence, context.referents)
        yield from reasons.facts(sentence)


def _by_rules(context: _Context, sentence: Sentence, cues: Sequence[Mark]) -> Iterator[Fact]:
    if not cues:
        return
    rules = shapes.rules(context.document.language)
    matcher = Matcher(sentence.chunks, context.document.language)
    for mark in cues:
        cue = sentence.at(mark.start)
        if cue >= len(sentence.chunks) or sentence.chunks[cue].kind == "time":
            continue
        done: set[str] = set()
        for number in mark.parts["rules"]:
            rule = rules[number]
            if rule.property in done:
                continue
            found = list(_facts(context, sentence, rule, cue, matcher))
            if found:
                done.add(rule.property)
            yield from found


def _facts(context: _Context, sentence: Sentence, rule: Rule, cue: int, matcher: Matcher) -> Iterator[Fact]:
    match = matcher.match(rule, cue)
    if match is None and rule.elided not in ("", "first"):
        match = matcher.match(shapes.without_subject(rule), cue)
    if match is None or not match.objects:
        return
    if rule.property in _NO_PERSONS and any(e.head.name and e.head.name.kind == "person" for e in match.objects):
        return
    hollow = shapes.no_ends(context.document.language, rule.property)
    if any(e.head.kind == "word" and e.head.lemma in hollow for e in (*match.objects, *match.subjects)):
        return
    yield from _matched(context, sentence, rule, match)
    for pair in matcher.sharing(rule, match):
        yield from _matched(context, sentence, rule, pair)


def _matched(context: _Context, sentence: Sentence, rule: Rule, match: Match) -> Iterator[Fact]:
    subjects, objects = _ends(context, rule, match, sentence)
    if rule.inverse:
        subjects, objects = objects, subjects
    code = context.document.language
    hollow = noun_phrases.particles(code).pronouns
    time = context.clock.stated(sentence, match.start, match.end)
    for subject in subjects:
        for object_ in objects:
            if subject != object_ and not hollow & {subject.lower(), object_.lower()}:
                yield Fact(match.start, match.end, subject, rule.property, object_, time, rule.name, rule.confidence)


def _ends(context: _Context, rule: Rule, match: Match, sentence: Sentence) -> tuple[list[str], list[str]]:
    objects = list(match.objects)
    subjects = [context.referents.of(e, match.start) for e in match.subjects]
    if rule.elided == "first":
        first = _leading(sentence, objects, context.document.language)
        objects = [o for o in objects if o is not first]
        subjects = [first.base] if first else []
    if not subjects:
        how = "topic" if rule.elided == "first" else rule.elided
        elided = context.referents.elided(how, match.start, rule.property in _PERSONAL)
        subjects = [elided] if elided else []
    if rule.property in _LITERAL:
        return subjects, [o.base for o in objects]
    return subjects, [context.referents.of(o, match.start) for o in objects]


def _leading(sentence: Sentence, objects: Sequence[End], code: str) -> End | None:
    """The name that such a list begins with when it is what has the neighbours: before the first direction."""
    directions = shapes.directions(code)
    first = objects[0]
    if first.head.case != "nom":
        return None
    at = sentence.at(first.start)
    following = sentence.chunks[at + 1] if at + 1 < len(sentence.chunks) else None
    if following is None or following.kind == "sign" or following.folded in ("və", "ilə"):
        return None
    return first if following.lemma in directions or at == 0 else None
