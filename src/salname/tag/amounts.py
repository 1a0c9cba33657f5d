"""Amounts: what follows a number makes it a measure, a share, money, a factor, an age, a term or a count."""

from __future__ import annotations

from dataclasses import dataclass

from salname import lang
from salname.tag import counted, inflection, ranks, units
from salname.tag.amount_words import AmountWords, amount_words
from salname.tag.numerals import Numeral, ending_of
from salname.tag.sentence_view import View

_PER_HEADS = frozenset({100.0, 1000.0, 10_000.0, 100_000.0})
_NEAR = 7  # tokens before a bare number in which "its number" or "of them" may stand


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts, tokens ``first`` to ``last`` (exclusive).

    ``form`` says what it was read by (unit, times, age, term, counted, listed, fraction, part, bare, shared); ``noun``
    is the counted phrase's first and last token, (0, 0) for none; ``tail`` is the case or possessive of a unit,
    ``direction`` the way that a factor changes something, ``up`` or ``down``.
    """

    first: int
    last: int
    form: str
    kind: str
    unit: str
    bound: str
    noun: tuple[int, int] = (0, 0)
    whole: bool = False
    tail: str = ""
    direction: str = ""


def read(view: View, numeral: Numeral, code: str = lang.DEFAULT) -> Amount | None:
    """Read the amount that a number begins; None where it counts nothing."""
    if _is_rate_base(view, numeral, code):
        return None
    before = _bound_before(view, numeral.first, code)
    bound, at = _bound_after(view, numeral.last, numeral.ending.case, code)
    if numeral.ending.vague:
        bound = ">"
    bound = bound or before or "="
    if isinstance(numeral.value, tuple) and at > numeral.last and numeral.ending.case == "dative":
        bound = before or "="  # "100-dən 150-yə qədər": the bound is the range's own
    for reader in (_money_sign, _measured, _times, _aged, _term, _fraction, _counted, _bare):
        if found := reader(view, numeral, at, bound, code):
            return found
    return None


def _bound_before(view: View, first: int, code: str) -> str:
    words = amount_words(code).bounds["before"]
    two = f"{view.word(first - 2)} {view.word(first - 1)}"
    signs = amount_words(code).bounds["signs"]
    return str(words.get(two) or words.get(view.word(first - 1)) or signs.get(view.word(first - 1)) or "")


def _bound_after(view: View, at: int, case: str, code: str) -> tuple[str, int]:
    """Read the bound after a number or unit in a case, and the token after it: ``mindən artıq``."""
    if case == "limit":
        return "<", at
    after = amount_words(code).bounds["after"].get(case or "nominative", {})
    sign = after.get(view.word(at), "")
    return (str(sign), at + 1) if sign else ("", at)


def _money_sign(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    start = view.tokens[numeral.first].start
    unit = units.sign_before(view.document.plain, start, code) or units.sign_before(
        view.document.plain, start - 1, code
    )
    if unit is None or view.tokens[numeral.first - 1].text != view.document.plain[view.tokens[numeral.first - 1].start]:
        return None
    return Amount(numeral.first - 1, at, "unit", unit.kind, unit.code, bound)


def _measured(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    found = units.read(view.document.plain, view.tokens, at, code)
    if found is None or numeral.ending.possessive or numeral.ending.ordinal:
        return None
    tail, last = _bound_after(view, found.last, found.ending.case, code)
    unit = found.unit.code
    if unit == "°":
        nearby = view.words[max(0, at - _NEAR) : last + 2]
        unit = "°C" if any(word.startswith(tuple(amount_words(code).warm)) for word in nearby) else "°"
    inflected = found.ending.case or ("possessive" if found.ending.possessive else "")
    first = numeral.first
    return Amount(first, last, "unit", found.unit.kind, unit, tail or bound, tail=inflected)


def _times(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    """Read ``5 dəfə``: a factor where a verb or word of change follows in its clause, else a count of times."""
    lists = amount_words(code)
    word = view.word(at)
    stem = next((w for w in lists.times if word.startswith(w)), "")
    ending = ending_of(word[len(stem) :], code) if stem else None
    if ending is None or ending.adjective or view.word(numeral.first - 1) in lists.not_after:
        return None
    tail, last = _bound_after(view, at + 1, ending.case, code)
    bound = ">" if ending.vague else tail or bound
    if direction := _change(view, last, lists):
        return Amount(numeral.first, last, "times", "factor", "", bound, direction=direction)
    noun = counted.read(view.tokens, last, code)
    if noun and noun.head in lists.occasions and noun.case == "nom":
        return Amount(numeral.first, noun.last, "counted", "count", noun.head, bound, (last, noun.last))
    return Amount(numeral.first, last, "times", "count", "time", bound)


def _change(view: View, at: int, lists: AmountWords) -> str:
    """Which way what follows says that something changes, ``up`` or ``down``; "" where it tells of no change."""
    for index in range(at, min(len(view.tokens), at + _NEAR + 2)):
        word = view.word(index)
        if word in (";", ".") or (view.tokens[index].kind == "number" and not _again(view, index, lists)):
            return ""
        said = {word} & lists.change_words
        said |= {verb.stem for verb in inflection.verbals(word)[:2]} & lists.change_verbs
        if said:
            return "down" if said & lists.down else "up"
    return ""


def _again(view: View, number: int, lists: AmountWords) -> bool:
    """Say whether the number at a token is followed by "times" too: ``2 dəfə, ət isə 3 dəfə artdı``."""
    return any(view.word(number + 1).startswith(word) for word in lists.times)


def _aged(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    lists = amount_words(code)
    word = view.word(at)
    if word in lists.aged:
        ending = ending_of(word[len(lists.age) :], code)
        tail, last = _bound_after(view, at + 1, ending.case if ending else "", code)
        return Amount(numeral.first, last, "age", "measure", "year", tail or bound)
    if view.word(numeral.first - 1) in lists.ages and not numeral.ending.ordinal:
        passed = any(word.startswith(tuple(lists.passed)) for word in view.words[at : at + 2])
        return Amount(numeral.first, at, "age", "measure", "year", ">" if passed and bound == "=" else bound)
    return None


def _term(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    """Read a term of office: ``beş il müddətinə``, ``yeddi illiyə``."""
    lists = amount_words(code)
    word = view.word(at)
    if word in lists.elected or (word.startswith(lists.year) and view.word(at + 1) in lists.terms):
        return Amount(numeral.first, at + 1, "term", "measure", "year", bound)
    ending = ending_of(word[len(lists.year) :], code) if word.startswith(lists.year) else None
    nearby = view.words[max(0, numeral.first - _NEAR) : numeral.first]
    if ending and ending.copula and any(w in lists.sizes for w in nearby):
        return Amount(numeral.first, at + 1, "unit", "measure", "year", bound)
    return None


def _fraction(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    if numeral.form != "fraction":
        return None
    word = view.word(at)
    last = at + 1 if any(word.startswith(w) for w in amount_words(code).hissə) else at
    return Amount(numeral.first, last, "fraction", "share", "", bound)


def _counted(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    lists = amount_words(code)
    if numeral.ending.possessive or numeral.ending.case in ("locative", "genitive", "accusative", "instrumental"):
        return None
    if (numeral.ending.case and at == numeral.last and numeral.ending.case != "limit") or numeral.ending.copula:
        return None
    noun = counted.read(view.tokens, at, code)
    if units.read(view.document.plain, view.tokens, at, code):
        return None
    if noun is None or _is_lapse(noun.head, view.word(at), lists):
        return None
    if numeral.ending.vague and not noun.known and numeral.value == 10.0:
        return None
    if ranks.is_list_size(view, numeral, noun.last, code):
        return Amount(numeral.first, noun.last, "listed", "rank", "", "<", (at, noun.last))
    if view.word(numeral.first - 1) in lists.definite and not numeral.ending.vague:
        return None
    last, tail = noun.last, ""
    if noun.case in ("abl", "dat"):
        tail, last = _bound_after(view, noun.last, {"abl": "ablative", "dat": "dative"}[noun.case], code)
    kind_of = noun.unit if noun.known else noun.head
    first_word = view.word(at)
    for classifier in sorted(lists.classifiers):
        ending = ending_of(first_word[len(classifier) :], code) if first_word.startswith(classifier) else None
        if ending and ending.adjective:
            kind_of = counted.unit_of(classifier, code) or classifier
    if kind_of == "person" and _per_area(view, numeral.first, code):
        return Amount(numeral.first, last, "unit", "measure", "person/km2", tail or bound, whole=True)
    return Amount(numeral.first, last, "counted", "count", kind_of, tail or bound, (at, noun.last), True)


def _is_rate_base(view: View, numeral: Numeral, code: str) -> bool:
    """Say whether the number is what a rate is for: ``1 km²-ə 80 nəfər``, ``1000 nəfərə 15,6``."""
    noun = counted.word_role(view.word(numeral.last), code) if view.is_word(numeral.last) else None
    heads = noun is not None and noun.unit == "person" and noun.case == "dat" and numeral.value in _PER_HEADS
    if heads and numeral.last + 1 < len(view.tokens) and view.tokens[numeral.last + 1].kind == "number":
        return True
    found = units.read(view.document.plain, view.tokens, numeral.last, code) if numeral.value == 1.0 else None
    if found is None or found.ending.case not in ("dative", "locative") or found.last >= len(view.tokens):
        return False
    return view.tokens[found.last].kind == "number"


def _per_area(view: View, first: int, code: str) -> bool:
    """Say whether a number of people is one for each square kilometre: ``1 km²-ə 80 nəfər``."""
    for at in range(max(0, first - 4), first):
        found = units.read(view.document.plain, view.tokens, at, code)
        if found and found.unit.code == "km2" and found.ending.case in ("dative", "locative") and found.last == first:
            return True
    return False


def _is_lapse(head: str, first_word: str, lists: AmountWords) -> bool:
    return head in lists.lapses or first_word in lists.lapses or inflection.lemma(first_word) in lists.lapses


def _bare(view: View, numeral: Numeral, at: int, bound: str, code: str) -> Amount | None:
    """Read a number without a noun: a part (``18-i``), a size (``sayı 44-dür``), or one that shares a later noun."""
    lists = amount_words(code)
    nearby = view.words[max(0, numeral.first - _NEAR) : numeral.first]
    opened = any(word in lists.openers for word in nearby)
    passed = any(view.word(at).startswith(word) for word in lists.passed)
    if numeral.ending.possessive and passed and any(word in lists.sizes for word in nearby):
        return Amount(numeral.first, at, "bare", "count", "", ">" if bound == "=" else bound, whole=True)
    if numeral.ending.possessive and not numeral.ending.ordinal:
        digits = numeral.form == "digits"
        if opened or digits or _owned(view, numeral.first):
            return Amount(numeral.first, at, "part", "count", "", bound)
        return None
    if numeral.ending.ordinal or numeral.ending.adjective or numeral.ending.vague:
        return None
    if at > numeral.last and view.word(at - 1) in lists.bounds["parts"]["words"]:
        return Amount(numeral.first, at, "part", "count", "", bound)
    if _is_bracketed_year(view, numeral):
        return None
    if any(word in lists.sizes for word in nearby):
        unit = "person" if any(word in lists.people for word in nearby) else ""
        return Amount(numeral.first, at, "bare", "count", unit, bound, whole=True)
    if at > numeral.last and view.word(at) in (".", "", ";", ")", "olub", "olmuşdur", "idi"):
        return Amount(numeral.first, at, "bare", "count", "", bound, whole=True)
    if view.word(at) in (",", "və", ")", "isə", "-", "–") or at > numeral.last:
        return Amount(numeral.first, at, "shared", "count", "", bound)
    return None


def _is_bracketed_year(view: View, numeral: Numeral) -> bool:
    """Say whether four digits stand alone in brackets, as the year of what was said before them."""
    lone = view.word(numeral.first - 1) == "(" and view.word(numeral.last) == ")"
    return (
        lone and numeral.form == "digits" and len(view.word(numeral.first)) == 4 and numeral.last - numeral.first == 1
    )


def _owned(view: View, first: int) -> bool:
    """Say whether a genitive or ablative stands right before: ``deputatların ikisi``."""
    if not view.is_word(first - 1):
        return False
    best = inflection.nominals(view.word(first - 1))[0]
    return best.case in ("gen", "abl") and best.plural


def is_kin(word: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a folded word is kin that is counted even when there is one (``bir qızı``)."""
    return word in amount_words(code).kin
