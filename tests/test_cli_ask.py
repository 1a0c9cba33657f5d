from __future__ import annotations

import json
from pathlib import Path

import pytest

from salname.cli import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ask")
    text = folder / "ağsu.txt"
    text.write_text("Ağsu şəhəri 1735-ci ildə salınıb. Şəhərdə üç məscid var.\n", encoding="utf-8")
    assert run(["build", str(text), "-o", str(folder / "b.salname"), "-q"]) == 0
    return str(folder / "b.salname")


def test_a_question_is_answered_with_its_words(book: str, capfd: Captured) -> None:
    assert run(["ask", book, "Ağsu şəhəri nə vaxt salınıb?"]) == 0
    told = capfd.readouterr().out
    assert told.splitlines()[0] == "1735-ci ildə"
    assert "Ağsu şəhəri 1735-ci ildə salınıb." in told


def test_what_the_text_does_not_say_is_said_so(book: str, capfd: Captured) -> None:
    assert run(["ask", book, "Şəhərin meri kimdir?"]) == 0
    assert "Mətndə deyilmir." in capfd.readouterr().out


def test_a_file_of_questions_is_answered_a_line_each(book: str, tmp_path: Path, capfd: Captured) -> None:
    asked = tmp_path / "q.jsonl"
    rows = [{"id": "a", "question": "Ağsu nə vaxt salınıb?"}, {"id": "b", "question": "Şəhərdə neçə məscid var?"}]
    asked.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert run(["ask", book, "--questions", str(asked), "--json"]) == 0
    given = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(g["id"], g["answered"]) for g in given] == [("a", True), ("b", True)]
    assert given[1]["value"] == 3


@pytest.mark.parametrize("content", ["no json", '{"id": 1}', "[]"])
def test_a_file_that_has_no_questions_is_refused_in_a_line(book: str, tmp_path: Path, content: str) -> None:
    asked = tmp_path / "q.jsonl"
    asked.write_text(content, encoding="utf-8")
    assert run(["ask", book, "--questions", str(asked)]) != 0


def test_no_question_is_refused(book: str) -> None:
    assert run(["ask", book]) != 0
