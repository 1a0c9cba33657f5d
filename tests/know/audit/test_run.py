"""The audit as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salname import know, read, reading
from salname.errors import SalnameError
from salname.know import audit
from salname.know.audit.wording import WORDING

TEXT = "Kitab 1887-ci ildə çıxdı.Sonra şəhər böyüdü. Orada bağlar salmaga başladılar və “Dan qəzeti açıldı."


def test_a_book_is_audited_with_places_in_its_documents() -> None:
    book = know.temporary()
    document = read.text(TEXT, name="şəhər.txt")
    book.add(document, reading.records(document))
    findings = audit.run(book)
    assert {"no_space_after_stop", "misspelt", "quote_not_closed"} <= {f.code for f in findings}
    assert all(TEXT[p.start : p.end] for f in findings for p in f.spans)
    assert [f.place for f in findings] == sorted(f.place for f in findings)


def test_every_check_says_what_it_looks_for() -> None:
    for check in audit.checks().values():
        assert check.about.endswith(".")
        assert check.kinds


def test_checks_can_be_chosen_and_left_out() -> None:
    pages = [audit.page(read.text(TEXT, name="a"))]
    assert {f.check for f in audit.run_pages(pages, only=("spelling",))} == {"spelling"}
    assert "spelling" not in {f.check for f in audit.run_pages(pages, skip=("spelling",))}


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(SalnameError, match="no check is called"):
        audit.run_pages([], only=("nothing",))


def test_every_finding_can_be_said() -> None:
    pages = [audit.page(read.text(TEXT, name="a"))]
    for finding in audit.run_pages(pages):
        assert finding.code in WORDING
        assert "{" not in finding.message


def test_the_pieces_of_a_long_document_keep_their_places() -> None:
    text = "Bağ salındı.\n\n" * 50 + "Yol çəkməyə və bağ salmaga başladılar."
    document = read.text(text, name="a")
    whole = audit.run_pages([audit.page(document)], only=("spelling",))
    cut = audit.run_pages([audit.page(p) for p in document.pieces(200)], only=("spelling",))
    assert whole == cut
    assert text[whole[0].place.start : whole[0].place.end] == "salmaga"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='abəğıi KŞİ.,;:“”„"()[]-–\n1987%²', min_size=1, max_size=300))
def test_any_text_is_audited_without_failing(text: str) -> None:
    if text.strip():
        document = read.text(text, name="a")
        for finding in audit.run_pages([audit.page(document)]):
            assert all(0 <= p.start < p.end <= len(text) for p in finding.spans)


@pytest.mark.parametrize(
    "hostile", ["(" * 20_000, "” “" * 8_000, "a-" * 15_000, "1999-cu " * 5_000, "Ə" * 40_000, " ," * 20_000]
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    audit.run_pages([audit.page(read.text(hostile, name="a"))])
