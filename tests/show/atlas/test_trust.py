"""Who may write, and who may not."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from salname.know import book as books
from salname.know import review
from salname.show import atlas
from salname.show.atlas.app import application
from salname.show.atlas.trust import LARGEST, Keys

from .conftest import DOCUMENT, TestClient

HOME = "http://testserver"
FORM = {"record": "t3", "follows": "", "document": DOCUMENT, "action": "accept", "author": "Aygün"}


@pytest.fixture
def path(book_path: Path, tmp_path: Path) -> Path:
    shutil.copy(book_path, tmp_path / "b.salname")
    return tmp_path / "b.salname"


@pytest.fixture
def here(path: Path) -> TestClient:
    return TestClient(application(path, keys=Keys()), follow_redirects=False)


def stamp(client: TestClient) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', client.get("/review").text)
    return found[1] if found else ""


def decided(path: Path) -> int:
    with books.open(path) as book:
        return len(review.history(book))


def test_a_form_of_our_own_is_taken(here: TestClient, path: Path) -> None:
    answer = here.post("/review/decide", data={**FORM, "stamp": stamp(here)}, headers={"origin": HOME})
    assert (answer.status_code, decided(path)) == (303, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://testserver:81"},
        {"referer": "http://evil.example/testserver"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": HOME, "sec-fetch-site": "same-site"},
        {"origin": "http://[broken"},
    ],
)
def test_a_form_from_another_site_is_refused(here: TestClient, path: Path, headers: dict[str, str]) -> None:
    answer = here.post("/review/decide", data={**FORM, "stamp": stamp(here)}, headers=headers)
    assert (answer.status_code, decided(path)) == (403, 0)


def test_a_form_without_its_token_is_refused(here: TestClient, path: Path) -> None:
    good = stamp(here)
    for wrong in ("", "x.y", good[:-1] + "0z", "." + good):
        assert here.post("/review/decide", data={**FORM, "stamp": wrong}, headers={"origin": HOME}).status_code == 403
    assert decided(path) == 0


def test_a_token_is_of_no_use_in_another_browser(here: TestClient, path: Path) -> None:
    good = stamp(here)
    stranger = TestClient(here.app)
    stamp(stranger)
    answer = stranger.post("/review/decide", data={**FORM, "stamp": good}, headers={"origin": HOME})
    assert (answer.status_code, decided(path)) == (403, 0)


def test_the_cookie_that_forms_are_bound_to_goes_to_no_other_site_and_no_script(here: TestClient) -> None:
    cookie = here.get("/review").headers["set-cookie"]
    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie


def test_a_page_without_a_form_sets_no_cookie(here: TestClient) -> None:
    assert "set-cookie" not in here.get("/timeline").headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_other_method_changes_anything(here: TestClient, method: str) -> None:
    assert here.request(method, "/review/decide", headers={"origin": HOME}).status_code in (403, 405, 415)


def test_more_than_a_form_holds_is_refused_however_it_comes(here: TestClient, path: Path) -> None:
    large = {**FORM, "stamp": stamp(here), "f-edtf": "x" * LARGEST}
    assert here.post("/review/decide", data=large, headers={"origin": HOME}).status_code == 413

    def pieces() -> Any:
        for _ in range(80):
            yield b"x" * 1024

    streamed = here.post("/review/decide", content=pieces(), headers={"origin": HOME})
    assert streamed.status_code == 413
    assert decided(path) == 0


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"--x", "multipart/form-data; boundary=x", 415),
        (b"\xff\xfe=1", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=1" for _ in range(500)), "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_no_form_is_refused(here: TestClient, body: bytes, kind: str, status: int) -> None:
    stamp(here)
    answer = here.post("/review/decide", content=body, headers={"origin": HOME, "content-type": kind})
    assert answer.status_code == status


def test_a_book_that_is_only_read_takes_nothing(path: Path) -> None:
    client = TestClient(application(path))
    assert client.post("/review/decide", data=FORM, headers={"origin": HOME}).status_code == 403
    assert decided(path) == 0


def test_from_elsewhere_only_who_has_the_printed_address_may_write(path: Path) -> None:
    keys = Keys.for_elsewhere()
    app = application(path, keys=keys)
    stranger, friend = (TestClient(app, follow_redirects=False) for _ in range(2))
    assert stamp(stranger) == ""
    assert stranger.get("/text").status_code == 307
    assert stranger.post("/review/decide", data=FORM, headers={"origin": HOME}).status_code == 403
    assert stranger.get("/review?token=guess").status_code == 403
    opened = friend.get(f"/review?kind=time&token={keys.token}")
    assert (opened.status_code, opened.headers["location"]) == (303, "/review?kind=time")
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert keys.token not in friend.get("/review").text
    answer = friend.post("/review/decide", data={**FORM, "stamp": stamp(friend)}, headers={"origin": HOME})
    assert (answer.status_code, decided(path)) == (303, 1)


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", True), ("127.0.0.1", False)])
def test_the_address_for_others_bears_the_token(path: Path, host: str, told: bool) -> None:
    said: list[str] = []
    heard = threading.Event()

    def say(address: str) -> None:
        said.append(address)
        heard.set()

    threading.Thread(target=atlas.serve, args=(path, host, 0), kwargs={"say": say}, daemon=True).start()
    assert heard.wait(20)
    assert ("?token=" in said[0]) is told


def test_the_token_leads_nowhere_else(path: Path) -> None:
    keys = Keys.for_elsewhere()
    answer = TestClient(application(path, keys=keys), follow_redirects=False).get(f"//evil.example/?token={keys.token}")
    assert answer.headers.get("location", "/").startswith("/")
    assert not answer.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/trust.py", "/etc/passwd", "atlas.css%00.js"])
def test_no_file_is_served_by_a_path_from_a_request(here: TestClient, name: str) -> None:
    assert here.get(f"/static/{name}").status_code in (400, 404)


@pytest.mark.parametrize(
    "form",
    [
        {"record": "t999999"}, {"record": "t" + "9" * 400}, {"record": "../x"}, {"action": "undo"}, {"action": "take"},
        {"o": "a-b"}, {"o": "9" * 400 + "-1"}, {"follows": "x" * 500}, {"action": "correct", "f-edtf": "\0"},
        {"action": "correct", "f-edtf": "1926", "f-kind": "<script>"}, {"author": "\0\0"}, {"kind": "nothing"},
    ],
)  # fmt: skip
def test_no_form_brings_the_desk_down(here: TestClient, form: dict[str, str]) -> None:
    data = {**FORM, **form, "stamp": stamp(here)}
    assert here.post("/review/decide", data=data, headers={"origin": HOME}).status_code < 500
