"""What marks of names mean: one label a thing, however it is spelt.

Marks are gathered under the thing they are listed as, or their words without endings; these groups are then joined by
what the text says (acronyms in brackets, short forms after full ones, persons' surnames) and by near likeness of
spelling, which is guarded: two things that are listed apart never meet.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from salname.interpret import persons, spellings
from salname.interpret.persons import Person
from salname.model import Mark, Name, NameKind
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.inflection import is_known, nominals
from salname.tag.names_words import is_plural

_BRACKET = re.compile(r"[”\"»]?\s?\(\s?[“\"«]?")
_COMPOUND = ("organisation", "facility", "law", "event", "work", "polity", "place", "other")
_SURE, _GUESSED = 0.95, 0.7
_BLOCK = 3  # letters by which likes are sought
_NEIGHBOURS = 60  # of a block, that one name is compared with
_PLURAL = 3  # letters of its ending
_SURELY = 10  # how many guesses a kind that rests on more than a look outweighs


@dataclass(slots=True)
class _Thing:
    """The mentions of what may be one thing, gathered so far."""

    kind: NameKind
    label: str
    words: tuple[str, ...]
    first: int
    bases: Counter[str] = field(default_factory=Counter)
    person: Person | None = None
    sure: bool = False


def resolve(document: Document, marks: Sequence[Mark]) -> tuple[Name, ...]:
    """Give the records of names, in order of place, each with the one label of its thing."""
    keys = [_key(m) for m in marks]
    things = _gather(marks, keys)
    joined = _Joined(things)
    _join_brackets(document, marks, keys, joined)
    _join_acronyms(things, joined)
    _join_lands(things, joined, document)
    _join_short_forms(things, joined)
    _join_persons(things, joined)
    _join_variants(things, joined)
    labels, kinds = _labels(things, joined)
    roots = [joined.root(key) for key in keys]
    return tuple(_name(document, m, labels[root], kinds[root]) for m, root in zip(marks, roots, strict=True))


_Key = tuple[str, tuple[str, ...]]


def _key(mark: Mark) -> _Key:
    if mark.parts["label"]:
        return mark.parts["label"], ()
    base = mark.parts["base"]
    if mark.parts["kind"] == "people" and is_plural(fold(base)) and " " not in base:
        base = base[:-_PLURAL]
    return "", spellings.words(base)


def _gather(marks: Sequence[Mark], keys: Sequence[_Key]) -> dict[_Key, _Thing]:
    things: dict[_Key, _Thing] = {}
    for mark, key in zip(marks, keys, strict=True):
        parts = mark.parts
        thing = things.get(key)
        if thing is None:
            words = spellings.words(parts["base"])
            thing = things[key] = _Thing(parts["kind"], parts["label"], words, mark.start)
        thing.sure = thing.sure or parts["sure"]
        thing.bases[" ".join(parts["base"].split())] += 1
        if parts["kind"] == "person" and (thing.person is None or len(parts["base"]) > len(max(thing.bases, key=len))):
            thing.person = persons.parse(parts["base"])
    return things


class _Joined:
    """Disjoint sets of things; two that are listed under different labels are never joined."""

    def __init__(self, things: dict[_Key, _Thing]) -> None:
        self._parent: dict[_Key, _Key] = {key: key for key in things}
        self._label = {key: thing.label for key, thing in things.items()}

    def root(self, key: _Key) -> _Key:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, left: _Key, right: _Key, *, of_one_land: bool = False) -> bool:
        left, right = self.root(left), self.root(right)
        if left == right:
            return True
        if self._label[left] and self._label[right] and not of_one_land:
            return False
        self._label[left] = self._label[left] or self._label[right]
        self._parent[right] = left
        return True


def _join_brackets(document: Document, marks: Sequence[Mark], keys: Sequence[_Key], joined: _Joined) -> None:
    """A name and its acronym in brackets: Turan Milli Bankı (TMB)."""
    text = document.plain
    for i in range(len(marks) - 1):
        left, right = marks[i], marks[i + 1]
        if left.parts["kind"] != right.parts["kind"]:
            continue
        if _BRACKET.fullmatch(text, left.end, right.start):
            closed = text[right.end : right.end + 2].lstrip('”"» ').startswith(")")
            if closed and (right.parts["base"].isupper() or left.parts["base"].isupper()):
                joined.join(keys[i], keys[i + 1])
        elif spellings.also(document.language).fullmatch(text, left.end, right.start):
            joined.join(keys[i], keys[i + 1])


def _join_acronyms(things: dict[_Key, _Thing], joined: _Joined) -> None:
    by_letters: dict[str, _Key] = {}
    for key, thing in things.items():
        if thing.kind in ("organisation", "polity", "facility"):
            for base in (b for b in thing.bases if " " in b):
                by_letters.setdefault(spellings.initials(base), key)
    for key, thing in things.items():
        base = next(iter(thing.bases))
        if base.isupper() and len(base) > 1 and fold(base) in by_letters:
            joined.join(by_letters[fold(base)], key)


def _join_lands(things: dict[_Key, _Thing], joined: _Joined, document: Document) -> None:
    """A land's bare name joins the one state that the text calls by it: Rusiya, Rusiya imperiyası.

    Not a state that was gone in years of which the text speaks too: then the land may be its successor.
    """
    gone = _ended(document.language)
    latest = max((int(year) for year in _YEAR.findall(document.plain)), default=0)
    states: dict[str, list[_Key]] = defaultdict(list)
    for key, thing in things.items():
        if thing.kind == "polity" and len(thing.words) == 2:
            spelt = next(iter(thing.bases)).split()
            first, last = spelt[0], spelt[-1]
            if latest > gone.get(fold(" ".join(spelt)), latest):
                continue
            for land in {fold(first)} | {fold(n.stem) for n in nominals(last) if n.possessive == "3"}:
                states[land].append(key)
    for key, thing in list(things.items()):
        bare = thing.kind == "polity" and not any(" " in base for base in thing.bases)
        if bare and len(states.get(fold(thing.label), [])) == 1:
            joined.join(states[fold(thing.label)][0], key, of_one_land=True)


@cache
def _ended(code: str) -> dict[str, int]:
    """The last year of each historical polity, by every spelling of it; those that still are are left out."""
    return {
        fold(name): int(polity.end[:4])
        for polity in gazetteer.polities(code)
        if polity.end[:4].isdecimal()
        for name in (polity.label, *polity.spellings)
    }


_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?![\d.,])")


def _join_short_forms(things: dict[_Key, _Thing], joined: _Joined) -> None:
    """A name with words left out joins the first fuller one: Ali Məclis, Turan Respublikası Ali Məclisi."""
    by_last: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key, thing in things.items():
        if thing.kind in _COMPOUND and len(thing.words) > 1:
            by_last[thing.kind, thing.words[-1]].append(key)
    for keys in by_last.values():
        ordered = sorted(keys, key=lambda k: (-len(things[k].words), things[k].first))
        for i, short in enumerate(ordered):
            for long in ordered[max(0, i - _NEIGHBOURS) : i]:
                if _is_short_form(things[short], things[long]) and joined.join(long, short):
                    break


def _is_short_form(short: _Thing, long: _Thing) -> bool:
    if spellings.numbers(short.words) != spellings.numbers(long.words):
        return False
    if not spellings.is_within(short.words, long.words):
        return False
    return short.kind == "organisation" or short.words[0] == long.words[0]


def _join_persons(things: dict[_Key, _Thing], joined: _Joined) -> None:
    """Surnames and initials join the first full name that they may stand for."""
    people = [key for key, thing in things.items() if thing.person is not None]
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for key in people:
        person = things[key].person
        assert person is not None
        for name in sorted(_blocks(person)):
            blocks[name].append(key)
    fuller = sorted(people, key=lambda k: (-_fullness(things[k].person), things[k].first))
    rank = {key: i for i, key in enumerate(fuller)}
    for key in fuller:
        person = things[key].person
        assert person is not None
        candidates = sorted({k for name in _blocks(person) for k in blocks[name]}, key=rank.__getitem__)
        for other in candidates:
            if rank[other] >= rank[key]:
                break
            known = things[other].person
            if known is not None and persons.same(person, known) and joined.join(other, key):
                break


def _blocks(person: Person) -> set[str]:
    """The openings under which a person's likes are sought."""
    return {person.surname[:_BLOCK], *(name[:_BLOCK] for name in person.given[:1])}


