"""Misspellings in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salname.know.audit import Finding

Found = Callable[..., list[Finding]]


def said(findings: list[Finding]) -> dict[str, str]:
    return {f.parts["written"]: f.parts["meant"] for f in findings}


def test_a_slip_is_reported_once_with_all_its_places(found: Found) -> None:
    findings = found("Şəhərin ehtiyatlarını artırmaga çalışdılar. Sonra yenə artırmaga başladılar.", check="spelling")
    assert said(findings) == {"artırmaga": "artırmağa"}
    assert len(findings[0].spans) == 2


def test_a_word_at_the_head_of_a_sentence_keeps_its_capital(found: Found) -> None:
    assert said(found("Yol bağlandı. Düsmən geri çəkildi.", check="spelling")) == {"Düsmən": "Düşmən"}


def test_a_name_that_no_list_has_is_let_stand(found: Found) -> None:
    assert found("Kəndi Tarhun və Zobrak bəylər qurmuşdu.", check="spelling") == []


def test_a_country_with_a_letter_lost_is_reported(found: Found) -> None:
    assert said(found("Heyət əvvəlcə Yaponya və Koreyaya getdi.", check="spelling")) == {"Yaponya": "Yaponiya"}


def test_a_form_that_recurs_is_a_word_of_its_own(found: Found) -> None:
    text = "Burada nazik baza salındı. " + "Kəndin basmalı bəzəyi məşhurdur. " * 6
    assert "basmalı" not in said(found(text, check="spelling"))


@pytest.mark.parametrize(
    ("text", "written"), [("Bu, Туr dağıdır; adı mәlumdur.", "mәlumdur"), ("Kitab Çİndə çıxdı.", "Çİndə")]
)
def test_letters_of_another_alphabet_and_stray_capitals_are_seen(found: Found, text: str, written: str) -> None:
    assert written in {f.parts["written"] for f in found(text, check="foreign-letters")}


def test_only_forms_of_year_follow_a_year(found: Found) -> None:
    assert found("Qala 1783-cü ilin yazında tikildi, 1790-cı ildə dağıldı.", check="after-numbers") == []
    findings = found("Qala 1783-cü ibdə tikildi, 1790-cı ildə dağıldı.", check="after-numbers")
    assert [f.parts["meant"] for f in findings] == ["ildə"]


def test_a_century_is_not_a_captive(found: Found) -> None:
    assert [f.parts["meant"] for f in found("Məscid XVI əsirdə tikilib.", check="after-numbers")] == ["əsrdə"]
