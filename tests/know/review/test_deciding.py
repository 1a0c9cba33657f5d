"""What people decide of the records: applied at once, kept apart, taken back, found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from salname import know, read
from salname.errors import BookError
from salname.know import book as books
from salname.know import building, review
from salname.know.book import Book
from salname.model import Name, Span, Time

TEXT = "Ağsu şəhəri 1735-ci ildə salınıb. Şəhəri Nadir şah saldırıb. Sonra Ağsu böyüyüb."


def time_record(text: str = TEXT, edtf: str = "1735") -> Time:
    start = text.index("1735-ci ildə")
    return Time(start=start, end=start + 12, quote="1735-ci ildə", rule="year", confidence=0.6, kind="date", edtf=edtf)


def name_records(text: str = TEXT) -> list[Name]:
    first, last, shah = text.index("Ağsu"), text.rindex("Ağsu"), text.index("Nadir şah")
    return [
        Name(start=first, end=first + 4, quote="Ağsu", kind="place", base="Ağsu", entity="Ağsu"),
        Name(start=last, end=last + 4, quote="Ağsu", kind="place", base="Ağsu", entity="Ağsu çayı"),
        Name(start=shah, end=shah + 9, quote="Nadir şah", kind="person", base="Nadir şah", entity="Nadir şah"),
    ]


def read_again(book: Book, text: str = TEXT, edtf: str = "1735") -> None:
    """Put the document into the book as a newer version of the reader or of the text would."""
    book.add(read.text(text, name="ağsu.txt"), [time_record(text, edtf), *name_records(text)])


@pytest.fixture
def book() -> Book:
    made = know.temporary()
    read_again(made)
    return made


def the_time(book: Book) -> Time:
    (stored,) = book.records(kind="time")
    assert isinstance(stored.record, Time)
    return stored.record


def time_id(book: Book) -> str:
    (stored,) = book.records(kind="time")
    return stored.id


def labels(book: Book) -> list[str]:
    return [s.record.entity for s in book.records(kind="name") if isinstance(s.record, Name)]


def test_an_accepted_record_is_certain(book: Book) -> None:
    review.decide(book, "accept", time_id(book), "Aygün")
    assert the_time(book).confidence == 1.0


def test_a_corrected_record_says_what_the_person_said(book: Book) -> None:
    review.decide(book, "correct", time_id(book), "Aygün", after={"edtf": "1734"})
    assert (the_time(book).edtf, the_time(book).rule) == ("1734", "review")


def test_a_correction_can_move_the_words(book: Book) -> None:
    start = TEXT.index("1735")
    review.decide(book, "correct", time_id(book), "Aygün", after={"start": start, "end": start + 7})
    assert the_time(book).quote == "1735-ci"


def test_a_rejected_record_is_gone(book: Book) -> None:
    review.decide(book, "reject", time_id(book), "Aygün")
    assert list(book.records(kind="time")) == []


def test_a_record_can_be_added_on_words_that_the_reader_passed_over(book: Book) -> None:
    start = TEXT.index("Sonra")
    review.add(book, "time", "ağsu.txt", Span(start, start + 5), "Aygün", {"kind": "date", "edtf": "PAST_REF"})
    assert [s.record.quote for s in book.records(kind="time")] == ["1735-ci ildə", "Sonra"]


def test_two_entities_become_one(book: Book) -> None:
    review.merge(book, "Ağsu çayı", "Ağsu", "Aygün")
    assert labels(book) == ["Ağsu", "Nadir şah", "Ağsu"]
    assert [(e.label, e.mentions) for e in book.entities(kind="place")] == [("Ağsu", 2)]


def test_one_mention_becomes_a_thing_of_its_own(book: Book) -> None:
    first = next(book.records(kind="name"))
    review.split(book, [first.id], "Ağsu şəhəri", "Aygün")
    assert labels(book)[0] == "Ağsu şəhəri"


@pytest.mark.parametrize("action", ["accept", "correct", "reject"])
def test_an_undo_puts_the_record_back_as_it_was_read(book: Book, action: str) -> None:
    before = the_time(book)
    after = {"edtf": "1734"} if action == "correct" else None
    made = review.decide(book, action, time_id(book), "Aygün", after=after)  # type: ignore[arg-type]
    review.undo(book, made.decision.uid, "Aygün")
    assert the_time(book) == before


def test_an_undone_merge_gives_both_entities_back(book: Book) -> None:
    made = review.merge(book, "Ağsu çayı", "Ağsu", "Aygün")
    review.undo(book, made.decision.uid, "Aygün")
    assert labels(book) == ["Ağsu", "Nadir şah", "Ağsu çayı"]


def test_a_decision_survives_a_newer_reading_of_the_text(book: Book) -> None:
    review.decide(book, "correct", time_id(book), "Aygün", after={"edtf": "1734"})
    read_again(book, edtf="173X")
    assert the_time(book).edtf == "1734"


def test_a_decision_finds_its_words_in_an_edited_text(book: Book) -> None:
    review.decide(book, "correct", time_id(book), "Aygün", after={"edtf": "1734"})
    edited = "Bu məqalə bir şəhər haqqındadır. " + TEXT
    read_again(book, edited)
    assert (the_time(book).edtf, the_time(book).start) == ("1734", edited.index("1735"))


def test_what_was_accepted_is_kept_when_a_newer_reader_misses_it(book: Book) -> None:
    review.decide(book, "accept", time_id(book), "Aygün")
    book.add(read.text(TEXT, name="ağsu.txt"), name_records())
    assert the_time(book).edtf == "1735"


def test_a_decision_whose_words_are_gone_is_listed_as_lost(book: Book) -> None:
    review.decide(book, "accept", time_id(book), "Aygün")
    book.add(read.text("Şəhərin tarixi az öyrənilib.", name="ağsu.txt"), [])
    (judged,) = review.history(book)
    assert (judged.outcome, judged.decision.anchor.quote) == ("lost", "1735-ci ildə")


def test_two_reviewers_who_did_not_know_of_each_other_are_in_conflict(book: Book) -> None:
    record = time_id(book)
    review.decide(book, "correct", record, "Aygün", after={"edtf": "1734"})
    review.decide(book, "correct", record, "Rəşad", after={"edtf": "1736"})
    assert [j.outcome for j in review.history(book)] == ["conflict", "conflict"]


def test_a_reviewer_who_has_seen_the_other_decision_supersedes_it(book: Book) -> None:
    record = time_id(book)
    first = review.decide(book, "correct", record, "Aygün", after={"edtf": "1734"})
    review.decide(book, "correct", record, "Rəşad", after={"edtf": "1736"}, seen=review.Seen(first.decision.uid))
    assert [j.outcome for j in review.history(book)] == ["superseded", "applied"]
    assert the_time(book).edtf == "1736"


def test_the_queue_begins_with_the_most_doubtful_and_leaves_out_what_is_decided(book: Book) -> None:
    assert review.queue(book)[0].id == time_id(book)
    review.decide(book, "accept", time_id(book), "Aygün")
    assert all(s.record.kind_name == "name" for s in review.queue(book))


def test_progress_counts_what_is_decided(book: Book) -> None:
    review.decide(book, "accept", time_id(book), "Aygün")
    assert review.progress(book) == review.Progress(decided=1, records=4)


def test_decisions_go_to_another_book_and_come_back_once(book: Book) -> None:
    review.decide(book, "correct", time_id(book), "Aygün", after={"edtf": "1734"})
    told = [review.from_json(review.to_json(j.decision)) for j in review.history(book)]
    other = know.temporary()
    read_again(other)
    assert (review.absorb(other, told), review.absorb(other, told)) == (1, 0)
    assert the_time(other).edtf == "1734"


def test_a_rebuild_carries_decisions_over(tmp_path: Path) -> None:
    source = tmp_path / "ağsu.txt"
    source.write_text(TEXT, encoding="utf-8")
    building.build([source], tmp_path / "b.salname")
    with books.open_for_writing(tmp_path / "b.salname") as book:
        start = TEXT.index("Sonra")
        review.add(book, "time", "ağsu.txt", Span(start, start + 5), "Aygün", {"kind": "date", "edtf": "PAST_REF"})
    building.build([source], tmp_path / "b.salname")
    with books.open(tmp_path / "b.salname") as book:
        assert "Sonra" in [s.record.quote for s in book.records(kind="time")]


def test_fields_that_no_record_has_are_refused(book: Book) -> None:
    with pytest.raises(BookError, match="fields of a time"):
        review.add(book, "time", "ağsu.txt", Span(0, 4), "Aygün", {"colour": "red"})


def test_words_outside_the_text_are_refused(book: Book) -> None:
    with pytest.raises(BookError, match="no words"):
        review.add(book, "time", "ağsu.txt", Span(10, 9999), "Aygün", {"kind": "date", "edtf": "1735"})
