import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "know"))

from book_samples import TEXT, document, records

from salname import know
from salname.errors import SalnameError
from salname.show import export


def lines(name: str = "records") -> list[dict[str, object]]:
    book = know.temporary()
    book.add(document(), records())
    out = io.BytesIO()
    export.write(book, name, out)
    return [json.loads(line) for line in out.getvalue().decode("utf-8").split("\n") if line]


def test_every_record_is_one_line_with_its_words() -> None:
    rows = lines()
    assert len(rows) == len(records())
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["quote"]
        assert row["document"] == "narınqala.txt"
        assert {"record", "id", "rule", "confidence"} <= row.keys()


def test_all_five_kinds_are_written() -> None:
    assert {row["record"] for row in lines()} == {"time", "figure", "name", "event", "relation"}


def test_a_time_has_what_records_asks_for() -> None:
    first = next(row for row in lines() if row["record"] == "time")
    assert (first["kind"], first["edtf"], first["named"], first["rule"]) == ("date", "1735", False, "time.year")


def test_a_whole_number_is_written_as_one_and_a_range_as_a_pair() -> None:
    values = [row["value"] for row in lines() if row["record"] == "figure"]
    assert sorted(map(str, values)) == ["12000", "[0.5, 2.25]"]


def test_an_event_has_its_participants_and_its_other_places() -> None:
    founding = next(row for row in lines() if row["record"] == "event")
    assert founding["participants"] == [
        {"role": "agent", "name": "Murad xan"},
        {"role": "place", "name": "Narınqala"},
    ]
    assert founding["also"] == [[0, 9]]


def test_a_relation_has_both_ends() -> None:
    fact = next(row for row in lines() if row["record"] == "relation")
    assert (fact["subject"], fact["property"], fact["object"]) == ("Narınqala", "part_of", "Təzəkənd")


def test_two_exports_are_the_same_to_the_byte() -> None:
    assert lines() == lines()


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SalnameError, match=r"no export is called 'pptx': choose from .*records"):
        lines("pptx")


def test_every_format_tells_what_it_is() -> None:
    for name in export.formats():
        assert (export.module(name).__doc__ or "").strip()
