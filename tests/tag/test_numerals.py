"""Numbers in every written form: what is rendered reads back as the same value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang
from salname.model import Span
from salname.read.text import Token, tokens
from salname.tag import numerals

DATA = lang.load("az", "numerals")
EXAMPLES = [(kind, example) for kind, rows in DATA["examples"].items() for example in rows]
UNITS = {int(value): word for word, value in DATA["words"].items()}


def cut(text: str) -> tuple[Token, ...]:
    return tokens(text, Span(0, len(text)))


def value_of(text: str) -> float | tuple[float, float] | None:
    """The value of a text that is a number from its first token to its last."""
    row = cut(text)
    found = numerals.read(row, 0)
    return found.value if found is not None and found.last == len(row) else None


def in_words(number: int) -> str:
    """Write a whole number in Azerbaijani words by the rendering table of the language data."""
    if number == 0:
        return UNITS[0]
    parts: list[str] = []
    for word, size in DATA["rendering"]["scales"]:
        count, number = divmod(number, size)
        if count:
            bare = count == 1 and word in DATA["rendering"]["bare"]
            parts += [word] if bare else [in_words(count), word]
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts += [UNITS[100]] if hundreds == 1 else [UNITS[hundreds], UNITS[100]]
    tens, ones = divmod(rest, 10)
    parts += [UNITS[tens * 10]] if tens else []
    parts += [UNITS[ones]] if ones else []
    return " ".join(parts)


def in_roman(number: int) -> str:
    pairs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
    pairs += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for size, sign in pairs:
        out += sign * (number // size)
        number %= size
    return out


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_an_example_of_the_language_data_has_its_value(kind: str, example: dict[str, Any]) -> None:
    expected = tuple(example["value"]) if isinstance(example["value"], list) else example["value"]
    assert value_of(example["text"]) == expected, kind


@given(st.integers(0, 10**13))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert value_of(in_words(number)) == number


@given(st.integers(0, 10**12))
def test_dotted_thousands_read_back(number: int) -> None:
    assert value_of(f"{number:,}".replace(",", ".")) == number


@given(st.integers(1, 10**9))
def test_spaced_thousands_read_back(number: int) -> None:
    assert value_of(f"{number:,}".replace(",", " ")) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_decimal_comma_reads_back(whole: int, part: int) -> None:
    text = f"{whole},{part:02d}"
    assert value_of(text) == pytest.approx(whole + part / 100)


@given(st.integers(1, 999), st.sampled_from([("min", 10**3), ("milyon", 10**6), ("mlrd", 10**9), ("trilyon", 10**12)]))
def test_digits_before_a_scale_word_are_multiplied(number: int, scale: tuple[str, int]) -> None:
    assert value_of(f"{number} {scale[0]}") == number * scale[1]


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_smaller_scale_is_added_to_a_larger(millions: int, thousands: int) -> None:
    assert value_of(f"{millions} milyon {thousands} min") == millions * 10**6 + thousands * 1000


@given(st.integers(1, 999), st.integers(1, 500))
def test_a_range_gives_both_ends(low: int, more: int) -> None:
    assert value_of(f"{low}-{low + more}") == (low, low + more)


@given(st.integers(2, 10), st.integers(1, 9))
def test_a_fraction_in_words_reads_back(whole: int, part: int) -> None:
    ends = {2: "də", 3: "də", 4: "də", 5: "də", 6: "da", 7: "də", 8: "də", 9: "da", 10: "da"}
    if part < whole:
        assert value_of(f"{UNITS[whole]}{ends[whole]} {UNITS[part]}") == pytest.approx(part / whole)


@given(st.integers(1, 3999))
def test_a_roman_number_reads_back(number: int) -> None:
    assert numerals.roman(in_roman(number)) == number


@pytest.mark.parametrize(("text", "case"), [("iki mindən", "ablative"), ("30 milyona", "dative"), ("200-dək", "limit")])
def test_the_case_of_a_number_is_told(text: str, case: str) -> None:
    found = numerals.read(cut(text), 0)
    assert found is not None
    assert found.ending.case == case


@pytest.mark.parametrize("text", ["onun", "üçün", "onlardan", "birdən", "altında", "onda"])
def test_a_word_that_only_looks_like_a_number_is_none(text: str) -> None:
    assert numerals.read(cut(text), 0) is None


def test_a_lone_comma_with_three_digits_keeps_both_readings() -> None:
    found = numerals.read(cut("1,250"), 0)
    assert found is not None
    assert (found.value, found.whole) == (1.25, 1250)


@given(st.text(alphabet="0123456789.,- /–minmilyonyüzbir½%", max_size=60))
def test_any_row_of_number_signs_is_read_or_refused_without_error(text: str) -> None:
    row = cut(text)
    for at in range(len(row)):
        found = numerals.read(row, at)
        assert found is None or at < found.last <= len(row)
