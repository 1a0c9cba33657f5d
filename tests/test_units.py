"""Units converted beside the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang, units
from salname.errors import SalnameError

PHYSICAL = [row["code"] for row in lang.load("az", "units")["unit"] if row.get("pint") and units.known(row["code"])]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (2.5, "ha", (25_000, "m2")),
        (1.0, "pud", (16.380496, "kg")),
        (1.0, "verst", (1066.8, "m")),
        (10.0, "barrel", (1.5898729, "m3")),
        (0.0, "°C", (273.15, "K")),
        (1.0, "kt", (4.184e12, "J")),
    ],
)
def test_a_measure_has_its_value_in_si(value: float, unit: str, expected: tuple[float, str]) -> None:
    found = units.si(value, unit)
    assert found is not None
    assert (found.value, found.unit) == (pytest.approx(expected[0]), expected[1])


def test_a_range_is_converted_at_both_ends() -> None:
    found = units.si((1.0, 2.0), "km")
    assert found is not None
    assert found.value == (1000.0, 2000.0)


@pytest.mark.parametrize("unit", ["person", "%", "USD", "", "factory"])
def test_what_is_no_physical_unit_has_no_si_value(unit: str) -> None:
    assert units.si(5.0, unit) is None


@given(st.sampled_from(PHYSICAL), st.floats(0.001, 1e6))
def test_a_conversion_there_and_back_gives_the_same(unit: str, value: float) -> None:
    for other in units.alternatives(unit):
        there = units.convert(value, unit, other)
        assert isinstance(there.value, float)
        back = units.convert(there.value, other, unit)
        assert back.value == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_units_of_different_dimensions_are_refused_in_words() -> None:
    with pytest.raises(SalnameError, match="measure different things"):
        units.convert(1.0, "km", "kg")


def test_an_unknown_unit_is_refused_with_the_choice() -> None:
    with pytest.raises(SalnameError, match="choose from"):
        units.convert(1.0, "person", "kg")


@pytest.mark.parametrize(
    ("unit", "year", "code"),
    [
        ("manat", 1950, "SUR"),
        ("manat", 1999, "AZM"),
        ("manat", 2010, "AZN"),
        ("manat", None, None),
        ("USD", 1950, "USD"),
    ],
)
def test_manat_is_the_currency_of_its_year(unit: str, year: int | None, code: str | None) -> None:
    assert units.iso_currency(unit, year) == code


def test_a_currency_is_named_in_azerbaijani() -> None:
    assert units.currency_name("USD") == "ABŞ Dolları"
    assert units.currency_name("pud") == "pud"
