import dataclasses
import sqlite3
import threading
from pathlib import Path

import pytest
from book_samples import TEXT, at, document, records
from hypothesis import given, settings
from hypothesis import strategies as st

import salname
from salname import know, read
from salname.errors import BookError, NewerBookError
from salname.know import schema
from salname.know.book import Book
from salname.model import Event, Name, Participant, Span, Time


@pytest.fixture
def book() -> Book:
    made = know.temporary()
    made.add(document(), records())
    return made


def in_order(found: list) -> list:
    return sorted(found, key=lambda r: (r.start, -r.end, r.kind_name))


def test_every_record_comes_back_as_it_went_in(book: Book) -> None:
    assert [s.record for s in book.records()] == in_order(records())


def test_records_come_in_order_of_place(book: Book) -> None:
    numbers = [int(s.id[1:]) for s in book.records()]
    assert numbers == sorted(numbers)
    assert [s.record.start for s in book.records()] == sorted(r.start for r in records())


def test_records_of_one_kind_can_be_asked_for(book: Book) -> None:
    assert {type(s.record) for s in book.records("event")} == {Event}
    assert len(list(book.records("event"))) == 2


def test_records_that_touch_a_stretch_can_be_asked_for(book: Book) -> None:
    line = TEXT.index("\n")
    first = list(book.records(document="narınqala.txt", end=line))
    second = list(book.records(document="narınqala.txt", start=line))
    assert [s.id for s in first + second] == [s.id for s in book.records()]
    inside = next(s for s in book.records("relation"))
    middle = (inside.record.start + inside.record.end) // 2
    assert inside in list(book.records(start=middle, end=middle + 1))


def test_a_record_is_found_by_its_id(book: Book) -> None:
    for stored in book.records():
        assert book.record(stored.id) == stored


@pytest.mark.parametrize("id", ["t99999", "x1", "", "t", "t²", "1", "e-1"])
def test_an_unknown_id_is_refused(book: Book, id: str) -> None:
    with pytest.raises(BookError, match="no record"):
        book.record(id)


def test_names_lead_to_their_entities(book: Book) -> None:
    khan = next(e for e in book.entities() if e.label == "Murad xan")
    founding = next(book.records("event"))
    assert founding.links["Murad xan"] == khan.id
    assert [m.record.base for m in book.mentions(khan.id)] == ["Murad xan"] * 2
    assert book.entity(khan.id) == khan


def test_entities_are_counted_over_all_documents_or_in_one(book: Book) -> None:
    book.add(document("ikinci.txt"), records())
    assert [(e.label, e.mentions) for e in book.entities("place")] == [("Narınqala", 4)]
    assert [(e.label, e.mentions) for e in book.entities("place", document="ikinci.txt")] == [("Narınqala", 2)]
    assert len(book.entities(limit=1)) == 1


def test_a_figure_leads_to_what_it_is_a_figure_of(book: Book) -> None:
    stored = next(book.records("figure"))
    assert book.entity(stored.links["Narınqala"]).label == "Narınqala"


def test_the_text_comes_back_to_the_letter(book: Book) -> None:
    assert book.text("narınqala.txt") == TEXT
    assert book.passage("narınqala.txt", 5, 30) == TEXT[5:30]
    assert book.passage("narınqala.txt", 60, 10_000) == TEXT[60:]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_passage_of_a_text_in_chunks_is_the_text(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "CHUNK", 7)
        made = know.temporary()
        text = "ə" + data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
        made.add(document("a.txt", text), [])
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text) + 3))
        assert made.passage("a.txt", start, end) == text[start:end]
        assert made.text("a.txt") == text


def test_sentences_can_be_asked_for_whole_or_by_a_stretch(book: Book) -> None:
    every = book.sentences("narınqala.txt")
    assert [s.text for s in every] == [TEXT[s.start : s.end] for s in every]
    assert [s.paragraph for s in every] == [0, 0, 1]
    assert book.sentences("narınqala.txt", every[1].start, every[1].start + 1) == every[1:2]
    assert book.sentences("narınqala.txt", every[1].end - 1) == every[1:]


def test_a_document_is_listed_with_its_fingerprint(book: Book) -> None:
    (row,) = book.documents()
    assert (row.name, row.length, row.encoding) == ("narınqala.txt", len(TEXT), "utf-8")
    assert len(row.sha256) == 64


def test_adding_a_document_again_replaces_it(book: Book) -> None:
    book.add(document(), records()[:2])
    assert sum(book.counts().values()) == 2
    assert [e.label for e in book.entities()] == ["Narınqala"]
    assert len(book.search("saldı")) == 1


def test_a_document_that_is_removed_leaves_nothing(book: Book) -> None:
    book.remove("narınqala.txt")
    assert book.documents() == ()
    assert list(book.records()) == []
    assert book.entities() == ()
    assert book.search("saldı") == ()
    with book.reading() as connection:
        for table in (schema.texts, schema.sentences, schema.participants):
            assert connection.execute(table.select()).first() is None


