"""The build: documents through all stages into a book that takes the place of the old one."""

import os
import sqlite3
import sys
import types
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, Table, Text, func, insert, select

import salname
from salname import know, read, reading
from salname.errors import BookError, ReadError
from salname.know import building, schema
from salname.know.book import Book
from salname.model import Name, Span, Time

PARAGRAPH = "Narınqala şəhəri 1735-ci ildə salınıb. 1860-cı ildə orada 12 min nəfər yaşayırdı.\n"


def text_file(folder: Path, name: str = "a.txt", text: str = PARAGRAPH) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_build_makes_a_book_of_exactly_the_texts_given(tmp_path: Path) -> None:
    target = tmp_path / "x.salname"
    building.build([text_file(tmp_path, "a.txt"), text_file(tmp_path, "b.md")], target)
    building.build([text_file(tmp_path, "b.md"), text_file(tmp_path, "c.txt")], target)
    assert [d.name for d in salname.open(target).documents()] == ["b.md", "c.txt"]


def test_the_summary_says_what_was_made(tmp_path: Path) -> None:
    made = building.build([text_file(tmp_path)], tmp_path / "x.salname")
    book = salname.open(made.path)
    assert (made.documents, made.characters) == (1, len(PARAGRAPH))
    assert made.counts == book.counts()
    assert made.years is None or made.years[0] <= made.years[1]


def test_the_records_are_those_of_the_library(tmp_path: Path) -> None:
    source = text_file(tmp_path)
    made = building.build([source], tmp_path / "x.salname")
    assert tuple(s.record for s in salname.open(made.path).records()) == salname.read(source).records


def fake_records(document: read.document.Document) -> tuple[Time | Name, ...]:
    """One time and one name in each paragraph, with every kind of offset in them."""
    found: list[Time | Name] = []
    for paragraph in document.paragraphs:
        year = Span(paragraph.start + 17, paragraph.start + 29)
        name = Span(paragraph.start, paragraph.start + 9)
        quote = document.quote(year.start, year.end)
        found.append(Time(start=year.start, end=year.end, quote=quote, kind="date", edtf="1735", resolved_from=name))
        quote = document.quote(name.start, name.end)
        base = {"base": quote, "entity": quote}
        found.append(Name(start=name.start, end=name.end, quote=quote, kind="place", also=(year,), **base))
    return tuple(found)


def test_a_long_text_is_read_in_pieces_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "records", fake_records)
    source = text_file(tmp_path, text=PARAGRAPH * 30)
    whole = salname.open(building.build([source], tmp_path / "whole.salname").path)
    monkeypatch.setattr(building, "PIECE", 3 * len(PARAGRAPH) + 10)
    pieces = salname.open(building.build([source], tmp_path / "pieces.salname").path)
    assert [s.record for s in pieces.records()] == [s.record for s in whole.records()]
    assert pieces.sentences("a.txt") == whole.sentences("a.txt")
    assert pieces.entities() == whole.entities()
    text = pieces.text("a.txt")
    for stored in pieces.records():
        assert text[stored.record.start : stored.record.end] == stored.record.quote


def test_steps_tell_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "records", fake_records)
    monkeypatch.setattr(building, "PIECE", 2 * len(PARAGRAPH))
    steps: list[building.Step] = []
    building.build([text_file(tmp_path, text=PARAGRAPH * 4)], tmp_path / "x.salname", on_step=steps.append)
    assert [s.done for s in steps] == [0, 2 * len(PARAGRAPH), 4 * len(PARAGRAPH)]
    assert {(s.number, s.of, s.length) for s in steps} == {(1, 1, 4 * len(PARAGRAPH))}


def test_the_same_text_gives_the_same_book_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    source = text_file(tmp_path)
    first = building.build([source], tmp_path / "x.salname").path.read_bytes()
    assert building.build([source], tmp_path / "y.salname").path.read_bytes() == first


def test_a_bad_file_in_a_folder_is_left_out_and_said(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    text_file(folder)
    (folder / "b.txt").write_bytes(b"\x00\x01\x02")
    made = building.build([folder], tmp_path / "x.salname")
    assert made.documents == 1
    assert [w for w in made.warnings if "b.txt" in w and "binary" in w]


def test_a_folder_with_nothing_readable_in_it_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "b.txt").write_bytes(b"")
    with pytest.raises(ReadError, match="no text could be read"):
        building.build([folder], tmp_path / "x.salname")
    assert not (tmp_path / "x.salname").exists()


def nothing_else(folder: Path) -> bool:
    return not [p for p in folder.iterdir() if "-part-" in p.name or p.name.endswith("-journal")]


