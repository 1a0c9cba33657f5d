from __future__ import annotations

import pytest

from salname.show import numbers
from salname.show.locale import wording

AZ, EN = wording("az"), wording("en")


@pytest.mark.parametrize(
    ("value", "unit", "kind", "bound", "az", "en"),
    [
        (2724900, "km2", "measure", "=", "2.724.900 km²", "2,724,900 km²"),
        (57.1, "%", "share", "=", "57,1 %", "57.1 %"),
        (2_000_000_000, "RUB", "money", "=", "2 milyard rubl", "2 billion RUB"),
        (30, "country", "count", ">", "30 ölkə və artıq", "more than 30 country"),
        (200, "person", "count", "<", "ən çoxu 200 nəfər", "less than 200 person"),
        (5, "person", "count", "~", "təxminən 5 nəfər", "about 5 person"),
        ((80, 90), "%", "share", "=", "80–90 %", "80–90 %"),
        (5.5, "", "factor", "=", "5,5 dəfə", "5.5 times"),
        (9, "", "rank", "=", "9-cu", "9th"),
        (0.75, "", "share", "=", "0,75", "0.75"),
    ],
)  # fmt: skip
def test_a_figure_is_said_in_the_form_of_the_language(
    value: float, unit: str, kind: str, bound: str, az: str, en: str
) -> None:
    assert numbers.quantity(value, unit, kind, bound, AZ).replace("\xa0", " ") == az
    assert numbers.quantity(value, unit, kind, bound, EN).replace("\xa0", " ") == en


def test_a_short_form_loses_no_digit() -> None:
    assert numbers.short(30_800_000, AZ) == "30,8 milyon"
    assert numbers.short(30_812_345, AZ) == "30.812.345"


ORDINALS = {1: "1-ci", 6: "6-cı", 9: "9-cu", 10: "10-cu", 40: "40-cı", 100: "100-cü", 2000: "2000-ci"}


@pytest.mark.parametrize(("number", "form"), ORDINALS.items())
def test_ordinals_follow_vowel_harmony(number: int, form: str) -> None:
    assert numbers.ordinal(number, AZ) == form


def test_roman_numerals_run_to_thousands() -> None:
    assert [numbers.roman(n) for n in (1, 4, 9, 14, 21, 1994)] == ["I", "IV", "IX", "XIV", "XXI", "MCMXCIV"]
