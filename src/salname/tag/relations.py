"""Where relations are said: the cue words of the rules in ``relations.toml``, and brackets and dashes after names.

A mark's rule is ``cue`` (its part ``rules`` names the rules to try), ``bracket`` (a bracket after a name; its part
``name_end`` is where the name ends) or ``definition`` (a dash between a name and what it is).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from salname.model import Mark
from salname.read.document import Document
from salname.tag import shapes

_BRACKET = re.compile(r"[\"”“»]?\s?\(([^()\n]{2,160}+)\)")
_DASH = re.compile(r"[\"”“»]?\s{0,3}(?:[—–]|-(?=\s)|(?<=\s)-)\s{0,3}")


def find(document: Document, names: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the marks of relations, in order of place."""
    marks = [*_cues(document), *_signs(document, names)]
    return tuple(sorted(marks, key=lambda m: (m.start, m.end, m.rule)))


def _cues(document: Document) -> Iterator[Mark]:
    table = _table(document.language)
    for index in range(len(document.sentences)):
        for token in document.tokens(index):
            if token.kind != "word":
                continue
            found = _rules_of(document.folded[token.start : token.end], table)
            if found:
                yield Mark(token.start, token.end, "cue", {"rules": found})


def _rules_of(word: str, table: dict[str, tuple[tuple[int, bool], ...]]) -> tuple[int, ...]:
    found: set[int] = set()
    for length in range(2, len(word) + 1):
        for rule, open_end in table.get(word[:length], ()):
            if open_end or length == len(word):
                found.add(rule)
    return tuple(sorted(found))


@cache
def _table(code: str) -> dict[str, tuple[tuple[int, bool], ...]]:
    table: dict[str, list[tuple[int, bool]]] = {}
    for number, rule in enumerate(shapes.rules(code)):
        for letters, open_end in rule.cue.words:
            table.setdefault(letters, []).append((number, open_end))
    return {letters: tuple(rules) for letters, rules in table.items()}


def _signs(document: Document, names: Sequence[Mark]) -> Iterator[Mark]:
    for name in names:
        bracket = _BRACKET.match(document.plain, name.end)
        end = name.end
        if bracket:
            yield Mark(bracket.start(1), bracket.end(1), "bracket", {"name_end": name.end, "name_start": name.start})
            end = bracket.end()
        dash = _DASH.match(document.plain, end)
        if dash and dash.end() > end:
            yield Mark(dash.start(), dash.end(), "definition", {"name_end": name.end, "name_start": name.start})