def test_a_build_that_fails_leaves_the_old_book_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.salname"
    source = text_file(tmp_path)
    building.build([source], target)
    before = target.read_bytes()

    def fail(_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(reading, "records", fail)
    with pytest.raises(RuntimeError):
        building.build([source], target)
    assert target.read_bytes() == before
    assert nothing_else(tmp_path)


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / "x.salname-part-999999999"
    left.write_bytes(b"half a book")
    going_on = tmp_path / f"x.salname-part-{os.getppid()}"
    going_on.write_bytes(b"another build")
    building.build([text_file(tmp_path)], tmp_path / "x.salname")
    assert not left.exists()
    assert going_on.exists()


def test_what_is_no_book_is_never_written_over(tmp_path: Path) -> None:
    target = text_file(tmp_path, "important.txt", "nothing of yours")
    with pytest.raises(BookError, match="is no book"):
        building.build([text_file(tmp_path)], target)
    assert target.read_text(encoding="utf-8") == "nothing of yours"


def test_a_book_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real.salname", tmp_path / "link.salname"
    link.symlink_to(real)
    building.build([text_file(tmp_path)], link)
    assert link.is_symlink()
    assert real.is_file()


def test_who_reads_during_a_rebuild_sees_the_old_book_and_then_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.salname"
    building.build([text_file(tmp_path, "old.txt")], target)
    reader = salname.open(target)
    seen: list[list[str]] = []
    monkeypatch.setattr(reading, "records", lambda _: seen.append([d.name for d in reader.documents()]) or ())
    half_read = iter(reader.records())
    next(half_read, None)
    building.build([text_file(tmp_path, "new.txt")], target)
    assert seen == [["old.txt"]]
    assert {s.document for s in half_read} <= {"old.txt"}
    assert [d.name for d in reader.documents()] == ["new.txt"]


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A room as other modules of the package add it: one table that people fill, one that is derived."""
    room = types.ModuleType("rooms_of_a_test")
    room.notes = Table(  # type: ignore[attr-defined]
        "test_notes",
        schema.METADATA,
        Column("id", Integer, primary_key=True),
        Column("words", Text),
        info={"kept": True},
    )
    room.totals = Table("test_totals", schema.METADATA, Column("records", Integer))  # type: ignore[attr-defined]

    def derive(connection: object, book: Book) -> None:
        connection.execute(room.totals.delete())  # type: ignore[attr-defined]
        connection.execute(insert(room.totals), [{"records": len(list(book.records()))}])  # type: ignore[attr-defined]

    room.derive = derive  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, room.__name__, room)
    monkeypatch.setattr(schema, "ROOMS", (*schema.ROOMS, room.__name__))
    yield room
    schema.METADATA.remove(room.notes)  # type: ignore[attr-defined]
    schema.METADATA.remove(room.totals)  # type: ignore[attr-defined]


def test_what_people_have_entered_survives_a_rebuild(tmp_path: Path, rooms: types.ModuleType) -> None:
    target = tmp_path / "x.salname"
    source = text_file(tmp_path)
    building.build([source], target)
    with know.open(target).writing() as connection:
        connection.execute(insert(rooms.notes), [{"words": "yoxlanılıb"}])
    building.build([source], target)
    with salname.open(target).reading() as connection:
        assert connection.execute(select(rooms.notes.c.words)).scalars().all() == ["yoxlanılıb"]


def test_what_people_enter_while_a_rebuild_runs_is_in_the_new_book(
    tmp_path: Path, rooms: types.ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.salname"
    source = text_file(tmp_path)
    building.build([source], target)
    desk = know.open(target)

    def enter(_: object) -> tuple[()]:
        with desk.writing() as connection:
            connection.execute(insert(rooms.notes), [{"words": "arada"}])
        return ()

    monkeypatch.setattr(reading, "records", enter)
    building.build([source], target)
    with desk.writing() as connection:
        connection.execute(insert(rooms.notes), [{"words": "sonra"}])
    with salname.open(target).reading() as connection:
        assert connection.execute(select(rooms.notes.c.words)).scalars().all() == ["arada", "sonra"]


def test_rooms_are_derived_from_the_records_at_every_change(tmp_path: Path, rooms: types.ModuleType) -> None:
    target = tmp_path / "x.salname"
    building.build([text_file(tmp_path)], target)
    book = know.open(target)

    def total() -> int:
        with book.reading() as connection:
            return int(connection.execute(select(func.max(rooms.totals.c.records))).scalar_one())

    assert total() == len(list(book.records()))
    book.remove("a.txt")
    assert total() == 0


def crash(target: Path) -> None:
    """Leave a book as a writer does that dies in the middle of a change."""
    child = os.fork()
    if not child:
        connection = sqlite3.connect(target, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM sentences")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", ((f"k{i}", "v" * 4000) for i in range(200)))
        os._exit(9)
    os.waitpid(child, 0)
    assert target.with_name(f"{target.name}-journal").exists()


def test_a_change_that_a_crash_cut_short_is_undone_for_the_next_reader(tmp_path: Path) -> None:
    target = building.build([text_file(tmp_path)], tmp_path / "x.salname").path
    crash(target)
    assert len(salname.open(target).sentences("a.txt")) == 2


def test_a_journal_that_a_crash_left_is_not_played_into_the_new_book(tmp_path: Path) -> None:
    target = building.build([text_file(tmp_path)], tmp_path / "x.salname").path
    crash(target)
    building.build([text_file(tmp_path, "b.txt")], target)
    assert [d.name for d in salname.open(target).documents()] == ["b.txt"]
    assert len(salname.open(target).sentences("b.txt")) == 2
    plain = sqlite3.connect(target)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()
