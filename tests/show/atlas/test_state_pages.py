from __future__ import annotations

import pytest

from salname.know import state
from salname.know.state.claims import Fluent
from salname.know.state.days import number, window
from salname.show.atlas.drawings.ages import Row, ages
from salname.show.atlas.drawings.hemicycle import hemicycle

from .conftest import TestClient


@pytest.mark.parametrize(
    "address",
    ["/state", "/state?on=1991-12-16", "/state?on=1991&since=1926", "/year/1991", "/year/-0299", "/institutions"],
)
@pytest.mark.parametrize("language", ["az", "en"])
def test_the_pages_on_state_answer_in_both_languages(client: TestClient, address: str, language: str) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert len(answer.content) < 150_000


def test_what_is_no_date_is_told_with_examples(client: TestClient) -> None:
    answer = client.get("/state?on=dünən")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert client.get("/institutions?on=dünən").status_code == 200


def test_a_year_that_is_none_is_not_found(client: TestClient) -> None:
    assert client.get("/year/dünən").status_code == 404


def test_the_state_as_json_refuses_what_is_no_date(client: TestClient) -> None:
    assert client.get("/api/state?on=1991").json()["date"] == "1991"
    assert client.get("/api/state?on=dünən").status_code == 400


@pytest.mark.parametrize(("seats", "appointed"), [(1, 0), (7, 7), (47, 7), (125, 0), (750, 15)])
def test_a_hemicycle_has_every_seat_and_no_two_in_one_place(seats: int, appointed: int) -> None:
    drawn = hemicycle(seats, appointed)
    assert drawn is not None
    assert len({(s.x, s.y) for s in drawn.seats}) == seats
    assert sum(s.appointed for s in drawn.seats) == appointed


def test_no_seats_are_no_drawing() -> None:
    assert hemicycle(0) is None


def _fluent(since: str, until: str, *, sure: bool = True) -> state.Fluent:
    first, last = window(since), window(until)
    assert first is not None
    assert last is not None
    return Fluent(subject="S", family="polity", value="V", since=first, until=last, sure=sure)


def test_a_gap_between_two_bars_stays_a_gap() -> None:
    drawn = ages([Row("A", "/a", _fluent("1900", "1910")), Row("B", "/b", _fluent("1950", "1960"))])
    assert drawn is not None
    assert drawn.bars[0].end < drawn.bars[1].x


def test_a_guess_has_no_solid_part() -> None:
    drawn = ages([Row("A", "/a", _fluent("1900", "1910", sure=False))])
    assert drawn is not None
    assert drawn.bars[0].sure_x == drawn.bars[0].sure_end


def test_the_axis_of_ages_has_few_round_years() -> None:
    drawn = ages([Row("A", "/a", _fluent("-0499", "2000"))])
    assert drawn is not None
    assert 1 < len(drawn.ticks) <= 15
    assert all(year % 100 == 0 for _, year in drawn.ticks)
    assert number(1) == 372
