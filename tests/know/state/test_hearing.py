"""What a document claims, heard passage by passage."""

from __future__ import annotations

import pytest
from state_samples import DOCUMENT, TEXT, records

from salname import know, read
from salname.know.state.cast import cast
from salname.know.state.hearing import Passage, document
from salname.know.state.spoken import Place


def passages(*cuts: int) -> list[Passage]:
    """The sample cut before the sentences of these numbers."""
    book = know.temporary()
    book.add(read.text(TEXT, name=DOCUMENT), records())
    places = [Place(s.id, s.start, s.end, s.text) for s in book.sentences(DOCUMENT)]
    stored = [(s.id, s.record) for s in book.records()]
    out = []
    for first, last in zip((0, *cuts), (*cuts, len(places)), strict=True):
        begin, end = places[first].start, places[last].start if last < len(places) else len(TEXT)
        out.append(Passage([p for p in stored if begin <= p[1].start < end], places[first:last]))
    return out


@pytest.mark.parametrize("cuts", [(1,), (3, 4), tuple(range(1, 9))])
def test_a_document_says_the_same_however_it_is_cut_between_sentences(cuts: tuple[int, ...]) -> None:
    who = cast(records())
    whole = document(who, passages())
    assert whole[0]
    assert document(who, passages(*cuts)) == whole


def test_what_many_records_say_is_claimed_once_with_the_first_five_of_them() -> None:
    (passage,) = passages()
    again = [(f"{number}x{n}", record) for n in range(9) for number, record in passage.records]
    said, _ = document(cast(records()), [Passage(sorted(again, key=lambda p: p[1].start), passage.sentences)])
    assert len(said) == len({(c.subject, c.family, c.value, c.effect, c.first, c.last, c.detail) for c in said})
    assert max(len(c.evidence) for c in said) == 5
