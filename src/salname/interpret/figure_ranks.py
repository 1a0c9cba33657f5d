"""By what a rank is counted: ``duz istehsalında altıncı yer``, ``boyuna görə dördüncü``, ``ikinci böyük şəhər``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret.figure_bearers import Bearers
from salname.interpret.figure_phrases import Phrase
from salname.interpret.figure_scene import MAIN, Measured, Scene, noun_text
from salname.tag import counted, ranks


@dataclass(frozen=True, slots=True)
class _Words:
    by: frozenset[str]
    world: tuple[str, ...]
    most: str


@cache
def _words(code: str) -> _Words:
    data = lang.load(code, "figures")
    return _Words(frozenset(data["context"]["by"]), tuple(data["context"]["world"]), data["ranks"]["most"])


def read(scene: Scene, bearers: Bearers, code: str) -> Measured:
    """Give what a rank is a rank of: the thing ranked, the phrase that says by what, or the rank's before it."""
    place = bearers.place(scene)
    if noun := _ranked(scene, code):
        after = [p for p in scene.phrases.after(scene.last) if p.name is not None or p.plural]
        of = bearers.subject(scene, scene.first) or (after[0].base if after else bearers.default(scene))
        return Measured(noun, of, place)
    if (by := _by(scene, code)) is not None:
        of = bearers.subject(scene, by.first) or bearers.default(scene)
        return Measured(bearers.with_owner(scene, by) or by.base, of, place)
    before = (scene.of_kind("rank") or scene.siblings)[-1:]
    if before:
        return Measured(before[0].measured.measures, before[0].measured.of, place)
    main = next((p for p in scene.before if p.case in MAIN), None)
    return Measured(main.base if main else place or "", bearers.default(scene), place)


def _ranked(scene: Scene, code: str) -> str | None:
    """The noun that is ranked, right after the ordinal; not the word "place"."""
    if not scene.next_word or ranks.is_rank_noun(scene.next_word, code):
        return None
    at = scene.last + (scene.next_word == _words(code).most)
    found = counted.read(scene.phrases.tokens, at, code)
    return noun_text(scene.phrases, found.first, found.last) if found and found.case != "loc" else None


def _by(scene: Scene, code: str) -> Phrase | None:
    """The phrase that says by what: before ``görə`` or the like, else the nearest locative without a name."""
    words, listed = scene.words, _words(code)
    near = [p for p in scene.before if any(w in listed.by for w in words[p.last : p.last + 2])]
    if near:
        return near[0]
    local = [p for p in scene.before if p.case in ("loc", "abl") and p.name is None]
    local = [p for p in local if not p.head.startswith(listed.world)]
    if local:
        return local[0]
    if scene.of_kind("rank"):
        return None
    return next(
        (p for p in scene.phrases.before(scene.first) if words[p.last : p.last + 1] and words[p.last] in listed.by),
        None,
    )
