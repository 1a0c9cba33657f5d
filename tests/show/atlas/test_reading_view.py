from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from salname import read
from salname.know import book as books
from salname.model import Name
from salname.show.atlas.app import application

from .conftest import DOCUMENT, TEXT, TestClient


def _shown(page: str) -> list[tuple[int, str]]:
    """The paragraphs of the reading view as a browser counts them: offset and text, notes left out."""
    out = []
    for at, inner in re.findall(r'<p data-at="(\d+)">(.*?)</p>', page, flags=re.DOTALL):
        bare = re.sub(r'<span class="note">.*?</a></span>', "", inner, flags=re.DOTALL)
        out.append((int(at), html.unescape(re.sub(r"<[^>]*>", "", bare))))
    return out


def test_the_text_stands_in_the_page_code_point_for_code_point(client: TestClient) -> None:
    paragraphs = _shown(client.get(f"/text/{DOCUMENT}").text)
    assert paragraphs
    for at, text in paragraphs:
        assert TEXT[at : at + len(text)] == text


def test_a_permalink_marks_its_exact_words_without_javascript(client: TestClient) -> None:
    start, end = TEXT.index("Səmədov"), TEXT.index("Səmədov") + len("Səmədov 1991")
    page = client.get(f"/text/{DOCUMENT}?o={start}-{end}").text
    pieces = re.findall(r'<mark class="target"[^>]*>(.*?)</mark>', page, flags=re.DOTALL)
    marked = "".join(re.sub(r'<span class="note">.*?</a></span>', "", piece, flags=re.DOTALL) for piece in pieces)
    assert html.unescape(re.sub(r"<[^>]*>", "", marked)) == TEXT[start:end]
    assert page.count(f'id="o={start}-{end}"') == 1


def test_the_margin_says_dates_figures_and_persons_as_they_were_understood(client: TestClient) -> None:
    notes = re.findall(r'<span class="note">(.*?)</span>', client.get(f"/text/{DOCUMENT}").text)
    said = html.unescape(re.sub(r"<[^>]*>", "", " | ".join(notes)))
    for words in ("dekabr 1991", "57,1", "Aydın Səmədov", "e.ə. 300"):
        assert words in said


def test_the_first_document_is_where_the_text_page_leads(client: TestClient) -> None:
    answer = client.get("/text", follow_redirects=False)
    assert answer.status_code == 307
    assert client.get("/text", follow_redirects=True).status_code == 200


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A text of a quarter of a million letters in one paragraph after another, a name in each sentence."""
    sentence = "Aydın Səmədov {n}-ci dəfə şəhərə gəldi və işə başladı. "
    text = "".join(sentence.format(n=n) + ("\n" if n % 40 == 0 else "") for n in range(1, 4500))
    records = [
        Name(start=m.start(), end=m.end(), quote=m.group(), kind="person", base="Aydın Səmədov", entity="Aydın Səmədov")
        for m in re.finditer("Aydın Səmədov", text)
    ]
    path = tmp_path_factory.mktemp("long") / "long.salname"
    with books.open_for_writing(path) as book:
        book.add(read.text(text, name="uzun.txt"), records)
    return path, text


def test_a_long_text_comes_in_pages_below_150_kilobytes_that_together_are_the_text(long_book: tuple[Path, str]) -> None:
    path, text = long_book
    shown = ""
    with TestClient(application(path)) as visitor:
        number = 1
        while number:
            page = visitor.get(f"/text/uzun.txt?page={number}")
            assert len(page.content) < 150_000
            shown += "".join(passage for _, passage in _shown(page.text))
            number = number + 1 if 'rel="next"' in page.text else 0
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


def test_a_permalink_opens_the_page_of_a_long_text_that_has_its_words(long_book: tuple[Path, str]) -> None:
    path, text = long_book
    start = text.index("4400-ci")
    with TestClient(application(path)) as visitor:
        page = visitor.get(f"/text/uzun.txt?o={start}-{start + 7}").text
    assert f'id="o={start}-{start + 7}"' in page
