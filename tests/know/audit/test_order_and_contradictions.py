"""The order of dates, and statements that cannot all be true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from salname.know.audit import Finding
from salname.model import Figure, Name, Relation, Time

Found = Callable[..., list[Finding]]


def time(words: str, edtf: str) -> tuple[Any, ...]:
    return Time, words, {"kind": "date", "edtf": edtf}


def name(words: str, kind: str, entity: str = "") -> tuple[Any, ...]:
    return Name, words, {"kind": kind, "base": words, "entity": entity or words}


def relation(words: str, subject: str, prop: str, obj: str, at: str | None = None) -> tuple[Any, ...]:
    return Relation, words, {"subject": subject, "property": prop, "object": obj, "time": at}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Aydın Salehli (1890-1852) şair idi.", ["life_reversed"]),
        ("Aydın Salehli (12 may 1852, Quba – 3 mart 1890, Bakı) şair idi.", []),
        ("Darnalar (e.ə. 300-120) yaşayırdı.", []),
    ],
)
def test_a_life_does_not_end_before_it_begins(found: Found, text: str, codes: list[str]) -> None:
    assert [f.code for f in found(text, check="life-spans")] == codes


def test_a_span_does_not_end_before_it_begins(found: Found) -> None:
    text = "Müharibə 1828-1826-cı illərdə oldu."
    assert [f.code for f in found(text, time("1828-1826-cı illərdə", "1828/1826"), check="spans")] == [
        "end_before_start"
    ]


def test_a_consequence_is_not_older_than_its_cause(found: Found) -> None:
    text = "1931-ci ildə bənd uçdu. Bunun nəticəsində 1928-ci ildə kənd su altında qaldı."
    times = [time("1931-ci ildə", "1931"), time("1928-ci ildə", "1928")]
    assert [f.code for f in found(text, *times, check="consequences")] == ["effect_before_cause"]
    later = text.replace("1928", "1932")
    times = [time("1931-ci ildə", "1931"), time("1932-ci ildə", "1932")]
    assert found(later, *times, check="consequences") == []


def test_a_year_is_not_both_to_come_and_past(found: Found) -> None:
    text = "Şirkət 2014-cü ildə zavodu açmağı planlaşdırır. Şəhərdə 2016-cı ildə seçki keçirildi."
    assert [f.code for f in found(text, check="layers")] == ["future_and_past"]


def test_a_death_before_the_birth_is_an_error(found: Found) -> None:
    text = "Kamal 1871-ci ildə doğuldu. Kamal 1851-ci ildə öldü."
    facts = [
        relation("Kamal 1871-ci ildə doğuldu", "Kamal", "born", "1871"),
        relation("Kamal 1851-ci ildə öldü", "Kamal", "died", "1851"),
    ]
    assert [f.code for f in found(text, *facts, check="lives")] == ["life_reversed"]


def test_an_office_before_the_birth_is_reported(found: Found) -> None:
    text = "Kamal 1871-ci ildə doğuldu. O, 1850-ci ildə nazir oldu."
    facts = [
        relation("Kamal 1871-ci ildə doğuldu", "Kamal", "born", "1871"),
        relation("1850-ci ildə nazir oldu", "Kamal", "position_held", "nazir", "1850"),
    ]
    assert [f.code for f in found(text, *facts, check="lives")] == ["before_birth"]


def test_two_years_of_founding_contradict_each_other(found: Found) -> None:
    text = "Kollec 1911-ci ildə açıldı. Kollec 1923-cü ildə açıldı."
    facts = [
        relation("Kollec 1911-ci ildə açıldı", "Kollec", "inception", "1911"),
        relation("Kollec 1923-cü ildə açıldı", "Kollec", "inception", "1923"),
    ]
    assert [f.parts["second"] for f in found(text, *facts, check="two-dates")] == ["1923"]


def test_a_year_and_a_day_in_it_agree(found: Found) -> None:
    text = "Kollec 1911-ci ildə açıldı. Kollec 5 may 1911-ci ildə açıldı."
    facts = [
        relation("Kollec 1911-ci ildə açıldı", "Kollec", "inception", "1911"),
        relation("5 may 1911-ci ildə açıldı", "Kollec", "inception", "1911-05-05", "1911-05-05"),
    ]
    assert found(text, *facts, check="two-dates") == []


def test_two_figures_of_one_thing_at_one_time_are_mentioned(found: Found) -> None:
    text = "1897-ci ildə Gorusun 900 evi vardı. 1897-ci ildə Gorusda 1400 ev sayıldı."
    common = {"unit": "house", "kind": "count", "measures": "ev", "of": "Gorus", "time": "1897"}
    facts = [(Figure, "900", {"value": 900.0, **common}), (Figure, "1400", {"value": 1400.0, **common})]
    assert [f.code for f in found(text, *facts, check="two-figures")] == ["two_figures"]


def test_a_neighbour_is_in_the_list_of_borders(found: Found) -> None:
    text = "Ölkə Almaniya, Avstriya və Polşa ilə həmsərhəddir. Qonşu Almaniya, Avstriya və Norveç ilə ticarət edir."
    names = [name(w, "polity") for w in ("Almaniya", "Avstriya", "Polşa", "Norveç")]
    second = text.index("Qonşu")
    again = [
        (Name, w, {"kind": "polity", "base": w.split()[-1], "entity": w.split()[-1]})
        for w in ("Qonşu Almaniya", "Avstriya və Norveç")
    ]
    findings = found(text, *names, *again, check="neighbours")
    assert all(p.start > second for f in findings for p in f.spans[1:])


def test_what_is_dissolved_does_not_go_on(found: Found) -> None:
    text = "Müsavat komitəsi 1920-ci ildə ləğv edildi. Müsavat komitəsi 1925-ci ildə də fəaliyyət göstərirdi."
    names = [name("Müsavat komitəsi", "organisation")]
    start = text.index("Müsavat", 10)
    names.append(
        (
            Name,
            text[start : start + 25],
            {"kind": "organisation", "base": "Müsavat komitəsi", "entity": "Müsavat komitəsi"},
        )
    )
    assert [f.code for f in found(text, *names, check="gone-yet-active")] == ["active_after_end"]
