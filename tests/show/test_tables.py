"""The table of figures as CSV and as Parquet."""

from __future__ import annotations

import csv
import io

import pytest

from salname import know, read, reading
from salname.know.book import Book
from salname.show import export
from salname.show.export import _tables

TEXT = (
    "Təpənin sahəsi 2,5 ha idi. 1936-cı ildə zavodda 300-dən artıq fəhlə çalışırdı. "
    "Bitkinin hündürlüyü 30-60 sm-dir. Temperatur -15 °C-dir."
)


@pytest.fixture
def book() -> Book:
    made = know.temporary()
    document = read.text(TEXT, name="təpə.txt")
    made.add(document, reading.records(document))
    return made


def rows(book: Book) -> list[dict[str, str]]:
    out = io.BytesIO()
    export.write(book, "csv", out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"))))


def test_csv_has_one_row_a_figure_with_its_words(book: Book) -> None:
    found = rows(book)
    assert [r["quote"] for r in found] == ["2,5 ha", "300-dən artıq fəhlə", "30-60 sm-dir", "-15 °C-dir"]
    assert all(TEXT[int(r["start"]) : int(r["end"])] == r["quote"] for r in found)
    assert {r["document"] for r in found} == {"təpə.txt"}


def test_si_stands_beside_the_original_unit(book: Book) -> None:
    first = rows(book)[0]
    assert (first["value"], first["unit"], first["si_value"], first["si_unit"]) == ("2.5", "ha", "25000", "m2")


def test_a_bound_leaves_the_other_end_open(book: Book) -> None:
    second = rows(book)[1]
    assert (second["low"], second["high"], second["bound"]) == ("300", "", ">")
    assert (second["time_start"], second["time_end"]) == ("1936", "1936")


def test_a_range_has_both_ends_and_its_middle(book: Book) -> None:
    third = rows(book)[2]
    assert (third["low"], third["value"], third["high"]) == ("30", "45", "60")


def test_no_cell_opens_with_a_formula(book: Book) -> None:
    for row in rows(book):
        for cell in row.values():
            assert len(cell) < 2 or (cell[0] not in "=+@" and not (cell[0] == "-" and not cell[1].isdigit()))


def test_parquet_holds_the_same_rows(book: Book) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    out = io.BytesIO()
    export.write(book, "parquet", out)
    table = parquet.read_table(io.BytesIO(out.getvalue()))
    assert tuple(table.column_names) == _tables.COLUMNS
    assert table.column("quote").to_pylist() == [r["quote"] for r in rows(book)]
    assert table.column("value").to_pylist() == [2.5, 300.0, 45.0, -15.0]


def test_a_book_without_figures_has_a_table_without_rows() -> None:
    made = know.temporary()
    assert rows(made) == []
    out = io.BytesIO()
    export.write(made, "parquet", out)
    assert out.getvalue()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("1941/1945", ("1941", "1945")),
        ("195X/196X", ("1950", "1969")),
        ("13XX", ("1300", "1399")),
        ("1986-12-17", ("1986-12-17", "1986-12-17")),
        ("1954~", ("1954", "1954")),
        ("../1997", (None, "1997")),
        ("PRESENT_REF", (None, None)),
        (None, (None, None)),
    ],
)
def test_an_edtf_value_has_a_first_and_a_last_point(edtf: str | None, span: tuple[str | None, str | None]) -> None:
    assert _tables.span(edtf) == span
