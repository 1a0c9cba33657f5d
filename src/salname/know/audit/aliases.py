"""Old and new, native and foreign names of one place, by a table (``lang/<code>/audit_names.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from salname import lang
from salname.know.audit import endings
from salname.know.audit.finding import Finding, Place
from salname.know.audit.page import Page, Word
from salname.know.audit.registry import check_book
from salname.read.text import fold

_KEPT = 12  # places that are shown of one name
_NEAR = 60  # code points within which two names may be joined by a bracket or a word


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a place: the number of its group, its folded spelling, whether it is a state."""

    group: int
    name: str
    shown: str
    state: bool


class Seen(NamedTuple):
    """Where an alias stands, and whether its words are joined to another name there."""

    alias: Alias
    place: Place
    joined: bool


@cache
def _first_words(code: str = lang.DEFAULT) -> dict[str, tuple[Alias, ...]]:
    """The aliases by their first word, the longest first."""
    data = lang.load(code, "audit_names")["aliases"]
    rows = [(g, False) for g in data["places"]] + [(g, True) for g in data["states"]]
    found: dict[str, list[Alias]] = {}
    for number, (group, state) in enumerate(rows):
        for name in group.split("|"):
            folded = fold(name)
            found.setdefault(re.split(r"[\s-]", folded)[0], []).append(Alias(number, folded, name, state))
    return {word: tuple(sorted(a, key=lambda x: -len(x.name))) for word, a in found.items()}


@cache
def _groups(code: str) -> dict[str, int]:
    return {a.name: a.group for aliases in _first_words(code).values() for a in aliases}


def group_of(name: str, code: str = lang.DEFAULT) -> int | None:
    """Give the number of the place that a name without endings is an alias of, None for none.

    >>> group_of("Tiflis") == group_of("Tbilisi")
    True
    """
    return _groups(code).get(fold(name))


@lru_cache(maxsize=100_000)
def _heads(word: str, code: str) -> tuple[Alias, ...]:
    """The aliases whose first word begins this word."""
    known = _first_words(code)
    return tuple(a for cut in range(len(word), 2, -1) for a in known.get(word[:cut], ()))


def _gather(page: Page) -> list[Seen]:
    code = page.document.language
    joined = re.compile(r"\(|=|/|" + lang.load(code, "audit_names")["aliases"]["joined"])
    counts: dict[Alias, int] = {}
    out = []
    for word in page.words:
        if not word.text[0].isupper():
            continue
        alias = _alias(page, word, code)
        if alias is None:
            continue
        counts[alias] = counts.get(alias, 0) + 1
        if counts[alias] <= _KEPT:
            end = word.start + len(alias.name)
            near = page.document.folded[max(0, word.start - _NEAR) : end + _NEAR]
            out.append(Seen(alias, page.place(word.start, max(end, word.end)), bool(joined.search(near))))
    return out


def _alias(page: Page, word: Word, code: str) -> Alias | None:
    folded = page.document.folded
    for alias in _heads(fold(word.text), code):
        if not folded.startswith(alias.name, word.start):
            continue
        end = word.start + len(alias.name)
        rest = re.match(r"[^\W\d_]*", folded[end : end + 20])
        tail = rest.group() if rest else ""
        if not tail or endings.chain(alias.name, tail, code) is not None:
            return alias
    return None


@check_book("place-aliases", "name_variant", gather=_gather)
def place_aliases(notes: Sequence[list[Seen]]) -> Iterable[Finding]:
    """Old and new, native and foreign names of one place, used side by side in one text."""
    groups: dict[tuple[str, int], list[Seen]] = {}
    for seen in (s for page in notes for s in page):
        groups.setdefault((seen.place.document, seen.alias.group), []).append(seen)
    for group in groups.values():
        yield from _judged(group)


def _judged(group: list[Seen]) -> Iterator[Finding]:
    names = sorted({s.alias.shown for s in group})
    if len({s.alias.name for s in group}) < 2:
        return
    told = any(s.joined and _beside(s, group) for s in group)
    yield Finding(
        kind="name_variant",
        severity="info" if told or group[0].alias.state else "warning",
        spans=tuple(s.place for s in group),
        code="joined_aliases" if told else "known_aliases",
        parts={"variants": ", ".join(names)},
        confidence=0.85,
    )


def _beside(seen: Seen, group: list[Seen]) -> bool:
    """Whether another name of the place stands close by."""
    return any(o.alias.name != seen.alias.name and abs(o.place.start - seen.place.start) < _NEAR for o in group)
