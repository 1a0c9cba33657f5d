"""Lasting facts: the examples of ``relations.toml``, lists, brackets, and who an omitted subject is."""

from __future__ import annotations

import pytest

from salname import lang, read
from salname.reading import records
from salname.tag import shapes

EXAMPLES = lang.load("az", "relations")["example"]


def relations(text):
    return [r for r in records(read.text(text)) if r.kind_name == "relation"]


def facts(text):
    return sorted(f"{r.property}: {r.subject} -> {r.object}" for r in relations(text))


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_the_example_of_the_data_is_read_as_it_says(example):
    assert facts(example["text"]) == sorted(example["facts"])


def test_a_list_is_one_relation_each():
    text = "Gürcüstan cənubdan Türkiyə və Ermənistan ilə həmsərhəddir."
    assert facts(text) == ["borders: Gürcüstan -> Ermənistan", "borders: Gürcüstan -> Türkiyə"]


def test_brackets_after_a_person_hold_birth_and_death_with_their_places():
    text = "Nigar Rəfiyeva (3 mart 1901, Gəncə – 9 iyul 1980, Bakı) — şair."
    found = {(r.property, r.object, r.time) for r in relations(text) if r.property in ("born", "died")}
    assert {(p, o) for p, o, _ in found} == {
        ("born", "3 mart 1901"), ("born", "Gəncə"), ("died", "9 iyul 1980"), ("died", "Bakı"),
    }  # fmt: skip
    assert ("born", "3 mart 1901", "1901-03-03") in found


def test_a_fact_told_twice_is_one_record_with_a_second_place():
    text = "Türkiyənin paytaxtı Ankaradır. Şəhər böyükdür. Türkiyənin paytaxtı Ankara şəhəridir."
    found = [r for r in relations(text) if r.property == "capital"]
    assert len(found) == 1
    assert len(found[0].also) == 1


def test_an_omitted_subject_is_what_the_text_is_about():
    text = "Gürcüstan — Cənubi Qafqazda dövlət. Şimaldan Rusiya, cənubdan Türkiyə ilə hüdudlanır."
    assert "borders: Gürcüstan -> Rusiya" in facts(text)


def test_every_quote_stands_at_its_offsets():
    text = "Prezident Heydər Əliyev Bakıda çıxış etdi. Müsavat Partiyasına Məmməd Əmin Rəsulzadə rəhbərlik edirdi."
    assert all(text[r.start : r.end] == r.quote for r in relations(text))


def test_no_rule_of_the_data_states_an_unknown_property():
    known = {
        "borders",
        "located_in",
        "part_of",
        "has_part",
        "capital",
        "instance_of",
        "inception",
        "dissolved",
        "replaces",
        "replaced_by",
        "leader",
        "position_held",
        "member_of",
        "ethnicity",
        "occupation",
        "author_of",
        "composer_of",
        "lyricist_of",
        "born",
        "died",
        "official_language",
        "religion",
        "currency",
        "symbol",
        "product",
        "also_known_as",
        "meaning",
        "founded_by",
        "cause",
        "term_length",
        "seats",
        "elected_by",
        "appointed_by",
        "ally",
        "heritage",
        "custom",
        "other",
    }
    assert {rule.property for rule in shapes.rules("az")} <= known


def test_a_shape_without_a_cue_is_refused_by_name():
    with pytest.raises(Exception, match="no cue"):
        shapes._rule({"property": "capital", "shape": "S:gen O:nom"}, "x")
