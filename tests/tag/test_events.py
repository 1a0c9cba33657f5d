"""Where events are said: the examples of ``events.toml``, and what is no happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang, read, tag
from salname.reading import records
from salname.tag import stem_forms
from salname.tag.triggers import lexicon

EXAMPLES = lang.load("az", "events")["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_the_example_of_the_data_is_read_as_it_says(example):
    found = [f"{r.type}: {r.quote}" for r in records(read.text(example["text"])) if r.kind_name == "event"]
    assert found == example["events"]


def events(text):
    return [(m.parts["type"], text[m.start : m.end]) for m in tag.document(read.text(text)).events]


def test_a_denied_happening_is_none():
    assert events("1920-ci ildə Gəncədə yeni məktəb tikilmədi.") == []


def test_what_is_only_planned_is_no_happening():
    assert events("Yeni körpünün tikilməsi haqqında danışılırdı.") == []


def test_what_will_or_may_be_is_no_happening():
    assert events("Gələn il stansiya tikiləcək, yol da çəkilə bilər.") == []


def test_a_verb_of_beginning_takes_its_infinitive_in():
    assert ("other", "inkişaf etməyə başladı") in events("1960-cı ildən sonra qəsəbə inkişaf etməyə başladı.")


def test_two_verbs_side_by_side_are_one_happening():
    assert events("1932-ci ildə kombinat tikilib istifadəyə verildi.") == [
        ("construction", "tikilib istifadəyə verildi")
    ]


def test_a_noun_that_the_verb_tells_of_is_not_told_twice():
    assert events("Üsyan 1930-cu ildə yatırıldı.") == [("conflict", "yatırıldı")]


def test_a_share_is_no_founding():
    assert events("Ruslar əhalinin 12 faizini təşkil edirdilər.") == []


def test_a_word_within_a_name_is_no_trigger():
    text = "Azərbaycan Respublikası Mərkəzi Seçki Komissiyası binada yerləşir."
    assert events(text) == []


@pytest.mark.parametrize(
    ("stem", "passive"),
    [
        ("tik", ("tikil",)),
        ("sal", ("salın",)),
        ("başla", ("başlan",)),
        ("yarat", ("yaradıl",)),
        ("et", ("edil", "olun")),
    ],
)
def test_a_passive_is_made_by_the_last_letters_of_the_stem(stem, passive):
    assert stem_forms.passives(stem, "az") == passive


@pytest.mark.parametrize(
    ("word", "use", "negative"),
    [
        ("tikildi", "finite", False),
        ("tikilmişdir", "finite", False),
        ("tikilmədi", "finite", True),
        ("tikilməyib", "ib", True),
        ("tikilən", "participle", False),
        ("tikildiyi", "participle", False),
        ("tikilərək", "converb", False),
        ("tikildikdən", "converb", False),
        ("tikilməsinə", "noun", False),
        ("tikilməyə", "infinitive", False),
        ("tikiləcək", "unreal", False),
    ],
)
def test_the_form_of_a_verb_says_how_it_is_used(word, use, negative):
    form = next(f for f in lexicon("az").forms.of(word) if f.stem == "tikil")
    assert (form.use, form.negative) == (use, negative)


def test_no_entry_of_the_data_has_an_unknown_type():
    types = {
        "founding",
        "dissolution",
        "renaming",
        "succession",
        "reform",
        "adoption",
        "declaration",
        "signing",
        "recognition",
        "joining",
        "election",
        "appointment",
        "dismissal",
        "court_ruling",
        "referendum",
        "protest",
        "conflict",
        "repression",
        "deportation",
        "migration",
        "disaster",
        "nuclear_test",
        "construction",
        "production",
        "discovery",
        "relocation",
        "birth",
        "death",
        "publication",
        "speech",
        "other",
        "none",
    }
    assert {row["type"] for row in lang.load("az", "events")["trigger"]} <= types


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz .,;()-", max_size=300))
def test_any_letters_are_read_without_an_error_and_every_mark_has_words(text):
    document = read.text("a" + text)
    for mark in tag.document(document).events:
        assert document.text[mark.start : mark.end].strip()
