"""The review in a real browser: by keyboard, on every width, with and without script, and a hostile text."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from salname import read, reading
from salname.know import book as books
from salname.know import building, review
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation, Time
from salname.show.atlas.app import application
from salname.show.atlas.trust import Keys

from .conftest import DOCUMENT, PAGES, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

SIZES = [(390, "dark", "az-AZ"), (1024, "light", "en-GB"), (1600, "dark", "az-AZ")]


@contextmanager
def served(path: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    app = application(path, keys=Keys())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
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


Opens = Callable[..., sync_api.Page]


@pytest.fixture
def opens(browser: sync_api.Browser) -> Iterator[Opens]:
    """Opens a page of a size; every complaint on its console fails the test."""
    complaints: list[str] = []
    contexts = []

    def new(width: int = 1280, theme: str = "light", locale: str = "az-AZ", **more: object) -> sync_api.Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(locale=locale, viewport=size, color_scheme=theme, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        return page

    yield new
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def path(book_path: Path, tmp_path: Path) -> Path:
    shutil.copy(book_path, tmp_path / "gülyaz.salname")
    return tmp_path / "gülyaz.salname"


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with served(path) as home:
        yield home


def _shot(page: sync_api.Page, name: str) -> None:
    folder = os.environ.get("SALNAME_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/review-{name}.png", full_page=True)


def press(page: sync_api.Page, key: str) -> None:
    """Press a key of the desk and wait until the page that it leads to is there."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def give_name(page: sync_api.Page) -> None:
    """Press a key without a name: the desk asks for it."""
    page.keyboard.press("a")
    page.keyboard.type("Aygün")
    press(page, "Enter")


def outcomes(path: Path) -> list[tuple[str, str]]:
    with books.open(path) as book:
        return [(judged.decision.action, judged.outcome) for judged in review.history(book)]


def test_thirty_records_are_decided_without_a_mouse(tmp_path: Path, opens: Opens) -> None:
    source = tmp_path / "illər.txt"
    source.write_text("\n".join(f"Ağsu şəhəri {1700 + n}-ci ildə böyüdü." for n in range(24)), encoding="utf-8")
    building.build([source], tmp_path / "b.salname")
    with served(tmp_path / "b.salname") as address:
        page = opens()
        page.goto(f"{address}/review")
        give_name(page)
        for number in range(29):
            if number % 5 == 4:
                page.keyboard.press("c")
                page.wait_for_selector("#correct[open]")
                press(page, "Control+Enter")
            else:
                press(page, "ar"[number % 2])
    decided = outcomes(tmp_path / "b.salname")
    assert len(decided) == 30
    assert {outcome for _, outcome in decided} == {"applied"}
    assert {action for action, _ in decided} == {"accept", "reject", "correct"}


