"""One name in several spellings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from salname.know.audit import Finding
from salname.model import Name

Found = Callable[..., list[Finding]]


def name(words: str, kind: str = "place") -> tuple[Any, ...]:
    return Name, words, {"kind": kind, "base": words, "entity": words}


@pytest.mark.parametrize(("one", "two"), [("Qorqan", "Korqan"), ("Bahtiyar", "Baxtiyar"), ("Selcan", "Səlcan")])
def test_transliterations_of_one_name_are_variants(found: Found, one: str, two: str) -> None:
    findings = found(f"Orada {one} var. Burada {two} var.", name(one), name(two), check="spelling-variants")
    assert [f.parts["variants"] for f in findings] == [", ".join(sorted((one, two)))]


@pytest.mark.parametrize(("one", "two"), [("I Murad", "II Murad"), ("Rəsulov", "Rəsulova"), ("Astara", "Ustara xan")])
def test_numbers_and_gender_tell_names_apart(found: Found, one: str, two: str) -> None:
    findings = found(
        f"Orada {one} idi. Burada {two} idi.", name(one, "person"), name(two, "person"), check="spelling-variants"
    )
    assert findings == []


def test_capitals_inside_a_name_are_mentioned(found: Found) -> None:
    findings = found(
        "Sonra UMUD partiyası gəldi. Umud partiyası getdi.",
        name("UMUD partiyası", "organisation"),
        name("Umud partiyası", "organisation"),
        check="spelling-variants",
    )
    assert [(f.code, f.severity) for f in findings] == [("case_variant", "info")]


def test_the_old_and_the_new_name_of_a_city_are_told(found: Found) -> None:
    findings = found("Müəllim Tiflisdə oxudu. Sonra Tbilisiyə köçdü, oradan Bakıya getdi.", check="place-aliases")
    assert [(f.code, f.parts["variants"]) for f in findings] == [("known_aliases", "Tbilisi, Tiflis")]


def test_names_that_the_text_joins_are_only_mentioned(found: Found) -> None:
    findings = found("Müəllim Tiflisdə (indiki Tbilisi) oxudu.", check="place-aliases")
    assert [(f.code, f.severity) for f in findings] == [("joined_aliases", "info")]


def test_a_person_under_two_transliterations_is_one(found: Found) -> None:
    one, two = "Kamran Qulubəyov", "Kamran Kulubeyov"
    findings = found(
        f"Əvvəl {one} gəldi. Sonra {two} danışdı.", name(one, "person"), name(two, "person"), check="person-variants"
    )
    assert [f.code for f in findings] == ["person_variant"]


def test_brothers_are_two(found: Found) -> None:
    one, two = "Kamran Salehli", "Vaqif Salehli"
    findings = found(
        f"Əvvəl {one} gəldi. Sonra {two} danışdı.", name(one, "person"), name(two, "person"), check="person-variants"
    )
    assert findings == []
