"""What was so on a date, asked of a book."""

from __future__ import annotations

from time import perf_counter

import pytest
from state_samples import DOCUMENT, TEXT, records

from salname import know, read
from salname.errors import BookError
from salname.know import state
from salname.know.book import Book
from salname.know.state.cast import cast
from salname.know.state.chambers import chambers
from salname.know.state.hearing import Passage, document
from salname.know.state.spoken import Place
from salname.know.state.table import bounded, node, path
from salname.model import AnyRecord, Name, Time


@pytest.fixture(scope="module")
def book() -> Book:
    made = know.temporary()
    made.add(read.text(TEXT, name=DOCUMENT), records())
    return made


def answers(book: Book, date: str, of: str, aspect: str) -> list[str]:
    return state.on(book, date, of, aspect).answers()


def test_a_capital_is_what_it_was_before_and_after_it_moved(book: Book) -> None:
    assert answers(book, "1996-01-01", "Gülstan", "capital") == ["Qarşı"]
    assert answers(book, "1998", "Gülstan", "capital") == ["Sarıtəpə"]


def test_before_the_last_change_of_polity_the_capital_is_not_known(book: Book) -> None:
    assert answers(book, "1930", "Gülstan", "capital") == []


def test_a_country_is_found_by_any_of_its_names_and_in_a_case(book: Book) -> None:
    for name in ("Gülstan", "Gülstan Respublikası", "Gülstan SSR", "Gülstanın"):
        assert answers(book, "1965", name, "president") == ["Aslan Tağıyev"]


def test_a_death_ends_an_office(book: Book) -> None:
    assert answers(book, "1972", "Gülstan", "president") == []


def test_one_who_is_not_yet_independent_is_said_to_be_so(book: Book) -> None:
    assert "müstəqil deyil" in answers(book, "1950", "Gülstan", "status")[0]
    assert answers(book, "1961", "Gülstan", "status") == ["müstəqil dövlət"]


def test_no_member_yet_then_a_member(book: Book) -> None:
    assert answers(book, "1962-01", "Gülstan", "un_membership") == ["BMT üzvü deyil"]
    assert answers(book, "1963", "Gülstan", "un_membership") == ["BMT üzvü"]


def test_a_figure_is_known_for_its_year_alone(book: Book) -> None:
    assert answers(book, "1965", "Gülstan", "population") == ["2 milyon nəfər"]
    assert answers(book, "1966", "Gülstan", "population") == []


def test_an_aspect_or_a_subject_that_is_not_known_is_unknown(book: Book) -> None:
    assert answers(book, "1965", "Gülstan", "weather") == []
    assert answers(book, "1965", "Atlantida", "capital") == []


def test_every_holding_leads_to_words_that_stand_in_the_text(book: Book) -> None:
    found = state.on(book, "1965").holdings
    assert found
    for holding in found:
        assert holding.evidence
        for shown in holding.evidence:
            assert TEXT[shown.start : shown.end] == shown.quote


def test_all_subjects_and_one_subject_agree(book: Book) -> None:
    whole = [h.fluent for h in state.on(book, "1965").holdings if h.fluent.subject == "Gülstan"]
    assert whole == [h.fluent for h in state.on(book, "1965", "Gülstan").holdings]


def test_what_changed_between_two_dates_is_what_began_and_ended(book: Book) -> None:
    found = {(c.kind, c.holding.said) for c in state.changed(book, "1995", "1998")}
    assert {("went", "Qarşı"), ("came", "Sarıtəpə")} <= found


def test_the_line_of_polities_has_its_stages_in_order(book: Book) -> None:
    stages = [s.fluent.value for s in state.succession(book, "Gülstan") if s.fluent]
    assert stages == ["Gülstan SSR", "Gülstan"]


def test_a_book_without_contradictions_has_no_conflicts(book: Book) -> None:
    assert state.conflicts(book) == ()


def test_appointed_seats_are_told_from_elected_ones(book: Book) -> None:
    (house,) = chambers(book, "1999")
    assert (house.name, house.seats, house.appointed) == ("Milli Məclis", 50, 7)


def test_what_is_no_date_is_refused_with_an_example(book: Book) -> None:
    with pytest.raises(BookError, match="1991-12-16"):
        state.on(book, "yesterday")


def test_a_year_before_the_common_era_may_be_short(book: Book) -> None:
    assert state.on(book, "-500").holdings == state.on(book, "-0500").holdings


def test_a_document_that_is_taken_out_takes_its_state_along() -> None:
    made = know.temporary()
    made.add(read.text(TEXT, name=DOCUMENT), records())
    made.remove(DOCUMENT)
    assert state.on(made, "1965").holdings == ()


def test_the_paths_through_the_tree_meet_every_span_that_they_should() -> None:
    spans = [(a, b) for a in range(-40, 40, 7) for b in range(a, 41, 9)]
    for lo in range(-45, 45, 4):
        for hi in (lo, lo + 3):
            left, right = path(lo, hi)
            for a, b in spans:
                here = node(a, b)
                found = bounded(lo) <= here <= bounded(hi) or (here in left and b >= lo) or (here in right and a <= hi)
                assert found == (a <= hi and b >= lo)


def test_one_endless_sentence_of_names_and_dates_is_read_in_linear_time() -> None:
    def took(times: int) -> float:
        text = "Gülstan 1960-cı ildə Qarşı, " * times
        names: list[tuple[str, AnyRecord]] = []
        for n in range(times):
            at = n * len("Gülstan 1960-cı ildə Qarşı, ")
            names += [
                (f"n{n}", Name(start=at, end=at + 7, quote="Gülstan", kind="polity", base="Gülstan", entity="Gülstan")),
                (f"t{n}", Time(start=at + 8, end=at + 20, quote=text[at + 8 : at + 20], kind="date", edtf="1960")),
            ]
        begin = perf_counter()
        document(cast(record for _, record in names), [Passage(names, [Place(1, 0, len(text), text)])])
        return perf_counter() - begin

    took(100)
    assert took(8_000) < 12 * max(took(1_000), 0.02)
