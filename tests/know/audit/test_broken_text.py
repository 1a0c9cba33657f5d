"""Text that broke on its way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salname.know.audit import Finding

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Körpü tikildi.Yol açıldı.", "no_space_after_stop"),
        ("Alma,armud satılırdı.", "no_space_after_comma"),
        ("Alma , armud satılırdı.", "space_before_mark"),
    ],
)
def test_spaces_are_checked(found: Found, text: str, code: str) -> None:
    assert [f.code for f in found(text, check="spacing")] == [code]


@pytest.mark.parametrize(
    "text",
    ["Sahəsi 2,5 km, hündürlüyü 1.250 m idi.", "Bax: www.kitab.az/a,b və A.Səlimov.", "Saat 10.30-da, e.ə. 5-ci ildə."],
)
def test_numbers_addresses_and_initials_are_let_stand(found: Found, text: str) -> None:
    assert [f for f in found(text, check="spacing") if f.code != "no_space_after_stop"] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Onun evindəyaşayan qonaqlar getdi, bazarlardainsanlar qaldı.", "glued_words"),
        ("Müharibədən sonra1921-ci ildə qayıtdı.", "glued_year"),
        ("Mahnının sözləri onundur, musiqisi isəƏhməd bəyindir.", "glued_case"),
    ],
)
def test_words_that_run_together_are_told_apart(found: Found, text: str, code: str) -> None:
    assert code in {f.code for f in found(text, check="glued")}


def test_compounds_are_no_glued_words(found: Found) -> None:
    assert found("Beynəlxalq, millətlərarası və çoxmillətli dövlətlərarası birlik yarandı.", check="glued") == []


def test_a_hyphen_of_a_line_break_is_seen_but_not_one_of_a_name(found: Found) -> None:
    findings = found("O illər-də ABŞ-da və SSRİ-də yaşadı, sosial-iqtisadi elmlər oxudu.", check="hyphens")
    assert [f.parts["meant"] for f in findings] == ["illərdə"]


LONG = "Uzun illər boyu dağ yolları ilə gələn karvanlar bu qədim şəhərin bazarına müxtəlif mallar gətirirdi və"


def test_a_line_break_in_mid_sentence_is_seen(found: Found) -> None:
    text = f"{LONG}\nonları burada satırdı.\n\nSonra yol bağlandı."
    assert [f.code for f in found(text, check="line-breaks")] == ["line_break"]


def test_a_text_wrapped_by_hand_is_let_stand(found: Found) -> None:
    assert found("\n".join([LONG] * 12) + "\nson.", check="line-breaks") == []


def test_a_word_that_stands_twice_is_seen_unless_the_language_doubles_it(found: Found) -> None:
    text = "O kitab və və dəftər aldı, ağır ağır getdi."
    assert [f.parts["written"] for f in found(text, check="fragments") if f.code == "doubled_word"] == ["və"]
