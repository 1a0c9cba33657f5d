"""Who takes part in a happening, and as what: read from the cases of the noun phrases of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Sentence, is_verb
from salname.interpret.noun_phrases import NounPhrase
from salname.interpret.topic import Topic
from salname.model import Figure, Mark, Participant
from salname.read.text import fold

Role = Literal[
    "agent", "patient", "person", "place", "organisation", "instrument", "beneficiary", "source", "destination"
]
_FARTHEST = 60  # chunks back from a trigger in which its parts are looked for,
_CLAUSES_BACK = 4  # clauses back for a subject it shares,
_HEAD_AHEAD = 12  # and chunks after a participle for its noun
_OWNER_NEAR = 3  # chunks between a noun and the genitive it belongs to
_PLACES = frozenset({"place", "polity", "facility"})


@dataclass(slots=True)
class Cast:
    """The phrases around one trigger by the part they play. Subjects stand in the nominative."""

    subjects: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    places: list[NounPhrase] = field(default_factory=list)
    others: list[tuple[Role, NounPhrase]] = field(default_factory=list)
    agents: list[NounPhrase] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    elided: bool = False


def cast(sentence: Sentence, mark: Mark, code: str) -> Cast:
    """Find the phrases that belong to the trigger ``mark`` in its sentence."""
    use = mark.parts["use"]
    low, at, high = _field(sentence, mark)
    found = noun_phrases.find(sentence.chunks, low, at, code)
    if use == "noun":
        return _of_noun(found, mark)
    if use == "participle":
        return _of_participle(
            found, noun_phrases.find(sentence.chunks, high, min(high + _HEAD_AHEAD, len(sentence.chunks)), code), mark
        )
    result = _of_verb(found, mark)
    _owner_of_trigger(sentence, found, at, result)
    if not result.subjects:
        result.subjects = _inherited(sentence, mark, low, code)
        result.elided = not result.subjects
    return result


def _owner_of_trigger(sentence: Sentence, found: Sequence[NounPhrase], at: int, result: Cast) -> None:
    """The genitive that a trigger's own noun belongs to: ``Y-nin əsasını qoydu``, ``Y-nin tərkibinə daxil oldu``."""
    noun = sentence.chunks[at] if at < len(sentence.chunks) else None
    if not found or noun is None or found[-1].case != "gen" or found[-1].last + 1 != at or noun.kind != "word":
        return
    if noun.folded.endswith(_accusative()):
        result.objects.append(found[-1])
    elif noun.folded in _handed():
        result.agents.append(found[-1])
    elif noun.folded.endswith(_dative()):
        result.others.append(("destination", found[-1]))


@cache
def _accusative() -> tuple[str, ...]:
    return tuple(lang.load(lang.DEFAULT, "clauses")["possessed_endings"]["acc"])


@cache
def _dative() -> tuple[str, ...]:
    return tuple(lang.load(lang.DEFAULT, "clauses")["possessed_endings"]["dat"])


@cache
def _handed() -> frozenset[str]:
    return frozenset(lang.load(lang.DEFAULT, "events")["support"]["handed"])


def _field(sentence: Sentence, mark: Mark) -> tuple[int, int, int]:
    """The chunks of the clause before the trigger, and the first chunk after it: (low, at, high)."""
    clause = sentence.clause(mark.start)
    low = sentence.at(clause.start)
    at = sentence.at(mark.start)
    high = sentence.at(mark.end - 1) + 1
    return min(max(low, at - _FARTHEST), at), at, high


def _inherited(sentence: Sentence, mark: Mark, low: int, code: str) -> list[NounPhrase]:
    """The subject of the clauses before it in the sentence, nearest first, which a clause without one shares."""
    for clause in sentence.before(mark.start, _CLAUSES_BACK):
        last = sentence.at(clause.end - 1) + 1
        first = max(sentence.at(clause.start), last - _FARTHEST)
        if first >= low:
            continue
        told = noun_phrases.find(sentence.chunks, first, last, code)
        found = [p for p in told if _is_subject(p) and not _is_light(p, sentence)]
        if found:
            return _head_list(found)
    return []


def _is_light(phrase: NounPhrase, sentence: Sentence) -> bool:
    """Say whether a bare noun makes one verb with the word after it (``həbs edildi``)."""
    following = sentence.chunks[phrase.last + 1] if phrase.last + 1 < len(sentence.chunks) else None
    head = phrase.head
    bare = head.kind == "word" and not head.plural and (len(phrase.chunks) == 1 or head.possessed)
    return bare and following is not None and bool(following.verb)


def _head_list(found: Sequence[NounPhrase]) -> list[NounPhrase]:
    """The first phrase and those listed with it."""
    group = [found[0]]
    for phrase in found[1:]:
        if not phrase.joined:
            break
        group.append(phrase)
    return group


def _is_subject(phrase: NounPhrase) -> bool:
    head = phrase.head
    return phrase.case == "nom" and not (is_verb(head) or head.copula) and head.folded not in _being()


