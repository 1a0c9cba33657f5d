"""Invented documents with records made by hand, so that the book is tested apart from the reading."""

from __future__ import annotations

from salname import read
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation, Span, Time
from salname.read.document import Document

TEXT = (
    "Narınqala şəhərini 1735-ci ildə Murad xan saldı. Narınqalada 12 min nəfər yaşayırdı.\n"
    "Murad xan 1760-cı ildə vəfat etdi; şəhər Təzəkənd vilayətinin mərkəzi idi."
)


def at(text: str, quote: str, nth: int = 0) -> dict[str, int | str]:
    """Give the place of the ``nth`` occurrence of some words, as a record's arguments."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def document(name: str = "narınqala.txt", text: str = TEXT) -> Document:
    return read.text(text, name=name)


def records(text: str = TEXT) -> list[AnyRecord]:
    place = {"kind": "place", "base": "Narınqala", "entity": "Narınqala"}
    khan = {"kind": "person", "base": "Murad xan", "entity": "Murad xan"}
    year = at(text, "1735-ci ildə")
    return [
        Name(**at(text, "Narınqala"), **place, rule="name.place", confidence=0.9),
        Time(**year, kind="date", edtf="1735", rule="time.year"),
        Name(**at(text, "Murad xan"), **khan),
        Event(
            **at(text, "saldı"),
            type="founding",
            label="Narınqalanın salınması",
            time="1735",
            participants=(Participant("agent", "Murad xan"), Participant("place", "Narınqala")),
            also=(Span(0, 9),),
        ),
        Name(**at(text, "Narınqalada"), **place),
        Figure(
            **at(text, "12 min nəfər"),
            kind="count",
            value=12000,
            unit="person",
            measures="əhali",
            of="Narınqala",
            bound="~",
        ),
        Name(**at(text, "Murad xan", 1), **khan),
        Time(
            **at(text, "1760-cı ildə"),
            kind="date",
            edtf="1760",
            resolved_from=Span(int(year["start"]), int(year["end"])),
        ),
        Event(**at(text, "vəfat etdi"), type="death", label="Murad xanın ölümü", inferred_time=True),
        Relation(
            **at(text, "şəhər Təzəkənd vilayətinin mərkəzi idi"),
            subject="Narınqala",
            property="part_of",
            object="Təzəkənd",
            time="1735/..",
        ),
        Figure(
            **at(text, "12 min"), kind="measure", value=(0.5, 2.25), unit="km2", measures="sahə", rule="figure.range"
        ),
    ]
