"""The words that tell of happenings, from ``lang/<code>/events.toml``, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from salname import lang
from salname.tag import stem_forms
from salname.tag.stem_forms import Forms

Voice = Literal["active", "passive", "becomes", "acts", "noun"]
"""Who the nominative is: of ``active`` and ``acts`` the doer, of ``passive`` and ``becomes`` the one it happens to."""

_LONG_ENOUGH = 4  # letters: a shorter word must be followed by a known ending, a longer one by anything


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[trigger]]`` of the data. ``order`` is its place there, from the top."""

    type: str
    order: int
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    not_tenses: tuple[str, ...] = ()
    dative: str = "destination"
    ablative: str = "source"
    bare: bool = True
    complement: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb (or noun) with the words that stand before it; a word is (letters, any ending may follow)."""

    before: tuple[tuple[str, bool], ...]
    stem: str
    voice: Voice
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that ``events.toml`` says, by the last word's stem; ``forms`` knows all its verbs' forms."""

    forms: Forms
    verbs: Mapping[str, tuple[Phrase, ...]]
    nouns: Mapping[str, tuple[Phrase, ...]]
    support: frozenset[str]
    aspect: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    planned: tuple[str, ...]
    auxiliaries: frozenset[str]
    noun_ending: re.Pattern[str]
    owned: re.Pattern[str]
    infinitive: re.Pattern[str]
    light: frozenset[str]
    postpositions: frozenset[str]
    without: tuple[str, ...]

    def nouns_of(self, word: str) -> Iterator[Phrase]:
        """Give the noun phrases that may end with this folded word, the longest letters first."""
        for length in range(len(word), 2, -1):
            for phrase in self.nouns.get(word[:length], ()):
                if length == len(word) or self.noun_ending.fullmatch(word, length):
                    yield phrase


@cache
def lexicon(code: str) -> Lexicon:
    """Read the lexicon of a language; made once."""
    data = lang.load(code, "events")
    phrases = [p for order, row in enumerate(data["trigger"]) for p in _phrases(row, order, code)]
    verbs = _by_stem(p for p in phrases if p.voice != "noun")
    helpers = data["support"]
    support, aspect = _with_passives(helpers["verbs"], code), _with_passives(helpers["aspect"], code)
    ending = lang.load(code, "stem_forms")
    return Lexicon(
        forms=Forms(sorted({*verbs, *(s.split()[-1] for s in support | aspect)}), code),
        verbs=verbs,
        nouns=_by_stem(p for p in phrases if p.voice == "noun"),
        support=support,
        aspect=aspect,
        particles=frozenset(helpers["particles"]),
        never=frozenset(helpers["never"]),
        planned=tuple(helpers["planned"]),
        auxiliaries=frozenset(helpers["auxiliaries"]),
        noun_ending=re.compile(stem_forms.filled(ending["letters"], "{CASE}|{WITH}")),
        infinitive=re.compile(helpers["infinitive"]),
        light=frozenset(helpers["light"]),
        without=tuple(helpers["without"]),
        postpositions=frozenset(lang.load(code, "clauses")["particles"]["after"]),
        owned=re.compile(stem_forms.filled(ending["letters"], ending["noun"]["owned"])),
    )


def _with_passives(phrases: Sequence[str], code: str) -> frozenset[str]:
    found = set(phrases)
    for phrase in phrases:
        *before, stem = phrase.split()
        found.update(" ".join([*before, p]) for p in stem_forms.passives(stem, code))
    return frozenset(found)


def _phrases(row: Mapping[str, Any], order: int, code: str) -> Iterator[Phrase]:
    entry = Entry(
        type=row["type"],
        order=order,
        near=tuple(row.get("near", ())),
        unless=tuple(row.get("unless", ())),
        uses=tuple(row.get("uses", ())),
        not_tenses=tuple(row.get("not_tenses", ())),
        dative=row.get("dative", "destination"),
        ablative=row.get("ablative", "source"),
        bare=row.get("bare", True),
        complement=row.get("complement", ""),
        first=row.get("first", False),
    )
    for text in row.get("does", ()):
        before, stem = _words(text)
        yield Phrase(before, stem, "active", entry)
        for passive in stem_forms.passives(stem, code):
            yield Phrase(_passive_words(before), passive, "passive", entry)
    for voice in ("becomes", "acts"):
        for text in row.get(voice, ()):
            yield Phrase(*_words(text), voice, entry)
    for text in row.get("nouns", ()):
        yield Phrase(*_words(text), "noun", entry)


def _words(text: str) -> tuple[tuple[tuple[str, bool], ...], str]:
    *before, stem = text.split()
    return tuple((w.removesuffix("*"), w.endswith("*")) for w in before), stem


def _passive_words(before: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    # the object of the active verb is the subject of the passive: əsasını qoydu -> əsası qoyuldu
    return tuple((w[:-2], True) if w.endswith(("ını", "ini", "unu", "ünü")) else (w, o) for w, o in before)


def _by_stem(phrases: Iterator[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase.stem, []).append(phrase)
    # the longest phrase first; of equal ones the one that asks for a word near, then the one that stands first
    return {stem: tuple(sorted(found, key=_rank)) for stem, found in table.items()}


def _rank(phrase: Phrase) -> tuple[bool, int, bool, bool, int]:
    entry = phrase.entry
    return not entry.first, -len(phrase.before), entry.type == "other", not entry.near, entry.order


def stands_near(wanted: Sequence[str], words: Sequence[str], ending: re.Pattern[str]) -> bool:
    """Say whether any of the folded words begins with a wanted one (a short one must end there or be inflected)."""
    return any(
        word.startswith(want)
        and (len(want) >= _LONG_ENOUGH or len(word) == len(want) or ending.fullmatch(word, len(want)) is not None)
        for want in wanted
        for word in words
    )
