"""The ways to an answer beside the plain one: states, yes and no, counts, causes, lapses, lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from salname import know, read, reading
from salname.know import ask
from salname.know.book import Book

TEXT = """
Gülyaz Respublikası Qafqazda dövlətdir. 1920-ci ildə paytaxt Ağsudan Lənkərana köçürüldü. 1952-ci ildə paytaxt
Lənkərandan Şəkiyə köçürüldü.

Göytəpə qalası 1310-cu ildə dağıdıldı. Göytəpə qalası 1402-ci ildə yenidən dağıdıldı.
Qalanın mühasirəsi üç ay davam etdi. Qala suyun tükənməsi səbəbindən təslim oldu. Qalada hamam tikilməyib.

Zavodda 1935-ci ildə 120 fəhlə işləyirdi, 1960-cı ildə isə 900 fəhlə işləyirdi. Zavodun ən böyük sexi tökmə sexidir.
Qurultayda Kamil Rzayev, Aydın Məmmədov və Səlim Quliyev çıxış etdilər.
"""


@pytest.fixture(scope="module")
def book() -> Iterator[Book]:
    with know.temporary() as made:
        document = read.text(TEXT, name="gülyaz.txt")
        made.add(document, reading.records(document))
        yield made


def test_a_question_of_yes_or_no_is_answered_with_its_passage(book: Book) -> None:
    given = ask.ask(book, "Göytəpə qalası 1310-cu ildə dağıdılıbmı?")
    assert (given.text, given.route) == ("Bəli", "yes")
    assert "1310" in given.evidence[0].text


def test_what_is_dated_otherwise_is_denied(book: Book) -> None:
    assert ask.ask(book, "Paytaxt 1935-ci ildə Lənkərandan Şəkiyə köçürülübmü?").text == "Xeyr"


def test_what_the_text_denies_is_denied(book: Book) -> None:
    assert ask.ask(book, "Qalada hamam tikilibmi?").text == "Xeyr"


def test_what_the_text_denies_is_granted_to_who_asks_so(book: Book) -> None:
    assert ask.ask(book, "Qalada hamam tikilməyibmi?").text == "Bəli"


def test_happenings_are_counted(book: Book) -> None:
    given = ask.ask(book, "Göytəpə qalası neçə dəfə dağıdılıb?")
    assert (given.value, given.route) == (2, "count")
    assert len(given.evidence) == 2


def test_how_long_is_answered_with_the_lapse(book: Book) -> None:
    given = ask.ask(book, "Mühasirə neçə ay çəkdi?")
    assert (given.text, given.value) == ("üç ay", 3)


def test_why_is_answered_with_what_a_word_of_cause_marks(book: Book) -> None:
    given = ask.ask(book, "Qala niyə təslim oldu?")
    assert given.route.endswith("cause")
    assert "suyun tükənməsi" in given.text


def test_why_is_not_answered_where_no_cause_is_marked(book: Book) -> None:
    assert not ask.ask(book, "Göytəpə qalası niyə dağıdıldı?").answered


def test_the_figure_is_the_one_of_the_year_that_is_asked_for(book: Book) -> None:
    assert ask.ask(book, "1960-cı ildə zavodda neçə fəhlə işləyirdi?").value == 900
    assert ask.ask(book, "1935-ci ildə zavodda neçə fəhlə işləyirdi?").value == 120


def test_a_year_that_the_text_has_not_is_no_other_year(book: Book) -> None:
    assert not ask.ask(book, "1975-ci ildə zavodda neçə fəhlə işləyirdi?").answered


def test_the_figures_of_two_dates_stand_side_by_side(book: Book) -> None:
    given = ask.ask(book, "1935-ci və 1960-cı ildə zavodda neçə fəhlə işləyirdi?")
    assert (given.text, given.route) == ("1935: 120 fəhlə; 1960: 900 fəhlə", "each_date")


@pytest.mark.parametrize(("most", "year"), [("ən çox", "1960"), ("ən az", "1935")])
def test_when_something_was_most_is_found_by_comparing_its_figures(book: Book, most: str, year: str) -> None:
    given = ask.ask(book, f"Zavodda {most} fəhlə nə vaxt işləyirdi?")
    assert (given.edtf, given.route) == (year, "extreme")


def test_who_were_is_answered_with_the_whole_list(book: Book) -> None:
    given = ask.ask(book, "Qurultayda hansı şəxslər çıxış etdilər?")
    assert all(name in given.text for name in ("Rzayev", "Məmmədov", "Quliyev"))


def test_what_something_is_is_answered_with_what_the_sentence_says_it_is(book: Book) -> None:
    assert "tökmə" in ask.ask(book, "Zavodun ən böyük sexi hansıdır?").text


@pytest.mark.parametrize(
    "question", ["?", "   ", "mı?", "Kim", "“”", "neçə neçə neçə?", "a" * 5000, '" OR 1=1 --', "NEAR("]
)
def test_a_question_that_asks_nothing_gets_no_answer(book: Book, question: str) -> None:
    assert not ask.ask(book, question).answered


def test_an_empty_book_answers_nothing() -> None:
    with know.temporary() as empty:
        given = ask.ask(empty, "Paytaxt haradadır?")
    assert (given.answered, given.evidence) == (False, ())


def test_of_many_documents_the_one_that_is_named_answers() -> None:
    with know.temporary() as several:
        for name, year in (("Ağsu", 1735), ("Göyçay", 1858), ("Masallı", 1901)):
            document = read.text(f"{name} şəhəri {year}-ci ildə salınıb.", name=f"{name}.txt")
            several.add(document, reading.records(document))
        given = ask.ask(several, "Göyçay şəhəri nə vaxt salınıb?")
    assert (given.edtf, given.evidence[0].document) == ("1858", "Göyçay.txt")
