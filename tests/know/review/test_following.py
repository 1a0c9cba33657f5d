"""What hangs on a record follows it: later decisions, entities, links, the state; and what two people decide."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from salname import know, read
from salname.errors import BookError
from salname.know import book as books
from salname.know import review, state
from salname.know.book import Book
from salname.model import Figure, Name, Relation, Span, Time

TEXT = "Gülüstan 1991-ci ildə müstəqil oldu. Gülüstan Respublikasının paytaxtı Ağsu idi. Gülüstanda 300 ev var idi."
DOCUMENT = "gülüstan.txt"


def fill(book: Book, text: str = TEXT) -> None:
    def at(words: str, nth: int = 0) -> dict[str, object]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return {"start": start, "end": start + len(words), "quote": words, "rule": "invented", "confidence": 0.5}

    republic, relation = "Gülüstan Respublikası", "Gülüstan Respublikasının paytaxtı Ağsu idi"
    country = {"kind": "polity", "base": "Gülüstan", "entity": "Gülüstan"}
    records = [
        Name(**at("Gülüstan"), **country),  # type: ignore[arg-type]
        Time(**at("1991-ci ildə"), kind="date", edtf="1991"),  # type: ignore[arg-type]
        Name(**at("Gülüstan Respublikasının"), kind="polity", base=republic, entity=republic),  # type: ignore[arg-type]
        Name(**at("Ağsu"), kind="place", base="Ağsu", entity="Ağsu"),  # type: ignore[arg-type]
        Relation(**at(relation), subject=republic, property="capital", object="Ağsu", time="1991/.."),  # type: ignore[arg-type]
        Name(**at("Gülüstanda"), **country),  # type: ignore[arg-type]
        Figure(**at("300 ev"), kind="count", value=300.0, unit="ev", measures="ev", of="Gülüstan"),  # type: ignore[arg-type]
    ]
    book.add(read.text(text, name=DOCUMENT), records)


@pytest.fixture
def book() -> Book:
    made = know.temporary()
    fill(made)
    return made


def id_of(book: Book, words: str) -> str:
    return next(s.id for s in book.records() if s.record.quote == words)


def edtfs(book: Book) -> list[str]:
    return [s.record.edtf for s in book.records(kind="time") if isinstance(s.record, Time)]


def outcomes(book: Book) -> list[str]:
    return [judged.outcome for judged in review.history(book)]


def linked(book: Book, words: str) -> dict[str, str]:
    (stored,) = [s for s in book.records() if s.record.quote == words]
    return {said: book.entity(number).label for said, number in stored.links.items()}


def test_a_correction_of_a_correction_holds_and_undoing_it_brings_the_first_back(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    review.decide(book, "correct", time, "Aygün", after={"edtf": "1992"})
    second = review.decide(book, "correct", time, "Aygün", after={"edtf": "1993"})
    assert (edtfs(book), outcomes(book)) == (["1993"], ["superseded", "applied"])
    review.undo(book, second.decision.uid, "Aygün")
    assert (edtfs(book), outcomes(book)) == (["1992"], ["applied", "undone"])


def test_undoing_the_first_of_two_corrections_leaves_the_second(book: Book) -> None:
    figure = id_of(book, "300 ev")
    first = review.decide(book, "correct", figure, "Aygün", after={"kind": "measure"})
    review.decide(book, "correct", figure, "Aygün", after={"value": 200})
    review.undo(book, first.decision.uid, "Aygün")
    (stored,) = book.records(kind="figure")
    assert isinstance(stored.record, Figure)
    assert (stored.record.kind, stored.record.value) == ("measure", 200.0)


def test_a_rejected_record_can_still_be_accepted(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    review.decide(book, "reject", time, "Aygün")
    review.decide(book, "accept", time, "Aygün")
    assert edtfs(book) == ["1991"]


def test_two_who_decide_the_same_are_not_in_conflict(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    review.decide(book, "accept", time, "Aygün")
    review.decide(book, "accept", time, "Rəşad")
    assert outcomes(book) == ["applied", "applied"]
    assert review.progress(book).decided == 1


def test_a_page_that_is_out_of_date_makes_a_conflict_even_with_oneself(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    review.decide(book, "correct", time, "Aygün", after={"edtf": "1992"}, seen=review.Seen(""))
    review.decide(book, "reject", time, "Aygün", seen=review.Seen(""))
    assert outcomes(book) == ["conflict", "conflict"]


def test_a_conflict_is_settled_by_who_has_seen_it(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    for author, edtf in (("Aygün", "1992"), ("Rəşad", "1993")):
        review.decide(book, "correct", time, author, after={"edtf": edtf})
    review.decide(
        book, "correct", time, "Lalə", after={"edtf": "1992"}, seen=review.Seen(review.case(book, time).follows)
    )
    assert (edtfs(book), outcomes(book)) == (["1992"], ["superseded", "superseded", "applied"])


def test_two_merges_of_one_thing_into_different_ones_are_a_conflict(book: Book) -> None:
    first = review.merge(book, "Gülüstan Respublikası", "Gülüstan", "Aygün")
    review.merge(book, "Gülüstan Respublikası", "Ağsu", "Rəşad")
    assert outcomes(book) == ["conflict", "conflict"]
    review.undo(book, first.decision.uid, "Lalə")
    assert outcomes(book) == ["undone", "applied"]
    assert linked(book, "Gülüstan Respublikasının paytaxtı Ağsu idi") == {
        "Gülüstan Respublikası": "Ağsu",
        "Ağsu": "Ağsu",
    }


def test_facts_follow_a_thing_that_is_merged_and_come_back(book: Book) -> None:
    clause = "Gülüstan Respublikasının paytaxtı Ağsu idi"
    before = linked(book, clause)
    made = review.merge(book, "Gülüstan Respublikası", "Gülüstan", "Aygün")
    assert linked(book, clause) == {"Gülüstan Respublikası": "Gülüstan", "Ağsu": "Ağsu"}
    review.undo(book, made.decision.uid, "Aygün")
    assert linked(book, clause) == before


def test_figures_follow_a_thing_that_is_called_otherwise(book: Book) -> None:
    review.rename(book, "Gülüstan", "Gülüstan ölkəsi", "Aygün")
    assert linked(book, "300 ev") == {"Gülüstan": "Gülüstan ölkəsi"}


def test_a_mention_split_off_after_a_merge_stays_split(book: Book) -> None:
    review.merge(book, "Gülüstan Respublikası", "Gülüstan", "Aygün")
    review.split(book, [id_of(book, "Gülüstanda")], "Gülüstan kəndi", "Aygün")
    fill(book)
    labels = [s.record.entity for s in book.records(kind="name") if isinstance(s.record, Name)]
    assert labels == ["Gülüstan", "Gülüstan", "Ağsu", "Gülüstan kəndi"]


def test_the_state_follows_a_correction(book: Book) -> None:
    def capitals(day: str) -> list[str]:
        return state.on(book, day, aspect="capital").answers()

    assert capitals("1995") == ["Ağsu"]
    review.decide(book, "reject", id_of(book, "Gülüstan Respublikasının paytaxtı Ağsu idi"), "Aygün")
    assert capitals("1995") == []


def test_the_same_said_twice_by_one_is_kept_once(book: Book) -> None:
    time = id_of(book, "1991-ci ildə")
    first, second = (review.decide(book, "accept", time, "Aygün") for _ in range(2))
    assert first.decision.uid == second.decision.uid


def test_a_record_that_a_rebuild_put_under_the_id_is_not_decided_on(book: Book) -> None:
    seen = review.Seen("", (DOCUMENT, Span(0, 8)))
    with pytest.raises(review.MovedError, match="built anew"):
        review.decide(book, "reject", id_of(book, "300 ev"), "Aygün", seen=seen)
    assert review.history(book) == ()


def test_words_that_a_correction_moved_to_and_that_are_edited_away_are_lost(book: Book) -> None:
    start = TEXT.index("1991-ci ildə müstəqil")
    moved = {"start": start, "end": start + len("1991-ci ildə müstəqil")}
    review.decide(book, "correct", id_of(book, "1991-ci ildə"), "Aygün", after=moved)
    fill(book, TEXT.replace("müstəqil", "azad"))
    assert outcomes(book) == ["lost"]
    assert edtfs(book) == ["1991"]


def test_what_was_told_twice_is_still_told_twice_when_it_is_accepted() -> None:
    book = know.temporary()
    text = "1991-ci ildə, yəni 1991-ci ildə."
    time = Time(start=0, end=12, quote=text[:12], kind="date", edtf="1991", also=(Span(19, 31),))
    book.add(read.text(text, name=DOCUMENT), [time])
    review.decide(book, "accept", "t1", "Aygün")
    assert book.record("t1").record.also == (Span(19, 31),)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({"edtf": "sabah"}, "no time in EDTF"),
        ({"edtf": ""}, "cannot be empty|no time"),
        ({"kind": "gün"}, "no kind of a time"),
        ({"colour": "red"}, "fields of a time"),
        ({"start": 5}, "say both"),
        ({"start": 5, "end": 10**9}, "no words"),
        ({"start": -5, "end": 3}, "place in the text"),
        ({"edtf": "19" * 2000}, "letters at most"),
        ({"named": "yes"}, "true or false"),
        ({"edtf": "\ud800"}, "a letter in it that is none|no time"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(
    book: Book, after: dict[str, object], said: str
) -> None:
    before = list(book.records())
    with pytest.raises(BookError, match=said):
        review.decide(book, "correct", id_of(book, "1991-ci ildə"), "Aygün", after=after)
    assert (list(book.records()), review.history(book)) == (before, ())


@pytest.mark.parametrize("author", ["", "  ", "\ud800"])
def test_a_decision_has_an_author(book: Book, author: str) -> None:
    with pytest.raises(BookError, match="author"):
        review.decide(book, "accept", id_of(book, "1991-ci ildə"), author)


def test_decisions_of_two_books_come_together_and_show_where_they_differ(book: Book) -> None:
    other = know.temporary()
    fill(other)
    review.decide(book, "correct", id_of(book, "1991-ci ildə"), "Aygün", after={"edtf": "1992"})
    review.decide(other, "correct", id_of(other, "1991-ci ildə"), "Rəşad", after={"edtf": "1993"})
    review.absorb(book, review.everything(other))
    assert outcomes(book) == ["conflict", "conflict"]


def test_a_queue_can_be_walked_both_ways(book: Book) -> None:
    ids = [s.id for s in review.queue(book)]
    assert [s.id for s in review.queue(book, after=ids[2])] == ids[3:]
    assert [s.id for s in review.queue(book, before=ids[2])] == ids[1::-1]


def test_reviewers_at_once_lose_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "b.salname"
    with books.open_for_writing(path) as book:
        fill(book)
        ids = [s.id for s in book.records()]

    def decide(author: str) -> None:
        with books.open_for_writing(path) as own:
            for id in ids:
                review.decide(own, "accept" if author < "M" else "reject", id, author, seen=review.Seen(""))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(decide, ("Aygün", "Lalə", "Rəşad")))
    with books.open(path) as book:
        assert len(review.history(book)) == 3 * len(ids)
        assert set(outcomes(book)) == {"conflict"}
