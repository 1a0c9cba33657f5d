"""Of what a figure is, and where: the subject, owner or place in its sentence, else what the text is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from salname import lang
from salname.interpret.figure_phrases import Phrase
from salname.interpret.figure_scene import PLACES, Scene
from salname.interpret.topic import Topic
from salname.model import Name
from salname.tag import inflection

_PLACED = frozenset({"place", "polity", "organisation", "facility", ""})


@cache
def _anaphors(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "figures")["context"]["anaphors"])


@cache
def _groups(code: str) -> frozenset[str]:
    return frozenset(lang.load(code, "figures")["context"]["groups"])


@cache
def _participles(code: str) -> tuple[str, ...]:
    return tuple(lang.load(code, "figures")["context"]["participles"])


class Bearers:
    """Finds what the figures of one document are figures of; ``topic`` is what the document is about."""

    def __init__(self, topic: Topic | None, names: Sequence[Name], code: str) -> None:
        self._people = [n for n in names if n.kind == "person"]
        self._starts = [n.start for n in self._people]
        self.topic = topic.entity if topic is not None else None
        self._topic_person = topic.entity if topic is not None and topic.kind == "person" else None
        self._topic_place = topic.entity if topic is not None and topic.kind in _PLACED else None
        self._anaphors, self._groups = _anaphors(code), _groups(code)
        self._participles = _participles(code)

    def resolved(self, phrase: Phrase | None) -> str | None:
        """The phrase's base; a noun that only stands for the text's subject gives that subject."""
        if phrase is None:
            return None
        if phrase.name is not None:
            longer = phrase.last - phrase.first > 1 and phrase.base.endswith(phrase.name.base)
            return self._past_participle(phrase.base) if longer else phrase.name.base
        stands_for = phrase.last - phrase.first == 1 and phrase.head in self._anaphors and not phrase.plural
        return self._topic_place if stands_for and self._topic_place else self._past_participle(phrase.base)

    def _past_participle(self, words: str) -> str:
        """Cut what a participle says of a noun off it: ``1954-cü ildə tikilmiş liman`` is the harbour."""
        said = words.split(" ")
        ends = [at for at, word in enumerate(said[:-1], 1) if self._is_participle(word)]
        return " ".join(said[ends[-1] :]) if ends else words

    def _is_participle(self, word: str) -> bool:
        lower = word.casefold()
        return lower.endswith(self._participles) and any(
            v.known and v.form == "participle" for v in inflection.verbals(lower)[:2]
        )

    def with_owner(self, scene: Scene, phrase: Phrase) -> str | None:
        """The phrase with the genitive it belongs to: ``ölkənin kənd təsərrüfatı``."""
        owner = next(iter(scene.phrases.before(phrase.first)), None) if phrase.name is None else None
        if owner is None or owner.last != phrase.first or owner.case != "gen":
            return self.resolved(phrase)
        tokens = scene.phrases.tokens
        written = scene.phrases.document.plain[tokens[owner.first].start : tokens[owner.last - 1].end]
        return " ".join(written.split()) + " " + phrase.base

    def owner(self, scene: Scene) -> str | None:
        """The genitive right before a number: ``şəhərin 12 məktəbi``."""
        return self.resolved(scene.adjacent("gen"))

    def subject(self, scene: Scene, at: int) -> str | None:
        """The nominative nearest before a token, a name first, from the figure's own part of the sentence."""
        nominative = [p for p in scene.phrases.before(at) if p.case == "nom"]
        own = [p for p in nominative if p.first >= scene.floor]
        named = [p for p in own if p.name is not None]
        if named or own:
            return self.with_owner(scene, named[0] if named else own[-1])
        if scene.siblings:
            return scene.siblings[-1].measured.of
        return self.with_owner(scene, nominative[-1]) if nominative else None

    def of_participle(self, scene: Scene, at: int) -> str | None:
        """The noun that a participle after the figure belongs to: ``ildə 2 min ton duz verən mədən``."""
        if at >= len(scene.words) or not scene.words[at].endswith(self._participles):
            return None
        if not any(v.known and v.form == "participle" for v in inflection.verbals(scene.words[at])[:2]):
            return None
        found = next(iter(scene.phrases.after(at + 1)), None)
        return self.resolved(found) if found is not None and found.first == at + 1 else None

    def told_after(self, scene: Scene) -> str | None:
        """The nominative after a share in the accusative: ``əhalinin 40 faizini ruslar təşkil edir``."""
        found = scene.after(2) if scene.tail == "accusative" else None
        if found is None or "," in scene.words[scene.last : found.first]:
            return None
        return self.resolved(found) if found.case == "nom" else None

    def predicate(self, scene: Scene) -> str | None:
        """The noun that a share is said to be: ``əhalinin 97 %-i ləzgi, 2 %-i rusdur``."""
        found = scene.after(0) if scene.tail == "possessive" else None
        if found is None or found.case not in ("nom", "pred"):
            return None
        ended = found.last >= len(scene.words) or scene.words[found.last] in (",", ".", ";", "və", "idi")
        return self.resolved(found) if ended else None

    def holder(self, scene: Scene) -> str | None:
        """Of what a count is: a named subject, the place or name of the sentence, else a subject without a name."""
        subjects = [p for p in scene.before if p.case == "nom"]
        named = [p for p in subjects if p.name is not None]
        if subjects and not named and not any(p.case in PLACES for p in scene.before):
            return self.with_owner(scene, subjects[0])
        return self.with_owner(scene, named[0]) if named else self.default(scene)

    def default(self, scene: Scene) -> str | None:
        """The place or name of the sentence, else what the figure before was of, else what the text is about."""
        near = [p for p in scene.before if p.case != "abl"] or scene.before
        before = [p for p in near if p.name is not None] or [p for p in near if p.case in PLACES]
        if before:
            return self.with_owner(scene, before[0])
        if scene.siblings:
            return scene.siblings[-1].measured.of
        early = [p for p in scene.phrases.before(scene.first) if p.name is not None or p.case in PLACES]
        early = [p for p in early if p.first not in scene.listed]
        return self.resolved(early[0]) if early else self.topic

    def place(self, scene: Scene) -> str | None:
        """Where: the locative or the group (``ölkələr arasında``) nearest before, else the figure before's."""
        words = scene.words
        for phrase in scene.before:
            grouped = phrase.last < len(words) and words[phrase.last] in self._groups
            if phrase.case == "loc" or grouped:
                return self.resolved(phrase)
        return scene.siblings[-1].measured.place if scene.siblings else None

    def person(self, scene: Scene) -> str | None:
        """Whose age: the person named last before, else the one that the text is about."""
        at = bisect_left(self._starts, scene.start)
        return self._people[at - 1].base if at else self._topic_person
