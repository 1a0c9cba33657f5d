"""What stands around the text: the passage's timeline and map, what is known of words, comparing, causes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from salname import read
from salname.know import book as books
from salname.know.state.days import EVER, NEVER, Window, number, window
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation
from salname.show.atlas.app import application
from salname.show.atlas.drawings import axis, timeline
from salname.show.atlas.queries.polities import Life

from .conftest import DOCUMENT, HOSTILE, TEXT, TestClient

ONE, OTHER = "birinci.txt", "ikinci.txt"
_TEXTS = {
    ONE: f"Gülyazın paytaxtı Bakı idi. Uzun quraqlıq çayların qurumasına səbəb oldu. {HOSTILE} Quruma aclıq gətirdi.",
    OTHER: "Gülyazın paytaxtı Şuşa idi. Əhali 40 min nəfər idi.",
}


def _at(document: str, record: type, words: str, **values: object) -> AnyRecord:
    start = _TEXTS[document].index(words)
    made: AnyRecord = record(start=start, end=start + len(words), quote=words, rule="invented", **values)
    return made


def _records(document: str) -> list[AnyRecord]:
    city = {ONE: "Bakı", OTHER: "Şuşa"}[document]
    found = [
        _at(document, Name, "Gülyazın", kind="polity", base="Gülyaz", entity="Gülyaz"),
        _at(document, Relation, f"Gülyazın paytaxtı {city} idi", subject="Gülyaz", property="capital", object=city),
    ]
    if document == ONE:
        drought = "Uzun quraqlıq çayların qurumasına səbəb oldu"
        found += [
            _at(ONE, Relation, drought, subject="çayların tez quruması", property="cause", object="uzun quraqlıq"),
            _at(ONE, Event, "qurumasına", type="disaster", label="Çayların tez quruması", time="1890",
                participants=(Participant("patient", "çaylar"),)),
            _at(ONE, Relation, "Quruma aclıq gətirdi", subject=f"aclıq {HOSTILE}", property="cause",
                object="çayların tez quruması"),
        ]  # fmt: skip
    else:
        taking = (Participant("agent", "Gülyaz"), Participant("patient", "Gülyaz"))
        found.append(_at(OTHER, Event, "paytaxtı", type="reform", label="Gülyazın yenilənməsi", participants=taking))
        found.append(_at(OTHER, Figure, "40 min nəfər", kind="count", value=40_000.0, unit="person", measures="əhali"))
    return sorted(found, key=lambda r: (r.start, -r.end))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor to a book of two documents that disagree."""
    path: Path = tmp_path_factory.mktemp("two") / "iki.salname"
    with books.open_for_writing(path) as book:
        for name, text in _TEXTS.items():
            book.add(read.text(text, name=name), _records(name))
    with TestClient(application(path), headers={"accept-language": "az"}) as visitor:
        yield visitor


def _words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_the_passage_has_its_years_its_places_and_its_persons(client: TestClient) -> None:
    page = client.get(f"/text/{DOCUMENT}").text
    aside = page[page.index('<aside class="follow"') : page.index("</aside>")]
    assert re.search(r"t\d+:1926:1926", aside)
    assert re.search(r"t\d+:-299:-299", aside)
    assert re.search(r'data-n="n\d+"[^>]*><title>Bakı</title>', aside)
    assert re.search(r'<li data-n="n\d+ n\d+"><a[^>]*>Aydın Səmədov</a>', aside)


def test_a_permalink_says_its_words_and_leads_to_what_is_known_of_them(client: TestClient) -> None:
    start = TEXT.index("paytaxtı")
    page = client.get(f"/text/{DOCUMENT}?o={start}-{start + 13}").text
    assert f"/words/{'g%C3%BClyaz.txt'}?o={start}-{start + 13}" in page
    assert "paytaxtı Bakı" in _words(page[page.index('class="asked"') :])[:40]


def test_what_is_known_of_words_is_their_things_and_their_records(client: TestClient) -> None:
    start = TEXT.index("paytaxtı")
    said = _words(client.get(f"/words/{DOCUMENT}?o={start}-{start + 13}").text)
    for words in ("paytaxtı Bakı", "Bakı yer", "Gülyaz paytaxt: Bakı"):
        assert words in said


def test_words_are_known_wherever_they_are_said_even_if_no_record_is_there(client: TestClient) -> None:
    start = TEXT.index("ayırdı")
    assert "heç nə oxunmayıb" in client.get(f"/words/{DOCUMENT}?o={start}-{start + 6}").text


def test_a_part_of_the_page_of_words_comes_without_the_page_around_it(client: TestClient) -> None:
    part = client.get(f"/words/{DOCUMENT}?o=0-14&part=1").text
    assert "<html" not in part
    assert "Gülyaz" in part


@pytest.mark.parametrize("asked", ["", "?o=5-5", "?o=9-2", "?o=x-y", "?o=99999-100000"])
def test_words_that_are_nowhere_are_not_found(client: TestClient, asked: str) -> None:
    assert client.get(f"/words/{DOCUMENT}{asked}").status_code == 404


def test_a_thing_is_found_by_another_of_its_spellings(client: TestClient) -> None:
    answer = client.get("/names/Gülyaz xanlığı", follow_redirects=False)
    assert answer.headers["location"] == "/names/G%C3%BClyaz"