@cache
def _doers() -> frozenset[str]:
    """Words for persons and offices: one that stands alone before an active verb acts."""
    words = lang.load(lang.DEFAULT, "relations")["words"]
    return frozenset(words["titles"]) | frozenset(words["occupations"])


@cache
def _being() -> frozenset[str]:
    return frozenset(lang.load(lang.DEFAULT, "clauses")["ends"]["words"])


def _of_verb(found: Sequence[NounPhrase], mark: Mark) -> Cast:
    result = Cast()
    nominatives = _without_titles([p for p in found if _is_subject(p)])
    nominatives = [p for p in nominatives if not _is_amount(p)] or nominatives
    result.objects = [p for p in found if p.case == "acc"]
    voice = mark.parts["voice"]
    if mark.parts["complement"] and nominatives:
        nominatives = _complement(nominatives, found, mark, result)
    if voice == "active" and not result.objects and nominatives:
        # a bare object stands right before its verb: qanun qəbul etdi
        last = nominatives[-1]
        alone = len(nominatives) == 1 and (last.head.kind == "name" or last.head.lemma in _doers())
        if last is found[-1] and not alone:
            group = [last]
            while group[0].joined and nominatives.index(group[0]) > 0:
                group.insert(0, nominatives[nominatives.index(group[0]) - 1])
            result.objects = [_as_object(p) for p in group]
            nominatives = [p for p in nominatives if p not in group]
    result.subjects = _head_list(nominatives) if nominatives else []
    _others(found, mark, result)
    return result


def _is_amount(phrase: NounPhrase) -> bool:
    """A bare share, rank or measure (``40 faiz azaldı``) is neither doer nor sufferer."""
    record = phrase.head.record
    return isinstance(record, Figure) and record.kind in ("share", "factor", "rank", "measure", "money")


def _as_object(phrase: NounPhrase) -> NounPhrase:
    """``şəhəri`` before an active verb is the accusative of ``şəhər``, not somebody's town."""
    if len(phrase.chunks) == 1 and phrase.head.kind == "word" and phrase.head.possessed:
        return replace(phrase, base=phrase.head.lemma)
    return phrase


def _without_titles(nominatives: list[NounPhrase]) -> list[NounPhrase]:
    """A title right before a person's name says who that is: ``ordunun komandanı Sinan paşa``."""
    out: list[NounPhrase] = []
    for phrase in nominatives:
        person = any(n.kind == "person" for n in phrase.names)
        if out and person and not phrase.joined and out[-1].last + 1 == phrase.first and out[-1].head.kind == "word":
            out.pop()
        out.append(phrase)
    return out


def _complement(
    nominatives: list[NounPhrase], found: Sequence[NounPhrase], mark: Mark, result: Cast
) -> list[NounPhrase]:
    """Take the bare noun right before the verb as what its verb makes of the subject, and give the others back."""
    last = nominatives[-1]
    person = any(n.kind == "person" for n in last.names) and last.head.kind == "name"
    if last is not found[-1] or (person and mark.parts["complement"] != "destination"):
        return nominatives
    if mark.parts["complement"] == "destination":
        result.others.append(("destination", last))
    elif mark.parts["complement"] == "instrument":
        result.others.append(("instrument", last))
    elif mark.parts["complement"] == "organisation":
        if len(nominatives) == 1 and not last.names and not last.head.possessed and last.head.kind != "word":
            return nominatives
        result.bodies.extend(n.base for n in last.names if n.kind in ("organisation", "polity"))
    return nominatives[:-1]


def _others(found: Sequence[NounPhrase], mark: Mark, result: Cast) -> None:
    for phrase in found:
        named = bool(phrase.names)
        match phrase.case:
            case "agent":
                result.agents.append(phrase)
            case "loc" if named or phrase.head.possessed:
                result.places.append(phrase)
            case "dat" if named or mark.parts["dative"] in ("beneficiary", "patient"):
                result.others.append((_role(mark.parts["dative"]), phrase))
            case "abl" if named or mark.parts["ablative"] == "patient":
                result.others.append((_role(mark.parts["ablative"]), phrase))
            case "ins" if named:
                kinds = {n.kind for n in phrase.names}
                result.others.append(("agent" if kinds & {"person", "polity", "people"} else "instrument", phrase))
            case "instrument":
                result.others.append(("instrument", phrase))
            case "against":
                result.others.append(("patient", phrase))
            case "under" | "around":
                result.others.extend(("person", p) for p in [phrase] if any(n.kind == "person" for n in p.names))
            case "between":
                result.others.append(("agent", phrase))
            case _:
                pass


def _role(name: str) -> Role:
    return name  # type: ignore[return-value]


