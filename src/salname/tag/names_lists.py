"""Lists of names are of one kind: Zərdab, Ucar və Oğuz rayonları; Narqız, Sumbar kimi mədəniyyətlər."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from salname.read.document import Document
from salname.read.text import fold
from salname.tag.names_kinds import Found
from salname.tag.names_words import is_plural, joining, look

_FEW = 2


@cache
def _between() -> re.Pattern[str]:
    ands = "|".join(joining().ands)
    return re.compile(rf"\s?,\s{{0,3}}|\s{{1,3}}(?:{ands})\s{{1,3}}|\s?,\s?(?:{ands})\s")


@cache
def _like() -> re.Pattern[str]:
    return re.compile(rf"\s{{1,3}}{joining().like}((?:\s{{1,3}}[^\W\d_]+){{1,3}})")


def alike(document: Document, found: Sequence[Found]) -> list[Found]:
    """Give each guessed name in a list the kind that the list has, and a people's name among places a place's."""
    out: list[Found] = []
    start = 0
    for i in range(1, len(found) + 1):
        if i < len(found) and _between().fullmatch(document.plain, found[i - 1].end, found[i].start):
            continue
        out += _settled(document, found[start:i])
        start = i
    return out


def _settled(document: Document, group: Sequence[Found]) -> Sequence[Found]:
    told = _told(document, group[-1].end) if group else ""
    if told:
        return [replace(f, kind=told, sure=True) if _is_open(f) else f for f in group]
    if len(group) < _FEW:
        return group
    sure = Counter(f.kind for f in group if f.sure and not _may_be_place(f))
    if not sure:
        return group
    kind, count = sure.most_common(1)[0]
    if count * 2 < sum(sure.values()) or kind not in ("place", "person", "people", "organisation", "polity"):
        return group
    out = []
    for found in group:
        if not found.sure and " " not in found.base:
            found = replace(found, kind=kind, sure=True)
        elif kind in ("place", "person") and _may_be_place(found):
            found = replace(found, kind=kind, label="")
        out.append(found)
    return out


def _is_open(found: Found) -> bool:
    """Whether a list may settle the kind: the name is a guess, or a surname that stands alone."""
    return not found.sure or (found.rule == "chain-person" and " " not in found.base and "." not in found.base)


def _may_be_place(found: Found) -> bool:
    """Whether a people's name may be that of a town: Oğuz, Qazax."""
    bare = not is_plural(fold(found.base))
    return found.kind == "people" and found.rule == "listed-peoples" and bare and found.base[0].isupper()


def _told(document: Document, end: int) -> str:
    """The kind that a noun after `kimi` tells: … və Sumbar kimi qədim mədəniyyətlər."""
    like = _like().match(document.plain, end)
    if like is None:
        return ""
    for word in like[1].split():
        for reading in (look(word), look(word.capitalize())):
            if reading.head is not None and reading.head_reading is not None and reading.head_reading.plural:
                return reading.head.kind
    return ""
