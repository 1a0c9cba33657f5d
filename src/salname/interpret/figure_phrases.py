"""The phrases around a figure: the words of its sentence grouped by case, names and times whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.model import Mark, Name, Time
from salname.read.document import Document
from salname.read.text import Token
from salname.tag import counted, inflection, numerals

_SIGHT = 24  # phrases that are looked at before and after a figure: none reaches farther
_LONGEST = 7  # words: a phrase keeps its last so many


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that belong together, tokens ``first`` to ``last`` (exclusive).

    ``base`` is them without the last one's case, ``head`` its folded stem; ``name`` is the name that it ends with.
    ``case`` is "post" before a postposition and "pred" with a copula: neither is a subject or object.
    """

    first: int
    last: int
    base: str
    head: str
    case: str
    plural: bool = False
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    """One token as a phrase takes it."""

    opens: bool
    closes: bool
    breaks: bool
    case: str
    word: counted.Word | None
    name: Name | None


@cache
def _particles(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "figures")["context"]["particles"].split())


@cache
def _postpositions(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "figures")["context"]["postpositions"].split())


@cache
def _lapses(code: str = lang.DEFAULT) -> frozenset[str]:
    """Months, years, days: in a case they say when, as in ``yanvarda 3 °C``."""
    return frozenset(lang.load(code, "figures")["lapses"]["words"])


