"""A small invented book, and ways to ask its atlas."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from starlette.applications import Starlette

from salname import read
from salname.know import book as books
from salname.model import AnyRecord, Event, Figure, Name, Participant, Record, Relation, Time
from salname.show.atlas.app import application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOSTILE = '<script>alert("ov")</script>'

TEXT = f"""Gülyaz xanlığı e.ə. 300-cü ildə quruldu. Onun paytaxtı Bakı idi.
Gülyazın əhalisi 1926-cı ildə 57,1 % artdı, 1939-cu ildə 38 % artdı. Aydın Səmədov 1991-ci ilin dekabrında seçildi.
Aydın Səmədov Almatıda {HOSTILE} dedi və 2.500.000 manat ayırdı.
"""

DOCUMENT = "gülyaz.txt"


def _at(record: type[Record], words: str, nth: int = 0, **fields: object) -> AnyRecord:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return record(start=start, end=start + len(words), quote=words, rule="invented", **fields)  # type: ignore[return-value]


def records() -> list[AnyRecord]:
    """What a reader takes from the text."""
    found = [
        _at(Time, "e.ə. 300-cü ildə", kind="date", edtf="-0299"),
        _at(Time, "1926-cı ildə", kind="date", edtf="1926"),
        _at(Time, "1939-cu ildə", kind="date", edtf="1939"),
        _at(Time, "1991-ci ilin dekabrında", kind="date", edtf="1991-12"),
        _at(Name, "Gülyaz xanlığı", kind="polity", base="Gülyaz xanlığı", entity="Gülyaz"),
        _at(Name, "Bakı", kind="place", base="Bakı", entity="Bakı"),
        _at(Name, "Gülyazın", kind="polity", base="Gülyaz", entity="Gülyaz"),
        _at(Name, "Aydın Səmədov", kind="person", base="Aydın Səmədov", entity="Aydın Səmədov"),
        _at(Name, "Aydın Səmədov", 1, kind="person", base="Aydın Səmədov", entity="Aydın Səmədov"),
        _at(Name, "Almatıda", kind="place", base="Almatı", entity="Almatı"),
        _at(Figure, "57,1 %", kind="share", value=57.1, unit="%", measures="əhali", of="Gülyaz", time="1926"),
        _at(Figure, "38 %", kind="share", value=38.0, unit="%", measures="əhali", of="Gülyaz", time="1939"),
        _at(Figure, "2.500.000 manat", kind="money", value=2_500_000.0, unit="manat", measures="=SUM(A1)"),
        _at(Event, "quruldu", type="founding", label="Gülyaz xanlığının qurulması", time="-0299",
            participants=(Participant("patient", "Gülyaz xanlığı"),)),
        _at(Event, "seçildi", type="election", label=f"Seçki {HOSTILE}", time="1991-12", inferred_time=True,
            participants=(Participant("person", "Aydın Səmədov"),)),
        _at(Event, "dedi", type="speech", label="Çıxış"),
        _at(Relation, "Onun paytaxtı Bakı idi", subject="Gülyaz", property="capital", object="Bakı"),
        _at(Relation, "Gülyaz xanlığı e.ə. 300-cü ildə quruldu", subject="Gülyaz", property="inception",
            object="e.ə. 300-cü il", time="-0299"),
    ]  # fmt: skip
    return sorted(found, key=lambda r: (r.start, -r.end))


@pytest.fixture(scope="session")
def book_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("atlas") / "gülyaz.salname"
    with books.open_for_writing(path) as book:
        book.add(read.text(TEXT, name=DOCUMENT), records())
    return path


@pytest.fixture(scope="session")
def app(book_path: Path) -> Starlette:
    return application(book_path)


@pytest.fixture
def client(app: Starlette) -> TestClient:
    """A visitor without cookies who prefers Azerbaijani."""
    return TestClient(app, headers={"accept-language": "az"})


PAGES = (
    "/", f"/text/{DOCUMENT}", f"/text/{DOCUMENT}?o=0-14", "/timeline", "/timeline?from=1900&to=1999", "/figures",
    "/figures?kind=money", "/figures/series?of=Gülyaz&measures=əhali&unit=%25", "/names", "/names?kind=person",
    "/names?find=gül", "/names/Gülyaz", "/names/Bakı", "/map", "/events", "/events?type=election", "/search",
    "/search?q=paytaxt", "/search?q=yoxdur-belə", "/about",
    "/state", "/state?on=1995", "/year/1991", "/institutions", "/compare", "/events/causes",
    f"/words/{DOCUMENT}?o=0-14", "/ask", "/ask?q=paytaxt", "/audit", "/review", "/review?kind=event", "/review/history",
)  # fmt: skip
"""Every page of the atlas, in its usual states."""
