"""From claims to fluents: beginnings, ends, what persists and how sure it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salname.know.state.claims import Claim, Fluent
from salname.know.state.days import Window, ends, number, value, window
from salname.know.state.derive import of_subject
from salname.know.state.hearing import present
from salname.know.state.history import clashes


def claim(family: str, named: str, effect: str, time: str | None, **more: object) -> Claim:
    first, last = (ends(time) or (None, None)) if effect == "holds" else (window(time), window(time))
    return Claim(
        subject="Gülstan", family=family, value=named, effect=effect, first=first, last=last,  # type: ignore[arg-type]
        evidence=("e1",), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def on(date: str, *claims: Claim) -> dict[str, bool]:
    """What holds on a date, and whether it is certain; what is denied has a minus."""
    when = window(date)
    assert when is not None
    found = of_subject(claims, present(enumerate(claims)))
    return {("-" if f.denied else "") + f.value: f.certain(when) for f in found if f.possible(when)}


MOVED = (
    claim("polity", "Gülstan", "begins", "1960-08-01"),
    claim("capital", "Qarşı", "ends", "1997"),
    claim("capital", "Daşköy", "begins", "1997"),
)


def test_a_capital_that_was_left_held_until_then() -> None:
    assert on("1996", *MOVED)["Qarşı"]


def test_a_capital_known_by_its_end_holds_back_to_the_last_change_of_polity() -> None:
    assert on("1961", *MOVED)["Qarşı"]
    assert "Qarşı" not in on("1930", *MOVED)


def test_a_capital_that_was_taken_up_holds_on() -> None:
    later = [claim("membership", name, "begins", "2010") for name in ("BMT", "Birlik")]
    assert on("2005", *MOVED, *later)["Daşköy"]


def test_in_the_year_of_the_move_both_are_only_possible() -> None:
    found = on("1997-06-01", *MOVED)
    assert not found["Qarşı"]
    assert not found["Daşköy"]


def test_a_value_of_a_functional_family_ends_when_another_begins() -> None:
    one, two = claim("capital", "Qarşı", "begins", "1920"), claim("capital", "Daşköy", "begins", "1931")
    assert on("1925", one, two) == {"Qarşı": True}
    assert set(on("1932", one, two)) == {"Daşköy"}


def test_an_end_told_more_exactly_narrows_the_beginning_of_the_next() -> None:
    led = claim("office", "Kərim", "holds", "196X/198X", detail="leader")
    left = claim("office", "Kərim", "ends", "1986-10/1986-12", detail="leader")
    came = claim("office", "Aslan", "begins", "1986", detail="leader")
    assert on("1986-06-01", led, left, came) == {"Kərim": True}
    assert on("1987-01", led, left, came) == {"Aslan": True}


def test_an_office_of_unknown_end_is_certain_then_possible_then_unknown() -> None:
    elected = claim("office", "Aslan", "begins", "1990-05-01", detail="president")
    assert on("1990-12", elected) == {"Aslan": True}
    assert on("1993", elected) == {"Aslan": False}
    assert on("2020", elected) == {}


def test_a_stated_term_ends_what_is_known_of_an_office() -> None:
    elected = claim("office", "Aslan", "begins", "2015", detail="president", term=7 * 372)
    assert on("2021", elected) == {"Aslan": True}
    assert on("2025", elected) == {}


def test_a_second_election_keeps_the_first() -> None:
    twice = [claim("office", "Aslan", "begins", year, detail="president") for year in ("1991-12-01", "2015")]
    assert on("2003", *twice) == {"Aslan": True}


def test_the_next_who_is_named_long_after_does_not_stretch_the_one_before() -> None:
    two = [claim("office", n, "begins", y, detail="president") for n, y in (("Kərim", "1938"), ("Aslan", "2014"))]
    assert on("1980", *two) == {}
    near = [claim("office", n, "begins", y, detail="president") for n, y in (("Kərim", "1993"), ("Aslan", "2003"))]
    assert on("2001", *near) == {"Kərim": True}


def test_one_who_is_no_member_yet_is_known_to_be_none() -> None:
    joined = claim("membership", "BMT", "begins", "1992-03")
    assert on("1992-02-01", joined) == {"-BMT": True}
    assert on("1993", joined)["BMT"] is not None


def test_what_is_dissolved_is_known_not_to_be() -> None:
    closed = claim("existence", "Birlik", "ends", "1991-09")
    assert on("1991-10-01", closed) == {"-Birlik": True}


def test_a_parliament_once_dissolved_is_not_denied_for_ever() -> None:
    elected = claim("parliament", "Ali Sovet", "begins", "1990-03")
    dissolved = claim("parliament", "Ali Sovet", "ends", "1995-03-10")
    assert on("1995-04", elected, dissolved) == {"-Ali Sovet": True}
    assert on("1999", elected, dissolved) == {}


def test_a_figure_holds_at_its_time_alone() -> None:
    share = claim("figure", "57,1 %", "holds", "1926")
    assert on("1926-07-01", share) == {"57,1 %": True}
    assert on("1927", share) == {}


def test_what_is_said_of_now_holds_at_the_texts_present_and_is_possible_around_it() -> None:
    now = claim("currency", "manat", "holds", None)
    told = claim("polity", "Gülstan", "begins", "1991")
    last = [claim("flag", "bayraq", "begins", "2005"), claim("emblem", "gerb", "begins", "2005")]
    assert on("2005-01-01", now, told, *last)["manat"]
    assert on("1998", now, told, *last)["manat"] is False
    assert "manat" not in on("1950", now, told, *last)


def test_one_late_date_alone_does_not_make_the_present() -> None:
    plan = claim("office", "Aslan", "begins", "2050", detail="president")
    told = [claim("membership", name, "begins", "2010") for name in ("BMT", "Birlik")]
    assert present(enumerate([plan, *told])) == number(2010)


def test_two_who_hold_at_one_time_are_held_together() -> None:
    both = [claim("office", name, "holds", "1917-11", detail="leader") for name in ("Aslan", "Kərim")]
    assert on("1917-11-15", *both) == {"Aslan": True, "Kərim": True}


def test_a_guess_is_never_certain() -> None:
    assert on("1515", claim("polity", "Ağ Orda", "begins", "1511", sure=False)) == {"Ağ Orda": False}


def test_a_date_before_the_common_era_is_a_date_like_others() -> None:
    culture = claim("culture", "Sarıqaya", "holds", "-4999/-1199")
    assert on("-2999", culture) == {"Sarıqaya": True}


_YEARS = st.integers(1000, 2000)


@st.composite
def _times(draw: st.DrawFn) -> str:
    first = draw(_YEARS)
    form = draw(st.sampled_from(["{y}", "{y}-{m:02}", "{y}-{m:02}-{d:02}", "{y}/{z}", "{y}-{m:02}/{y}-12"]))
    month, day, later = draw(st.integers(1, 12)), draw(st.integers(1, 28)), first + draw(st.integers(0, 40))
    return form.format(y=first, m=month, d=day, z=later)


_FAMILIES = st.sampled_from(["capital", "office", "polity", "name", "parliament", "membership", "existence", "figure"])
_CLAIMS = st.lists(
    st.tuples(_FAMILIES, st.sampled_from("ABC"), st.sampled_from(["begins", "ends", "holds"]), _times()), max_size=8
)


def _shifted(span: Window, by: int) -> Window:
    return Window(*(day if abs(day) >= 10**8 else day + by for day in span))


def _made(said: list[tuple[str, str, str, str]], by: int = 0) -> list[Fluent]:
    claims = [claim(*parts) for parts in said]
    moved = [
        Claim(
            subject=c.subject, family=c.family, value=c.value, effect=c.effect, evidence=c.evidence,
            first=c.first and _shifted(c.first, by), last=c.last and _shifted(c.last, by),
        )
        for c in claims
    ]  # fmt: skip
    return of_subject(moved, present(enumerate(moved)))


@given(_CLAIMS)
def test_moving_every_date_by_a_century_moves_every_answer(said: list[tuple[str, str, str, str]]) -> None:
    century = number(100)
    before = [
        (f.family, f.value, f.denied, _shifted(f.since, century), _shifted(f.until, century)) for f in _made(said)
    ]
    after = [(f.family, f.value, f.denied, f.since, f.until) for f in _made(said, century)]
    assert before == after


@given(_CLAIMS, _times())
def test_two_certain_values_of_a_functional_family_are_always_a_finding(
    said: list[tuple[str, str, str, str]], date: str
) -> None:
    found = [f for f in _made(said) if not f.denied]
    reported = {(a.family, a.value, b.value) for a, b, _ in clashes(iter(found))}
    when = window(date)
    assert when is not None
    day = Window(when.lo, when.lo)
    for family in ("capital", "polity", "name", "parliament", "office"):
        sure = [f for f in found if f.family == family and f.certain(day) and when.lo < f.until.lo]
        for one in sure:
            for other in sure:
                if one.value != other.value:
                    assert (family, one.value, other.value) in reported or (family, other.value, one.value) in reported


@given(_CLAIMS)
def test_certain_days_are_possible_days_and_windows_are_in_order(said: list[tuple[str, str, str, str]]) -> None:
    for f in _made(said):
        assert f.since.lo <= f.since.hi
        assert f.until.lo <= f.until.hi
        assert f.since.lo <= f.until.hi


@given(st.integers(-6000, 3000), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_written_as_it_was_read(year: int, month: int, day: int) -> None:
    here = number(year, month, day)
    written = value(Window(here, here))
    assert window(written) == Window(here, here)
