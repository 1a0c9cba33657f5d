"""A question gets the answer that the text states, with its words, or none."""

from __future__ import annotations

import pytest

from salname import know, read, reading
from salname.know import ask
from salname.know.book import Book

TEXT = """
Lənkəran xanlığı XVIII əsrin ortalarında yaranmışdır. Xanlığın paytaxtı Lənkəran şəhəri idi. Xanlığın
əsasını Cəmaləddin xan qoymuşdur. 1794-cü ildə şəhərdə üç məscid və iki hamam tikildi.

Zaqatala rayonunun sahəsi 1.348 km2-dir. Rayonda 131 min nəfər yaşayır. 1926-cı ildə əhalinin 12 %-i şəhərdə yaşayırdı.
Fındıq istehsalı 1975-ci ildə 2,5 dəfə artmışdı. “Zaqatala” sözü “dağ arxası” mənasını daşıyır.

Bərdə müqaviləsi 14 may 1813-cü ildə imzalandı. Müqaviləni general Pavel Sisiyanov imzalamışdı. 1902-ci ildə dəmir yolu
stansiyası Yevlaxda açıldı.
"""


@pytest.fixture(scope="module")
def book() -> Book:
    made = know.temporary()
    document = read.text(TEXT, name="yer.txt")
    made.add(document, reading.records(document))
    return made


@pytest.mark.parametrize(
    ("question", "edtf"),
    [
        ("Bərdə müqaviləsi nə vaxt imzalanıb?", "1813-05-14"),
        ("Bərdə müqaviləsinə hansı ildə imza atılıb?", "1813-05-14"),
        ("Yevlaxda dəmir yolu stansiyası neçənci ildə açıldı?", "1902"),
    ],
)
def test_a_question_of_time_is_answered_with_the_date(book: Book, question: str, edtf: str) -> None:
    given = ask.ask(book, question)
    assert (given.answered, given.edtf) == (True, edtf)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Zaqatala rayonunun sahəsi nə qədərdir?", 1348),
        ("Zaqatala rayonunda neçə nəfər yaşayır?", 131_000),
        ("1926-cı ildə əhalinin neçə faizi şəhərdə yaşayırdı?", 12),
        ("Fındıq istehsalı neçə dəfə yüksəldi?", 2.5),
        ("1794-cü ildə neçə məscid tikildi?", 3),
    ],
)
def test_a_question_of_number_is_answered_with_the_figure(book: Book, question: str, value: float) -> None:
    given = ask.ask(book, question)
    assert (given.answered, given.value) == (True, value)


def test_a_question_of_meaning_is_answered_with_the_meaning(book: Book) -> None:
    assert ask.ask(book, "“Zaqatala” sözü nə deməkdir?").text == "dağ arxası"


def test_a_question_of_person_is_answered_with_the_name(book: Book) -> None:
    assert "Cəmaləddin" in ask.ask(book, "Lənkəran xanlığının əsasını kim qoyub?").text


def test_a_misspelt_question_is_answered(book: Book) -> None:
    assert ask.ask(book, "Berde müqavilesi nə vaxt imzalanib?").edtf == "1813-05-14"


@pytest.mark.parametrize(
    "question",
    [
        "Şirvanşahlar sarayını hansı memar tikib?",
        "Zaqatala rayonunda neçə teatr var?",
        "Aya ilk insan nə vaxt ayaq basıb?",
    ],
)
def test_what_the_text_does_not_say_is_not_answered(book: Book, question: str) -> None:
    given = ask.ask(book, question)
    assert (given.answered, given.text) == (False, "")


def test_an_answer_stands_in_its_words(book: Book) -> None:
    given = ask.ask(book, "Bərdə müqaviləsi nə vaxt imzalanıb?")
    shown = given.evidence[0]
    assert book.passage(shown.document, shown.start, shown.end) == shown.text
    (mark,) = shown.marks
    assert book.passage(shown.document, mark.start, mark.end) == given.text


def test_a_question_without_content_is_not_answered(book: Book) -> None:
    assert not ask.ask(book, "Nə vaxt?").answered


def test_suggested_questions_are_answered_by_the_book(book: Book) -> None:
    suggested = ask.suggestions(book)
    assert suggested
    assert all(ask.ask(book, question).evidence for question in suggested)
