"""Figures: what the sentences of ``figures.toml`` state, and what context adds."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from salname import interpret, read, tag
from salname.interpret import dates, quantities
from salname.model import Figure, Name
from salname.read.text import fold, search_key
from salname.tag import figures as tag_figures
from salname.tag import times as tag_times

CASES = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))["case"]


def figures(text: str) -> list[Figure]:
    """The figures of a text, read with its times and without its names."""
    document = read.text(text)
    times = tag_times.find(document)
    marks = tag_figures.find(document, times, ())
    return list(quantities.resolve(document, marks, dates.resolve(document, times), ()))


def stems(*texts: str | None) -> set[str]:
    """The first five letters of every word: what stays the same through endings."""
    return {word[:5] for text in texts if text for word in search_key(fold(text)).split()}


def test_there_are_at_least_250_sentences() -> None:
    assert len({case["text"] for case in CASES}) >= 250


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_a_sentence_states_its_figures(case: dict[str, Any]) -> None:
    found = figures(case["text"])
    told = [(f.quote, f.value, f.unit, f.kind, f.bound) for f in found]
    expected = [
        (
            e["quote"],
            tuple(e["value"]) if isinstance(e["value"], list) else e["value"],
            e["unit"],
            e["kind"],
            e.get("bound", "="),
        )
        for e in case["figures"]
    ]
    assert told == expected
    for figure, e in zip(found, case["figures"], strict=True):
        if "measures" in e:
            assert stems(e["measures"]) <= stems(figure.measures, figure.of), figure
        if "of" in e:
            assert stems(e["of"]) & stems(figure.of, figure.measures), figure
        if "time" in e:
            assert figure.time == e["time"]


def test_every_quote_stands_at_its_offsets() -> None:
    text = "\n".join(case["text"] for case in CASES)
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.quote


def test_a_share_told_for_three_years_makes_three_figures_of_one_measure() -> None:
    found = figures("1897-ci ildə tatarlar əhalinin 60 %-ni, 1926-cı ildə 52 %-ni, 1970-ci ildə 45 %-ni təşkil edirdi.")
    assert [(f.value, f.time) for f in found] == [(60, "1897"), (52, "1926"), (45, "1970")]
    assert {(f.measures, f.of) for f in found} == {("əhali", "tatarlar")}


def test_the_parts_of_a_whole_name_the_whole() -> None:
    found = figures("Sınaqda 47 raket buraxıldı, onlardan 35-i hədəfə çatdı, 12-si düşdü.")
    assert [(f.value, f.unit) for f in found] == [(47, "raket"), (35, "raket"), (12, "raket")]
    assert [f.of for f in found[1:]] == ["raket", "raket"]


def test_a_sentence_in_the_past_takes_the_date_of_its_passage() -> None:
    found = figures("Zavod 1936-cı ildə tikildi. Orada 300 fəhlə çalışırdı.")
    assert [f.time for f in found] == ["1936"]


def test_a_sentence_in_the_present_takes_no_date() -> None:
    found = figures("Zavod 1936-cı ildə tikildi. Orada 300 fəhlə çalışır.")
    assert [f.time for f in found] == [None]


def test_a_date_that_is_only_compared_with_does_not_govern() -> None:
    found = figures("Hasilat 1940-cı ildə 1913-cü illə müqayisədə 6 dəfə artmışdı.")
    assert [f.time for f in found] == ["1940"]


def test_a_bracketed_date_after_a_figure_governs_it() -> None:
    found = figures("1918-ci ildə salınan qəsəbənin əhalisi 4.120 nəfərdir (2009-cu il).")
    assert [f.time for f in found] == ["2009"]


def test_a_date_in_brackets_after_a_name_governs_no_figure() -> None:
    assert figures("Günay nasosxanasının (1978) gücü 1300 kVt idi.")[0].time is None


def test_a_figure_in_brackets_takes_the_date_of_its_brackets() -> None:
    found = figures("Udinlər Gürcüstanda (2014-cü ildə 200 nəfər) və Rusiyada (4000 nəfər) yaşayır.")
    assert [(f.value, f.time) for f in found] == [(200, "2014"), (4000, None)]


def test_the_tense_of_a_clause_before_a_semicolon_counts() -> None:
    text = "Zavod 2008-ci ildə yeniləndi. Nəticədə istehsal 900 min tona çatdı; bu, ən böyük göstəricidir."
    assert figures(text)[0].time == "2008"


def test_a_date_of_the_next_clause_does_not_govern() -> None:
    assert figures("İstehsal 4 dəfə azalmış və 1995-ci ildə zavod bağlanmışdı.")[0].time is None


def test_a_date_that_describes_a_noun_does_not_govern() -> None:
    assert figures("1905-ci ildəki tətildən sonra maaş 20 faiz artdı.")[0].time is None


def test_a_lapse_after_a_day_gives_the_day_of_its_figure() -> None:
    text = "1826-cı il sentyabrın 3-də dəstə çıxdı, on gün sonra isə 40 əsir aldı."
    assert figures(text)[0].time == "1826-09-13"


def test_who_so_many_are_bears_the_number() -> None:
    assert [f.of for f in figures("Xanın dəstəsi 3 min nəfər, 40 top və 200 dəvədən ibarət idi.")] == [
        "Xanın dəstəsi"
    ] * 3


def test_a_month_in_a_case_is_no_part_of_what_is_measured() -> None:
    found = figures("Vadidə orta temperatur yanvarda −1 °C, iyulda 24 °C olur.")
    assert [f.measures for f in found] == ["orta temperatur", "orta temperatur"]


def test_an_age_takes_no_date_of_its_passage() -> None:
    assert figures("O, 1897-ci ildə doğuldu. 12 yaşından mədəndə işlədi.")[0].time is None


def test_a_participle_that_opens_a_circumstance_gives_its_date_to_the_sentence() -> None:
    assert figures("1920-ci ildə başlanan basqınlar nəticəsində 40 ev yandı.")[0].time == "1920"


def test_figures_of_a_battle_stand_at_its_day() -> None:
    text = "Sarıqaya döyüşü — 4 may 1605-ci ildə baş vermiş döyüş.\n\nQüvvələr\nXanın qoşunu 30 min nəfər idi.\n"
    document = read.text(text)
    found = interpret.marks(document, tag.document(document))
    assert [r.time for r in found if isinstance(r, Figure)] == ["1605-05-04"]


def test_the_things_listed_before_a_count_do_not_bear_it() -> None:
    found = figures("Kənddə süd zavodu, 2 dəyirman, 3 mağaza var.")
    assert [(f.measures, f.of) for f in found] == [("dəyirman", "kənd"), ("mağaza", "kənd")]


def test_what_a_participle_says_of_a_bearer_is_cut_off() -> None:
    assert figures("1954-cü ildə tikilmiş limanın gücü 3 milyon tondur.")[0].of == "liman"


def test_a_fraction_in_words_has_no_unit() -> None:
    found = figures("Şəhərə 16 min köçkün gəldi, üçdə ikisi orada qaldı.")
    assert [f.unit for f in found] == ["person", ""]


def test_an_age_belongs_to_the_person_named_last() -> None:
    text = "Rəhim Quliyev 1890-cı ildə doğulub. 1950-ci ildə 60 yaşında vəfat edib."
    name = Name(start=0, end=13, quote=text[:13], kind="person", base=text[:13], entity=text[:13])
    document = read.text(text)
    times = tag_times.find(document)
    marks = tag_figures.find(document, times, ())
    found = quantities.resolve(document, marks, dates.resolve(document, times), (name,))
    assert [(f.measures, f.of, f.value, f.unit) for f in found] == [("yaş", "Rəhim Quliyev", 60, "year")]


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 40_000,
        "12, " * 40_000,
        "iki yüz min " * 15_000,
        "5 kitab, " * 15_000,
        "3-4-" * 30_000,
        "1.000." * 20_000,
        "onlardan 5-i " * 10_000,
        "2000-dək, " * 15_000,
        "böyük " * 30_000 + "5 " + "yeni " * 30_000,
        "% " * 30_000 + "ikinci yer " * 10_000,
    ],
    ids=["ones", "list", "words", "counts", "dashes", "dots", "parts", "limits", "adjectives", "ranks"],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    document = read.text(text)
    began = time.perf_counter()
    quantities.resolve(document, tag_figures.find(document, (), ()), (), ())
    assert time.perf_counter() - began < 6


def test_a_date_inside_a_participle_does_not_govern_the_figure_of_the_sentence() -> None:
    found = figures("1918-ci ildə salınan qəsəbənin hazırda əhalisi 4.120 nəfərdir.")
    assert [f.time for f in found] == [None]


def test_a_bare_year_in_brackets_is_no_figure() -> None:
    assert [f.value for f in figures("Qəsəbənin əhalisi 4.120 nəfərdir (2009).")] == [4120]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Polad istehsalı 1950-ci ildə üç dəfə artdı.", "up"),
        ("Mal-qaranın sayı iki dəfə azaldı.", "down"),
        ("Qiymətlər beş dəfə aşağı düşdü.", "down"),
        ("Kənddə 30 ev var.", ""),
    ],
)
def test_a_factor_says_which_way_things_changed(text: str, direction: str) -> None:
    (figure,) = figures(text)
    assert figure.direction == direction
