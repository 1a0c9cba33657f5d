"""The TimeML export: well formed, the text untouched, every time in its place."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest

from salname import know, read
from salname.interpret import dates
from salname.show.export import timeml
from salname.tag import times

TEXT = (
    "Sex 1935-40-cı illərdə <böyük> & varlı idi. 1930-cu ilin payızında yandı.\n"
    "Martın 3-də təmir olundu. Təxminən 1950-ci ildə bağlandı. Tikinti 4 ay çəkdi. "
    "E.ə. 331-ci ildə burada şəhər vardı. "
    "Uzun illər boş qaldı."
)


def exported(**texts: str) -> ElementTree.Element:
    book = know.temporary()
    for name, text in texts.items():
        document = read.text(text, name=name)
        book.add(document, dates.resolve(document, times.find(document)))
    out = io.StringIO()
    timeml.write(book, out)
    return ElementTree.fromstring(out.getvalue().encode())


def test_the_text_comes_through_untouched() -> None:
    root = exported(sex=TEXT)
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]


def test_every_time_has_its_type_and_value() -> None:
    found = [(e.text, e.get("type"), e.get("value"), e.get("mod")) for e in exported(sex=TEXT).iter("TIMEX3") if e.text]
    assert found == [
        ("1935-40-cı illərdə", "DURATION", "P6Y", None),
        ("1930-cu ilin payızında", "DATE", "1930-FA", None),
        ("Martın 3-də", "DATE", "1930-03-03", None),
        ("1950-ci ildə", "DATE", "1950", "APPROX"),
        ("4 ay", "DURATION", "P4M", None),
        ("E.ə. 331-ci ildə", "DATE", "BC0331", None),
        ("Uzun illər", "DURATION", "PXX", None),
    ]


def test_an_interval_lies_between_two_points_and_an_anaphor_has_its_anchor() -> None:
    tags = {e.get("tid"): e for e in exported(sex=TEXT).iter("TIMEX3")}
    span = next(e for e in tags.values() if e.text == "1935-40-cı illərdə")
    assert [tags[span.get(role)].get("value") for role in ("beginPoint", "endPoint")] == ["1935", "1940"]
    day = next(e for e in tags.values() if e.text == "Martın 3-də")
    assert tags[day.get("anchorTimeID")].text == "1930-cu ilin payızında"


def test_several_documents_make_a_corpus() -> None:
    root = exported(bir="1930-cu il", iki="1940-cı il")
    assert root.tag == "corpus"
    assert [d.text for d in root.iter("DOCID")] == ["bir", "iki"]


@pytest.mark.parametrize("sign", ["\x0b", "\x00"])
def test_a_sign_that_xml_cannot_hold_is_replaced(sign: str) -> None:
    (element,) = exported(a=f"Sex{sign} 1930-cu ildə yandı.").iter("TIMEX3")
    assert element.text == "1930-cu ildə"
