"""Reports: the chapters, the references, and files that other programs can open."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from salname import read
from salname.errors import SalnameError
from salname.know import book as books
from salname.show import report

from ..conftest import YEARBOOK_TEXT

CHAPTERS = ("Baxış", "Zaman oxu", "Vəziyyət", "Rəqəmlər", "Xəritə", "Adlar", "Yoxlama", "Mətnin sözləri")


@pytest.fixture(scope="module")
def page(yearbook: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "hesabat.html"
    report.write(yearbook, out)
    return out.read_text(encoding="utf-8")


def _without_pango() -> str:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        return f"WeasyPrint cannot be had here: {error}".splitlines()[0]
    return ""


def test_a_page_has_all_chapters_and_draws_them(page: str) -> None:
    assert [t for t in CHAPTERS if not re.search(rf"<h2[^>]*>{t}", page)] == []
    assert page.count("<svg") >= 3
    assert re.findall(r'\s(?:src|href)="(?!#|data:)', page) == []


def test_every_reference_leads_to_its_words(page: str) -> None:
    numbers = {int(n) for n in re.findall(r'class="ref" href="#r(\d+)"', page)}
    told = re.findall(r'<li id="r(\d+)" value="\d+"><q lang="az">(.*?)</q> <span class="soft">(\d+)–(\d+)<', page)
    assert numbers == {int(n) for n, *_ in told}
    for _, quote, start, end in told:
        words = " ".join(YEARBOOK_TEXT[int(start) : int(end)].split())
        assert re.sub("&[^;]+;", "", quote).removesuffix(" …")[:12] in re.sub('[<>&"]', "", words)


def test_hostile_text_stays_text(page: str) -> None:
    assert "<script" not in page


@pytest.mark.skipif(bool(_without_pango()), reason=_without_pango() or "WeasyPrint is there")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_pdf_has_its_headings_in_azerbaijani_letters(yearbook: Path, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    report.write(yearbook, tmp_path / "hesabat.pdf")
    found = pypdf.PdfReader(tmp_path / "hesabat.pdf")
    text = "\n".join(sheet.extract_text() for sheet in found.pages)
    assert [t for t in CHAPTERS if t not in text] == []
    assert "Göyçay Respublikası" in text
    assert "İlham Şəkərli" in text
    assert "1926" in text
    assert found.metadata is not None
    assert "göyçay" in (found.metadata.title or "")


def test_a_docx_opens_again_with_its_chapters_tables_and_pictures(yearbook: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    report.write(yearbook, tmp_path / "hesabat.docx")
    found = docx.Document(str(tmp_path / "hesabat.docx"))
    headings = [p.text.split(":")[0] for p in found.paragraphs if p.style.name == "Heading 1"]
    assert headings == list(CHAPTERS)
    assert len(found.inline_shapes) >= 3
    cells = {cell.text for table in found.tables for row in table.rows for cell in row.cells}
    assert any("12.400" in cell for cell in cells)
    assert any("İlham Şəkərli" in cell for cell in cells)


def test_the_same_book_gives_the_same_docx(yearbook: Path, tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    for name in ("a.docx", "b.docx"):
        report.write(yearbook, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())) as opened:
        assert {entry.date_time[0] for entry in opened.infolist()} == {1980}


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_a_book_that_says_nothing_says_so_on_paper(tmp_path: Path, ending: str) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    with books.open_for_writing(tmp_path / "boş.salname") as book:
        book.add(read.text("Söz\x0c yalnız budur.", name="boş.txt"), [])
    assert report.write(tmp_path / "boş.salname", tmp_path / f"boş{ending}") > 1_000


def test_an_ending_that_is_no_format_is_refused(yearbook: Path, tmp_path: Path) -> None:
    with pytest.raises(SalnameError, match=r"ends in \.pdf, \.docx, \.html"):
        report.write(yearbook, tmp_path / "hesabat.odt")


@pytest.mark.parametrize(("name", "ending"), [("weasyprint", ".pdf"), ("docx", ".docx")])
def test_a_library_that_is_missing_is_said_with_the_way_to_get_it(
    yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SalnameError, match=r"pip install 'salname\[report\]'"):
        report.write(yearbook, tmp_path / f"hesabat{ending}")
    assert list(tmp_path.iterdir()) == []


def test_pango_that_is_missing_is_said_with_the_way_to_get_it(
    yearbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(SalnameError, match="apt install libpango"):
        report.write(yearbook, tmp_path / "hesabat.pdf")
