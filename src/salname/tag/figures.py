"""Figures: find every quantity that says something of the described world.

A sentence without a digit or a number word is passed over by one compiled pattern; in the others each number is read
once, and what stands beside it says what it is. Numbers inside times and names are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from salname import lang
from salname.model import Mark
from salname.read.document import Document
from salname.tag import amounts, numerals, ranks, refusals
from salname.tag.amounts import Amount
from salname.tag.numerals import Ending, Numeral
from salname.tag.sentence_view import View, view

_SHARED_REACH = 12  # tokens from a number to the later one whose noun it shares
_GLUED = re.compile(r"\d{1,3}(?:,\d{1,3}){1,5}")
_WHOLE = re.compile(r"[ilvxcdm]+")


@cache
def _trigger(code: str = lang.DEFAULT) -> re.Pattern[str]:
    data = lang.load(code, "numerals")
    words = [*data["words"], *data["scales"], *data["fractions"]["halves"], *data["fractions"]["half"]]
    signs = "".join(data["fractions"]["signs"])
    listed = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    return re.compile(rf"[0-9{signs}]|\b(?:{listed})|\b[ivxıl]{{1,5}}\b\s+(?:yer|sıra)")


def find(document: Document, times: Sequence[Mark], names: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the figures of a document, in order; numbers inside ``times`` or ``names`` are left out."""
    marks: list[Mark] = []
    trigger = _trigger(document.language)
    near_times, near_names = _Near(times), _Near(names)
    for index, span in enumerate(document.sentences):
        if trigger.search(document.folded, span.start, span.end):
            seen = view(
                document, index, near_times.within(span.start, span.end), near_names.within(span.start, span.end)
            )
            for numeral, amount in _settled(seen):
                mark = _mark(seen, index, numeral, amount)
                marks += [*_glued_ranks(seen, mark), mark]
    return tuple(marks)


class _Near:
    """The marks that touch a stretch of text, found by bisection."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted(marks, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._marks]

    def within(self, start: int, end: int) -> list[Mark]:
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _settled(seen: View) -> list[tuple[Numeral, Amount]]:
    """The amounts of a sentence, those that share a noun with it or without it dropped."""
    found = list(_amounts(seen))
    out: list[tuple[Numeral, Amount]] = []
    following: tuple[Numeral, Amount] | None = None
    for numeral, amount in reversed(found):
        settled = amount if amount.form not in ("shared", "ordinal") else _sharing(seen, amount, following)
        if settled is None:
            following = None
            continue
        following = (numeral, settled)
        out.append((numeral, settled))
    return out[::-1]


def _sharing(seen: View, amount: Amount, following: tuple[Numeral, Amount] | None) -> Amount | None:
    """Give a bare number the noun or unit of the next figure of its list, a bare ordinal its rank."""
    if following is None:
        return None
    later = following[1]
    gap = later.first - amount.last
    if gap > _SHARED_REACH or (amount.form == "ordinal") != (later.kind == "rank" and later.form == "rank"):
        return None
    if amount.form == "ordinal":
        return Amount(amount.first, amount.last, "rank", "rank", "", amount.bound)
    between = seen.words[amount.last : later.first]
    if later.form not in ("unit", "counted", "shared") or not {",", "və", "isə", "-", "–"} & set(between):
        return None
    if later.form == "counted" and later.unit != "person" and gap > 6:
        return None
    return Amount(amount.first, amount.last, "shared", later.kind, later.unit, amount.bound, later.noun, later.whole)


def _amounts(seen: View) -> Iterator[tuple[Numeral, Amount]]:
    at = 0
    while at < len(seen.tokens):
        numeral = numerals.read(seen.tokens, at) or _roman(seen, at)
        if numeral is None:
            at += 1
            continue
        amount = _amount(seen, numeral)
        if amount is None:
            at = max(at + 1, numeral.last)
            continue
        yield numeral, amount
        at = max(amount.last, at + 1)


def _roman(seen: View, at: int) -> Numeral | None:
    """Read a Roman number before a word for a rank (``III yer``)."""
    if seen.tokens[at].kind != "word" or not _WHOLE.fullmatch(seen.words[at].replace("ı", "i")):
        return None
    value = numerals.roman(seen.tokens[at].text)
    if value is None or not ranks.is_rank_noun(seen.word(at + 1)):
        return None
    return Numeral(at, at + 1, float(value), Ending(ordinal=True), "roman")


def _amount(seen: View, numeral: Numeral) -> Amount | None:
    inside = range(numeral.first, numeral.last)
    if any(seen.named[i] for i in inside):
        return _counted_by_name(seen, numeral)
    if any(seen.timed[i] for i in inside):
        amount = amounts.read(seen, numeral)
        lasting = amount is not None and (amount.form in ("age", "term") or amount.unit == "year")
        return amount if amount and (lasting or _is_count(seen, numeral, amount)) else None
    if refusals.refused(seen, numeral):
        kin = numeral.value == 1.0 and amounts.is_kin(seen.word(numeral.last))
        return amounts.read(seen, numeral) if kin else None
    if numeral.ending.ordinal:
        return _ordinal(seen, numeral)
    return amounts.read(seen, numeral)


def _counted_by_name(seen: View, numeral: Numeral) -> Amount | None:
    """Read a count that a name has swallowed: it opens with a bound number, and common words follow."""
    opens = not (numeral.first and seen.named[numeral.first - 1])
    bound = numeral.ending.case in ("ablative", "dative", "limit") and numeral.form == "digits"
    ranged = isinstance(numeral.value, tuple)
    if not opens or not (bound or ranged):
        return None
    amount = amounts.read(seen, numeral)
    counts = amount is not None and amount.form == "counted" and (ranged or amount.bound != "=")
    return amount if counts else None


def _is_count(seen: View, numeral: Numeral, amount: Amount) -> bool:
    """Say whether what looks like a bare year counts the noun that follows it: ``2000-dək üzvü``."""
    own = {seen.timed[i] for i in range(numeral.first, numeral.last)}
    beside = [i for i in (numeral.first - 1, numeral.last) if 0 <= i < len(seen.timed)]
    if numeral.form != "digits" or any(seen.timed[i] in own for i in beside):
        return False  # the time is longer than the number
    return amount.form == "bare" or (amount.form == "counted" and amount.bound != "=")


def _ordinal(seen: View, numeral: Numeral) -> Amount | None:
    if ranks.is_rank(seen, numeral):
        return Amount(numeral.first, numeral.last, "rank", "rank", "", "=")
    if seen.word(numeral.last) in (",", "və"):
        return Amount(numeral.first, numeral.last, "ordinal", "rank", "", "=")
    return None


def _mark(seen: View, index: int, numeral: Numeral, amount: Amount) -> Mark:
    value = numeral.whole if amount.whole and numeral.whole is not None else numeral.value
    start = seen.tokens[amount.first].start
    if amount.unit == "°C" and not isinstance(value, tuple) and (sign := _minus(seen, amount.first)):
        value, start = -value, seen.tokens[sign - 1].start
    end = seen.tokens[max(amount.last, numeral.last) - 1].end
    return Mark(
        start,
        end,
        f"figure.{amount.form}",
        {
            "sentence": index,
            "first": amount.first,
            "last": max(amount.last, numeral.last),
            "number_last": numeral.last,
            "value": value,
            "kind": amount.kind,
            "unit": amount.unit,
            "bound": amount.bound,
            "form": amount.form,
            "noun": amount.noun,
            "tail": amount.tail,
            "direction": amount.direction,
        },
    )


def _glued_ranks(seen: View, rank: Mark) -> Iterator[Mark]:
    """Read the ranks before a rank that commas without spaces make look like a decimal: ``12,13 və 17-ci yer``."""
    at: int = rank.parts["first"] - 2
    if rank.parts["kind"] != "rank" or at < 0 or seen.word(at + 1) != "və" or not _GLUED.fullmatch(seen.word(at)):
        return
    for piece in re.finditer(r"\d+", seen.word(at)):
        start = seen.tokens[at].start
        own = {"first": at, "last": at + 1, "number_last": at + 1, "value": float(piece.group())}
        yield Mark(start + piece.start(), start + piece.end(), rank.rule, {**rank.parts, **own})


def _minus(seen: View, first: int) -> int:
    """Give the place after a minus (a sign or the word for it) right before a token, 0 for none."""
    word = seen.word(first - 1)
    signed = word in ("-", "−", "–") and seen.touches(first) and not seen.touches(first - 1)
    return first if signed or word in _minus_words() else 0


@cache
def _minus_words(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "numerals")["signs"]["minus"])
