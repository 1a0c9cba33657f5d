"""Listed names in a text: the gazetteer's spellings with their endings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from salname.read.document import Document
from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.gazetteer import Listed
from salname.tag.inflection import is_known, nominals
from salname.tag.names_words import look, tables

_WORD_END = re.compile(r"[^\W\d_]*(?:[-’'ʼ‘`][a-zəçşğıöü]+)*")
_JOINERS = "-–’'ʼ‘`"
_INHABITANT_LETTERS = 4
_AFTER_NAME = re.compile(r"(?<![^\W\d_])[A-ZƏÇŞĞİÖÜ][^\W_]*\s{1,2}$")
_BEFORE = 30  # letters in which the name before is sought
_BRACKETED = 80  # how far back a bracket may have opened
_SINGULAR = ("person", "polity", "language", "event", "law")


class Hit(NamedTuple):
    """A listed spelling where it stands, with its ending. ``case`` is that of its last word."""

    start: int
    end: int
    base: str
    case: str
    listed: Listed
    inhabitant: bool = False


def hits(document: Document) -> list[Hit]:
    """Find the listed names in order of place, the longest where several begin or overlap."""
    found: list[Hit] = []
    haystack = " " + gazetteer.boundaries(document.folded)
    for at, listed in gazetteer.load(document.language).automaton.iter(haystack):
        hit = _hit(document, at - len(listed.form), at, listed)
        if hit is not None:
            found.append(hit)
    found.sort(key=lambda h: (h.start, -h.end, -len(h.listed.form)))
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _hit(document: Document, start: int, end: int, listed: Listed) -> Hit | None:
    text = document.plain
    tail_end = _WORD_END.match(text, end).end()  # type: ignore[union-attr]
    if end > start and text[end - 1 : end].isdigit() and tail_end > end and text[end] not in _JOINERS:
        return None
    space = max(text.rfind(" ", start, end), text.rfind(" ", start, end))
    word_start = space + 1 if space >= 0 else start
    read = _ending(text[word_start:tail_end], fold(text[word_start:end]), listed.kind)
    if read is None:
        return None
    base, case, inhabitant = read
    if inhabitant and (end - start < _INHABITANT_LETTERS or is_known(document.folded[start:end])):
        return None
    word = document.folded[start:tail_end]
    if text[start].isupper() and text[tail_end : tail_end + 1] == "-" and text[tail_end + 1 : tail_end + 2].isupper():
        return None  # the first of a pair: the chain parts it
    if word in tables().direction or (tail_end > end and word not in listed.form and _is_owned_head(word)):
        return None
    last = document.folded[word_start:tail_end]
    if (
        listed.kind == "organisation"
        and word_start > start
        and tail_end > end
        and _is_owned_head(last)
        and _AFTER_NAME.search(text, max(0, start - _BEFORE), start)
    ):
        return None  # owned by the name before it: Turan Ali Soveti
    plain = inhabitant or (listed.sort == "capital" and len(base) > end - word_start)  # a tribe in the plural
    if listed.capital and not text[start].isupper() and not plain:
        return None  # a common word that is spelt alike
    if listed.kind == "people" and text[tail_end : tail_end + 1] == "." and text[start - 1 : start] in ("(", " "):
        opened = text.rfind("(", max(0, start - _BRACKETED), start)
        if opened >= 0 and text.find(")", opened, start) < 0 and text[tail_end + 1 : tail_end + 2].isspace():
            return None  # what language a name is in: (türk. Narqız)
    if listed.form.isupper() and end - start > 1 and not text[start:end].isupper():
        return None  # an acronym
    if listed.sort == "capital" and not plain and case != "nom":
        return None
    return Hit(start, tail_end, text[start:word_start] + base, case, listed, inhabitant)


def _is_owned_head(word: str) -> bool:
    """Whether a word is a noun that ends names, possessed: the -i of Turan Soveti is no case of Sovet."""
    seen = look(word)
    return seen.head is not None and seen.head_reading is not None and seen.head_reading.possessive == "3"


@lru_cache(maxsize=100_000)
def _ending(word: str, form: str, kind: str) -> tuple[str, str, bool] | None:
    """Read the last word of a spelling: base, case, whether it names an inhabitant; None if it is another word."""
    if fold(word) == form:
        return word, "nom", False
    found: tuple[str, str, bool] | None = None
    for reading in nominals(word):
        if reading.possessive in ("1sg", "2sg", "1pl", "2pl") or reading.copula == "past":
            continue
        if fold(reading.base) == form and not reading.relative:
            return reading.base, reading.case, False
        if reading.plural and kind in _SINGULAR:
            continue
        if fold(reading.stem) == form or (reading.relative and fold(reading.base) == form):
            if not reading.possessive:
                return reading.base, reading.case, False
            found = found or (reading.base, reading.case, False)
        elif found is None and _is_inhabitant(fold(reading.stem), form):
            found = reading.base, reading.case, True
    if found is not None and found[2] and kind not in ("polity", "place"):
        return None
    return found


def _is_inhabitant(stem: str, form: str) -> bool:
    return stem[: len(form)] == form and stem[len(form) :] in tables().inhabitants
