"""Series and compositions out of figures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salname import read
from salname.interpret import dates, quantities
from salname.know import series
from salname.know.series import Told
from salname.tag import figures as tag_figures
from salname.tag import times as tag_times


def told(text: str, name: str = "a") -> list[Told]:
    document = read.text(text, name=name)
    times = tag_times.find(document)
    marks = tag_figures.find(document, times, ())
    return [Told(name, f) for f in quantities.resolve(document, marks, dates.resolve(document, times), ())]


SHARES = "1897-ci ildə tatarlar əhalinin 60 %-ni, 1926-cı ildə 52 %-ni, 1970-ci ildə 45 %-ni təşkil edirdi."


def test_figures_of_one_measure_at_different_times_form_a_series_in_order() -> None:
    (found,) = series.series(told(SHARES))
    assert (found.measures, found.of, found.kind, found.unit) == ("əhali", "tatarlar", "share", "%")
    assert [(p.year, p.told.figure.value) for p in found.points] == [(1897.5, 60), (1926.5, 52), (1970.5, 45)]


def test_figures_of_one_time_form_no_series() -> None:
    assert series.series(told("1926-cı ildə zavodda 300 fəhlə çalışırdı.")) == ()


def test_a_series_may_run_through_two_documents() -> None:
    found = series.series(
        [*told("1926-cı ildə kənddə 56 ev vardı.", "a"), *told("1959-cu ildə kənddə 98 ev vardı.", "b")]
    )
    assert [p.told.document for p in found[0].points] == ["a", "b"]


def test_parts_that_add_up_to_the_whole_form_a_composition() -> None:
    (found,) = series.compositions(told("Sınaqda 47 raket buraxıldı, onlardan 35-i hədəfə çatdı, 12-si düşdü."))
    assert found.whole is not None
    assert [p.figure.value for p in found.parts] == [35, 12]
    assert found.rest == 0
    assert found.adds_up


def test_what_parts_leave_of_the_whole_is_told() -> None:
    (found,) = series.compositions(told("Məclisin 200 üzvü var idi, onlardan 120-si tacir, 50-si bəy idi."))
    assert found.rest == 30
    assert not found.adds_up


def test_shares_of_different_bearers_at_one_time_form_a_composition() -> None:
    (found,) = series.compositions(told("Əhalinin 90 %-ni azərbaycanlılar, 6 %-ni ruslar təşkil edir."))
    assert [p.figure.value for p in found.parts] == [90, 6]
    assert found.rest == 4


def test_one_bearer_at_three_times_is_no_composition() -> None:
    assert series.compositions(told(SHARES)) == ()


@given(st.integers(1, 9999))
def test_a_year_has_its_middle(number: int) -> None:
    assert series.year(f"{number:04d}") == number + 0.5


def test_years_before_our_era_lie_below_zero() -> None:
    assert series.year("-0299") == -298.5
    assert series.year("PRESENT_REF") is None
