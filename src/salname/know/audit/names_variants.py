"""One name in several spellings: transliterations, capitals and hyphens, two forms of a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from salname import lang
from salname.know.audit import aliases
from salname.know.audit.finding import Finding, Place, Severity
from salname.know.audit.page import Page
from salname.know.audit.registry import check_book
from salname.read.text import fold

_KEPT = 12  # places that are shown of one spelling
_ASIDE = re.compile(r"\s?\([^()\n]{1,24}\)\s")  # a second forename, between a forename and a surname
_ALIKE = frozenset({"place", "polity", "person", "people", "organisation", "facility", "other", "event"})


@dataclass(slots=True)
class Spelling:
    """One spelling of a name, of one kind, with its places."""

    base: str
    kind: str
    count: int = 0
    places: list[Place] = field(default_factory=list)
    entity: str = ""


def _gather(page: Page) -> dict[tuple[str, str], Spelling]:
    found: dict[tuple[str, str], Spelling] = {}
    starts = {n.start: n for n in page.names if n.kind == "person"}

    def keep(base: str, kind: str, start: int, end: int, entity: str) -> None:
        known = found.setdefault((base, kind), Spelling(base, kind, entity=entity))
        known.count += 1
        if len(known.places) < _KEPT:
            known.places.append(page.place(start, end))

    for name in page.names:
        base = _cleaned(name.base)
        keep(base, name.kind, name.start, name.end, name.entity)
        aside = _ASIDE.match(page.document.plain, name.end) if name.kind == "person" else None
        surname = starts.get(aside.end()) if aside else None
        if surname is not None:
            keep(f"{base} {_cleaned(surname.base)}", name.kind, name.start, surname.end, name.entity)
    return found


def _cleaned(base: str) -> str:
    return " ".join(base.split()).strip("“”\"«»'")


def _merged(notes: Sequence[dict[tuple[str, str], Spelling]]) -> list[Spelling]:
    merged: dict[tuple[str, str], Spelling] = {}
    for page in notes:
        for key, spelling in page.items():
            known = merged.setdefault(key, Spelling(*key, entity=spelling.entity))
            known.count += spelling.count
            known.places += spelling.places[: max(0, _KEPT - len(known.places))]
    return list(merged.values())


@cache
def _data(code: str = lang.DEFAULT) -> dict[str, Any]:
    return lang.load(code, "audit_names")


@check_book("spelling-variants", "name_variant", gather=_gather)
def spelling_variants(notes: Sequence[dict[tuple[str, str], Spelling]]) -> Iterable[Finding]:
    """Names that differ only in how their sounds are written, or in capitals and hyphens."""
    buckets: dict[str, list[Spelling]] = {}
    for spelling in _merged(notes):
        if spelling.kind in _ALIKE and len(spelling.base) >= _data()["sounds"]["shortest"]:
            buckets.setdefault(skeleton(spelling.base), []).append(spelling)
    for group in buckets.values():
        by_base: dict[str, Spelling] = {}
        for spelling in group:
            by_base.setdefault(spelling.base, spelling)
        if len(by_base) > 1:
            yield from _compared(sorted(by_base.values(), key=lambda s: s.places[0]))


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """Write a name by its sounds alone: consonants by group, vowels as one sign.

    >>> skeleton("Kazımov") == skeleton("Qazimov"), skeleton("Şəki") == skeleton("Bakı")
    (True, False)
    """
    sounds = _data()["sounds"]
    out: list[str] = []
    for letter in fold(name):
        if letter in sounds["vowels"]:
            sign = "*"
        elif letter in "yj" or not letter.isalnum():
            continue  # glides come and go between transliterations
        else:
            sign = next((group[0] for group in sounds["groups"] if letter in group), letter)
        if not out or out[-1] != sign:
            out.append(sign)
    return "".join(out)


def _compared(group: list[Spelling]) -> Iterator[Finding]:
    plain = {re.sub(r"[\W_]", "", fold(s.base)) for s in group}
    if len(plain) == 1:
        if any(_otherwise_written(a.base, b.base) for a, b in combinations(group, 2)):
            yield _variants(group, "case_variant", "info")
        return
    if len({aliases.group_of(s.base) for s in group} - {None}) == 1:
        return  # the table of aliases says it better
    near = [s for s in group if any(_near(s, other) for other in group if other is not s)]
    if len({s.base for s in near}) > 1:
        yield _variants(near, "spelling_variant", "warning")


def _otherwise_written(one: str, two: str) -> bool:
    """Whether two names differ in a capital that is not their first letter, or in a hyphen."""
    return one[1:] != two[1:]


def _near(one: Spelling, two: Spelling) -> bool:
    """Whether two names of one skeleton are one name: few letters differ, and no ending or gender apart."""
    a, b = fold(one.base), fold(two.base)
    words, others = re.findall(r"\w+", a), re.findall(r"\w+", b)
    if len(words) != len(others) or a.startswith(b) or b.startswith(a):
        return False
    differing = [(w, o) for w, o in zip(words, others, strict=True) if w != o]
    if not differing or any(min(len(w), len(o)) < 3 for w, o in differing):
        return False  # numbers and initials tell names apart
    steps = DamerauLevenshtein.distance(a, b)
    return steps <= 2 if len(a) > 6 else steps == 1


def _variants(group: list[Spelling], code: str, severity: Severity) -> Finding:
    places = sorted(p for s in group for p in s.places)
    return Finding(
        kind="name_variant",
        severity=severity,
        spans=tuple(places),
        code=code,
        parts={"variants": ", ".join(sorted(s.base for s in group))},
        confidence=0.8 if severity == "warning" else 0.7,
    )


@check_book("person-variants", "name_variant", gather=_gather)
def person_variants(notes: Sequence[dict[tuple[str, str], Spelling]]) -> Iterable[Finding]:
    """Persons with one forename and surnames that differ as transliterations do, or the reverse."""
    persons: dict[str, list[tuple[str, str, Spelling]]] = {}
    for spelling in _merged(notes):
        words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\([^)]*\)", " ", spelling.base))
        if spelling.kind == "person" and len(words) > 1:
            first, last = fold(words[0]), fold(words[-1])
            persons.setdefault(skeleton(_stem(last)), []).append((first, last, spelling))
    for group in persons.values():
        alike = [
            (s, t)
            for (f, a, s), (g, b, t) in combinations(group, 2)
            if s.base != t.base and (a, f) != (b, g) and _one_person(f, a, g, b)
        ]
        spellings = {s.base: s for pair in alike for s in pair}
        if spellings:
            yield _variants(sorted(spellings.values(), key=lambda s: s.places[0]), "person_variant", "warning")


def _one_person(first: str, last: str, other_first: str, other_last: str) -> bool:
    """Whether two persons whose surnames sound alike are one."""
    if {last[-1], other_last[-1]} == {"a", "v"}:
        return False  # a man's and a woman's form of one surname
    surname = DamerauLevenshtein.distance(_stem(last), _stem(other_last))
    if first == other_first:
        return last != other_last and surname <= 2
    forename = DamerauLevenshtein.distance(first, other_first)
    alike = skeleton(first) == skeleton(other_first) or (first[0] == other_first[0] and forename <= 2)
    if last == other_last:
        return alike and min(len(first), len(other_first)) > 4
    return alike and surname <= 2 and forename <= 2


def _stem(surname: str) -> str:
    for ending in _data()["sounds"]["surname_endings"]:
        if surname.endswith(ending) and len(surname) - len(ending) >= 4:
            return surname[: -len(ending)]
    return surname