class Phrases:
    """The phrases of one sentence, from left to right."""

    def __init__(
        self, document: Document, index: int, times: Sequence[Time], names: Sequence[Name], figures: Sequence[Mark] = ()
    ) -> None:
        code = document.language
        self.document = document
        self.tokens: tuple[Token, ...] = document.tokens(index)
        self.words = tuple(document.folded[t.start : t.end] for t in self.tokens)
        self._taken = {
            at for m in figures if m.parts["form"] != "counted" for at in range(m.parts["first"], m.parts["last"])
        }
        self._names = _by_token(self.tokens, names)
        self._times = _by_token(self.tokens, times)
        participles = tuple(lang.load(code, "figures")["adjectives"]["bare_participles"])
        gathered = self._gather(code)
        self.all = tuple(p for p in gathered if p.name is not None or not p.head.endswith(participles))
        self._begins, self._ends = [p.first for p in self.all], [p.last for p in self.all]

    def _gather(self, code: str) -> list[Phrase]:
        found: list[Phrase] = []
        opened = -1
        for at in range(len(self.tokens)):
            cell = self._cell(at, code)
            if cell is None:
                if opened >= 0:
                    found.append(self._phrase(opened, at, code))
                opened = -1
                continue
            if opened >= 0 and self._divides(at, cell, code):
                found.append(self._phrase(opened, at, code))
                opened = -1
            if opened < 0:
                opened = at
            if cell.closes:
                found.append(self._phrase(opened, at + 1, code))
                opened = -1
        if opened >= 0:
            found.append(self._phrase(opened, len(self.tokens), code))
        return found

    def _cell(self, at: int, code: str) -> _Cell | None:
        """Look at one token; None for what is in no phrase (signs, numbers, times, particles, verbs)."""
        name = self._names.get(at)
        token = self.tokens[at]
        if isinstance(name, Name):
            last = at + 1 == len(self.tokens) or self._names.get(at + 1) is not name
            case = name_case(name) if last else "nom"
            return _Cell(
                at == 0 or self._names.get(at - 1) is not name, last and case != "nom", False, case, None, name
            )
        if token.text == "-" and 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].kind == "word":
            glued = (
                self.words[at - 1].isalpha()
                and self.tokens[at - 1].end == token.start
                and token.end == self.tokens[at + 1].start
            )
            return _Cell(False, False, False, "nom", None, None) if glued else None
        if at > 1 and self.words[at - 1] == "-" and not self.words[at - 2].isalpha():
            return None  # the ending of a number or sign: "km²-ə"
        if (
            token.kind != "word"
            or not token.text[-1].isalpha()
            or at in self._times
            or at in self._taken
            or self.words[at] in _particles(code)
            or self.words[at] in _postpositions(code)
        ):
            return None
        word = counted.word_role(self.words[at], code)
        if (
            word.role in ("stop", "verb")
            or (word.case in ("loc", "dat", "abl") and word.stem in _lapses(code))
            or counted.is_light(self.tokens, at, code)
            or numerals.read(self.tokens, at, code)
        ):
            return None
        copula = bool(inflection.nominals(self.words[at])[0].copula)
        closes = word.role != "adjective" and (word.case != "nom" or copula)
        return _Cell(True, closes, False, word.case, word, None)

    def _divides(self, at: int, cell: _Cell, code: str) -> bool:
        """Say whether a phrase ends before this token though no sign stands between."""
        before = self._cell(at - 1, code)
        if before is None or before.case != "nom":
            return True
        if before.name is not None:
            if cell.name is before.name:
                return False
            if cell.name is not None or before.name.kind == "person":
                return True
            own = inflection.nominals(before.name.quote.split()[-1])[0].possessive == "3"
            plural = before.name.kind == "people" and inflection.nominals(before.name.quote.split()[-1])[0].plural
            return plural or (own and not (cell.word is not None and cell.word.possessive))
        if before.word is None or before.word.role == "adjective":
            return False
        if before.word.plural:
            return not (cell.word is not None and cell.word.possessive)
        return before.word.possessive and not (cell.word is not None and cell.word.possessive)

    def _phrase(self, first: int, last: int, code: str) -> Phrase:
        first = max(first, last - _LONGEST)
        while first < last - 1 and self.tokens[first].kind == "punct":
            first += 1
        name = self._names.get(last - 1)
        if isinstance(name, Name):
            base = self._text(first, self._name_start(last - 1)) + name.base
            case = self._role(last, name_case(name), code)
            return Phrase(first, last, base.strip(), name.base.casefold(), case, False, name)
        word = counted.word_role(self.words[last - 1], code)
        token = self.tokens[last - 1]
        best = inflection.nominals(token.text)[0]
        end = best.base if word.case != "nom" else token.text
        if best.copula:
            end = best.base
        base = self._text(first, last - 1) + (end or token.text)
        if first == 0 and not isinstance(self._names.get(0), Name) and not base[1:2].isupper():
            base = self.document.folded[self.tokens[0].start] + base[1:]
        case = "pred" if best.copula else self._role(last, word.case, code)
        return Phrase(first, last, base, word.stem, case, word.plural)

    def _role(self, last: int, case: str, code: str) -> str:
        following = self.words[last] if last < len(self.words) else ""
        return "post" if following in _postpositions(code) and case in ("nom", "gen", "dat", "abl") else case

    def _name_start(self, at: int) -> int:
        name = self._names[at]
        while at > 0 and self._names.get(at - 1) is name:
            at -= 1
        return at

    def _text(self, first: int, last: int) -> str:
        """The words of some tokens as written, with the space after them."""
        if first >= last:
            return ""
        start = self.tokens[first].start
        end = self.tokens[last].start if last < len(self.tokens) else self.tokens[last - 1].end
        return " ".join(self.document.plain[start:end].split()) + (
            " " if self.document.plain[end - 1].isspace() else ""
        )

    def timed(self, at: int) -> bool:
        """Say whether a time covers the token at an index."""
        return at in self._times

    def dated(self, at: int) -> bool:
        """Say whether a time of more than one word covers the token (``1930-cu ildə``, not a bare ``ildə``)."""
        return at in self._times and len(self._times[at].quote) > len(self.words[at])

    def named(self, at: int) -> Name | None:
        """Give the name that covers the token at an index."""
        found = self._names.get(at)
        return found if isinstance(found, Name) else None

    def before(self, at: int) -> list[Phrase]:
        """The phrases that end at or before a token, the nearest first, as far as a figure reaches."""
        upto = bisect_right(self._ends, at)
        return list(reversed(self.all[max(0, upto - _SIGHT) : upto]))

    def after(self, at: int) -> list[Phrase]:
        """The phrases that begin at or after a token, the nearest first."""
        begin = bisect_left(self._begins, at)
        return list(self.all[begin : begin + _SIGHT])


def _by_token(tokens: Sequence[Token], records: Sequence[Name] | Sequence[Time]) -> dict[int, Name | Time]:
    """Which record covers which token, by the token's index; of two the one that begins first."""
    starts = [t.start for t in tokens]
    found: dict[int, Name | Time] = {}
    for record in records:
        at = max(0, bisect_left(starts, record.start + 1) - 1)
        while at < len(tokens) and tokens[at].start < record.end:
            if tokens[at].end > record.start:
                found.setdefault(at, record)
            at += 1
    return found


def name_case(name: Name) -> str:
    """The case that a mention of a name stands in."""
    if name.quote == name.base:
        return "nom"
    tail = name.quote.rsplit(None, 1)[-1]
    case = inflection.nominals(tail)[0].case
    if case != "nom":
        return case
    ending = (
        numerals.ending_of(name.quote[len(name.base) :].lstrip("-'’").lower())
        if name.quote.startswith(name.base)
        else None
    )
    return _SHORT_CASES.get(ending.case, "nom") if ending else "nom"


_SHORT_CASES = {
    "genitive": "gen",
    "dative": "dat",
    "accusative": "acc",
    "locative": "loc",
    "ablative": "abl",
    "instrumental": "ins",
}
