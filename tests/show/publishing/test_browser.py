"""Publications in a real browser, opened from the disk: nothing is missing, nothing is asked of a network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from salname.show import publishing

from ..conftest import YEARBOOK_TEXT

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "preload": False,  # axe itself would ask for the style sheets, which no page from a disk may
}


@pytest.fixture(scope="module")
def folder(yearbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("opened") / "sayt"
    publishing.site(yearbook, place)
    publishing.single(yearbook, place.parent / "kitab.html")
    return place


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine: install Debian's 'chromium', or name one in CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """A page without a network, whose every complaint and every request beyond the disk fails the test."""
    context = browser.new_context(locale="az-AZ", viewport={"width": 1280, "height": 900}, offline=True)
    opened = context.new_page()
    amiss: list[str] = []
    opened.on("console", lambda m: amiss.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: amiss.append(str(e)))
    opened.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else amiss.append(r.url))
    yield opened
    context.close()
    assert amiss == []


def _shot(page: sync_api.Page, name: str) -> None:
    kept = os.environ.get("SALNAME_SCREENSHOTS")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{kept}/{name}.png", full_page=True)


def _open(page: sync_api.Page, file: Path, place: str = "") -> None:
    page.goto(file.as_uri() + place)


def _some_pages(folder: Path) -> list[Path]:
    """The pages at the top, and the first two of every kind below."""
    out = sorted(folder.glob("*.html"))
    for below in sorted(p for p in folder.iterdir() if p.is_dir()):
        out += sorted(below.glob("*.html"))[:2]
    return out


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1400, "dark")])
def test_every_kind_of_page_opens_from_the_disk_and_fits_the_screen(
    page: sync_api.Page, folder: Path, width: int, theme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    wide = []
    for file in _some_pages(folder):
        _open(page, file)
        _shot(page, f"published-{file.parent.name}-{file.stem}-{width}-{theme}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(file.name)
    assert wide == []


def test_axe_finds_nothing_amiss_where_a_published_page_differs(page: sync_api.Page, folder: Path) -> None:
    series = next(iter(sorted(folder.glob("figures/series-*.html"))))
    pages = [folder / name for name in ("index.html", "year.html", "timeline.html", "text/goycay-txt.html")]
    axe = axe_api.Axe()
    amiss: dict[str, str] = {}
    for address in (*(p.as_uri() for p in (*pages, series)), (folder / "search.html").as_uri() + "?q=Ağsu"):
        page.goto(address)
        found = axe.run(page, options=_RULES)
        if found.violations_count:
            amiss[address] = found.generate_report()
    assert amiss == {}


def test_a_link_to_words_marks_them(page: sync_api.Page, folder: Path) -> None:
    start = YEARBOOK_TEXT.index("12.400 km2")
    _open(page, folder / "text" / "goycay-txt.html", f"#o={start}-{start + 10}")
    page.wait_for_selector("mark.target")
    assert "".join(page.locator("mark.target").all_text_contents()) == "12.400 km2"


def test_a_click_on_a_mark_opens_what_was_read_there(page: sync_api.Page, folder: Path) -> None:
    _open(page, folder / "text" / "goycay-txt.html")
    page.locator("a.m", has_text="1918").first.click()
    page.locator(".panel").wait_for()
    assert "1918" in page.locator(".panel").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".panel").count() == 0


@pytest.mark.parametrize("query", ["şəhəri", "seherler", '"dəmir yolu"', "Bakı zavod"])
def test_search_finds_words_whatever_their_endings(page: sync_api.Page, folder: Path, query: str) -> None:
    _open(page, folder / "index.html")
    page.locator("#q").fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("#found mark").first.wait_for()
    page.locator("#found .when a").first.click()
    page.wait_for_selector("mark.target")


def test_a_search_that_finds_nothing_says_so(page: sync_api.Page, folder: Path) -> None:
    _open(page, folder / "search.html", "?q=yoxdurbeləsöz")
    assert page.locator("#found .empty").inner_text() == "mətndə deyilmir"


def test_colours_that_are_chosen_hold_on_the_next_page(page: sync_api.Page, folder: Path) -> None:
    _open(page, folder / "index.html")
    page.locator("button.theme[value=dark]").click()
    _open(page, folder / "names.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_without_a_script_every_page_can_be_read(browser: sync_api.Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    _open(page, folder / "text" / "goycay-txt.html")
    page.locator("a.m", has_text="1918").first.click()
    assert "1918" in page.inner_text("main")
    _open(page, folder / "search.html")
    assert "JavaScript" in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("width", [390, 1400])
def test_the_classroom_book_opens_by_double_click(page: sync_api.Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, folder.parent / "kitab.html")
    _shot(page, f"classroom-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe_api.Axe().run(page, options=_RULES)
    assert found.violations_count == 0, found.generate_report()
    page.locator("#figures ~ table a, #figures ~ p + table a").first.click()
    page.wait_for_selector("mark.target")
    assert "".join(page.locator("mark.target").all_text_contents()) in YEARBOOK_TEXT


def test_hidden_dates_make_a_worksheet_and_its_key(page: sync_api.Page, folder: Path) -> None:
    _open(page, folder.parent / "kitab.html")
    assert "1918-ci ildə" in page.locator(".text").inner_text()
    assert not page.locator(".key").is_visible()
    page.locator("#worksheet").check()
    shown = page.locator("main").inner_text()
    assert not any(year in shown for year in ("1918", "1926", "1935", "12.400"))
    assert "Göyçay Respublikası" in shown
    assert not page.locator("#timeline").is_visible()
    page.locator("#answers").check()
    assert "1918-ci ildə" in page.locator(".key").inner_text()
    found = axe_api.Axe().run(page, options=_RULES)
    assert found.violations_count == 0, found.generate_report()
    _shot(page, "worksheet")
    page.locator("#worksheet").uncheck()
    assert "1918-ci ildə" in page.locator(".text").inner_text()


def test_the_classroom_book_prints_on_a4(page: sync_api.Page, folder: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    _open(page, folder.parent / "kitab.html")
    printed = folder.parent / "kitab.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    sheets = pypdf.PdfReader(printed).pages
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in sheets} <= {
        (595, 842),
        (596, 842),
    }
    text = "\n".join(s.extract_text() for s in sheets)
    assert "Göyçay Respublikası" in text
    assert "Tarixləri gizlət" not in text
