"""A person, a place or another named thing as the answer; and the kinds of thing that a *which* asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname import lang
from salname.know.ask.found import Found, cut, given, nearness, without_given
from salname.know.ask.phrases import coordinated, local_phrase
from salname.know.ask.properties import asked_for
from salname.know.ask.question import Question, hyponyms
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import key, keys, synonyms
from salname.know.rows import Stored
from salname.model import Event, Name, Relation, Span
from salname.read.text import fold
from salname.tag import inflection

_CASES = {"where": {"loc", "abl", "dat"}}
_POSSESSOR = 6  # words before an office within which stands what it is the office of
_CUE_REACH = 40  # code points
_FOLLOWING = 3  # words after a name within which the head of its place phrase stands


@cache
def place_heads(code: str = lang.DEFAULT) -> frozenset[str]:
    """The keys of the nouns that make a place phrase."""
    return frozenset(key(w) for w in lang.load(code, "questions")["place"]["heads"].split())


@cache
def _vague(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "questions")["vague"]["words"].split())


def names(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """Names of the sought kinds that the question does not give, alone or as the list they stand in."""
    named = [(s, s.record) for s in records if isinstance(s.record, Name)]
    several = _asks_for_several(question)
    for stored, record in named:
        if given(question, record.base) or (question.kinds and record.kind not in question.kinds):
            continue
        cued = beside_cue(question, passage, record.span)
        if cued is None:
            continue
        fit = cued + nearness(question, passage, record.span) + _in_role(question, record, records)
        fit += 0.3 * _after_its_title(question, passage, record.span)
        alike = question.kinds or {record.kind}
        group = coordinated(passage, record.span, [r.span for _, r in named if r.kind in alike])
        if several and group.end - group.start > len(record.quote):
            yield Found(cut(passage, group), group, fit + 0.1, "names", (stored.id,))
        else:
            yield Found(without_given(question, record.base), record.span, fit, "name", (stored.id,))


def beside_cue(question: Question, passage: Passage, span: Span) -> float | None:
    """How near a name stands to the word of the office, work or kinship that is asked for (0 to 1).

    ``None`` where the question asks for such a word and the passage has none, or has it of something else; 0 where the
    question asks for none.
    """
    own = {k for w in question.words for k in w.key.split()} | set(question.nouns)
    cues = {k for p in asked_for(question) if p.cued for k in p.words & own}
    if not cues:
        return 0.0
    others = {k for w in question.words for k in w.key.split() if k not in cues}
    if _owner_missing(question, passage, cues):
        return None
    cues |= {k for cue in cues for k in synonyms(lang.DEFAULT).get(cue, ()) if " " not in k}
    cues |= {k for w in question.words if set(w.key.split()) & cues for k in w.others if " " not in k}
    words = [(m.start(), key(m.group())) for m in re.finditer(r"[^\W_]++", passage.text)]
    best: float | None = None
    for at, (place, word) in enumerate(words):
        if word not in cues or not others & {k for _, k in words[max(0, at - _POSSESSOR) : at]}:
            continue
        near = math.exp(-abs(passage.start + place - span.start) / _CUE_REACH)
        best = max(near, best or 0.0)
    if best is None and any(
        passage.matched[w.key] >= limits()["synonym_weight"] for w in question.words if " " in w.key
    ):
        return 0.0  # the passage has the cue in a phrase
    return best


def _owner_missing(question: Question, passage: Passage, cues: set[str]) -> bool:
    """Say whether the passage lacks the word before the office, which says of what it is (*of the fleet*)."""
    parts = [set(w.key.split()) for w in question.words]
    first = next((at for at, part in enumerate(parts) if part & cues), 0)
    return bool(first) and not passage.matched[question.words[first - 1].key]


def _asks_for_several(question: Question) -> bool:
    """Say whether the question word, or the noun after it, is in the plural."""
    plural = tuple(lang.load(lang.DEFAULT, "questions")["several"]["endings"].split())
    asking = tuple(lang.load(lang.DEFAULT, "questions")["several"]["asking"].split())
    words = [fold(w).rstrip("?! ") for w in question.text.split()]
    told = [w for at, w in enumerate(words) if w.startswith(asking) or (at and words[at - 1].startswith(asking))]
    return any(w.endswith(plural) for w in told)


def _after_its_title(question: Question, passage: Passage, span: Span) -> bool:
    """Say whether the word before a name is the predicate of the question (*the chronicler* Yusif)."""
    before = re.findall(r"[^\W\d_]++", passage.text[: span.start - passage.start])[-1:]
    asked = {k for w in question.words if w.key in (question.verb, *question.nouns[:1]) for k in (w.key, *w.others)}
    return bool(before) and key(before[0]) in asked


def _in_role(question: Question, name: Name, records: Sequence[Stored]) -> float:
    """A little more for the name that a relation or event of the passage gives the sought part to."""
    asked = {w.key for w in question.words}
    wanted = {"person": {"agent", "person", "patient"}, "place": {"place", "destination", "source"}}
    for stored in records:
        record = stored.record
        if isinstance(record, Relation) and name.base in (record.object, record.subject):
            other = record.subject if name.base == record.object else record.object
            if asked & set(keys(other)):
                return 0.25
        if isinstance(record, Event):
            roles = {p.role for p in record.participants if p.name == name.base}
            if roles & wanted.get(question.answer, set()):
                return 0.1
    return 0.0


def places(question: Question, passage: Passage, records: Sequence[Stored]) -> Iterator[Found]:
    """Places: names that stand in a case of place, and place phrases such as *the northern part*."""
    if question.nouns and question.nouns[0] in hyponyms(lang.DEFAULT):
        yield from kinds_of(question, passage)
        return
    for found in names(question, passage, records):
        fits = case_of_place(passage, found.span)
        yield Found(found.text, found.span, found.fit + (0.2 if fits else -0.3), found.rule, found.records)
    phrase = local_phrase(passage, question, place_heads())
    if phrase and not given(question, cut(passage, phrase)):
        sought = bool(set(question.nouns) & place_heads()) and not question.kinds & {"polity"}
        yield Found(cut(passage, phrase), phrase, 0.3 + 0.6 * sought, "local_phrase")


def case_of_place(passage: Passage, span: Span) -> bool:
    """Say whether a name, or the noun of place that it stands before, is in the locative, ablative or dative."""
    at = span.end - passage.start
    own = passage.text[span.start - passage.start : at].split()[-1]
    if inflection.caseless(own)[1] in _CASES["where"]:
        return True
    following = re.findall(r"[^\W\d_]++", passage.text[at : at + 60])[:_FOLLOWING]
    for word in following:
        if key(word) in place_heads():
            return inflection.caseless(word)[1] in _CASES["where"]
    return False


def kinds_of(question: Question, passage: Passage) -> Iterator[Found]:
    """Words that are of the kind a *which* asks for: of *which animal*, the leopard."""
    wanted = frozenset().union(*(hyponyms(lang.DEFAULT).get(noun, frozenset()) for noun in question.nouns[:1]))
    if not wanted:
        return
    for match in re.finditer(r"[^\W\d_]++(?:-[^\W\d_]++)?", passage.text):
        if key(match.group()) in wanted:
            span = Span(passage.start + match.start(), passage.start + match.end())
            yield Found(match.group(), span, 0.6 + 0.4 * nearness(question, passage, span), "kind")


def before_the_noun(question: Question, passage: Passage) -> Iterator[Found]:
    """What stands before the noun that a *which* asks for: of *which mosque*, the name before *mosque*."""
    wanted = {k for noun in question.nouns[:1] for k in (noun, *synonyms(lang.DEFAULT).get(noun, ()))}
    words = list(re.finditer(r"[^\W_]++(?:[-–’'][^\W_]++)*", passage.text))
    for at, match in enumerate(words):
        before = words[at - 1] if at else None
        if key(match.group()) not in wanted or before is None or fold(before.group()) in _vague():
            continue
        span = Span(passage.start + before.start(), passage.start + match.end())
        gap = passage.text[before.end() : match.start()]
        after = words[at + 1].group() if at + 1 < len(words) else ""
        if question.kinds and (
            after[:1].isupper() or at == 1 or not before.group()[:1].isupper() or _owns(before.group())
        ):
            continue
        if not gap.strip(' "”“«»') and not given(question, cut(passage, span)):
            yield Found(cut(passage, span), span, 0.3 + 0.4 * nearness(question, passage, span), "before_the_noun")


def _owns(word: str) -> bool:
    return inflection.caseless(word)[1] == "gen"
