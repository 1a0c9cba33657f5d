"""State and yearbook from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salname import cli, know, read
from salname.model import Name, Relation

TEXT = "Gülstanın paytaxtı Daşkənddir. Gülstanda 1961-ci ildən prezident Aslan Tağıyevdir. Gülstan böyükdür."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    def at(words: str) -> dict[str, object]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words), "quote": words}

    with know.open(tmp_path / "b.salname") as made:
        made.add(
            read.text(TEXT, name="a.txt"),
            [
                Name(kind="polity", base="Gülstan", entity="Gülstan", **at("Gülstanın")),  # type: ignore[arg-type]
                Name(kind="person", base="Aslan Tağıyev", entity="Aslan Tağıyev", **at("Aslan Tağıyev")),  # type: ignore[arg-type]
                Relation(
                    subject="Aslan Tağıyev", property="position_held", object="Gülstan prezidenti", time="1961/1968",
                    **at("prezident Aslan Tağıyevdir"),  # type: ignore[arg-type]
                ),
            ],
        )  # fmt: skip
    return tmp_path / "b.salname"


def test_state_says_who_held_an_office_and_by_which_words(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["state", str(book), "1965", "--of", "Gülstan", "--aspect", "president"]) == 0
    said = capsys.readouterr().out
    assert "Aslan Tağıyev" in said
    assert "prezident Aslan Tağıyevdir" in said


def test_state_says_that_the_text_does_not_say(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["state", str(book), "1800"]) == 0
    assert "Mətndə deyilmir" in capsys.readouterr().out


def test_state_as_json_has_bounds_and_evidence(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["state", str(book), "1965", "--of", "Gülstan", "--json"]) == 0
    (held,) = [h for h in json.loads(capsys.readouterr().out)["state"] if h["family"] == "office"]
    assert (held["since"], held["until"], held["certain"]) == ("1961", "1968", True)
    assert held["evidence"][0]["quote"] == "prezident Aslan Tağıyevdir"


def test_checks_are_answered_a_line_each(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "a", "date": "1965", "aspect": "president", "subject": "Gülstan"},
        {"id": "b", "date": "2025", "aspect": "president", "subject": "Gülstan"},
    ]
    checks = tmp_path / "checks.jsonl"
    checks.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.run(["state", str(book), "--checks", str(checks), "--json"]) == 0
    got = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert got == [{"id": "a", "answers": ["Aslan Tağıyev"]}, {"id": "b", "answers": []}]


@pytest.mark.parametrize(
    "arguments", [["state", "B"], ["state", "B", "dünən"], ["state", "B", "--checks", "none.jsonl"]]
)
def test_what_is_wrong_is_said_in_one_line(
    book: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([str(book) if a == "B" else a for a in arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith("salname: ")
    assert said.count("\n") == 1


def test_the_aspects_can_be_listed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["state", str(book), "--aspect", "list"]) == 0
    assert {"capital", "president", "status"} <= set(capsys.readouterr().out.split("\n"))


def test_what_changed_is_told_with_signs(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["state", str(book), "1966", "--since", "1955"]) == 0
    assert "+ prezident: Aslan Tağıyev" in capsys.readouterr().out


def test_a_yearbook_is_printed_and_written_as_json(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["yearbook", str(book), "1965"]) == 0
    assert "Aslan Tağıyev" in capsys.readouterr().out
    assert cli.run(["yearbook", str(book), "1965", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["offices"][0]["value"] == "Aslan Tağıyev"
