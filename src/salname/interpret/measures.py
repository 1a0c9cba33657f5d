"""What a figure measures, and of what: read from the phrases beside it, or shared with the figure before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.interpret import figure_ranks
from salname.interpret.figure_amounts import Amounts
from salname.interpret.figure_bearers import Bearers
from salname.interpret.figure_phrases import Phrases
from salname.interpret.figure_scene import MAIN, Earlier, Measured, Scene, noun_text
from salname.interpret.participles import participle
from salname.interpret.topic import Topic
from salname.model import Mark, Name
from salname.tag import counted

_REMEMBERED = 24  # figures back that a part or a bare number may belong to
_VERB_REACH = 8  # tokens after a count in which its verb is looked for


@dataclass(frozen=True, slots=True)
class _Words:
    parts: frozenset[str]
    including: frozenset[str]
    rates: frozenset[str]
    people: tuple[str, ...]
    term: str
    age: str


@cache
def _words(code: str) -> _Words:
    data = lang.load(code, "figures")
    context = data["context"]
    return _Words(
        parts=frozenset(context["parts"]),
        including=frozenset(context["including"]),
        rates=frozenset(context["rates"]),
        people=tuple(data["partitives"]["people"]),
        term=context["term"],
        age=context["age"],
    )


class Reader:
    """Reads the measures of one document's figures in order; ``topic`` is what the document is about."""

    def __init__(self, topic: Topic | None, names: Sequence[Name] = (), code: str = lang.DEFAULT) -> None:
        self._recent: deque[Earlier] = deque(maxlen=_REMEMBERED)
        self._siblings: list[Earlier] = []
        self._bearers = Bearers(topic, names, code)
        self._amounts = Amounts(self._bearers, self._recent, code)
        self._words, self._code = _words(code), code

    def read(self, phrases: Phrases, mark: Mark, following: Mark | None = None) -> Measured:
        """Give what the figure of ``mark`` measures; ``following`` is the next one's mark."""
        parts = mark.parts
        if self._siblings and self._siblings[-1].sentence != parts["sentence"]:
            self._siblings = []
        ahead = following if following and following.parts["sentence"] == parts["sentence"] else None
        scene = Scene(phrases, mark, self._siblings[-_REMEMBERED:], ahead)
        found = self._by_form(scene, parts["form"], parts["kind"])
        rated = scene.previous_word in self._words.rates and not phrases.dated(scene.first - 1)
        if rated and parts["kind"] in ("measure", "money", "count") and parts["form"] != "age":
            found = replace(found, measures=f"{scene.previous_word} {found.measures}".strip())
        last = max(parts["last"], scene.claimed)
        told = Earlier(
            parts["sentence"], found.kind or parts["kind"], parts["form"], found.unit or parts["unit"], found, last
        )
        self._recent.append(told)
        self._siblings.append(told)
        return found

    def _by_form(self, scene: Scene, form: str, kind: str) -> Measured:
        if form == "rank":
            return figure_ranks.read(scene, self._bearers, self._code)
        if form in ("counted", "listed") or (form == "shared" and scene.noun[1] > 0 and kind == "count"):
            return self._counted(scene)
        if form == "part":
            return self._part(scene)
        if form == "times" and kind == "count":
            return self._occasions(scene)
        if form in ("age", "term"):
            return self._person(scene, form)
        return self._amounts.read(scene, kind)

    def _counted(self, scene: Scene) -> Measured:
        first, last = scene.noun
        if last - first > 1 and self._classifies(scene, first):
            first += 1
        if not self._classifies(scene, last - 1):
            return self._held(scene, noun_text(scene.phrases, first, last))
        named = scene.after(0)
        if named is not None and named.case in MAIN:
            return self._held(scene, named.base, owned=False)
        told = scene.after(2) if counted.word_role(scene.words[last - 1], self._code).case == "acc" else None
        if told is not None and told.case == "nom":
            return Measured(told.base, self._bearers.default(scene), self._bearers.place(scene))
        sized = any(p.case == "nom" and p.name is None and self._amounts.is_size(p) for p in scene.before)
        lent = bool(scene.siblings) and scene.siblings[-1].form in ("bare", "shared")
        doing = None if sized or lent else self._doing(scene, last - 1)
        people = scene.of_kind("count")
        if doing and people and counted.word_role(scene.words[last - 1], self._code).possessive:
            return Measured(doing, people[-1].measured.measures, self._bearers.place(scene))  # "500 nəfəri" of them
        return self._held(scene, doing) if doing else self._amounts.read(scene, "count")

    def _held(self, scene: Scene, measures: str, *, owned: bool = True) -> Measured:
        owner = self._bearers.owner(scene) if owned else None
        owner = owner or self._bearers.of_participle(scene, scene.last)
        return Measured(measures, owner or self._bearers.holder(scene), self._bearers.place(scene))

    def _classifies(self, scene: Scene, at: int) -> bool:
        return counted.ends_span(counted.word_role(scene.words[at], self._code).stem, self._code)

    def _doing(self, scene: Scene, head: int) -> str | None:
        """What the counted people do, before their noun: ``1200 nəfər işləyir`` gives ``işləyən nəfər``."""
        words = scene.words
        noun = counted.word_role(words[head], self._code).stem
        start = max(scene.last, scene.noun[1])
        for at in range(start, min(len(words), start + _VERB_REACH)):
            if words[at] in (",", ";"):
                return None
            if made := participle(words[at], self._code):
                light = at > start and counted.is_light(scene.phrases.tokens, at - 1, self._code)
                return f"{words[at - 1]} {made} {noun}" if light else f"{made} {noun}"
        return None

    def _occasions(self, scene: Scene) -> Measured:
        """Read a number of times: what was done so often follows it."""
        done = scene.after(1)
        subject = self._bearers.subject(scene, scene.first)
        measures = done.base if done is not None else subject or ""
        return Measured(measures, subject or self._bearers.default(scene), self._bearers.place(scene))

    def _person(self, scene: Scene, form: str) -> Measured:
        measure = self._words.age if form == "age" else self._words.term
        named = [p.name for p in scene.phrases.before(scene.first) if p.name is not None and p.name.kind == "person"]
        if named and named[0] is not None:
            return Measured(measure, named[0].base)
        if form == "age":
            return Measured(measure, self._bearers.person(scene))
        subject = self._bearers.subject(scene, scene.first)
        return Measured(measure, subject or self._bearers.default(scene), self._bearers.place(scene))

    def _part(self, scene: Scene) -> Measured:
        """Read a part of a whole: what is told of it, and the noun of the whole."""
        told = scene.after(2)
        said, place = told.base if told is not None else "", self._bearers.place(scene)
        whole = scene.adjacent("gen")
        if whole is not None and scene.words[whole.first] not in self._words.parts:
            unit = counted.unit_of(whole.head, self._code) or whole.head
            return Measured(f"{said} {whole.base}".strip(), whole.base, place, unit)
        if scene.following is not None and self._words.including & set(scene.words[scene.last : scene.last + 6]):
            first, last = scene.following.parts["noun"]
            noun = noun_text(scene.phrases, first, last) if last else ""
            unit = scene.following.parts["unit"]
            return Measured(f"{said} {noun}".strip(), noun or self._bearers.default(scene), place, unit)
        amount = scene.siblings[-1] if scene.siblings else None
        if amount is not None and amount.kind in ("money", "measure"):
            whole_of = amount.measured
            return Measured(f"{said} {whole_of.measures}".strip(), whole_of.of, place, amount.unit, amount.kind)
        before = next((e for e in reversed(scene.siblings) if e.form == "part" and e.measured.of), None)
        if before is not None:
            return Measured(f"{said} {before.measured.of}".strip(), before.measured.of, place, before.unit)
        before = next((e for e in reversed(self._recent) if e.kind == "count" and e.form != "part"), None)
        if before is None:
            return Measured(said or self._bearers.topic or "", self._bearers.default(scene), place)
        people = told is not None and told.head.startswith(self._words.people)
        measures = said if people else f"{said} {before.measured.measures}".strip()
        return Measured(measures, before.measured.measures, before.measured.place, "person" if people else before.unit)
