"""The atlas in a real browser: how it looks on every width, what its script does, and whether everyone can use it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from salname.show.atlas.app import application

from .conftest import DOCUMENT, PAGES, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

SERIES = "/figures/series?of=Gülyaz&measures=əhali&unit=%25"


@pytest.fixture(scope="module")
def address(book_path: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(book_path), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


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
    """A page whose every complaint on the console fails the test."""
    context = browser.new_context(locale="az-AZ", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    yield opened
    context.close()
    assert complaints == []


def _shot(page: sync_api.Page, name: str) -> None:
    folder = os.environ.get("SALNAME_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1024, "dark"), (1600, "light")])
def test_no_page_is_wider_than_the_screen(page: sync_api.Page, address: str, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    wide = []
    for number, path in enumerate(PAGES):
        page.goto(address + path)
        _shot(page, f"{number:02d}-{width}-{theme}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize(("theme", "width", "paths"), [("light", 1280, PAGES), ("dark", 390, PAGES[::3])])
def test_axe_finds_nothing_amiss_on_any_page(
    page: sync_api.Page, address: str, theme: str, width: int, paths: tuple[str, ...]
) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    axe = axe_api.Axe()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    amiss: dict[str, str] = {}
    for path in paths:
        page.goto(address + path)
        found = axe.run(page, options=rules)
        if found.violations_count:
            amiss[path] = found.generate_report()
    assert amiss == {}


def test_words_in_the_address_are_marked_exactly_by_the_script_alone(page: sync_api.Page, address: str) -> None:
    start, end = TEXT.index("paytaxtı"), TEXT.index("idi")
    page.goto(f"{address}/text/{DOCUMENT}")
    page.evaluate(f"location.hash = '#o={start}-{end}'")
    page.wait_for_selector("mark.target")
    assert "".join(page.locator("mark.target").all_text_contents()) == TEXT[start:end]
    assert page.locator(f"[id='o={start}-{end}']").count() == 1


def test_a_click_on_a_mark_opens_what_was_read_there_and_escape_closes_it(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/text/{DOCUMENT}")
    mark = page.locator("a.m", has_text="1926-cı ildə")
    mark.click()
    panel = page.locator(".panel")
    panel.wait_for()
    assert "1926" in panel.inner_text()
    assert "invented" in panel.inner_text()
    page.keyboard.press("Escape")
    assert panel.count() == 0


def test_marks_can_be_walked_and_opened_by_keyboard(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/text/{DOCUMENT}")
    page.locator("a.m").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == page.locator("a.m").nth(1).text_content()
    page.keyboard.press("Enter")
    page.locator(".panel .close").wait_for()
    page.keyboard.press("Enter")
    assert page.locator(".panel").count() == 0


def test_a_kind_of_mark_can_be_switched_off_and_stays_off(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/text/{DOCUMENT}")
    line = "getComputedStyle(document.querySelector('.text .u.time')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.locator("#show-time").uncheck()
    assert page.evaluate(line) == "none"
    page.reload()
    assert page.evaluate(line) == "none"


def test_a_series_is_drawn_with_a_label_for_each_point(page: sync_api.Page, address: str) -> None:
    page.goto(address + SERIES)
    page.wait_for_selector(".canvas svg", timeout=20_000)
    drawn = page.locator(".canvas svg").text_content() or ""
    assert "57,1" in drawn
    assert "38" in drawn


def test_without_javascript_the_text_its_permalinks_and_the_chart_are_there(
    browser: sync_api.Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="az-AZ")
    page = context.new_page()
    start = TEXT.index("paytaxtı")
    page.goto(f"{address}/text/{DOCUMENT}?o={start}-{start + 8}#o={start}-{start + 8}")
    assert page.locator("mark.target").inner_text() == "paytaxtı"
    page.locator("a.m", has_text="1926-cı ildə").click()
    assert "invented" in page.inner_text("main")
    page.goto(address + SERIES)
    assert page.locator("noscript img, .canvas img").count() == 1
    context.close()


def test_nothing_moves_while_a_page_loads(page: sync_api.Page, address: str) -> None:
    observer = """() => new Promise((done) => {
        let shift = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) shift += e.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(shift), 300);
    })"""
    for path in ("/", f"/text/{DOCUMENT}", SERIES):
        page.goto(address + path)
        assert page.evaluate(observer) < 0.01, path


def test_the_skip_link_leads_to_the_content(page: sync_api.Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_years_drawn_over_with_the_mouse_become_the_span_of_the_timeline(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/timeline")
    box = page.locator("svg[data-edges]").bounding_box()
    assert box
    height = box["y"] + 4
    page.mouse.move(box["x"] + box["width"] * 0.5, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, height, steps=4)
    page.mouse.up()
    page.wait_for_url("**/timeline?from=*&to=*")
    assert page.locator(".whole").count() == 1


def _select(page: sync_api.Page, first: str, last: str) -> None:
    """Select the text from the start of one mark to the end of another."""
    page.evaluate(
        """([first, last]) => {
            const marks = [...document.querySelectorAll(".text a.m")];
            const range = document.createRange();
            range.setStartBefore(marks.find((m) => m.textContent.includes(first)));
            range.setEndAfter(marks.find((m) => m.textContent.includes(last)));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_selected_words_say_what_the_book_knows_and_where_they_stand(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/text/{DOCUMENT}")
    page.evaluate("document.addEventListener('salname:selected', (e) => { window.chosen = e.detail; })")
    _select(page, "Gülyaz xanlığı", "quruldu")
    page.locator(".chosen").wait_for()
    start, end, quote = page.evaluate("[chosen.start, chosen.end, chosen.quote]")
    assert TEXT[start:end] == quote == "Gülyaz xanlığı e.ə. 300-cü ildə quruldu"
    page.locator(".chosen .knows").click()
    page.locator(".chosen .known").wait_for()
    assert "Gülyaz xanlığının qurulması" in page.inner_text(".chosen .found")
    assert "q=G%C3%BClyaz+xanl" in (page.get_attribute(".chosen .asks", "href") or "")
    page.keyboard.press("Escape")
    assert page.locator(".chosen").is_hidden()


def test_selected_words_are_reached_by_keyboard_and_their_link_is_copied(page: sync_api.Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/text/{DOCUMENT}")
    _select(page, "1926", "57,1")
    page.locator(".chosen").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "knows"
    page.locator(".chosen .link").focus()
    page.keyboard.press("Enter")
    page.locator(".chosen .link", has_text="Köçürüldü").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.goto(copied)
    start = TEXT.index("1926")
    assert "".join(page.locator("mark.target").all_text_contents()) == TEXT[start : TEXT.index("57,1 %") + 6]


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_the_timeline_and_the_map_follow_the_passage_in_view(page: sync_api.Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}/text/{DOCUMENT}")
    page.locator("a.m", has_text="1991").scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    page.locator(".follow .when .now", has_text="19").wait_for()
    assert page.locator(".follow rect.on").count() > 0
    assert page.locator(".follow .when svg").is_visible()
    if width < 800:
        page.locator(".follow > label").click()
    assert page.locator(".follow .map").is_visible()
    assert page.evaluate("document.querySelectorAll('.follow .map a.on').length") > 0
    _shot(page, f"passage-{width}")


def test_nothing_moves_while_one_reads_on(page: sync_api.Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{address}/text/{DOCUMENT}")
    shift = page.evaluate(
        """() => new Promise((done) => {
            let shift = 0;
            new PerformanceObserver((list) => { for (const e of list.getEntries()) shift += e.value; })
                .observe({ type: "layout-shift", buffered: true });
            scrollTo(0, 200);
            setTimeout(() => { scrollTo(0, 400); setTimeout(() => done(shift), 250); }, 250);
        })"""
    )
    assert shift < 0.01
