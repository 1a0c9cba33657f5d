"""Whatever has been decided, one thing at a time, a rebuild comes to the same records."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from salname import know, read
from salname.errors import BookError
from salname.know import book as books
from salname.know import review, state
from salname.know.book import Book
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation, Span, Time

TEXT = "Ağsu 1735-ci ildə salınıb. Nadir şah Ağsuya 300 ev tikdi. Xan 1747-ci ildə Ağsudan getdi. Ağsu şəhərdir."
NAMES = ("Ağsu", "Nadir şah", "Xan")


def _at(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "quote": words, "confidence": 0.5, "rule": "invented"}


RECORDS: tuple[AnyRecord, ...] = (
    Name(**_at("Ağsu"), kind="place", base="Ağsu", entity="Ağsu"),
    Time(**_at("1735-ci ildə"), kind="date", edtf="1735"),
    Event(**_at("salınıb"), type="founding", label="Ağsunun salınması", participants=(Participant("patient", "Ağsu"),)),
    Name(**_at("Nadir şah"), kind="person", base="Nadir şah", entity="Nadir şah"),
    Name(**_at("Ağsuya"), kind="place", base="Ağsu", entity="Ağsu çayı"),
    Figure(**_at("300 ev"), kind="count", value=300.0, unit="ev", measures="ev", of="Ağsu"),
    Name(**_at("Xan"), kind="person", base="Xan", entity="Xan"),
    Time(**_at("1747-ci ildə"), kind="date", edtf="1747", resolved_from=Span(5, 9)),
    Relation(**_at("Ağsu şəhərdir"), subject="Ağsu", property="instance_of", object="şəhər"),
    Name(**_at("Ağsu", 3), kind="place", base="Ağsu", entity="Ağsu"),
)

ids = st.sampled_from([f"{kind}{number}" for number in range(1, 14) for kind in "tnefr"])
authors = st.sampled_from(["Aygün", "Rəşad"])
labels = st.sampled_from(["Ağsu", "Ağsu çayı", "Nadir şah", "Xan", "Pənah xan"])
corrections = st.sampled_from(
    [
        {"edtf": "1734"}, {"edtf": "1736"}, {"entity": "Pənah xan"}, {"entity": "Ağsu"}, {"kind": "polity"},
        {"type": "reform"}, {"value": 200}, {"object": "kənd"}, {"time": "1740"}, {"start": 5, "end": 16},
    ]
)  # fmt: skip
steps = st.lists(
    st.one_of(
        st.tuples(st.just("accept"), ids, authors),
        st.tuples(st.just("reject"), ids, authors),
        st.tuples(st.just("correct"), ids, authors, corrections),
        st.tuples(st.just("merge"), labels, authors, labels),
        st.tuples(st.just("undo"), st.integers(0, 9), authors),
        st.tuples(st.just("add"), st.integers(0, 80), authors),
    ),
    max_size=14,
)


def take(book: Book, step: tuple[Any, ...]) -> None:
    action, what, author, *more = step
    if action == "merge":
        review.merge(book, what, more[0], author)
    elif action == "undo":
        made = review.history(book)
        review.undo(book, made[what % len(made)].decision.uid if made else "none", author)
    elif action == "add":
        review.add(book, "time", "ağsu.txt", Span(what, what + 8), author, {"kind": "date", "edtf": "1740"})
    else:
        review.decide(book, action, what, author, after=more[0] if more else None)


def whole(book: Book) -> tuple[Any, ...]:
    labels = {e.id: (e.label, e.kind, e.mentions) for e in book.entities()}
    records = [
        (s.id, s.document, s.record, {word: labels[number] for word, number in s.links.items()}) for s in book.records()
    ]
    judged = [(j.decision.uid, j.outcome, j.span, j.record) for j in review.history(book)]
    with book.reading() as connection:
        held = sorted(tuple(row)[1:] for row in connection.execute(select(state.table.fluents)))
    return records, sorted(labels.values()), held, judged, review.progress(book)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_a_rebuild_comes_to_what_the_decisions_came_to_one_by_one(taken: list[tuple[Any, ...]]) -> None:
    book = know.temporary()
    book.add(read.text(TEXT, name="ağsu.txt"), RECORDS)
    before = whole(book)[:3]
    for step in taken:
        try:
            take(book, step)
        except BookError:  # nothing to decide on under that id, or no such fields: refused, and nothing changes
            continue
    one_by_one = whole(book)
    with book.writing() as connection:
        books.settle(connection, book.path)
    assert whole(book) == one_by_one
    for judged in review.history(book):
        review.undo(book, judged.decision.uid, "Aygün")
    assert whole(book)[:3] == before
