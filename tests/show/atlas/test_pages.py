from __future__ import annotations

import re

import pytest

from salname.know import book as books
from salname.show.atlas import view

from .conftest import DOCUMENT, HOSTILE, PAGES, TEXT, TestClient


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["az", "en"])
def test_every_page_answers_in_both_languages(client: TestClient, address: str, language: str) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert len(answer.content) < 150_000


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_first_heading_and_no_unescaped_words_of_the_text(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert page.count("<h1") == 1
    assert HOSTILE not in page


@pytest.mark.parametrize("address", PAGES)
def test_every_link_inside_leads_somewhere(client: TestClient, address: str) -> None:
    for link in set(re.findall(r'href="(/[^"#]*)', client.get(address).text)):
        answer = client.get(link.replace("&amp;", "&"), follow_redirects=True)
        assert answer.status_code == 200 or link == "/audit", link


def test_every_entry_of_the_navigation_has_a_page(client: TestClient) -> None:
    for entry in client.app.state.nav:  # type: ignore[attr-defined]
        assert isinstance(entry, view.Nav)
        assert client.get(entry.address).status_code == 200


def test_the_overview_names_persons_places_and_states_and_leads_to_the_words_of_figures(client: TestClient) -> None:
    page = client.get("/").text
    for label in ("Aydın Səmədov", "Bakı", "Gülyaz"):
        assert label in page
    start = TEXT.index("57,1 %")
    assert f"?o={start}-{start + 6}#o={start}-{start + 6}" in page


def test_what_the_text_does_not_say_is_said(client: TestClient) -> None:
    assert "mətndə deyilmir" in client.get("/figures").text


def test_figures_are_filtered_by_kind_measure_entity_and_period(client: TestClient) -> None:
    assert "2,5 milyon" in client.get("/figures?kind=money").text
    assert "38" not in _main(client.get("/figures?entity=Gülyaz&to=1930").text)
    assert "57,1" not in _main(client.get("/figures?measure=əhali&from=1930").text)


def test_a_series_is_a_table_of_its_points_with_their_words(client: TestClient) -> None:
    page = client.get("/figures/series?of=Gülyaz&measures=əhali&unit=%25").text
    for words in ("57,1 %", "38 %"):
        start = TEXT.index(words)
        assert f"o={start}-{start + len(words)}" in page


def test_figures_as_csv_cannot_run_as_a_formula_in_a_spreadsheet(client: TestClient) -> None:
    table = client.get("/figures/figures.csv").text
    assert "'=SUM(A1)" in table
    assert table.startswith("\ufeffmeasures,of,low,high,unit")


def test_events_without_a_time_come_last_and_inferred_times_are_marked(client: TestClient) -> None:
    page = _main(client.get("/events").text)
    assert page.index("Gülyaz xanlığının qurulması") < page.index("Seçki") < page.index("Çıxış")
    assert "zaman kontekstdən götürülüb" in page


def test_a_named_thing_has_its_spellings_facts_events_figures_and_neighbours(client: TestClient) -> None:
    page = client.get("/names/Gülyaz").text
    for words in ("Gülyaz xanlığı", "paytaxt", "e.ə. 300", "57,1"):
        assert words in page
    assert "Bakı" in page


def test_a_place_with_coordinates_has_a_map(client: TestClient) -> None:
    assert 'class="land"' in client.get("/names/Bakı").text
    assert 'class="land"' not in client.get("/names/Aydın Səmədov").text


def test_search_marks_the_words_it_found_and_leads_to_them(client: TestClient) -> None:
    page = client.get("/search?q=paytaxt").text
    start = TEXT.index("paytaxtı")
    assert "<mark>paytaxtı</mark>" in page
    assert f"o={start}-{start + 8}" in page


def test_the_timeline_reaches_from_before_our_era_and_says_that_its_axis_is_not_even(client: TestClient) -> None:
    page = client.get("/timeline").text
    assert "e.ə. 300" in page
    assert "Ox bərabər deyil" in page


NOWHERE = (
    "/text/yoxdur.txt", "/names/Yoxdur", "/record/t999999", "/record/", "/nowhere", "/figures/series?of=x&measures=y",
    "/static/nothing.css", "/static/..%2fapp.py",
)  # fmt: skip
SENSELESS = (
    "/figures?from=abc&page=-3", "/timeline?from=9&to=-9", "/map?from=5000&to=5001", f"/text/{DOCUMENT}?o=9-3",
    f"/text/{DOCUMENT}?o=99999999-999999999", f"/text/{DOCUMENT}?page=999", "/events?page=999999&type=x",
    "/names?kind=zzz&page=0", "/search?q=%22%22%22*)(",
)  # fmt: skip


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_said_with_status_404(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", SENSELESS)
def test_senseless_questions_get_a_page_all_the_same(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_record_page_shows_value_rule_and_the_way_to_the_words(client: TestClient, book_path: str) -> None:
    with books.open(book_path) as book:
        stored = next(s for s in book.records("time") if s.record.quote == "1991-ci ilin dekabrında")
    page = client.get(f"/record/{stored.id}").text
    for words in ("dekabr 1991", "1991-12", "invented", f"o={stored.record.start}-{stored.record.end}"):
        assert words in page


def test_an_empty_book_has_every_page(tmp_path: object) -> None:
    from pathlib import Path

    from salname.show.atlas.app import application

    path = Path(str(tmp_path)) / "empty.salname"
    books.open_for_writing(path).close()
    with TestClient(application(path)) as visitor:
        for address in ("/", "/timeline", "/figures", "/names", "/map", "/events", "/search?q=x", "/about"):
            answer = visitor.get(address)
            assert answer.status_code == 200, address
        assert visitor.get("/text").status_code == 404


def _main(page: str) -> str:
    """The content of a page without its filters."""
    return re.sub(r"<form.*?</form>", "", page.split("<main")[1].split("</main>")[0], flags=re.DOTALL)
