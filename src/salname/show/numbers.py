"""Numbers as a reader of the interface's language expects them: ``2.724.900``, ``57,1 %``, ``2 milyard rubl``."""

from __future__ import annotations

from decimal import Decimal

from babel import numbers as babel_numbers

from salname.show.locale import Wording

_SPACE = "\u00a0"  # between a number and its unit: no line may break there
_SIGNS = {"km2": "km²", "m2": "m²", "m3": "m³", "km3": "km³", "cm3": "cm³", "%": "%", "Cel": "°C"}
_SHORT_FROM = 1_000_000
_GROUP_FROM = 10_000
_BOUNDS = {">": "more than {number}", "<": "less than {number}", "~": "about {number}"}


def plain(value: float, wording: Wording) -> str:
    """Give a number in full with the language's marks, at most four decimals, none that are noughts.

    >>> from salname.show.locale import wording
    >>> plain(2724900, wording("az")), plain(57.1, wording("az")), plain(57.1, wording("en"))
    ('2.724.900', '57,1', '57.1')
    """
    exact = Decimal(str(value))
    return str(babel_numbers.format_decimal(exact, format="#,##0.####", locale=wording.locale))


def short(value: float, wording: Wording) -> str:
    """Give a number of millions or more with its scale in words, if nothing is lost by it.

    >>> from salname.show.locale import wording
    >>> short(2_000_000_000, wording("az")), short(2_724_900, wording("az"))
    ('2 milyard', '2.724.900')
    """
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if abs(value) >= size and value * 100 % size == 0:
            return f"{plain(value / size, wording)} {wording.word('scale', name)}"
    return plain(value, wording)


def unit(symbol: str, wording: Wording) -> str:
    """Give a unit as it is written after a number: ``km²``, ``nəfər``; a plain noun stays what it is."""
    return _SIGNS.get(symbol) or wording.word("unit", symbol)


def amount(value: float | tuple[float, float] | list[float], wording: Wording) -> str:
    """Give a value or a (low, high) range."""
    if isinstance(value, (int, float)):
        return short(value, wording)
    low, high = value
    if min(abs(low), abs(high)) >= _SHORT_FROM:
        return f"{short(low, wording)}\u2013{short(high, wording)}"
    return f"{plain(low, wording)}\u2013{plain(high, wording)}"


def quantity(value: float | tuple[float, float], symbol: str, kind: str, bound: str, wording: Wording) -> str:
    """Give a whole figure in words and digits: value, unit, and which side of the value it lies on.

    >>> from salname.show.locale import wording
    >>> quantity(57.1, "%", "share", "=", wording("az"))
    '57,1\\xa0%'
    """
    if kind == "rank":
        return bounded(rank(value, wording), bound, wording)
    text = amount(value, wording)
    if kind == "factor":
        return bounded(wording.text("{number} times", number=text), bound, wording)
    named = unit(symbol, wording)
    return bounded(f"{text}{_SPACE}{named}" if named else text, bound, wording)


def bounded(text: str, bound: str, wording: Wording) -> str:
    """Put the words for ``>``, ``<`` or ``~`` to a number."""
    pattern = _BOUNDS.get(bound)
    return wording.text(pattern, number=text) if pattern else text


def rank(value: float | tuple[float, float] | list[float], wording: Wording) -> str:
    """Give a place in an order: ``9-cu`` in Azerbaijani, ``9th`` in English."""
    if isinstance(value, (int, float)) and float(value).is_integer():
        return ordinal(int(value), wording)
    return amount(value, wording)


def ordinal(number: int, wording: Wording) -> str:
    """Give an ordinal in digits.

    >>> from salname.show.locale import wording
    >>> [ordinal(n, wording("az")) for n in (1, 9, 40, 1900)], [ordinal(n, wording("en")) for n in (1, 12, 23)]
    (['1-ci', '9-cu', '40-cı', '1900-cü'], ['1st', '12th', '23rd'])
    """
    if wording.endings:
        return f"{number}-{ending('ordinal', number, wording)}"
    if 10 <= abs(number) % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(abs(number) % 10, 'th') }"


def ending(family: str, number: int, wording: Wording) -> str:
    """Give the ending that follows a number in digits, by the harmony of its last spoken part."""
    table: dict[str, str] = wording.endings[family]
    digits = str(abs(number))
    if digits.endswith("000"):
        return table["thousand"]
    if digits.endswith("00"):
        return table["hundred"]
    if digits.endswith("0") and len(digits) > 1:
        return table[digits[-2:]]
    return table.get(digits[-1], table["thousand"])


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Give a positive whole number in Roman numerals.

    >>> roman(14)
    'XIV'
    """
    out = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        out += sign * times
    return out