@pytest.mark.parametrize(("width", "theme", "locale"), SIZES)
def test_every_decision_can_be_made_on_every_width(
    path: Path, address: str, opens: Opens, width: int, theme: str, locale: str
) -> None:
    page = opens(width, theme, locale)
    page.goto(f"{address}/review?kind=time")
    _shot(page, f"desk-{width}-{theme}")
    give_name(page)
    press(page, "u")
    assert outcomes(path) == [("accept", "undone")]
    press(page, "n")
    press(page, "p")
    page.locator("button[value=reject]").click()
    page.locator(".done").wait_for()
    page.keyboard.press("c")
    page.locator("#f-edtf").fill("1925")
    _shot(page, f"correcting-{width}-{theme}")
    page.locator("button[value=correct]").click()
    page.locator(".done").wait_for()
    assert [action for action, _ in outcomes(path)] == ["accept", "reject", "correct"]
    page.goto(f"{address}/review/history")
    _shot(page, f"history-{width}-{theme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("main form button").first.click()
    assert [outcome for _, outcome in outcomes(path)] == ["undone", "applied", "undone"]


@pytest.mark.parametrize(("width", "theme", "locale"), SIZES)
def test_things_are_merged_and_split_on_every_width(
    path: Path, address: str, opens: Opens, width: int, theme: str, locale: str
) -> None:
    page = opens(width, theme, locale)
    page.goto(f"{address}/names/Almatı")
    page.locator(".naming-things summary").click()
    page.locator("#merge-new").fill("Bakı")
    page.locator("#merge-who").fill("Aygün")
    page.locator("form[action='/review/merge'] button").click()
    page.wait_for_url("**/names/Bak%C4%B1*")
    page.locator(".naming-things summary").click()
    page.locator("input[name=mention]").last.check()
    page.locator("#split-new").fill("Alma-Ata")
    _shot(page, f"names-{width}-{theme}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#split button").click()
    page.wait_for_url("**/names/Alma-Ata*")
    page.locator(".done button").click()
    page.wait_for_load_state()
    assert outcomes(path) == [("merge", "applied"), ("correct", "undone")]


@pytest.mark.parametrize(("width", "theme", "locale"), SIZES)
def test_a_record_is_added_to_selected_words_on_every_width(
    path: Path, address: str, opens: Opens, width: int, theme: str, locale: str
) -> None:
    page = opens(width, theme, locale)
    page.goto(f"{address}/text/{DOCUMENT}")
    page.evaluate(
        """(sought) => {
            const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(sought);
                if (at < 0 || walker.currentNode.parentElement.closest(".note")) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + sought.length);
                return;
            }
        }""",
        "paytaxtı",
    )
    page.locator(".offer-add button[data-kind=name]").click()
    page.locator("#add-entity").fill("paytaxt")
    page.locator("#add-who").fill("Aygün")
    _shot(page, f"adding-{width}-{theme}")
    page.locator(".adding button").click()
    page.locator("mark.target").wait_for()
    with books.open(path) as book:
        assert "paytaxtı" in [s.record.quote for s in book.records(kind="name")]
    assert page.locator(".done").count() == 1


def test_without_javascript_a_record_is_decided_corrected_and_added(path: Path, address: str, opens: Opens) -> None:
    page = opens(java_script_enabled=False)
    page.goto(f"{address}/review?kind=time")
    page.locator("#who").fill("Aygün")
    page.locator("button[value=accept]").click()
    page.locator("#correct summary").click()
    page.locator("#f-edtf").fill("1925")
    page.locator("button[value=correct]").click()
    start = TEXT.index("paytaxtı")
    page.goto(f"{address}/text/{DOCUMENT}?o={start}-{start + 8}")
    page.locator("#add-kind").select_option("name")
    page.locator(".add-to button").click()
    page.locator(".adding button").click()
    assert [action for action, _ in outcomes(path)] == ["accept", "correct", "add"]


def test_letters_that_are_typed_decide_nothing_and_keys_can_be_switched_off(
    path: Path, address: str, opens: Opens
) -> None:
    page = opens()
    page.goto(f"{address}/review?kind=time")
    page.keyboard.press("c")
    page.keyboard.type("arnu")
    page.keyboard.press("Escape")
    page.locator("#who").fill("Aygün")
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.wait_for_timeout(150)
    assert outcomes(path) == []


def test_what_two_reviewers_decide_at_once_is_shown_as_a_conflict_and_settled(
    path: Path, address: str, opens: Opens
) -> None:
    one, two = opens(), opens()
    for page, name in ((one, "Aygün"), (two, "Rəşad")):
        page.goto(f"{address}/review?kind=time")
        page.locator("#who").fill(name)
    one.locator("button[value=accept]").click()
    two.locator("button[value=reject]").click()
    two.locator(".done .conflict").wait_for()
    two.locator(".alarm").click()
    two.wait_for_url("**outcome=conflict")
    two.locator("table a.words").first.focus()
    press(two, "Enter")
    two.locator("button[value=take]").first.click()
    two.wait_for_load_state()
    assert [outcome for _, outcome in outcomes(path)] == ["superseded", "superseded", "applied"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_amiss_at_the_desk(address: str, opens: Opens, theme: str) -> None:
    page = opens(390 if theme == "dark" else 1280, theme)
    page.goto(f"{address}/review")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    start = TEXT.index("paytaxtı")
    words = f"o={start}-{start + 8}"
    amiss: dict[str, str] = {}
    axe = axe_api.Axe()
    for place in ("/review", "", "/review?kind=event", "/review?kind=figure", "/review/history", "/names/Bakı",
                  f"/text/{DOCUMENT}?{words}", f"/review/add?document={DOCUMENT}&{words}&kind=event"):  # fmt: skip
        if place:
            page.goto(address + place)
        else:
            give_name(page)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        found = axe.run(page, options=rules)
        if found.violations_count:
            amiss[place] = found.generate_report()
    assert amiss == {}


SCRIPTS = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran=1">',
    "{{ 7*7 }}",
    "'-alert(1)-'",
    "</textarea><script>window.ran=1</script>",
    "javascript:window.ran=1",
    "<svg/onload=window.ran=1>",
)


def hostile(tmp_path: Path) -> tuple[Path, str]:
    """A book of a document full of script tags: in its text, its name, and every field of every record."""
    text = " ".join(f"Bakıda {script} 1735-ci ildə 300 ev tikildi." for script in SCRIPTS)
    name = '"><script>window.ran=1<_script>.txt'
    records: list[AnyRecord] = []
    for script in SCRIPTS:
        at = {"start": text.index(script), "end": text.index(script) + len(script), "quote": script, "rule": script}
        people = (Participant("agent", script),)
        records += [
            Name(**at, kind="person", base=script, entity=script, confidence=0.5),
            Time(**at, kind="date", edtf="1735", confidence=0.5),
            Figure(**at, kind="count", value=7.0, unit=script, measures=script, of=script, time="1735", place=script),
            Event(**at, type=script, label=script, time="1735", place=script, participants=people),
            Relation(**at, subject=script, property=script, object=script, time="1735"),
        ]
    document = read.text(text, name=name)
    with books.open_for_writing(tmp_path / "h.salname") as book:
        book.add(document, [*records, *reading.records(document)])
        for stored in list(book.records(kind="name"))[:3]:
            review.decide(book, "correct", stored.id, "<script>window.ran=1</script>", after={"entity": SCRIPTS[1]})
    return tmp_path / "h.salname", name


def test_a_text_full_of_scripts_runs_none_on_any_page(tmp_path: Path, opens: Opens) -> None:
    from urllib.parse import quote

    path, name = hostile(tmp_path)
    with served(path) as address, books.open(path) as book:
        page = opens()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        places = [p for p in PAGES if DOCUMENT not in p and "/names/" not in p and "/figures/series" not in p]
        places += [f"/text/{quote(name)}", f"/text/{quote(name)}?o=0-60", f"/words/{quote(name)}?o=0-60", "/review"]
        places += ["/review/history", f"/review/add?document={quote(name)}&o=0-60&kind=event", "/names?find=script"]
        places += [f"/names/{quote(e.label, safe='')}" for e in book.entities()]
        places += [f"/record/{s.id}" for s in list(book.records())[:12]]
        places += [f"/review?at={s.id}" for s in list(book.records())[:12]]
        ran, strange = [], []
        for place in places:
            answer = page.goto(address + place)
            if page.evaluate("window.ran") or page.locator("img[src=x], svg[onload]").count():
                ran.append(place)
            if answer is None or answer.status >= 500:
                strange.append(place)
        assert (ran, strange) == ([], [])
        assert [url for url in asked if not url.startswith((address, "data:"))] == []
