"""Where names are said: listed names, names in quotes, and what the text itself writes as names.

Each mark's parts are ``kind``, ``base`` (without its case ending), ``label`` (of the listed thing, or ""), ``case`` and
``sure`` (whether more than the look of the word speaks for its kind).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from salname.model import Mark, Span
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import names_evidence, names_listed, names_peoples, names_quoted
from salname.tag.names_chains import Sentence, grow
from salname.tag.names_evidence import Evidence
from salname.tag.names_kinds import Found, read
from salname.tag.names_listed import Hit
from salname.tag.names_lists import alike
from salname.tag.names_numbered import numbered
from salname.tag.names_words import is_capital, joining, look, pieces, tables

_POSSESSED = ("organisation", "law", "work", "event")
_LONGEST_FIELD = 70
_POSSESSOR = re.compile(r"\s{1,3}")


def find(document: Document, times: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the marks of names, in order of place. A word inside a time is a name only where it is a listed one."""
    quoted = names_quoted.find(document)
    hits = names_listed.hits(document)
    by_sentence: dict[int, dict[int, Hit]] = defaultdict(dict)
    for hit in hits:
        by_sentence[document.sentence_at(hit.start)][hit.start] = hit
    evidence = names_evidence.gather(document)
    taken = _Cover(names_quoted.covered(document, m) for m in quoted)
    dated = _Cover(m.span for m in times)
    found: list[Found] = []
    for i, span in enumerate(document.sentences):
        for name in _sentence(document, span, by_sentence.get(i, {}), evidence):
            if taken.overlaps(name) or (dated.overlaps(name) and not name.sure):
                continue
            found.append(name)
    found = alike(document, _voted(_possessed(document, found)))
    found = names_peoples.joined(found, names_peoples.find(document))
    marks = [*quoted, *(_mark(name) for name in found)]
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


@cache
def _field() -> re.Pattern[str]:
    """A capital, up to five words, and `on` right before the name, where the search ends."""
    return re.compile(rf"[A-ZƏÇŞĞİÖÜ][^\W\d_]+(?:\s{{1,2}}[^\W\d_]+){{0,5}}?\s{{1,2}}{joining().field}\s{{1,3}}$")


class _Cover:
    """Stretches of text in order, asked whether they overlap a name; the names come in order too."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def overlaps(self, name: Found) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= name.start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start < name.end


def _sentence(document: Document, span: Span, hits: dict[int, Hit], evidence: Evidence) -> Iterator[Found]:
    found = pieces(document.plain, span)
    sentence = Sentence(document.plain, found, hits, tables(document.language), evidence)
    names: list[Found] = list(numbered(sentence))
    at = 0
    while at < len(found):
        piece = found[at]
        starts = piece.start in hits or (piece.kind == "word" and is_capital(piece.text))
        chain = grow(sentence, at) if starts else None
        if chain is None:
            at += 1
            continue
        names += read(sentence, chain)
        at = max(chain.links[-1].after, at + 1)
    end = 0
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if name.start >= end:
            yield name
            end = name.end


def _possessed(document: Document, found: list[Found]) -> list[Found]:
    """Join an owner of several words to what it owns: Turan Respublikasının Maliyyə Nazirliyi is one name."""
    out: list[Found] = []
    for name in found:
        name = _from_field(document, name)
        while out and out[-1].start >= name.start:
            out.pop()  # a part of the longer name
        owner = out[-1] if out else None
        if owner is not None and (_owns(document.plain, owner, name) or _honours(document.plain, owner, name)):
            base = document.plain[owner.start : name.start] + name.base
            out[-1] = replace(name, start=owner.start, base=base)
        else:
            out.append(name)
    return out


def _from_field(document: Document, name: Found) -> Found:
    """Begin the name of an office with the field it works in: Sular və Meşələr üzrə Komitə."""
    if name.rule != "head" or name.kind not in ("organisation", "law"):
        return name
    low = document.sentences[document.sentence_at(name.start)].start
    field = _field().search(document.plain, max(low, name.start - _LONGEST_FIELD), name.start)
    while field is not None and field.start() == low and look(field.group().split()[0]).known:
        low = field.start() + 1  # a capital only because it opens the sentence
        field = _field().search(document.plain, low, name.start)
    if field is None:
        return name
    return replace(name, start=field.start(), base=document.plain[field.start() : name.start] + name.base)


def _owns(text: str, owner: Found, name: Found) -> bool:
    return (
        owner.kind == "polity"
        and owner.case == "gen"
        and " " in owner.base
        and name.kind in _POSSESSED
        and name.rule == "head"
        and name.base.split()[-1][0].isupper()
        and _POSSESSOR.fullmatch(text, owner.end, name.start) is not None
    )


def _honours(text: str, owner: Found, name: Found) -> bool:
    """Whether a thing is named after a person: Aslan Sultanov adına Dövlət Teatrı."""
    if owner.kind != "person" or name.rule != "head" or not name.base[0].isupper():
        return False
    return text[owner.end : name.start].strip() == joining().honouring


def _voted(found: list[Found]) -> list[Found]:
    """Give a name whose kind is only guessed the kind that its other mentions have surely, or mostly."""
    sure: dict[str, Counter[str]] = defaultdict(Counter)
    guessed: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        (sure if name.sure else guessed)[fold(name.base)][name.kind] += 1
        if name.kind == "person" and " " in name.base:
            sure[fold(name.base.split()[-1])]["person"] += 1
    out = []
    for name in found:
        votes = sure.get(fold(name.base)) or guessed.get(fold(name.base))
        if not name.sure and votes:
            ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0] == "other", item[0]))
            name = replace(name, kind=ranked[0][0], sure=fold(name.base) in sure)
        out.append(name)
    return out


def _mark(name: Found) -> Mark:
    parts = {"kind": name.kind, "base": name.base, "label": name.label, "case": name.case, "sure": name.sure}
    return Mark(name.start, name.end, name.rule, parts)
