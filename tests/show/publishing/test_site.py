"""A published atlas: every page there, every link good, nothing of a server left, written whole or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from salname import read
from salname.errors import SalnameError
from salname.know import book as books
from salname.show import publishing
from salname.show.publishing import folder as folders

from ..conftest import YEARBOOK_TEXT
from .links import broken


@pytest.fixture(scope="module")
def site(yearbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "sayt"
    publishing.site(yearbook, folder)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _read(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_every_link_of_every_page_leads_somewhere_in_the_folder(site: Path) -> None:
    assert broken(site) == []


def test_the_pages_of_the_atlas_are_there(site: Path) -> None:
    names = set(_files(site))
    for name in ("index", "timeline", "names", "figures", "map", "events", "state", "year", "search", "about", "audit"):
        assert f"{name}.html" in names
    assert any(n.startswith("year/1926") for n in names)
    assert any(n.startswith("record/t") for n in names)
    assert {"text/goycay-txt.html", "text/goycay-txt-parts.js", "search-index.js", "static/atlas.css"} <= names


def test_names_of_files_hold_on_every_system(site: Path) -> None:
    names = [n for n in _files(site) if n != folders.MARK]
    assert [n for n in names if not re.fullmatch(r"[a-z0-9./-]+", n.lower())] == []
    assert len({n.casefold() for n in names}) == len(names)


def test_no_page_asks_a_server_for_anything(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert re.findall(r'<form (?![^>]*class="search")', text) == [], page.name
        assert "data-spec" not in text
        assert "data-edges" not in text


def test_each_page_says_what_a_copy_lacks(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert 'class="published">Nəşr olunmuş surət' in page.read_text(encoding="utf-8"), page.name


def test_a_chart_is_drawn_into_its_page(site: Path) -> None:
    page = next(p for p in sorted(site.glob("figures/series-*.html")))
    text = page.read_text(encoding="utf-8")
    assert '<div class="canvas"><svg' in text
    assert "340" in text


def test_hostile_text_stays_text(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8")
    for script in (*site.glob("*.js"), *site.glob("text/*.js")):
        assert "<script" not in script.read_text(encoding="utf-8")


def test_the_index_has_every_sentence_with_the_page_of_its_words(site: Path) -> None:
    text = _read(site, "search-index.js").removeprefix("window.salnameIndex = ").rstrip().rstrip(";")
    index = json.loads(text)
    for file, _, start, end, words in index["sentences"]:
        assert YEARBOOK_TEXT[start:end] == words
        assert (site / index["files"][file]).is_file()
    assert index["stems"]["seheri"] == "seher"
    assert index["letters"]["ə"] == "e"


def test_the_same_book_gives_the_same_files(site: Path, yearbook: Path, tmp_path: Path) -> None:
    publishing.site(yearbook, tmp_path / "again")
    assert _files(tmp_path / "again") == _files(site)


def test_an_earlier_publication_is_replaced_whole(yearbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sayt"
    publishing.site(yearbook, folder)
    (folder / "old.html").write_text("old", encoding="utf-8")
    publishing.site(yearbook, folder, "en")
    assert not (folder / "old.html").exists()
    assert '<html lang="en"' in _read(folder, "index.html")
    assert [p.name for p in tmp_path.iterdir()] == ["sayt"]


def test_a_folder_with_other_things_is_left_alone(yearbook: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SalnameError, match="not empty and no earlier publication"):
        publishing.site(yearbook, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_publication_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken_off() -> None:
        with folders.replacing(tmp_path / "sayt") as place:
            (place / "half.html").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_with_every_known_page_done(yearbook: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    made = publishing.site(yearbook, tmp_path / "sayt", on_step=lambda done, known: steps.append((done, known)))
    assert steps[-1][0] == steps[-1][1] == len(steps)
    assert made.pages == len(list((tmp_path / "sayt").rglob("*.html"))) + len(list((tmp_path / "sayt").rglob("*.csv")))
    assert made.size > 100_000


@pytest.mark.parametrize("text", ["", "Söz yalnız budur."])
def test_a_book_that_says_next_to_nothing_is_published_too(tmp_path: Path, text: str) -> None:
    with books.open_for_writing(tmp_path / "boş.salname") as book:
        if text:
            book.add(read.text(text, name="boş.txt"), [])
    publishing.site(tmp_path / "boş.salname", tmp_path / "sayt")
    assert broken(tmp_path / "sayt") == []


def test_namesakes_in_letters_have_files_of_their_own(tmp_path: Path) -> None:
    with books.open_for_writing(tmp_path / "iki.salname") as book:
        for name in ("Şəki.txt", "seki.txt", "ŞƏKİ.txt"):
            book.add(read.text("Bu bir mətndir.", name=name), [])
    publishing.site(tmp_path / "iki.salname", tmp_path / "sayt")
    names = sorted(p.name for p in (tmp_path / "sayt" / "text").glob("*.html"))
    assert names == ["seki-txt-2.html", "seki-txt-3.html", "seki-txt.html"]
