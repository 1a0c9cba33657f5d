"""Numbers that are no figures: numbering, codes, pages, models, scores, coordinates, definite pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.tag.numerals import Numeral
from salname.tag.sentence_view import View

_DEGREES = re.compile(r"[°º]\s?\d|[°º]\s?(?:ş|c|q|şm|n|s|e|w)\.|[′'’]\s?\d|[″\"]\s?(?:ş|c|q)")
_JOINERS = frozenset(":/\\_@#=+*×.")
_LETTER_OR_DIGIT = frozenset(("word", "number"))


@dataclass(frozen=True, slots=True)
class _Lists:
    before: frozenset[str]
    after: frozenset[str]
    vague_after: frozenset[str]
    both: frozenset[str]
    pages: frozenset[str]


@cache
def _lists(code: str = lang.DEFAULT) -> _Lists:
    data = lang.load(code, "figures")["not_figures"]
    return _Lists(
        frozenset(data["before"]),
        frozenset(data["after"]),
        frozenset(data["vague_after"]),
        frozenset(data["both"]),
        frozenset(data["pages"]),
    )


def refused(view: View, numeral: Numeral, code: str = lang.DEFAULT) -> bool:
    """Say whether a number can be no figure, whatever follows it."""
    lists = _lists(code)
    before, after = view.word(numeral.first - 1), view.word(numeral.last)
    if before in lists.both or after in lists.after:
        return True
    if numeral.form == "words":
        lone = numeral.value == 1.0 and not numeral.ending.ordinal
        return lone or (after in lists.vague_after and numeral.value in (1.0, 10.0))
    if after in lists.pages and view.word(numeral.last + 1) == ".":
        return True
    return _is_code(view, numeral, lists) or _opens_list(view, numeral) or _is_coordinate(view, numeral)


def _is_code(view: View, numeral: Numeral, lists: _Lists) -> bool:
    first, last = numeral.first, numeral.last
    at = first - 1
    if view.word(at) in (".", ":"):
        at -= 1
    label = view.word(at)
    if label in lists.before and (len(label) > 1 or at < first - 1):
        return True
    if view.touches(first):
        sign = view.word(first - 1)
        if sign in _JOINERS or view.tokens[first - 1].kind in _LETTER_OR_DIGIT:
            return not _runs_on(view, first)
        if sign in "-–" and view.touches(first - 1) and view.tokens[first - 2].kind in _LETTER_OR_DIGIT:
            return True
    if not view.touches(last) or last >= len(view.tokens):
        return False
    sign = view.word(last)
    digits_follow = last + 1 < len(view.tokens) and view.touches(last + 1) and view.tokens[last + 1].kind == "number"
    return (sign in _JOINERS or sign in "-–") and digits_follow


def _runs_on(view: View, first: int) -> bool:
    """Say whether a number only lacks the space before it (``%1939``, ``zavod,11``, a sentence's end)."""
    sign = view.tokens[first - 1]
    if sign.kind == "number":
        return False
    return sign.text == "." or (sign.kind == "word" and len(sign.text) > 3)


def _opens_list(view: View, numeral: Numeral) -> bool:
    """Say whether the number is that of a list item: it opens the sentence, and a dot or bracket follows."""
    return numeral.first == 0 and view.word(numeral.last) in (".", ")") and len(view.tokens[0].text) <= 3


def _is_coordinate(view: View, numeral: Numeral) -> bool:
    end = view.tokens[numeral.last - 1].end
    return bool(_DEGREES.match(view.document.folded, end))
