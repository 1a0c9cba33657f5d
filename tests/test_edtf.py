"""EDTF values: bounds, order and arithmetic, beside the ``edtf`` library."""

from __future__ import annotations

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from salname import edtf
from salname.edtf import Day

YEARS = st.integers(-9999, 9999)


@given(st.dates(), st.integers(-3000, 3000))
def test_a_day_number_counts_days(day: datetime.date, more: int) -> None:
    mine = Day(day.year, day.month, day.day)
    assert Day.numbered(mine.number) == mine
    try:
        later = day + datetime.timedelta(days=more)
    except OverflowError:
        return
    assert Day.numbered(mine.number + more) == Day(later.year, later.month, later.day)


@given(YEARS, YEARS)
def test_days_before_the_common_era_keep_their_order(first: int, second: int) -> None:
    assert (Day(first).number < Day(second).number) == (first < second)


@st.composite
def points(draw: st.DrawFn) -> str:
    year = draw(YEARS)
    form = draw(st.sampled_from(["year", "month", "day", "decade", "century", "millennium"]))
    if form in ("decade", "century", "millennium"):
        keep = {"decade": 3, "century": 2, "millennium": 1}[form]
        digits = f"{abs(year):04}"[:keep]
        return ("-" if year < 0 and digits.strip("0") else "") + digits + "X" * (4 - keep)
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, edtf.month_length(year, month)))
    return edtf.point(year, *{"year": (), "month": (month,), "day": (month, day)}[form])


@given(points(), st.sampled_from(["", "~", "?", "%"]))
def test_a_point_has_the_bounds_that_the_library_gives(point: str, mark: str) -> None:
    theirs = parse_edtf(point + mark)
    mine = edtf.bounds(point + mark)
    assert mine.earliest == Day(*theirs.lower_strict()[:3])
    assert mine.latest == Day(*theirs.upper_strict()[:3])
    assert mine.approximate == (mark in ("~", "%"))
    assert mine.uncertain == (mark in ("?", "%"))


@given(points(), points())
def test_an_interval_runs_from_the_first_day_of_one_to_the_last_of_the_other(first: str, last: str) -> None:
    both = edtf.bounds(f"{first}/{last}")
    assert both.earliest == edtf.bounds(first).earliest
    assert both.latest == edtf.bounds(last).latest


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1991-21", (1991, 3, 1), (1991, 5, 31)),
        ("1991-22", (1991, 6, 1), (1991, 8, 31)),
        ("1991-23", (1991, 9, 1), (1991, 11, 30)),
        ("1991-24", (1991, 12, 1), (1992, 2, 29)),
        ("-00XX", (-99, 1, 1), (0, 12, 31)),
        ("{1905,1911}", (1905, 1, 1), (1911, 12, 31)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
        ("0476/1492", (476, 1, 1), (1492, 12, 31)),
    ],
)
def test_forms_of_every_kind_have_bounds(value: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    found = edtf.bounds(value)
    assert (found.earliest, found.latest) == (first, last)


def test_an_open_end_has_no_bound_there() -> None:
    assert edtf.bounds("1945/..").latest is None
    assert edtf.bounds("../1997").earliest is None
    assert edtf.bounds("1945/..").overlaps(edtf.bounds("2020"))
    assert not edtf.bounds("../1997").overlaps(edtf.bounds("2020"))


@pytest.mark.parametrize("value", ["", None, "PRESENT_REF", "P40Y", "PT10M", "1991-13", "1991-02-30", "dünən"])
def test_what_is_no_date_is_undated(value: str | None) -> None:
    assert not edtf.bounds(value).dated


@pytest.mark.parametrize(
    ("value", "well_formed"),
    [
        ("P40Y", True),
        ("P1Y6M", True),
        ("PT10M", True),
        ("PAST_REF", True),
        ("P", False),
        ("195X/..", True),
        ("x", False),
    ],
)
def test_durations_and_references_are_valid_values(value: str, well_formed: bool) -> None:
    assert edtf.valid(value) is well_formed


def test_one_value_lies_within_before_or_across_another() -> None:
    war, year, after = (edtf.bounds(v) for v in ("1941/1945", "1943", "1946-05"))
    assert war.covers(year)
    assert not year.covers(war)
    assert war.before(after)
    assert not war.overlaps(after)


@given(st.lists(points(), max_size=12))
def test_values_sort_by_their_first_day(values: list[str]) -> None:
    days = [edtf.bounds(v).low for v in sorted(values, key=edtf.sort_key)]
    assert days == sorted(days)


def test_the_undated_sorts_last() -> None:
    assert sorted(["PAST_REF", "1991", "P4M", "1899"], key=edtf.sort_key)[:2] == ["1899", "1991"]
