from pathlib import Path

import pytest

import salname
from salname import read
from salname.errors import ReadError


def test_a_folder_is_searched_through_in_fixed_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/a.txt", "c/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("söz", encoding="utf-8")
    assert [s.name for s in read.sources([tmp_path])] == ["a.md", "b.txt", "c/a.txt"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("söz", encoding="utf-8")
    names = [s.name for s in read.sources([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"])]
    assert names == ["a.txt", (tmp_path / "y" / "a.txt").as_posix()]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("söz", encoding="utf-8")
    assert len(read.sources([path, tmp_path, path])) == 1


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(ReadError, match="no texts in it"):
        read.sources([tmp_path])


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read.sources([tmp_path / "yoxdur.txt"])


def test_the_package_called_like_a_function_reads_a_file_through(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Şəhər 1806-cı ildə salınıb.", encoding="utf-8")
    reading = salname.read(path)
    assert reading.document.name == "a.txt"
    assert all(reading.document.quote(r.start, r.end) == r.quote for r in reading.records)


def test_a_text_in_another_language_is_read_and_said() -> None:
    text = "The town lies on the river and has been known for its carpets since the days of old. " * 3
    document = read.from_bytes(text.encode(), "town.txt")
    assert document.warnings == ("town.txt: there seems to be no Azerbaijani in it: little will be found",)
