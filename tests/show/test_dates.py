from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname.show import dates
from salname.show.locale import wording

AZ, EN = wording("az"), wording("en")


@pytest.mark.parametrize(
    ("edtf", "az", "en"),
    [
        ("1991-12-16", "16 dekabr 1991", "16 December 1991"),
        ("1990-03", "mart 1990", "March 1990"),
        ("1925", "1925", "1925"),
        ("1991-22", "yay 1991", "summer 1991"),
        ("195X", "1950-ci illər", "1950s"),
        ("190X", "1900-cü illər", "1900s"),
        ("196X", "1960-cı illər", "1960s"),
        ("13XX", "XIV əsr", "14th century"),
        ("-04XX", "e.ə. V əsr", "5th century BCE"),
        ("-00XX", "e.ə. I əsr", "1st century BCE"),
        ("1XXX", "II minillik", "2nd millennium"),
        ("1954~", "təxminən 1954", "about 1954"),
        ("1954?", "1954 (şübhəli)", "1954 (uncertain)"),
        ("1935/1940", "1935–1940", "1935–1940"),
        ("1935~/1940~", "təxminən 1935–1940", "about 1935–1940"),
        ("195X/196X", "1950-ci illər – 1960-cı illər", "1950s – 1960s"),
        ("1986-12-17/1986-12-19", "17–19 dekabr 1986", "17–19 December 1986"),
        ("1991-08/1991-12", "avqust–dekabr 1991", "August–December 1991"),
        ("1991-08-30/1991-12-02", "30 avqust – 2 dekabr 1991", "30 August – 2 December 1991"),
        ("-4999/-1199", "e.ə. 5000–1200", "5000–1200 BCE"),
        ("-0099/0100", "e.ə. 100 – 100", "100 BCE – 100"),
        ("../1997", "1997 qədər", "until 1997"),
        ("1997/..", "1997-dən etibarən", "from 1997"),
        ("1976/..", "1976-dan etibarən", "from 1976"),
        ("P40Y", "40 il", "40 yr"),
        ("P1Y6M", "1 il 6 ay", "1 yr 6 mo"),
        ("PT10M", "10 dəqiqə", "10 min"),
        ("PRESENT_REF", "indiki zaman, tarixsiz", "the present, not dated"),
        ("[1990,1992]", "1990 / 1992", "1990 / 1992"),
        ("no EDTF", "no EDTF", "no EDTF"),
    ],
)
def test_a_value_is_said_in_words(edtf: str, az: str, en: str) -> None:
    assert dates.words(edtf, AZ) == az
    assert dates.words(edtf, EN) == en


@given(st.text(max_size=30))
def test_anything_at_all_is_said_somehow(edtf: str) -> None:
    assert isinstance(dates.words(edtf, AZ), str)


@given(st.integers(-9998, 9999))
def test_a_year_stands_on_the_axis_where_it_is(year: int) -> None:
    edtf = f"{year:05d}" if year < 0 else f"{year:04d}"
    assert dates.moments(edtf) == (float(year), float(year + 1))


def test_open_sides_and_what_is_no_date_have_no_moment() -> None:
    assert dates.moments("1997/..") == (1997.0, None)
    assert dates.moments("P4Y") is None
    assert dates.moments(None) is None
