"""An anchor finds its words again, or says that they are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salname.know.review.anchors import anchor, find
from salname.model import Span

words = st.text(alphabet="abcçdeəfgğ .", min_size=1, max_size=80)


@given(words, words, words)
def test_words_that_have_not_moved_are_found_where_they_were(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    span = Span(len(before), len(before) + len(quote))
    assert find(anchor("d", text, span), text) == span


@given(words, st.text(alphabet="0123456789", min_size=4, max_size=9), words, words)
def test_words_that_have_moved_are_found_where_they_are(put_in: str, quote: str, before: str, after: str) -> None:
    text = before + quote + after
    where = anchor("d", text, Span(len(before), len(before) + len(quote)))
    moved = find(where, put_in + text)
    assert moved is not None
    assert (put_in + text)[moved.start : moved.end] == quote


def test_of_the_same_words_the_ones_in_like_context_are_found() -> None:
    text = "Şah 1735-ci ildə gəldi. Xan 1735-ci ildə getdi."
    where = anchor("d", text, Span(text.rindex("1735"), text.rindex("1735") + 4))
    edited = "Əvvəl söz. " + text
    found = find(where, edited)
    assert found is not None
    assert found.start == edited.rindex("1735")


def test_words_that_are_gone_are_not_found() -> None:
    text = "Şəhər 1735-ci ildə salınıb."
    where = anchor("d", text, Span(6, 10))
    assert find(where, "Şəhər XVIII əsrdə salınıb.") is None


def test_short_words_that_stand_elsewhere_in_quite_other_words_are_not_the_same() -> None:
    where = anchor("d", "Şəhər 1735-ci ildə salınıb, sonra böyüyüb.", Span(6, 10))
    assert find(where, "Xəzinədə cəmi 1735 manat qaldı, xan isə heç nə demədi.") is None
