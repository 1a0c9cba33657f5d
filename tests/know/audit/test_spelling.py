"""The spelling check of one word form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang
from salname.know.audit import endings, lexicon, spelling

RULES = lang.load("az", "audit_endings")["never"]


@pytest.mark.parametrize(
    "word",
    ["kəndlərində", "müəssisələrinin", "yazılmışdır", "fikrini", "uşağın", "respublikamızdakılar", "dağlıq",
     "yaradılıb", "sənayeləşdirilməsindən", "mövqeyində", "oxuyurdular", "gedəcəyik", "hüququ", "ittifaqına"],
)  # fmt: skip
def test_a_regular_form_of_a_known_root_is_a_word(word: str) -> None:
    assert lexicon.is_word(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("açmaga", "açmağa"),  # ğ between vowels
        ("dostlugu", "dostluğu"),
        ("yazılmısdır", "yazılmışdır"),
        ("şeher", "şəhər"),
        ("dövlətlərın", "dövlətlərin"),  # harmony
        ("profesorun", "professorun"),  # a doubled letter lost
        ("prossesin", "prosesin"),  # and one too many
        ("konstitusya", "konstitusiya"),  # a letter lost
        ("qanunvericlik", "qanunvericilik"),
        ("uşaqın", "uşağın"),  # a final q that softens
        ("istehasl", "istehsal"),  # letters swapped
    ],
)
def test_a_typical_slip_is_explained(written: str, meant: str) -> None:
    slip = spelling.check(written)
    assert slip is not None
    assert slip.meant == meant


@pytest.mark.parametrize("word", ["vindsörfinq", "hobbit", "qubarat", "şnorkel", "abrakadabra"])
def test_an_unknown_word_is_let_stand(word: str) -> None:
    assert spelling.check(word) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda r: str(r["written"]))
def test_each_rule_of_impossible_endings_mends_its_example(rule: dict[str, object]) -> None:
    written, meant = rule["example"]  # type: ignore[misc]
    assert re.sub(str(rule["written"]), str(rule["meant"]), written) == meant
    assert lexicon.simple("açmağa")
    assert spelling.check(written) is not None


def test_endings_are_spelt_by_harmony() -> None:
    assert [endings.build(stem, ("lAr", "dA")) for stem in ("yol", "göl", "dağ", "kənd")] == [
        "yollarda", "göllərdə", "dağlarda", "kəndlərdə"
    ]  # fmt: skip


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz", min_size=1, max_size=60))
def test_any_word_is_judged_without_failing(word: str) -> None:
    slip = spelling.check(word)
    assert slip is None or (slip.meant != word and 0 < slip.confidence <= 1)


@pytest.mark.parametrize("word", ["a" * 5000, "la" * 3000, "dır" * 2000])
def test_an_endless_word_costs_nothing(word: str) -> None:
    assert spelling.check(word) is None


def test_no_root_of_the_list_is_itself_called_a_slip() -> None:
    data = lang.load("az", "audit_words")
    roots = {w for table in ("nominals", "learned") for group in data[table].values() for w in group.split()}
    assert [root for root in sorted(roots) if spelling.check(root) is not None] == []
