"""The review from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salname import cli
from salname.know import book as books
from salname.know import building
from salname.model import Time


@pytest.fixture
def book(tmp_path: Path) -> Path:
    source = tmp_path / "ağsu.txt"
    source.write_text("Ağsu şəhəri 1735-ci ildə salınıb. Şəhər 1795-ci ildə böyüyüb.", encoding="utf-8")
    building.build([source], tmp_path / "b.salname")
    return tmp_path / "b.salname"


def first_time(book: Path) -> str:
    with books.open(book) as opened:
        return next(opened.records(kind="time")).id


def test_a_correction_is_kept_and_can_be_taken_back(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["review", "decide", str(book), first_time(book), "correct", "edtf=1734"]) == 0
    uid = capsys.readouterr().out.split()[0]
    with books.open(book) as opened:
        corrected = [s.record.edtf for s in opened.records(kind="time") if isinstance(s.record, Time)]
    assert cli.run(["review", "undo", str(book), uid]) == 0
    with books.open(book) as opened:
        undone = [s.record.edtf for s in opened.records(kind="time") if isinstance(s.record, Time)]
    assert (corrected, undone) == (["1734", "1795"], ["1735", "1795"])


def test_exported_decisions_can_be_imported_into_another_book(book: Path, tmp_path: Path) -> None:
    building.build([tmp_path / "ağsu.txt"], tmp_path / "other.salname")
    cli.run(["review", "decide", str(book), first_time(book), "reject"])
    assert cli.run(["review", "export", str(book), "-o", str(tmp_path / "d.jsonl")]) == 0
    assert cli.run(["review", "import", str(tmp_path / "other.salname"), str(tmp_path / "d.jsonl")]) == 0
    with books.open(tmp_path / "other.salname") as opened:
        assert [s.record.quote[:4] for s in opened.records(kind="time")] == ["1795"]


def test_confirmed_records_become_gold(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["review", "decide", str(book), first_time(book), "accept"])
    capsys.readouterr()
    cli.run(["review", "gold", str(book)])
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["record"], row["edtf"]) == ("time", "1735")


def test_a_wrong_decision_is_one_line_and_status_two(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["review", "decide", str(book), "t9999", "accept"]) == 2
    assert capsys.readouterr().err.startswith("salname: ")


def test_words_that_were_passed_over_become_a_record(book: Path) -> None:
    fields = ["kind=other", "base=şəhər", "entity=şəhər"]
    assert cli.run(["review", "add", str(book), "ağsu.txt", "34-39", "name", *fields]) == 0
    with books.open(book) as opened:
        assert "Şəhər" in [s.record.quote for s in opened.records(kind="name")]


def test_a_mention_becomes_a_thing_of_its_own(book: Path) -> None:
    with books.open(book) as opened:
        name = next(opened.records(kind="name")).id
    assert cli.run(["review", "split", str(book), "Ağsu qalası", name]) == 0
    with books.open(book) as opened:
        assert "Ağsu qalası" in [e.label for e in opened.entities()]


def test_who_has_seen_a_decision_replaces_it(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = first_time(book)
    cli.run(["review", "decide", str(book), record, "correct", "edtf=1734", "--author", "Aygün"])
    uid = capsys.readouterr().out.split()[0]
    cli.run(["review", "decide", str(book), record, "reject", "--author", "Rəşad", "--seen", uid])
    assert capsys.readouterr().out.split()[1] == "applied"


@pytest.mark.parametrize("line", ["[]", "{}", '{"uid": 1}', '{"target": {"selector": [1, 2]}}', "no json"])
def test_what_is_no_decision_is_not_taken_in(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    (tmp_path / "d.jsonl").write_text(line, encoding="utf-8")
    assert cli.run(["review", "import", str(book), str(tmp_path / "d.jsonl")]) == 2
    assert capsys.readouterr().err.startswith("salname: ")
