import pytest
from book_samples import document, records
from hypothesis import given
from hypothesis import strategies as st

from salname import know
from salname.know.book import Book
from salname.know.search import expression, terms

TEXT = (
    "Narınqalanın şəhərlərində çoxlu karvansara vardı. Xan öz sarayını tikdirdi.\n"
    "Kəndlilər pambıq əkir, çəltik becərirdilər. Pambıq satılırdı. SSRİ-nin dağılması gözlənilmirdi."
)


@pytest.fixture(scope="module")
def book() -> Book:
    made = know.temporary()
    made.add(document("a.txt", TEXT), [])
    made.add(document(), records())
    return made


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("şəhər", "şəhərlərində"),
        ("seher", "şəhərlərində"),
        ("ŞƏHƏRDƏ", "şəhərlərində"),
        ("karvan", "karvansara"),
        ("xanlar", "Xan"),
        ("ssri", "SSRİ"),
        ("celtik", "çəltik"),
        ("“çoxlu karvansara”", "çoxlu karvansara"),
        ('"xan oz sarayini"', "Xan öz sarayını"),
    ],
)
def test_words_are_found_whatever_their_endings_and_letters(book: Book, query: str, marked: str) -> None:
    hits = book.search(query, document="a.txt")
    assert marked in {book.passage("a.txt", m.start, m.end) for m in hits[0].marks}


def test_the_marks_of_a_hit_are_places_in_the_document(book: Book) -> None:
    for hit in book.search("pambıq"):
        assert hit.text == book.passage(hit.document, hit.start, hit.end)
        assert all(hit.start <= m.start < m.end <= hit.end for m in hit.marks)
        assert hit.marks


def test_all_words_must_be_there_unless_any_will_do(book: Book) -> None:
    assert book.search("pambıq saray") == ()
    assert len(book.search("pambıq saray", any_word=True)) == 3


def test_the_words_of_a_phrase_must_follow_each_other(book: Book) -> None:
    assert book.search('"karvansara çoxlu"') == ()


def test_the_best_hit_comes_first_and_no_more_than_asked_for(book: Book) -> None:
    hits = book.search("narınqala murad xan saldı vilayət", any_word=True)
    assert hits[0].text.endswith("saldı.")
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert len(book.search("xan", limit=1)) == 1


@pytest.mark.parametrize("query", ["", "   ", "?!", '""', "“”", "*", "()", "^"])
def test_a_query_without_words_finds_nothing(book: Book, query: str) -> None:
    assert book.search(query) == ()


@pytest.mark.parametrize(
    "query", ['xan"', "xan AND NOT", "NEAR(xan, 2)", "folded : xan", "xan*", "-xan", "{xan}", "x\x00n"]
)
def test_signs_of_the_query_language_are_plain_text(book: Book, query: str) -> None:
    book.search(query)


@given(st.text(max_size=80))
def test_any_query_can_be_asked(query: str) -> None:
    sought = terms(query)
    if sought:
        assert expression(sought).count('"') % 2 == 0


def test_a_very_long_query_is_asked_by_its_first_words(book: Book) -> None:
    book.search("söz " * 100_000 + "xan " * 100_000)
