"""The yearbook of a year."""

from __future__ import annotations

from typing import Any

from salname import know, read, reading
from salname.know import yearbook
from salname.model import AnyRecord, Event, Figure, Participant, Relation

TEXT = """Aydın Səmədov 1901-ci ildə doğulub. Zavod 1930-cu ildə tikildi. Müharibə 1928-1932-ci illərdə davam etdi.
Şəhərdə 1930-cu ildə 12 məktəb var idi. Aydın Səmədov 1930-cu ildə vəfat etdi."""


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def made() -> yearbook.Yearbook:
    died = (Participant("patient", "Aydın Səmədov"),)
    born = at("1901-ci ildə doğulub")
    records: list[AnyRecord] = [
        Relation(subject="Aydın Səmədov", property="born", object="1901-ci il", time="1901", **born),
        Event(type="construction", label="Zavodun tikilməsi", time="1930", **at("tikildi")),
        Event(type="conflict", label="Müharibə", time="1928/1932", **at("Müharibə")),
        Figure(kind="count", value=12.0, unit="school", measures="məktəb", time="1930", **at("12 məktəb")),
        Event(type="death", label="Vəfat", time="1930", participants=died, **at("vəfat etdi")),
    ]  # fmt: skip
    book = know.temporary()
    book.add(read.text(TEXT, name="a.txt"), records)
    return yearbook.of(book, "1930")


def test_a_year_has_its_events_and_figures_and_what_lasted_longer_apart() -> None:
    found = made()
    assert [s.record.quote for s in found.events] == ["tikildi"]
    assert [s.record.quote for s in found.meanwhile] == ["Müharibə"]
    assert [s.record.quote for s in found.figures] == ["12 məktəb"]


def test_who_died_is_called_by_name_and_who_was_born_in_another_year_is_not_there() -> None:
    found = made()
    assert [yearbook.person(s) for s in found.died] == ["Aydın Səmədov"]
    assert found.born == ()


def test_a_year_of_which_nothing_is_said_is_empty() -> None:
    book = know.temporary()
    document = read.text("Ağsu şəhəri 1735-ci ildə salınıb.", name="b.txt")
    book.add(document, reading.records(document))
    assert yearbook.of(book, "1100").empty
