"""What measures, shares, money and factors measure: the noun after the unit, or the phrase before the number."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret.figure_bearers import Bearers
from salname.interpret.figure_phrases import Phrase
from salname.interpret.figure_scene import MAIN, PLACES, Earlier, Measured, Scene, lemma_form, noun_text
from salname.tag import counted, inflection

_INFLECTED = frozenset({"possessive", "accusative", "genitive"})  # a unit so inflected has no noun after it


@dataclass(frozen=True, slots=True)
class _Words:
    parts: frozenset[str]
    distances: frozenset[str]
    comparatives: frozenset[str]
    sizes: frozenset[str]
    about: frozenset[str]


@cache
def _words(code: str) -> _Words:
    data = lang.load(code, "figures")
    context = data["context"]
    return _Words(
        parts=frozenset(context["parts"]),
        distances=frozenset(context["distances"]),
        comparatives=frozenset(context["comparatives"]),
        about=frozenset(context["about"]),
        sizes=frozenset(inflection.lemma(word) for word in data["sizes"]["words"]),
    )


class Amounts:
    """Reads what amounts measure; ``recent`` are the figures read before, the last one last."""

    def __init__(self, bearers: Bearers, recent: deque[Earlier], code: str) -> None:
        self._bearers, self._recent, self._code = bearers, recent, code
        self._words = _words(code)

    def is_size(self, phrase: Phrase) -> bool:
        """Say whether a phrase names a size (``əhalisi``, ``sayı``) rather than a thing."""
        return phrase.head in self._words.sizes

    def read(self, scene: Scene, kind: str) -> Measured:
        """Give what an amount of a kind measures."""
        found = self._distance(scene) or (self._share(scene) if kind == "share" else None)
        return found or self._with_noun(scene) or self._said_before(scene, kind) or self._shared(scene, kind)

    def _share(self, scene: Scene) -> Measured | None:
        """Read a share by its whole: a genitive, "of them", or the whole of the share before it."""
        bearers = self._bearers
        whole = scene.adjacent("gen")
        if whole is not None:
            subject = bearers.told_after(scene) or bearers.predicate(scene) or bearers.subject(scene, whole.first)
            return Measured(whole.base, subject or bearers.default(scene), bearers.place(scene))
        counts = [e for e in list(self._recent)[-3:] if e.kind == "count"]
        if counts and self._of_them(scene):
            counts = [e for e in counts if e.unit == "person"] or counts  # "onların" are rather people than families
            after = scene.after(2)
            told = after is not None and after.case in ("nom", "pred")
            of = bearers.resolved(after) if told else counts[-1].measured.of
            return Measured(counts[-1].measured.measures, of, bearers.place(scene))
        shares = scene.of_kind("share")
        bearer = bearers.told_after(scene) or bearers.predicate(scene) or bearers.resolved(scene.nominative())
        if scene.tail and shares and bearer:
            return Measured(shares[-1].measured.measures, bearer, shares[-1].measured.place)
        return None

    def _of_them(self, scene: Scene) -> bool:
        """Say whether "of them" stands before the number, "about" between them aside."""
        words, at = scene.words, scene.first - 1
        at -= at > 0 and words[at] in self._words.about
        return at >= 0 and words[at] in self._words.parts

    def _with_noun(self, scene: Scene) -> Measured | None:
        bearers = self._bearers
        thing = None if scene.tail in _INFLECTED else self._following(scene)
        if not thing:
            return None
        of = (
            bearers.owner(scene)
            or bearers.of_participle(scene, scene.claimed)
            or bearers.subject(scene, scene.first)
            or bearers.default(scene)
        )
        return Measured(thing, of, bearers.place(scene))

    def _following(self, scene: Scene) -> str | None:
        """The noun phrase right after a unit: ``5 km yeni yol``."""
        phrases, words = scene.phrases, scene.words
        at = scene.last + (scene.next_word in self._words.comparatives)
        if at >= len(words) or phrases.timed(at) or phrases.tokens[at].kind != "word" or phrases.named(at):
            return None
        found = counted.read(phrases.tokens, at, self._code)
        if found is None or (found.case in ("dat", "abl") and not (found.known or found.head in self._words.sizes)):
            return None
        end = found.last
        if end + 1 < len(words) and words[end] == "və" and found.case == "nom" and not found.possessive:
            more = counted.read(phrases.tokens, end + 1, self._code)
            end = more.last if more and more.case == "nom" else end
        scene.claimed = end
        return noun_text(phrases, at, end)

    def _said_before(self, scene: Scene, kind: str) -> Measured | None:
        """Read what stands before: ``bağların sahəsi 300 hektar genişləndi``."""
        bearers = self._bearers
        main = next((p for p in scene.before if p.case in MAIN), None)
        main = main or next((p for p in scene.before if p.case == "gen"), None)
        if main is None:
            return None
        owner = next(iter(scene.phrases.before(main.first)), None)
        owned = owner is not None and owner.last == main.first and owner.case == "gen"
        of = bearers.with_owner(scene, owner) if owner is not None and owned else bearers.subject(scene, main.first)
        if main.name is not None and of is None:
            of = main.name.base
        local = next((p for p in scene.before if p.case == "loc"), None)
        if kind == "count" and not self.is_size(main):
            of = bearers.with_owner(
                scene, main
            )  # who so many are, and not what is measured: "xanın qoşunu 30 min nəfər idi"
        of = of or bearers.resolved(local)
        return Measured(
            lemma_form(scene.phrases, main, size=self.is_size(main)), of or bearers.default(scene), bearers.place(scene)
        )

    def _distance(self, scene: Scene) -> Measured | None:
        """Read a length as a distance: ``şəhərdən 12 km aralı``."""
        source = scene.adjacent("abl")
        words, end = scene.words, scene.last
        if source is None or not scene.next_word:
            return None
        if end + 2 < len(words) and words[end + 1] == "-":
            end += 2
        away = "".join(words[scene.last : end + 1])
        if away not in self._words.distances:
            return None
        tokens, document = scene.phrases.tokens, scene.phrases.document
        start = tokens[source.first].start
        told = document.plain[start : tokens[source.last - 1].end]
        if source.first == 0 and source.name is None:
            told = document.folded[start] + told[1:]
        of = self._bearers.subject(scene, source.first) or self._bearers.default(scene)
        return Measured(f"{told} {inflection.lemma(away)}", of, self._bearers.place(scene))

    def _shared(self, scene: Scene, kind: str) -> Measured:
        """Take the measure of the figure before: ``1897-ci ildə 60 %, 1970-ci ildə 45 %``; else what follows."""
        bearers = self._bearers
        local = next((p for p in scene.before if p.case in PLACES), None)
        before = (scene.of_kind(kind) or scene.siblings)[-1:]
        if not before:
            after = scene.after(1)
            if after is not None and after.case in ("nom", "acc", "gen"):
                return Measured(after.base, bearers.default(scene), bearers.place(scene))
            before = [e for e in list(self._recent)[-1:] if scene.sentence - e.sentence <= 1 and e.kind == kind]
        if before:
            shared = before[0].measured
            people = before[0].unit == "person" and shared.of not in (None, shared.place)
            of = bearers.resolved(local) if local is not None and not people else shared.of
            unit = before[0].unit if scene.siblings else ""
            return Measured(shared.measures, of, bearers.place(scene) or shared.place, unit)
        if local is not None:
            return Measured(local.base, bearers.default(scene), bearers.place(scene))
        any_after = next(iter(scene.phrases.after(scene.last)), None)
        return Measured(any_after.base if any_after is not None else bearers.topic or "", bearers.topic)
