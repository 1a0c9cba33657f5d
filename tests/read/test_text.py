from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from salname import read
from salname.model import Span
from salname.read.text import fold, search_key, tokens

anything = st.text(st.characters(exclude_categories=["Cs"]))
prose = st.lists(
    st.sampled_from(
        ["Gəncə", "1806-cı", "ildə", "A.", "və s.", ".", "…", "“", "”", "(", ")", "\n", "\n\n", "-", "12,5", " "]
    )
).map(lambda parts: "Söz " + " ".join(parts))


@given(anything)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(search_key(fold(text))) == len(text)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_knows_both_letters_i() -> None:
    assert fold("İRAN IĞDIR") == "iran ığdır"


def test_the_search_key_needs_no_azerbaijani_keyboard() -> None:
    assert search_key(fold("Şəki qəzası, Çıraqqala, Göyçay, Üzümlü")) == "seki qezasi, ciraqqala, goycay, uzumlu"


@given(st.one_of(prose, anything.filter(lambda t: t.strip())))
def test_sentences_tile_the_paragraphs(text: str) -> None:
    document = read.text(text)
    covered = set()
    for paragraph in document.paragraphs:
        inside = [s for s in document.sentences if paragraph.covers(s)]
        assert inside[0].start == paragraph.start
        assert inside[-1].end == paragraph.end
        for left, right in pairwise(inside):
            assert document.plain[left.end : right.start].strip() == ""
        covered |= set(range(paragraph.start, paragraph.end))
    assert all(c.isspace() for at, c in enumerate(document.plain) if at not in covered)


@given(st.one_of(prose, anything))
def test_tokens_hold_everything_that_is_no_space(text: str) -> None:
    found = tokens(text, Span(0, max(1, len(text))))
    held = {at for t in found for at in range(t.start, t.end)}
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(c.isspace() or at in held for at, c in enumerate(text))


def test_a_number_with_dots_and_commas_is_one_token() -> None:
    text = "1.234.500,75 manat"
    assert [(t.text, t.kind) for t in tokens(text, Span(0, len(text)))] == [
        ("1.234.500,75", "number"),
        ("manat", "word"),
    ]


@given(prose, st.integers(5, 60))
def test_pieces_put_together_are_the_text(text: str, size: int) -> None:
    pieces = list(read.text(text).pieces(size))
    assert "".join(p.text for p in pieces) == text
    assert [p.offset for p in pieces] == [sum(len(q.text) for q in pieces[:i]) for i in range(len(pieces))]


def test_a_piece_ends_with_a_paragraph_where_it_can() -> None:
    text = "Birinci abzas burada.\n\nİkinci abzas isə\nburada bitir."
    assert next(p.text for p in read.text(text).pieces(40)) == "Birinci abzas burada.\n\n"