def _fullness(person: Person | None) -> int:
    if person is None:
        return 0
    return 3 * bool(person.given) + 2 * bool(person.initials) + len(person.given)


def _join_variants(things: dict[_Key, _Thing], joined: _Joined) -> None:
    """Near spellings of one kind; blocked by first letter and length, so that the work grows with the names."""
    blocks: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key, thing in things.items():
        if thing.kind not in ("person", "people"):
            spelt = " ".join(thing.words)
            blocks[thing.kind, spelt[:2]].append(key)
    for keys in blocks.values():
        keys.sort(key=lambda k: (len(" ".join(things[k].words)), k))
        for i, left in enumerate(keys):
            spelt = " ".join(things[left].words)
            for right in keys[i + 1 : i + _NEIGHBOURS]:
                if len(" ".join(things[right].words)) - len(spelt) > 3:
                    break
                if _may_vary(things[left], things[right]):
                    joined.join(left, right)


def _may_vary(left: _Thing, right: _Thing) -> bool:
    if len(left.words) != len(right.words) or spellings.numbers(left.words) != spellings.numbers(right.words):
        return False
    return spellings.alike(" ".join(left.words), " ".join(right.words))


def _labels(things: dict[_Key, _Thing], joined: _Joined) -> tuple[dict[_Key, str], dict[_Key, NameKind]]:
    """The fullest spelling and the kind of each thing; two that would be called alike are told apart by their kind."""
    bases: dict[_Key, Counter[str]] = defaultdict(Counter)
    kinds: dict[_Key, Counter[NameKind]] = defaultdict(Counter)
    for key, thing in things.items():
        root = joined.root(key)
        bases[root].update(thing.bases)
        kinds[root][thing.kind] += sum(thing.bases.values()) * (_SURELY if thing.sure else 1)
    labels: dict[_Key, str] = {}
    settled: dict[_Key, NameKind] = {}
    used: set[str] = set()
    for root, found in bases.items():
        kind = settled[root] = kinds[root].most_common(1)[0][0]
        label = _fullest(found, kind)
        labels[root] = label if label not in used else f"{label} ({kind})"
        used.add(labels[root])
    return labels, settled


def _fullest(bases: Counter[str], kind: str) -> str:
    """The spelling with most words; of a people its plural; SSRİ rather than Sovet, which is also a common word.

    A place that has had several names is called as the text calls it most.
    """
    plural = [b for b in bases if kind == "people" and is_plural(fold(b))]

    def fullness(base: str) -> tuple[object, ...]:
        length = (bases[base], len(base)) if kind == "place" else (len(base), bases[base])
        return (len(base.split()), "." not in base, not is_known(fold(base)), *length, base)

    return max(plural or bases, key=fullness)


def _name(document: Document, mark: Mark, label: str, kind: NameKind) -> Name:
    return Name(
        start=mark.start,
        end=mark.end,
        quote=document.quote(mark.start, mark.end),
        rule=mark.rule,
        confidence=_SURE if mark.parts["sure"] else _GUESSED,
        kind=mark.parts["kind"] if mark.parts["sure"] else kind,
        base=mark.parts["base"],
        entity=label,
    )
