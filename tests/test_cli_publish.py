"""``salname publish`` and ``salname report`` at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from salname.cli import run

Captured = pytest.CaptureFixture[str]
TEXT = "Narınqala şəhəri 1735-ci ildə salınıb. 1860-cı ildə orada 12 min nəfər yaşayırdı.\n"


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "şəhər.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", "-q", "şəhər.txt"]) == 0
    return "şəhər.salname"


def test_a_folder_is_written_and_named(book: str, capfd: Captured) -> None:
    assert run(["publish", book, "sayt"]) == 0
    assert "open sayt/index.html" in capfd.readouterr().out
    assert Path("sayt/index.html").is_file()


def test_one_file_is_written_in_the_language_asked_for(book: str, capfd: Captured) -> None:
    assert run(["publish", book, "--single", "kitab.html", "--lang", "en"]) == 0
    assert "kitab.html: 0." in capfd.readouterr().out
    assert '<html lang="en">' in Path("kitab.html").read_text(encoding="utf-8")


def test_a_quiet_publication_says_nothing(book: str, capfd: Captured) -> None:
    assert run(["publish", book, "sayt", "--quiet"]) == 0
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["publish", "şəhər.salname"], "give either a folder"),
        (["publish", "şəhər.salname", "sayt", "--single", "x.html"], "give either a folder"),
        (["publish", "şəhər.salname", "sayt", "--lang", "xx"], "choose from az, en"),
        (["publish", "yox.salname", "sayt"], "yox.salname"),
        (["publish", "şəhər.salname", "."], "not empty and no earlier publication"),
        (["publish", "şəhər.salname", "şəhər.txt"], "is a file"),
        (["report", "şəhər.salname", "-o", "x.odt"], "ends in .pdf, .docx, .html"),
        (["report", "şəhər.salname", "--lang", "xx"], "choose from az, en"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: list[str], said: str, capfd: Captured) -> None:
    assert run(arguments) == 2
    error = capfd.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_report_is_written_by_the_ending_of_its_name(book: str, capfd: Captured) -> None:
    assert run(["report", book, "-o", "hesabat.html"]) == 0
    assert "hesabat.html: 0." in capfd.readouterr().out
    assert "Narınqala" in Path("hesabat.html").read_text(encoding="utf-8")
