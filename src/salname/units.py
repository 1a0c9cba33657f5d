"""Units converted: an SI value beside the one in the text, and what a currency is called.

``si(2.5, "ha")`` gives square metres; ``convert(3, "pud", "kg")`` goes between any two of one dimension. Pint is
loaded only when something is converted, Babel only when a currency is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from salname import lang
from salname.errors import SalnameError

Value = float | tuple[float, float]

# Pint's names of the SI units that results are given in, and how a record writes them.
_SI_CODES = {
    "meter": "m", "meter ** 2": "m2", "meter ** 3": "m3", "kilogram": "kg", "joule": "J", "watt": "W", "volt": "V",
    "meter / second": "m/s", "meter ** 3 / second": "m3/s", "kelvin": "K", "hertz": "Hz", "radian": "rad",
}  # fmt: skip
_TARGETS = {
    "[length]": "meter", "[length] ** 2": "meter ** 2", "[length] ** 3": "meter ** 3", "[mass]": "kilogram",
    "[mass] * [length] ** 2 / [time] ** 2": "joule", "[mass] * [length] ** 2 / [time] ** 3": "watt",
    "[mass] * [length] ** 2 / [time] ** 3 / [current]": "volt", "[length] / [time]": "meter / second",
    "[length] ** 3 / [time]": "meter ** 3 / second", "[temperature]": "kelvin", "1 / [time]": "hertz",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted value with its unit; ``value`` is a number or a (low, high) pair, as it was given."""

    value: Value
    unit: str


@cache
def _pint_names(code: str = lang.DEFAULT) -> dict[str, str]:
    rows = lang.load(code, "units")["unit"]
    return {row["code"]: row["pint"] for row in rows if row.get("pint")}


@cache
def registry(code: str = lang.DEFAULT) -> Any:
    """Give the Pint registry with the language's own units (pud, verst, desyatin …), made once."""
    import pint

    made: Any = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for line in lang.load(code, "units")["definitions"]["lines"]:
        made.define(line)
    return made


def known(unit: str) -> bool:
    """Say whether a record's unit can be converted.

    >>> known("pud"), known("person")
    (True, False)
    """
    return unit in _pint_names() and unit not in ("%", "‰")


def si(value: Value, unit: str) -> Converted | None:
    """Give a value in SI units, or None where the unit is no physical one (a count, a share, money).

    >>> si(2.0, "ha")
    Converted(value=20000.0, unit='m2')
    """
    if not known(unit):
        return None
    target = _target(unit)
    return None if target is None else _to(value, unit, target, _SI_CODES[target])


def convert(value: Value, unit: str, target: str) -> Converted:
    """Give a value in another unit of the same dimension, both as records write them.

    Raises :class:`~salname.errors.SalnameError` for a unit that is unknown, or of another dimension.

    >>> round(convert(10.0, "pud", "kg").value, 2)
    163.8
    """
    for name in (unit, target):
        if not known(name):
            raise SalnameError(
                f"'{name}' is no unit that can be converted: choose from {', '.join(sorted(_convertible()))}"
            )
    if _dimension(unit) != _dimension(target):
        raise SalnameError(f"{unit} cannot be converted to {target}: they measure different things")
    return _to(value, unit, _pint_names()[target], target)


def alternatives(unit: str) -> tuple[str, ...]:
    """Give the units that a value in this one can be shown in, itself first; only itself for what is no physical unit.

    >>> alternatives("ha")[:1], "km2" in alternatives("ha")
    (('ha',), True)
    """
    if not known(unit):
        return (unit,)
    dimension = _dimension(unit)
    return (unit, *sorted(name for name in _convertible() if name != unit and _dimension(name) == dimension))


def currency_name(code: str, locale: str = "az") -> str:
    """Give the name of an ISO 4217 currency in a language; a code that is none comes back as it is.

    >>> currency_name("USD"), currency_name("manat")
    ('ABŞ Dolları', 'manat')
    """
    from babel import Locale

    return str(Locale.parse(locale).currencies.get(code, code))


def iso_currency(unit: str, year: int | None) -> str | None:
    """Give the ISO 4217 code that a currency's bare name stood for in a year, or None where it cannot be told.

    ``manat`` was the Azerbaijani name of the Soviet rouble (SUR) until 1992, of the first manat (AZM) until 2006, and
    is AZN since.

    >>> iso_currency("manat", 1970), iso_currency("manat", 2015), iso_currency("USD", None)
    ('SUR', 'AZN', 'USD')
    """
    if len(unit) == 3 and unit.isupper():
        return "SUR" if unit == "RUB" and year is not None and 1922 <= year < 1992 else unit
    if unit != "manat" or year is None:
        return None
    return "SUR" if year < 1992 else "AZM" if year < 2006 else "AZN"


@cache
def _convertible() -> frozenset[str]:
    return frozenset(unit for unit in _pint_names() if known(unit))


@cache
def _dimension(unit: str) -> str:
    return str(registry().Unit(_pint_names()[unit]).dimensionality)


@cache
def _target(unit: str) -> str | None:
    made = registry()
    own = made.Unit(_pint_names()[unit]).dimensionality
    return next((t for t in _TARGETS.values() if made.Unit(t).dimensionality == own), None)


def _to(value: Value, unit: str, target: str, code: str) -> Converted:
    made = registry()
    source = _pint_names()[unit]
    if isinstance(value, tuple):
        low, high = (float(made.Quantity(v, source).to(target).magnitude) for v in value)
        return Converted((low, high), code)
    return Converted(float(made.Quantity(value, source).to(target).magnitude), code)