def test_an_unknown_document_is_refused(book: Book) -> None:
    for ask in (book.text, book.sentences, book.remove):
        with pytest.raises(BookError, match="no document 'yoxdur'"):
            ask("yoxdur")


@pytest.mark.parametrize(("start", "quote"), [(1, "Narınqala"), (0, "Narinqala"), (0, ""), (500, "Narınqala")])
def test_a_record_whose_quote_is_not_at_its_offsets_is_refused_and_nothing_is_kept(start: int, quote: str) -> None:
    made = know.temporary()
    wrong = Name(start=start, end=start + len(quote), quote=quote, kind="place", base="x", entity="x")
    with pytest.raises(BookError, match=r"narınqala\.txt: a name quotes"):
        made.add(document(), [*records(), wrong])
    assert made.documents() == ()
    assert list(made.records()) == []


def test_the_years_of_a_time_stand_beside_it(book: Book) -> None:
    text = "e.ə. 300 ilindən 1917-ci ilin noyabrına, sonra isə bu gün"
    times = [
        Time(**at(text, "e.ə. 300"), kind="date", edtf="-0299"),
        Time(**at(text, "1917-ci ilin noyabrına"), kind="date", edtf="1917-11"),
        Time(**at(text, "bu gün"), kind="date", edtf="PRESENT_REF"),
    ]
    book.add(document("b.txt", text), times)
    table = schema.RECORDS["time"]
    with book.reading() as connection:
        rows = connection.execute(table.select().where(table.c.document_id == 2).order_by(table.c.start)).all()
    assert [(r.first_year, r.last_year) for r in rows] == [(-299, -299), (1917, 1917), (None, None)]


def test_any_field_of_a_record_survives(book: Book) -> None:
    text = "Murad xan"
    event = Event(
        **at(text, text),
        type="other",
        label="“ ' \" \\ \n",
        participants=tuple(Participant("agent", f"{i}") for i in range(12)),
        also=(Span(0, 5), Span(6, 9)),
        inferred_time=True,
        confidence=0.25,
    )
    book.add(document("b.txt", text), [event])
    (stored,) = book.records("event", "b.txt")
    assert stored.record == event


def test_a_book_is_opened_again_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    with know.open(path) as made:
        made.add(document(), records())
    assert [s.record for s in salname.open(path).records()] == in_order(records())


def test_a_book_that_is_open_for_reading_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    know.open(path).close()
    reader = salname.open(path)
    with pytest.raises(BookError, match="open for reading only"):
        reader.add(document(), records())
    with pytest.raises(BookError, match="cannot be written"), reader.reading() as connection:
        connection.execute(schema.documents.delete())


def test_plain_sqlite_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    with know.open(path) as made:
        made.add(document(), records())
    with sqlite3.connect(path) as plain:
        rows = plain.execute("SELECT quote, edtf, first_year FROM times ORDER BY start").fetchall()
        assert rows == [("1735-ci ildə", "1735", 1735), ("1760-cı ildə", "1760", 1760)]
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone() == (str(schema.VERSION),)
    plain.close()


def test_a_book_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    know.open(path).close()
    plain = sqlite3.connect(path)
    plain.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    plain.execute("UPDATE meta SET value = '9.0' WHERE key = 'salname'")
    plain.commit()
    plain.close()
    with pytest.raises(NewerBookError, match=r"made by a newer Salname \(9\.0"):
        salname.open(path)


@pytest.mark.parametrize("contents", [b"", b"no book at all", b"SQLite format 3\x00" + b"\x00" * 100])
def test_a_file_that_is_no_book_is_refused(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "n.salname"
    path.write_bytes(contents)
    with pytest.raises(BookError, match="is no book"):
        salname.open(path)


def test_another_sqlite_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE documents (id INTEGER)")
    plain.commit()
    plain.close()
    with pytest.raises(BookError, match="is no book"):
        salname.open(path)


def test_a_missing_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="does not exist"):
        salname.open(tmp_path / "yoxdur.salname")


def test_several_threads_ask_and_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "n.salname"
    know.open(path).close()
    book = know.open(path)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            book.add(document(f"{number}.txt"), records())
            assert len(list(book.records(document=f"{number}.txt"))) == len(records())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(book.documents()) == 6


def test_a_record_class_and_its_table_have_the_same_fields() -> None:
    for kind, table in schema.RECORDS.items():
        names = {f.name for f in dataclasses.fields(schema.RECORD_TYPES[kind])} - {"value", "participants"}
        assert names <= set(table.c.keys())


def test_the_library_way_of_the_readme(tmp_path: Path) -> None:
    from salname import reading

    text = read.text("Şəhər 1806-cı ildə salınıb.", name="a.txt")
    book = know.open(tmp_path / "a.salname")
    book.add(text, reading.records(text))
    assert [d.name for d in book.documents()] == ["a.txt"]
