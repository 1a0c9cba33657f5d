"""What a text is about: the thing that a sentence without a subject speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.model import Name
from salname.read.document import Document
from salname.read.text import fold
from salname.tag.inflection import nominals

_HEADING = 300  # code points: a name this early may be the title's or the definition's
_MIN_MENTIONS = 2
_OPENS = 3  # mentions that it is worth to open the title or the first sentence
_KINDS = frozenset({"person", "place", "polity", "people", "organisation", "event", "facility", "work"})
_OPENING = re.compile(
    r"\s*+(?:[#=*'\"“«]\s?){0,6}+(?P<label>[A-ZƏĞİIÖŞÇÜ0-9][^\n(—–.,;:\"”»*]{1,70}?)"
    r"[\"”»*']{0,6}+(?:(?<=[\"”»])\s[^\n(—–.,;:\"“”«»*]{1,60}?)?\s*+(?:\([^()\n]{0,200}+\)\s*+)?[—–-]\s"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The thing that a text is about: what it is called there, and which kind of name that is ("" if unsure).

    ``words`` are the common words that mean it from then on, the head of its name and of its definition;
    ``defined_at`` is where that definition begins, -1 where there is none.
    """

    entity: str
    kind: str
    words: frozenset[str] = frozenset()
    defined_at: int = -1

    @property
    def base(self) -> str:
        """The same label, as a name calls it."""
        return self.entity


def topic_of(document: Document, names: Sequence[Name]) -> Topic | None:
    """Give the thing the text is about, or None where nothing stands out.

    That is what the text's first sentence defines (``X (...) — ...``), else the name most mentioned, where a name that
    opens the title or the first sentence counts for several.
    """
    told = [n for n in names if n.kind in _KINDS]
    defined = _defined(document, told)
    if defined is not None:
        return defined
    if not told:
        return None
    counts = Counter(n.entity for n in told)
    opening = [p.start for p in document.paragraphs[:2]]
    first_of_all = (next((n for n in told if n.start >= start), None) for start in opening)
    counts.update({n.entity: _OPENS for n in first_of_all if n is not None and n.start < _HEADING})
    entity, mentions = min(counts.items(), key=lambda item: (-item[1], item[0]))
    first = told[0]
    if mentions < _MIN_MENTIONS and first.start >= _HEADING:
        return None
    name = first if mentions < _MIN_MENTIONS else next(n for n in told if n.entity == entity)
    label = _usual(told, name.entity)
    return Topic(label, name.kind, _stems(document.language, fold(label).split()[-1:]))


def _usual(names: Sequence[Name], entity: str) -> str:
    """The spelling that the text uses most for a thing; of equally common ones the first."""
    counts = Counter(n.base for n in names if n.entity == entity)
    return max(counts, key=lambda base: counts[base])


def _defined(document: Document, names: Sequence[Name]) -> Topic | None:
    """What the first line that has a definition defines, looked for in the text's beginning."""
    plain = document.plain
    for paragraph in document.paragraphs[:3]:
        if paragraph.start > _HEADING:
            return None
        found = _OPENING.match(plain, paragraph.start, min(paragraph.end, paragraph.start + _HEADING * 2))
        if found is None:
            continue
        start, end = found.span("label")
        label = plain[start:end].strip()
        name = next((n for n in names if start <= n.start < end), None)
        words = _heads(document, label, found.end())
        if name is not None and len(name.base) * 2 > len(label):
            return Topic(name.entity, name.kind, words, found.end())
        return Topic(label, _kind(document, found.end()), words, found.end())
    return None


def _heads(document: Document, label: str, after: int) -> frozenset[str]:
    """What the thing is called for short: the last word of its label, and those that end its definition's items."""
    end = document.sentences[document.sentence_at(after)].end
    told = [fold(label), *re.split(r"[,;.]|\svə\s", document.folded[after:end])]
    last = [words[-1] for item in told if (words := re.findall(r"\w+", item))]
    return _stems(document.language, last)


def _stems(code: str, words: Sequence[str]) -> frozenset[str]:
    """The bare words that may stand for a thing, of those given."""
    kinds = frozenset(w for told in _standing(code).values() for w in told)
    return frozenset(stem for word in words if (stem := fold(nominals(word)[0].stem)) in kinds)


@cache
def _standing(code: str) -> dict[str, tuple[str, ...]]:
    return {k: tuple(w) for k, w in lang.load(code, "relations")["words"]["standing_for"].items()}


def _kind(document: Document, after: int) -> str:
    """The kind that the words of the definition point to."""
    sentence = document.sentences[document.sentence_at(after)]
    words = document.folded[after : sentence.end].replace(",", " ").replace(".", " ").split()
    for kind, cues in _cues(document.language).items():
        if any(word.startswith(cues) for word in words):
            return kind
    return ""


@cache
def _cues(code: str) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in lang.load(code, "relations")["words"]["defines"].items()}
