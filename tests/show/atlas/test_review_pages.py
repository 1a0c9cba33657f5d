"""The review in the atlas, by forms alone, as it works without any script."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from salname.know import book as books
from salname.know import review
from salname.model import Event, Figure, Name, Time
from salname.show.atlas.app import application
from salname.show.atlas.trust import Keys

from .conftest import DOCUMENT, TEXT, TestClient

HOME = "http://testserver"


class Reviewer:
    """Someone at the desk: opens pages, and sends the forms on them."""

    def __init__(self, path: Path, name: str = "Aygün", client: Any = None):
        self.path = path
        self.name = name
        self.client = client or TestClient(application(path, keys=Keys()), headers={"accept-language": "az"})

    def form(self, address: str, action: str, nth: int = 0) -> dict[str, Any]:
        page = self.client.get(address).text
        forms = [f for f in re.findall(r"<form.*?</form>", page, flags=re.DOTALL) if f'action="{action}"' in f]
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', forms[nth])
        return {name: value.replace("&#39;", "'").replace("&amp;", "&") for name, value in hidden}

    def send(self, to: str, form: dict[str, Any], /, **more: Any) -> Any:
        headers = {"origin": HOME}
        return self.client.post(to, data={**form, "author": self.name, **more}, headers=headers)

    def decide(self, record: str, action: str, **more: Any) -> Any:
        return self.send("/review/decide", self.form(f"/review?at={record}", "/review/decide"), action=action, **more)

    def records(self, kind: Any) -> list[Any]:
        with books.open(self.path) as book:
            return [s.record for s in book.records(kind=kind)]

    def id_of(self, words: str) -> str:
        with books.open(self.path) as book:
            return next(s.id for s in book.records() if s.record.quote == words)

    def outcomes(self) -> list[str]:
        with books.open(self.path) as book:
            return [judged.outcome for judged in review.history(book)]


@pytest.fixture
def reviewer(book_path: Path, tmp_path: Path) -> Reviewer:
    shutil.copy(book_path, tmp_path / "b.salname")
    return Reviewer(tmp_path / "b.salname")


def corrected(reviewer: Reviewer, words: str, **fields: Any) -> Any:
    return reviewer.decide(reviewer.id_of(words), "correct", **{f"f-{name}": v for name, v in fields.items()})


def test_the_desk_shows_a_record_beside_its_words_and_how_far_the_review_is(reviewer: Reviewer) -> None:
    page = reviewer.client.get("/review").text
    assert "<mark>" in page
    assert re.search(r"<b>0</b> / 18", page)
    assert len(re.findall(r'aria-keyshortcuts="[arc]"', page)) == 3


def test_an_accepted_record_leads_to_the_next_and_counts(reviewer: Reviewer) -> None:
    first = reviewer.form("/review", "/review/decide")["record"]
    page = reviewer.decide(first, "accept")
    assert page.status_code == 200
    assert re.search(r"<b>1</b> / 18", page.text)
    assert f'name="record" value="{first}"' not in page.text


def test_a_rejected_record_is_gone_and_can_be_had_back(reviewer: Reviewer) -> None:
    page = reviewer.decide(reviewer.id_of("1926-cı ildə"), "reject")
    assert "1926" not in [t.edtf for t in reviewer.records("time")]
    undo = re.search(r'name="uid" value="(\w+)"', page.text)
    assert undo
    reviewer.send("/review/undo", reviewer.form("/review", "/review/decide"), uid=undo[1])
    assert "1926" in [t.edtf for t in reviewer.records("time")]


def test_a_time_can_be_corrected(reviewer: Reviewer) -> None:
    corrected(reviewer, "1926-cı ildə", kind="date", edtf="1927", calendar="gregorian")
    assert "1927" in [t.edtf for t in reviewer.records("time") if isinstance(t, Time)]


def test_a_figure_takes_numbers_as_people_type_them(reviewer: Reviewer) -> None:
    fields = {"kind": "money", "value": "2.500.001,5", "high": "3 000 000", "unit": "manat", "measures": "xərc"}
    corrected(reviewer, "2.500.000 manat", bound="=", **fields)
    (money,) = [f for f in reviewer.records("figure") if isinstance(f, Figure) and f.kind == "money"]
    assert (money.value, money.measures) == ((2_500_001.5, 3_000_000.0), "xərc")


def test_an_event_keeps_its_participants_through_the_form(reviewer: Reviewer) -> None:
    roles = {"f-role": ["patient", "place", "agent"], "f-person": ["Gülyaz xanlığı", "Bakı", ""]}
    id = reviewer.id_of("quruldu")
    reviewer.decide(id, "correct", **{"f-type": "founding", "f-label": "Quruluş", "f-time": "-0299", **roles})
    event = next(e for e in reviewer.records("event") if isinstance(e, Event) and e.quote == "quruldu")
    assert [(p.role, p.name) for p in event.participants] == [("patient", "Gülyaz xanlığı"), ("place", "Bakı")]


def test_the_words_of_a_record_can_be_corrected(reviewer: Reviewer) -> None:
    corrected(reviewer, "1926-cı ildə", kind="date", edtf="1926", calendar="gregorian", quote="1926-cı")
    assert "1926-cı" in [t.quote for t in reviewer.records("time")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"edtf": "yaxında"}, "“yaxında” zaman deyil"),
        ({"edtf": ""}, "boş ola bilməz"),
        ({"edtf": "1926", "quote": "belə söz yoxdur"}, "mətnin bu yerində yoxdur"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_keeps_what_was_typed(
    reviewer: Reviewer, fields: dict[str, str], said: str
) -> None:
    answer = corrected(reviewer, "1926-cı ildə", kind="date", calendar="gregorian", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert fields.get("quote", fields["edtf"]) in answer.text
    assert reviewer.outcomes() == []


def test_a_record_is_added_to_words_that_were_passed_over(reviewer: Reviewer) -> None:
    start = TEXT.index("paytaxtı")
    words = f"{start}-{start + 8}"
    assert "Bu sözlərə qeyd əlavə et" in reviewer.client.get(f"/text/{DOCUMENT}?o={words}").text
    form = reviewer.form(f"/review/add?document={DOCUMENT}&o={words}&kind=name", "/review/add")
    fields = {"f-kind": "other", "f-base": "paytaxt", "f-entity": "paytaxt"}
    answer = reviewer.send("/review/add", form, **fields)
    assert answer.status_code == 200
    assert "paytaxtı" in [n.quote for n in reviewer.records("name")]


def test_two_things_become_one_and_two_again(reviewer: Reviewer) -> None:
    form = reviewer.form("/names/Almatı", "/review/merge")
    page = reviewer.send("/review/merge", form, new="Bakı")
    assert page.url.path == "/names/Bakı"
    assert {n.entity for n in reviewer.records("name") if isinstance(n, Name) and n.base == "Almatı"} == {"Bakı"}
    undo = re.search(r'name="uid" value="(\w+)"', page.text)
    assert undo
    reviewer.send("/review/undo", form, uid=undo[1])
    assert "Almatı" in {n.entity for n in reviewer.records("name")}


def test_a_name_that_the_book_has_not_must_be_meant(reviewer: Reviewer) -> None:
    form = reviewer.form("/names/Almatı", "/review/merge")
    assert reviewer.send("/review/merge", form, new="Alma-Ata").status_code == 422
    assert reviewer.send("/review/merge", form, new="Alma-Ata", rename="yes").status_code == 200
    assert "Alma-Ata" in {n.entity for n in reviewer.records("name")}


def test_mentions_are_split_off(reviewer: Reviewer) -> None:
    form = reviewer.form("/names/Gülyaz", "/review/split")
    page = reviewer.send("/review/split", form, mention=[reviewer.id_of("Gülyazın")], new="Gülyaz kəndi")
    assert page.url.path == "/names/Gülyaz kəndi"
    assert [n.quote for n in reviewer.records("name") if n.entity == "Gülyaz kəndi"] == ["Gülyazın"]


def test_two_reviewers_at_once_lose_nothing_and_one_decision_is_chosen(reviewer: Reviewer) -> None:
    other = Reviewer(reviewer.path, "Rəşad", TestClient(reviewer.client.app, headers={"accept-language": "az"}))
    id = reviewer.id_of("1926-cı ildə")
    theirs = other.form(f"/review?at={id}", "/review/decide")
    fields = {"f-kind": "date", "f-calendar": "gregorian"}
    reviewer.decide(id, "correct", **fields, **{"f-edtf": "1927"})
    other.send("/review/decide", theirs, action="correct", **fields, **{"f-edtf": "1928"})
    assert reviewer.outcomes() == ["conflict", "conflict"]
    page = reviewer.client.get(f"/review?at={id}").text
    assert "1927" in page
    assert "1928" in page
    form = reviewer.form(f"/review?at={id}", "/review/decide")
    reviewer.send("/review/decide", form, action="take")
    assert reviewer.outcomes() == ["superseded", "superseded", "applied"]
    assert "1927" in [t.edtf for t in reviewer.records("time")]


def test_a_decision_on_a_record_that_a_rebuild_has_moved_is_not_taken(reviewer: Reviewer) -> None:
    form = reviewer.form(f"/review?at={reviewer.id_of('1926-cı ildə')}", "/review/decide")
    answer = reviewer.send("/review/decide", {**form, "o": "0-6"}, action="accept")
    assert answer.status_code == 409
    assert reviewer.outcomes() == []


def test_the_same_form_sent_twice_is_one_decision(reviewer: Reviewer) -> None:
    form = reviewer.form("/review", "/review/decide")
    reviewer.send("/review/decide", form, action="accept")
    reviewer.send("/review/decide", form, action="accept")
    assert reviewer.outcomes() == ["applied"]


def test_the_history_tells_every_decision_and_what_has_become_of_it(reviewer: Reviewer) -> None:
    corrected(reviewer, "1926-cı ildə", kind="date", edtf="1927", calendar="gregorian")
    page = reviewer.client.get("/review/history").text
    assert "<del>1926</del> <ins>1927</ins>" in page
    assert "qüvvədədir" in page
    lines = reviewer.client.get("/review/decisions.jsonl").text.splitlines()
    assert len(lines) == 1


def test_the_name_of_a_reviewer_is_remembered(reviewer: Reviewer) -> None:
    assert 'id="who"' in reviewer.client.get("/review").text
    reviewer.decide(reviewer.form("/review", "/review/decide")["record"], "accept")
    page = reviewer.client.get("/review").text
    assert 'id="who"' not in page
    assert 'value="Aygün"' in page


def test_nobody_decides_without_a_name(reviewer: Reviewer) -> None:
    reviewer.name = " "
    assert reviewer.decide(reviewer.id_of("1926-cı ildə"), "accept").status_code == 422
    assert reviewer.outcomes() == []


@pytest.mark.parametrize(
    "address", ["/review", "/review/history", "/names/Bakı", f"/text/{DOCUMENT}?o=0-6", "/review?at=t3"]
)
def test_a_book_that_is_only_read_has_no_form_that_writes(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert 'method="post"' not in page.text
    assert "desk" not in page.headers.get("set-cookie", "")
