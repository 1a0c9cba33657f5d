from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest

from salname import know, read, reading
from salname.show.atlas.app import application
from salname.show.atlas.pages import ask
from salname.show.locale import wording

from .conftest import TestClient

TEXT = """
Ağdərə qalası 1751-ci ildə tikilmişdir. Qalanı Pənahəli xan tikdirmişdir. Həmin il dekabrın 4-də qalada bazar açıldı.
Ağdərə mahalının paytaxtı Şuşakənd idi. Mahalda 12 kənd var idi.
"""


@pytest.fixture(scope="module")
def atlas() -> Iterator[TestClient]:
    with know.temporary() as book:
        document = read.text(TEXT, name="ağdərə.txt")
        book.add(document, reading.records(document))
        yield TestClient(application(book.path))


def test_a_question_is_answered_with_its_words_marked(atlas: TestClient) -> None:
    page = atlas.get("/ask", params={"q": "Ağdərə qalası nə vaxt tikilib?", "lang": "en"}).text
    assert "<mark>1751-ci ildə</mark>" in page
    assert "a date in the sentence" in page


def test_the_full_date_is_added_only_where_the_words_lack_a_part_of_it(atlas: TestClient) -> None:
    page = atlas.get("/ask", params={"q": "Ağdərə qalası nə vaxt tikilib?"}).text
    assert 'class="as"' not in page
    assert 'class="as"' in atlas.get("/ask", params={"q": "Qalada bazar nə vaxt açılıb?"}).text


def test_what_the_text_does_not_say_is_said_so_with_the_nearest_passages(atlas: TestClient) -> None:
    page = atlas.get("/ask", params={"q": "Qalanın memarı kimdir?", "lang": "en"}).text
    assert "The nearest passages" in page
    assert "<mark>" not in page


def test_a_search_that_ends_with_a_question_mark_is_asked(atlas: TestClient) -> None:
    answer = atlas.get("/search", params={"q": "Qala nə vaxt tikilib?"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/ask?{urlencode({'q': 'Qala nə vaxt tikilib?'})}",
    )


def test_a_search_can_be_asked_instead(atlas: TestClient) -> None:
    assert f"/ask?q={quote('qala')}" in atlas.get("/search", params={"q": "qala"}).text


def test_the_answer_as_json_has_its_places(atlas: TestClient) -> None:
    given = atlas.post("/api/ask", json={"question": "Mahalda neçə kənd var idi?"}).json()
    assert (given["answered"], given["value"]) == (True, 12)
    first = given["evidence"][0]
    assert TEXT[first["start"] : first["end"]] == first["text"]


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"question": ""}', b"x" * 20_000])
def test_what_is_no_question_is_refused(atlas: TestClient, body: bytes) -> None:
    assert atlas.post("/api/ask", content=body).status_code == 400


def test_every_route_has_its_azerbaijani() -> None:
    known = {message for context, message in wording("az").messages if context == "route"}
    assert set(ask.ROUTES_SAID.values()) <= known
