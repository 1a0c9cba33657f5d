"""The audit from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salname import cli
from salname.know import building

TEXT = "Ağsu şəhəri 1735-ci ildə salınıb.Sonra orada bağ salmaga başladılar. Hazırda bazar işləyir."


@pytest.fixture
def book(tmp_path: Path) -> str:
    source = tmp_path / "ağsu.txt"
    source.write_text(TEXT, encoding="utf-8")
    building.build([source], tmp_path / "b.salname")
    return str(tmp_path / "b.salname")


def test_findings_come_as_json_lines(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["audit", book, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    typo = next(row for row in rows if row["kind"] == "typo")
    start, end = typo["spans"][0]
    assert (TEXT[start:end], typo["severity"]) == ("salmaga", "warning")


def test_a_table_shows_the_words(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["audit", book]) == 0
    out = capsys.readouterr().out
    assert "salmaga" in out
    assert "1 warning" in out


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_exit_status_follows_the_gravest_finding(book: str, level: str, status: int) -> None:
    assert cli.run(["audit", book, "--json", "--fail-on", level]) == status


def test_sarif_points_at_lines_and_columns(book: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.run(["audit", book, "--sarif", "--severity", "warning"]) == 0
    log = json.loads(capfdbinary.readouterr().out)
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (log["version"], result["level"], region["startLine"]) == ("2.1.0", "warning", 1)
    assert region["charOffset"] == TEXT.index("salmaga")
    assert region["startColumn"] == region["charOffset"] + 1


def test_sarif_is_an_export_too(book: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.run(["export", book, "--to", "sarif"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["runs"]


def test_the_checks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["audit", "--checks"]) == 0
    assert "spelling" in capsys.readouterr().out


def test_a_severity_that_there_is_not_is_refused(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["audit", book, "--fail-on", "fatal"]) == 2
    assert "choose from" in capsys.readouterr().err