def _of_noun(found: Sequence[NounPhrase], mark: Mark) -> Cast:
    """A noun or verbal noun belongs to the genitive before it, or to a bare noun that it makes one phrase with."""
    result = Cast()
    near: list[NounPhrase] = []
    for phrase in reversed(found):
        near.insert(0, phrase)
        if phrase.case == "gen" and not phrase.joined:
            break
        if len(near) > 3 and phrase.case != "gen":
            break
    owners = [p for p in near if p.case == "gen" and near[-1].last - p.last <= _OWNER_NEAR]
    if not owners and near and near[-1].case == "nom" and mark.parts["voice"] == "noun" and not near[-1].head.verb:
        owners = [_owner(near[-1])]
    result.subjects = owners
    _others([p for p in near if p.case not in ("acc",)], mark, result)
    result.objects = [p for p in near if p.case == "acc"]
    return result


def _owner(phrase: NounPhrase) -> NounPhrase:
    """The genitive in a phrase whose head only numbers the happening (``partiyanın I qurultayı``)."""
    at = next((i for i in range(len(phrase.chunks) - 2, -1, -1) if phrase.chunks[i].case == "gen"), None)
    if at is None or phrase.head.possessed:
        return phrase
    chunks = phrase.chunks[: at + 1]
    return replace(phrase, chunks=chunks, last=phrase.first + at, base=noun_phrases.words(chunks), case="gen")


def _modified(phrase: NounPhrase) -> NounPhrase:
    """The noun that a participle before a phrase belongs to: its first genitive, where it has one."""
    at = next((i for i, c in enumerate(phrase.chunks[:-1]) if c.case == "gen"), None)
    if at is None:
        return phrase
    chunks = phrase.chunks[: at + 1]
    return replace(phrase, chunks=chunks, last=phrase.first + at, base=noun_phrases.words(chunks), case="gen")


def _of_participle(found: Sequence[NounPhrase], after: Sequence[NounPhrase], mark: Mark) -> Cast:
    result = Cast()
    near: list[NounPhrase] = []
    for phrase in reversed(found):
        if phrase.case == "nom" and mark.parts["tense"] != "object" and phrase.head.kind != "word":
            break
        near.insert(0, phrase)
        if phrase.case == "gen":
            break
    head = [_modified(after[0])] if after else []
    if mark.parts["tense"] == "object":
        result.subjects = [p for p in near if p.case == "gen"] or [p for p in near if p.case == "nom"][:1]
        result.objects = head if mark.parts["voice"] == "active" else []
    else:
        result.subjects = head
        result.objects = [p for p in near if p.case == "acc" or (p.case == "nom" and mark.parts["voice"] == "active")]
    _others(near, mark, result)
    return result


def participants(parts: Cast, mark: Mark, topic: Topic | None, code: str) -> tuple[Participant, ...]:
    """Give the participants by role; an elided subject is the text's topic, where one is given."""
    voice = mark.parts["voice"]
    subject_role: Role = "patient" if voice in ("passive", "becomes", "noun") else "agent"
    out: list[Participant] = []
    meant = [m for p in parts.subjects if (m := _subject(p, topic, code))]
    out.extend(Participant(subject_role, name) for name in meant)
    if topic is not None and (parts.elided or (parts.subjects and not meant)):
        out.append(Participant(subject_role, topic.entity))
    out.extend(Participant("agent", _meant(p, code)) for p in parts.agents)
    out.extend(Participant("patient", _meant(p, code)) for p in parts.objects)
    out.extend(Participant(role, _pronoun(p, topic, code) or _meant(p, code)) for role, p in parts.others)
    out.extend(Participant("organisation", body) for body in parts.bodies)
    out.extend(Participant("place", _meant(p, code)) for p in parts.places if any(n.kind in _PLACES for n in p.names))
    return tuple(dict.fromkeys(p for p in out if p.name))


def _subject(phrase: NounPhrase, topic: Topic | None, code: str) -> str:
    """A common word for what the text's person is (``şair``) means that person."""
    alone = len(phrase.chunks) == 1 and phrase.head.kind == "word"
    if alone and topic is not None and topic.kind == "person" and phrase.head.lemma in _person_words(code):
        return topic.entity
    return _meant(phrase, code)


@cache
def _person_words(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "relations")["words"]["standing_for"]["person"])


def _pronoun(phrase: NounPhrase, topic: Topic | None, code: str) -> str:
    """``ona``: to the person that the story speaks of; "" for any other phrase."""
    alone = len(phrase.chunks) == 1 and fold(phrase.head.base) in noun_phrases.particles(code).pronouns
    return topic.entity if alone and topic is not None and topic.kind == "person" else ""


def _meant(phrase: NounPhrase, code: str) -> str:
    """What a phrase means: of ``şəhərin əsası`` the town, of ``Gəncə şəhəri`` the name; "" for a hollow noun alone."""
    chunks = phrase.chunks
    if phrase.head.name is not None and phrase.head.name.kind == "person":
        return phrase.head.base
    if phrase.head.kind == "word" and phrase.head.possessed and phrase.head.lemma in _hollow(code):
        owner = next((i for i in range(len(chunks) - 2, -1, -1) if chunks[i].case == "gen"), None)
        return noun_phrases.words(chunks[: owner + 1]) if owner is not None else ""
    return noun_phrases.settled(phrase.base, chunks, code)


@cache
def _hollow(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "events")["support"]["hollow"])
