"""The classroom book: one file, nothing from elsewhere, and the blanks of its worksheet."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from salname import read, reading
from salname.errors import SalnameError
from salname.know import book as books
from salname.show import publishing
from salname.show.atlas.state import Atlas
from salname.show.locale import wording
from salname.show.publishing import classroom, worksheet

from ..conftest import YEARBOOK_TEXT

_GAP = re.compile(r'<span class="gap" data-n="(\d+)">')
_KEY = re.compile(r'<li value="(\d+)"><q lang="az">(.*?)</q>')


@pytest.fixture(scope="module")
def page(yearbook: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("single") / "kitab.html"
    size = publishing.single(yearbook, out)
    assert size == out.stat().st_size
    return out.read_text(encoding="utf-8")


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    assert re.findall(r'\s(?:src|href|action)="(?!#|data:)[^"]*"', page) == []
    assert re.findall(r"url\((?!data:|#)[^)]*\)", page) == []
    assert len(page) < 2_000_000


def test_it_has_its_chapters_in_azerbaijani(page: str) -> None:
    for id, title in (("text", "Mətn"), ("timeline", "Zaman oxu"), ("figures", "Rəqəmlər"), ("names", "Adlar")):
        assert re.search(rf'<h2 id="{id}">{title}', page)
    assert '<h2 id="state">Vəziyyət' in page
    assert page.count("<svg") >= 3


def test_each_blank_has_its_answer_in_the_words_of_the_text(page: str) -> None:
    blanks = [int(n) for n in _GAP.findall(page)]
    answers = {int(n): html.unescape(q) for n, q in _KEY.findall(page)}
    assert blanks == sorted(answers) == list(range(1, len(blanks) + 1))
    assert all(quote in YEARBOOK_TEXT for quote in answers.values())
    assert any("1918" in quote for quote in answers.values())
    assert any("12.400 km2" in quote for quote in answers.values())


def test_the_text_between_the_tags_is_the_text(page: str) -> None:
    shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert shown
    bare = re.sub(r'<span class="note">.*?</span>(?=[^<]|<)', "", shown[1], flags=re.DOTALL)
    bare = html.unescape(re.sub(r"<[^>]+>", "", bare))
    assert " ".join(bare.split()) == " ".join(YEARBOOK_TEXT.split())


def test_what_is_no_date_is_no_blank(tmp_path: Path) -> None:
    document = read.text("Hazırda Ağsuda 12 məktəb var.", name="a.txt")
    with books.open_for_writing(tmp_path / "a.salname") as book:
        book.add(document, reading.records(document))
        found = list(book.records())
        gaps = worksheet.blanks(found, document.text, wording("az"))
    assert all("Hazırda" not in gap.quote for gap in gaps)


def test_places_link_to_places_that_are_there(page: str) -> None:
    wanted = {t for t in re.findall(r'href="#([^"]+)"', page) if not t.startswith("o=")}
    assert {t for t in wanted if f'id="{t}"' not in page} == set()
    assert len(set(re.findall(r'\sid="([^"]+)"', page))) == len(re.findall(r'\sid="([^"]+)"', page))


def test_several_texts_stand_in_one_file_and_their_blanks_are_counted_on(tmp_path: Path) -> None:
    with books.open_for_writing(tmp_path / "b.salname") as book:
        for name in ("bir.txt", "iki.txt"):
            document = read.text(YEARBOOK_TEXT, name=name)
            book.add(document, reading.records(document))
        made = classroom.page(Atlas(book), wording("en"))
    assert "<h3>bir.txt</h3>" in made
    assert "<h3>iki.txt</h3>" in made
    assert [int(n) for n in _GAP.findall(made)] == list(range(1, len(_GAP.findall(made)) + 1))
    assert f'data-at="{len(YEARBOOK_TEXT)}"' in made


def test_hostile_text_stays_text(page: str) -> None:
    assert "<script>alert" not in page
    assert page.count("</script>") == 1


def test_a_book_that_is_too_long_is_refused(yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classroom, "MOST", 10)
    with pytest.raises(SalnameError, match="too long for one file"):
        publishing.single(yearbook, tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []
