"""Peoples and dynasties that no list knows: by the noun after them, and by how the text that is about them opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from salname import lang
from salname.read.document import Document
from salname.read.text import fold
from salname.tag.inflection import nominals, verbals
from salname.tag.names_kinds import Found
from salname.tag.names_words import is_plural, joining, look, tables

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_OPENING = re.compile(
    rf"\s*(?P<name>{_WORD})\s{{0,2}}(?P<also>\([^()\n]{{1,200}}\))?\s{{0,2}}[—–-]\s(?P<told>[^\n]{{1,400}})"
)
_CAPITALISED = re.compile(r"(?<![^\W\d_])[A-ZƏÇŞĞİÖÜ][^\W\d_]+")
_ANY = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_PLURAL = 3  # letters of the plural ending
_LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class _Rules:
    groups: frozenset[str]
    bare_not: str
    defining: frozenset[str]
    adjectives: tuple[str, ...]


@cache
def _rules(code: str = lang.DEFAULT) -> _Rules:
    data = lang.load(code, "names")["peoples"]
    return _Rules(
        frozenset(data["groups"].split()),
        data["bare_not"],
        frozenset(data["defining"].split()),
        tuple(data["adjectives"].split()),
    )


@cache
def _grouped() -> re.Pattern[str]:
    """A list of lower-case words before a noun for a people: narqız, sumbar və turqan boyları."""
    groups, ands = "|".join(sorted(_rules().groups)), "|".join(joining().ands)
    word = r"[^\W\d_]{3,20}"
    return re.compile(
        rf"(?<![\w-])(?P<names>{word}(?:, {word}){{0,12}}(?:,? (?:{ands}) {word})?) (?P<group>(?:{groups})\w{{1,12}})"
    )


def find(document: Document) -> list[Found]:
    """Find mentions of peoples by the document's own words, in order of place."""
    text = document.plain
    stems: set[str] = set()
    places: dict[int, Found] = {}
    for match in _grouped().finditer(text):
        if not _is_group(match["group"]):
            continue
        for word in _listed(match):
            if _may_be_people(fold(word.group())):
                start, end = match.start("names") + word.start(), match.start("names") + word.end()
                places[start] = Found(start, end, "people", word.group(), "people-of-group")
                stems.add(fold(word.group()))
    stems |= _subject(document)
    if stems:
        for mention in _mentions(text, stems):
            places.setdefault(mention.start, mention)
    return [places[start] for start in sorted(places)]


def joined(found: Sequence[Found], peoples: Sequence[Found]) -> list[Found]:
    """Add peoples to the names where no longer name stands; a guess about the same words gives way."""
    spans = {(f.start, f.end): f for f in peoples}
    kept = [
        replace(f, kind="people", sure=True, label="") if (f.start, f.end) in spans and f.kind != "people" else f
        for f in found
    ]
    out: list[Found] = []
    at = 0
    for name in kept:
        while at < len(peoples) and peoples[at].end <= name.start:
            out.append(peoples[at])
            at += 1
        while at < len(peoples) and peoples[at].start < name.end:
            at += 1
        out.append(name)
    return [*out, *peoples[at:]]


def _is_group(word: str) -> bool:
    """Whether a noun for a people is possessed, as it is after a people's name."""
    rules = _rules()
    return word != rules.bare_not and any(
        n.possessive == "3" and fold(n.stem) in rules.groups for n in nominals(word)[:3]
    )


def _listed(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The words of a list; in a plural all of them, else only the last."""
    words = [w for w in _ANY.finditer(match["names"]) if w.group() not in joining().ands]
    plural = any(n.plural for n in nominals(match["group"])[:1])
    yield from words if plural else words[-1:]


def _may_be_people(word: str) -> bool:
    """Whether a lower-case word is none that the language knows."""
    seen = look(word)
    if seen.known or seen.head is not None or word in tables().function or len(word) < _SHORTEST:
        return False
    if word.endswith(_rules().adjectives) or nominals(word)[0].case != "nom":
        return False
    return not any(v.known for v in verbals(word)[:2])


def _subject(document: Document) -> set[str]:
    """The stems of the people that the text defines in its opening."""
    opening = _OPENING.match(document.plain)
    if opening is None:
        return set()
    told = {fold(word) for word in _ANY.findall(opening["told"].split(". ")[0])}
    name = fold(opening["name"])
    if not is_plural(name) or not told & _rules().defining or len(name) < _SHORTEST + _PLURAL:
        return set()
    others = [fold(w) for w in _CAPITALISED.findall(opening["also"] or "") if is_plural(fold(w))]
    return {word[:-_PLURAL] for word in (name, *others)}


def _mentions(text: str, stems: set[str]) -> Iterator[Found]:
    """Every inflected form of the stems."""
    forms = "|".join(re.escape(stem) for stem in sorted(stems, key=lambda s: (-len(s), s)))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?:[^\W\d_]{{0,14}})(?![\w-])", re.IGNORECASE)
    for match in pattern.finditer(text):
        for reading in nominals(match.group()):
            if fold(reading.stem) in stems and not reading.copula and reading.possessive in ("", "3"):
                yield Found(match.start(), match.end(), "people", reading.base, "people-of-text", "", reading.case)
                break
