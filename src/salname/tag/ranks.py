"""Ranks: an ordinal that places a thing in an order (``dünyada ikinci yer``), and no title, number or sequence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.tag import inflection
from salname.tag.numerals import Numeral
from salname.tag.sentence_view import View

_NEAR = 6  # tokens before an ordinal in which the group of its rank is named


@dataclass(frozen=True, slots=True)
class _Lists:
    nouns: frozenset[str]
    degrees: frozenset[str]
    most: str
    groups: frozenset[str]
    world: tuple[str, ...]
    openers: frozenset[str]
    closers: frozenset[str]
    never: frozenset[str]
    by: frozenset[str]
    verbs: frozenset[str]
    goes_on: frozenset[str]


@cache
def _lists(code: str = lang.DEFAULT) -> _Lists:
    data = lang.load(code, "figures")["ranks"]
    return _Lists(
        nouns=frozenset(data["nouns"]),
        degrees=frozenset(data["degrees"]),
        most=data["most"],
        groups=frozenset(data["groups"]),
        world=tuple(data["world"]),
        openers=frozenset(data["list_openers"]),
        closers=frozenset(data["list_closers"]),
        never=frozenset(data["never"]),
        verbs=frozenset(data["verbs"]),
        goes_on=frozenset(data["goes_on"]),
        by=frozenset(lang.load(code, "figures")["context"]["by"]),
    )


def is_rank_noun(word: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a folded word is a form of "place", "rank" or the like (``yerdədir``)."""
    return bool(word) and any(n.stem in _lists(code).nouns for n in inflection.nominals(word)[:2])


def is_rank(view: View, numeral: Numeral, code: str = lang.DEFAULT) -> bool:
    """Say whether an ordinal is a rank by what follows it, or by the group that is named before it."""
    lists = _lists(code)
    after = view.word(numeral.last)
    if view.is_word(numeral.last):
        if is_rank_noun(after, code):
            return True
        if after == lists.most or after in lists.degrees:
            return after == lists.most or _ranks_a_thing(view, numeral.last + 1, lists)
        if view.word(numeral.first - 2) == lists.most and view.tokens[numeral.last].text[0].islower():
            return True
        near = view.words[max(0, numeral.first - _NEAR) : numeral.first]
        if lists.by & set(near) and any(word.startswith(lists.world) for word in near):
            return _ranks_a_thing(view, numeral.last, lists)
        if after in lists.verbs and _in_a_place(view, numeral.first - 1):
            return True
        if after not in lists.goes_on and after not in lists.verbs:
            return False
    near = view.words[max(0, numeral.first - _NEAR) : numeral.first]
    return any(word in lists.groups or word.startswith(lists.world) for word in near)


def _in_a_place(view: View, at: int) -> bool:
    """Say whether a word in the locative, and no time, stands at a token (``turnirdə üçüncü oldu``)."""
    if view.word(at) == "isə":
        at -= 1
    return view.is_word(at) and not view.timed[at] and inflection.nominals(view.word(at))[0].case == "loc"


def _ranks_a_thing(view: View, at: int, lists: _Lists) -> bool:
    """Say whether a degree is followed by what is ranked (``ikinci böyük şəhər``) and no title (``Birinci Böyük``)."""
    return view.is_word(at) and view.tokens[at].text[0].islower() and inflection.lemma(view.word(at)) not in lists.never


def is_list_size(view: View, numeral: Numeral, after: int, code: str = lang.DEFAULT) -> bool:
    """Say whether a number is the length of a list that the thing is on (``ilk beş şəhər arasında``).

    ``after`` is the token that follows the counted noun phrase.
    """
    lists = _lists(code)
    opened = any(word in lists.openers for word in view.words[max(0, numeral.first - 2) : numeral.first])
    closed = view.word(after) in lists.closers or any(w in lists.closers for w in view.words[numeral.last : after + 1])
    worldly = any(word.startswith(lists.world) for word in view.words[max(0, numeral.first - 4) : numeral.first])
    return closed and (opened or worldly)