def test_documents_stand_side_by_side_with_their_words(two: TestClient) -> None:
    page = two.get("/compare").text
    differ = page[page.index('id="differ"') : page.index('id="agree"')]
    assert "Bakı" in differ
    assert "Şuşa" in differ
    assert differ.count("<mark>") == 2
    assert f'href="/text/{OTHER}?o=0-26#o=0-26"' in differ
    alone = _words(page[page.index('id="alone"') : page.index('id="things"')])
    assert "40.000 nəfər" in alone or "40 min nəfər" in alone


def test_documents_can_be_chosen_and_one_alone_is_not_compared(two: TestClient) -> None:
    assert 'id="differ"' in two.get(f"/compare?of={ONE}&of={OTHER}").text
    assert 'id="differ"' not in two.get(f"/compare?of={ONE}").text
    assert 'id="differ"' not in two.get("/compare?of=yoxdur.txt").text


def test_a_book_of_one_text_says_that_there_is_nothing_to_compare(client: TestClient) -> None:
    assert "salname build" in client.get("/compare").text


def test_causes_are_nested_lists_that_lead_to_their_words(two: TestClient) -> None:
    page = two.get("/events/causes").text
    said = _words(page[page.index("<main") :])
    places = [said.index(w) for w in ("uzun quraqlıq", "çayların tez quruması", "aclıq")]
    assert places == sorted(places)
    assert page.count("<ol>") == 2
    assert f'href="/text/{ONE}?o=' in page
    assert HOSTILE not in page


def test_a_node_can_be_walked_to_its_causes_and_consequences(two: TestClient) -> None:
    page = two.get("/events/causes?at=1").text
    before, after = page[page.index('class="before"') :].split('class="after"')
    assert "uzun quraqlıq" in before
    assert "aclıq" in after
    assert "1890" in page
    assert two.get("/events/causes?at=9").status_code == 404


def test_a_book_without_causes_says_so(client: TestClient) -> None:
    assert "mətndə deyilmir" in client.get("/events/causes").text


def _life(label: str, since: Window, until: Window, sure: bool = True) -> Life:
    return Life(label, "/", since, until, sure, "1", "2")


def _bands(*lives: Life) -> tuple[timeline.Band, ...]:
    scale = axis.build([(1900, 1999, 1)], 1000.0, (1900, 2000))
    assert scale
    return timeline.timeline(scale, [], lives, str).bands


def test_a_polity_is_certain_only_between_the_bounds_of_its_beginning_and_its_end() -> None:
    begin, end = window("191X"), window("1950")
    assert begin
    assert end
    (band,) = _bands(_life("Gülyaz", begin, end))
    assert band.x < band.sure_x < band.sure_end < band.end
    assert not band.open_start


def test_a_polity_that_rests_on_a_guess_is_certain_nowhere() -> None:
    known = Window(number(1920), number(1921))
    (band,) = _bands(_life("Gülyaz", known, Window(number(1950), number(1951)), sure=False))
    assert band.sure_x == band.sure_end
    assert band.end > band.x


def test_polities_off_the_axis_are_left_out_and_open_ones_reach_a_little_on() -> None:
    old = _life("Köhnə", Window(number(1500), number(1501)), Window(number(1600), number(1601)))
    unended = _life("Yeni", Window(number(1950), number(1950)), Window(EVER, EVER))
    unbegun = _life("Əvvəlki", Window(NEVER, NEVER), Window(number(1950), number(1950)))
    bands = {b.label: b for b in _bands(old, unended, unbegun)}
    assert set(bands) == {"Yeni", "Əvvəlki"}
    assert bands["Yeni"].end > bands["Yeni"].sure_end
    assert bands["Əvvəlki"].x < bands["Əvvəlki"].sure_x


def test_a_place_of_the_axis_has_the_year_that_stands_there() -> None:
    scale = axis.build([(1900, 1999, 5), (-500, -400, 2), (1991, 1991, 9)], 1000.0)
    assert scale
    for year in (-450, 1905, 1950, 1991):
        assert abs(scale.year(scale.x(year + 0.5)) - year) <= (scale.last - scale.first) / 1000


def test_the_timeline_can_be_stepped_through_without_a_script(client: TestClient) -> None:
    page = client.get("/timeline?from=1920&to=1940").text
    steps = dict(re.findall(r'href="/timeline\?from=(-?\d+)&amp;to=(-?\d+)">[←+−]?', page))
    assert len(steps) >= 3
    assert all(int(a) <= int(z) for a, z in steps.items())


def test_the_overview_has_a_place_to_ask_and_questions_that_can_be_answered(client: TestClient) -> None:
    page = client.get("/").text
    assert '<form class="question" action="/ask">' in page
    assert re.search(r'href="/ask\?q=[^"]+paytaxt', page)


def test_an_event_in_which_a_thing_has_two_parts_is_listed_once(two: TestClient) -> None:
    assert two.get("/names/Gülyaz").text.count("Gülyazın yenilənməsi") == 1


@pytest.mark.parametrize("address", ["/state", "/institutions"])
def test_the_state_opens_at_a_year_that_the_text_tells_of(client: TestClient, address: str) -> None:
    on = re.search(r'name="on"[^>]* value="(-?\d{4})', client.get(address).text)
    assert on
    assert int(on[1]) <= 1991
