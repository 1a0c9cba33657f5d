"""What times mean: every value in every spelling, the narrative, and what was resolved from what."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salname import edtf, lang, read
from salname.interpret import dates
from salname.model import Time
from salname.tag import times

DATA = lang.load("az", "times")
MONTHS = {number: name for name, number in reversed(DATA["words"]["month"].items())}
SEASONS = {21: "yaz", 22: "yay", 23: "payız", 24: "qış"}
ROMAN = {number: name.replace("ı", "I").replace("i", "I").upper() for name, number in DATA["words"]["roman"].items()}
BACK = set("aıou")


def records(text: str) -> tuple[Time, ...]:
    document = read.text(text)
    return dates.resolve(document, times.find(document))


def vowel(word: str) -> str:
    """The last vowel of a word, which the endings follow."""
    return [letter for letter in word if letter in "aıoueəiöü"][-1]


def narrow(word: str) -> str:
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}[vowel(word)]


def wide(word: str) -> str:
    return "a" if vowel(word) in BACK else "ə"


LAST_WORDS = {
    1: "bir", 2: "iki", 3: "üç", 4: "dörd", 5: "beş", 6: "altı", 7: "yeddi", 8: "səkkiz", 9: "doqquz", 10: "on",
    20: "iyirmi", 30: "otuz", 40: "qırx", 50: "əlli", 60: "altmış", 70: "yetmiş", 80: "səksən", 90: "doxsan",
}  # fmt: skip


def spoken(number: int) -> str:
    """The last word of a number as it is said, for the harmony of its ending."""
    if number % 10:
        return LAST_WORDS[number % 10]
    if number % 100:
        return LAST_WORDS[number % 100]
    return "yüz" if number % 1000 else "min"


ORDINAL_SIGNS = st.sampled_from(["-", "–", "- ", " -", " – "])


@st.composite
def ordinal(draw: st.DrawFn, number: int) -> str:
    """A number with its ordinal ending, in harmony or sloppily."""
    ending = "c" + draw(st.sampled_from([narrow(spoken(number))] * 3 + list("ıiuü")))
    return f"{number}{draw(ORDINAL_SIGNS)}{ending}"


CASES = st.sampled_from(["", "də", "dən", "in", "ə qədər", "dəki"])
YEARS = st.integers(1000, 2029)


@st.composite
def years(draw: st.DrawFn) -> tuple[str, str]:
    year = draw(YEARS)
    return edtf.year(year), f"{draw(ordinal(year))} il{draw(CASES)}"


@st.composite
def years_before_the_era(draw: st.DrawFn) -> tuple[str, str]:
    year = draw(st.integers(1, 4999))
    era = draw(
        st.sampled_from(["e.ə.", "b.e.ə.", "e. ə.", "m.ə.", "eramızdan əvvəl", "bizim eradan əvvəl", "miladdan öncə"])
    )
    return edtf.year(1 - year), f"{era} {draw(ordinal(year))} ildə"


@st.composite
def months(draw: st.DrawFn) -> tuple[str, str]:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    name, said = MONTHS[month], draw(ordinal(year))
    own = name + narrow(name)
    form = draw(
        st.sampled_from(
            [
                f"{said} ilin {own}nd{wide(name)}",
                f"{said} il {name} ayında",
                f"{said} ilin {name} ayı",
                f"{name} {said} ildə",
                f"{said} ilin {own}ndan".replace("dan", "d" + wide(name) + "n"),
            ]
        )
    )
    return edtf.point(year, month), form


@st.composite
def days(draw: st.DrawFn) -> tuple[str, str]:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, edtf.month_length(year, month)))
    name, said = MONTHS[month], draw(ordinal(year))
    of = name + narrow(name) + "n"
    at = f"-d{wide(spoken(day))}"
    form = draw(
        st.sampled_from(
            [
                f"{day} {name} {said} ildə",
                f"{said} il {day} {name}d{wide(name)}",
                f"{said} ilin {day} {name}{narrow(name)}nd{wide(name)}",
                f"{said} il {of} {day}{at}",
                f"{said} ilin {of} {day}{at}",
                f"{said} ilin {name} ayının {day}{at}",
                f"{day:02}.{month:02}.{year}",
                f"{day} {name} {year} tarixində",
                f"{day} {name} {said} il tarixində",
                f"{year}-{month:02}-{day:02}",
            ]
        )
    )
    return edtf.point(year, month, day), form


@st.composite
def seasons(draw: st.DrawFn) -> tuple[str, str]:
    year, season = draw(YEARS), draw(st.sampled_from(sorted(SEASONS)))
    name = SEASONS[season]
    return edtf.point(year, season), f"{draw(ordinal(year))} ilin {name}{narrow(name)}nd{wide(name)}"


@st.composite
def decades(draw: st.DrawFn) -> tuple[str, str]:
    decade = draw(st.integers(130, 201).filter(lambda n: n % 10 or n in (190, 200)))
    tens = decade % 10 * 10
    century = ROMAN[decade // 10 + 1]
    forms = [f"{draw(ordinal(decade * 10))} illərdə"]
    if tens:
        forms += [f"{century} əsrin {draw(ordinal(tens))} illərində"]
    return f"{decade}X", draw(st.sampled_from(forms))


@st.composite
def centuries(draw: st.DrawFn) -> tuple[str, str]:
    number, before = draw(st.integers(1, 20)), draw(st.booleans())
    era = draw(st.sampled_from(["e.ə. ", "eramızdan əvvəl "])) if before else ""
    said = draw(st.sampled_from([ROMAN[number], draw(ordinal(number))]))
    noun = draw(st.sampled_from(["əsrdə", "əsrin", "əsrə", "yüzillikdə", "əsr"]))
    return f"{'-' if before else ''}{number - 1:02}XX", f"{era}{said} {noun}"


@st.composite
def intervals(draw: st.DrawFn) -> tuple[str, str]:
    first = draw(st.integers(1100, 2000).filter(lambda n: n % 10))
    last = draw(st.integers(first + 1, min(first + 99, 2029)))
    dash = draw(st.sampled_from(["-", "–", "—", " - "]))
    forms = [
        f"{first}{dash}{draw(ordinal(last))} illərdə",
        f"{first}{dash}{draw(ordinal(last))} illər arasında",
        f"{draw(ordinal(first))} ildən {draw(ordinal(last))} ilə",
        f"{draw(ordinal(first))} ildən {draw(ordinal(last))} ilədək",
        f"({first}{dash}{last})",
    ]
    if first // 100 == last // 100 and last % 100 > 9:
        forms.append(
            f"{first}{dash}{last % 100:02}-{draw(ordinal(last)).split('-')[-1].strip(' –-0123456789')} illərdə"
        )
    return edtf.interval(str(first), str(last)), draw(st.sampled_from(forms))


@st.composite
def day_intervals(draw: st.DrawFn) -> tuple[str, str]:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    first = draw(st.integers(1, 27))
    last = draw(st.integers(first + 1, 28))
    name, said = MONTHS[month], draw(ordinal(year))
    forms = [
        f"{said} ilin {first}-{last} {name}{narrow(name)}nd{wide(name)}",
        f"{said} il {name}{narrow(name)}n {first}–{last}-d{wide(spoken(last))}",
        f"{first}–{last} {name} {said} ildə",
    ]
    value = edtf.interval(edtf.point(year, month, first), edtf.point(year, month, last))
    return value, draw(st.sampled_from(forms))


ANY = st.one_of(
    years(), years_before_the_era(), months(), days(), seasons(), decades(), centuries(), intervals(), day_intervals()
)
FRAMES = [
    "Qala {} tikilib.",
    "{} qala tikildi",
    "Deyilir ki, {} burada qala olub; sonra dağılıb.",
    "«{}» – belə yazılıb.",
]


@settings(max_examples=400, deadline=None)
@given(ANY, st.sampled_from(FRAMES), st.booleans())
def test_any_value_in_any_spelling_is_read_back_as_the_same_value(
    value_and_words: tuple[str, str], frame: str, hard_space: bool
) -> None:
    value, words = value_and_words
    words = words.replace(" ", "\u00a0") if hard_space else words
    found = records(frame.format(words))
    assert [r.edtf for r in found] == [value], words
    assert found[0].quote in words


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789-–./, ()ciıuüəlXVİIilnədərsmayart\n", max_size=60))
def test_whatever_is_found_is_valid_and_stands_at_its_place(text: str) -> None:
    source = "a" + text
    for record in records(source):
        assert source[record.start : record.end] == record.quote
        assert edtf.valid(record.edtf), record


PARTS: list[tuple[str, Callable[[int], str]]] = [
    ("əvvəlində", lambda y: f"{y}-01/{y}-03"),
    ("ortalarında", lambda y: f"{y}-05/{y}-08"),
    ("sonlarında", lambda y: f"{y}-10/{y}-12"),
    ("birinci yarısında", lambda y: f"{y}-01/{y}-06"),
]


@pytest.mark.parametrize(("words", "value"), PARTS)
def test_a_part_of_a_year_is_the_months_it_takes(words: str, value: Callable[[int], str]) -> None:
    (record,) = records(f"Körpü 1907-ci ilin {words} uçdu.")
    assert record.edtf == value(1907)


def test_a_bare_day_takes_its_year_from_the_sentence_before_and_says_so() -> None:
    text = "Üsyan 1837-ci ilin yazında başladı. Martın 6-da qoşun çatdı."
    season, day = records(text)
    assert day.edtf == "1837-03-06"
    assert day.resolved_from == season.span
    assert season.resolved_from is None


def test_a_life_span_in_brackets_does_not_move_the_narrative() -> None:
    found = records("Qurultay 1926-cı ildə açıldı. Alim Çobanzadə (1893-1937) çıxış etdi. Martın 3-də bağlandı.")
    assert [r.edtf for r in found] == ["1926", "1893/1937", "1926-03-03"]


def test_a_date_inside_a_participle_does_not_take_the_narrative_back() -> None:
    text = "1936-cı ildə zavod işə düşdü. 1932-ci ildə qoyulmuş özülü gücləndirdilər. Mayın 4-də ilk polad əridildi."
    assert records(text)[-1].edtf == "1936-05-04"


def test_a_date_before_a_perfect_that_goes_on_moves_the_narrative() -> None:
    text = "1936-cı ildə işə başlamış, 1932-ci ildə isə məzun olmuş və qayıtmışdı. Mayın 4-də evləndi."
    assert records(text)[-1].edtf == "1932-05-04"


def test_a_day_of_every_year_is_a_set() -> None:
    kinds = [(t.edtf, t.kind) for t in records("Bayram hər il mayın 2-dən 5-dək qeyd olunur.")]
    assert kinds == [("P1Y", "set"), ("XXXX-05-02/XXXX-05-05", "set")]


def test_a_bare_day_without_any_year_keeps_its_year_open() -> None:
    assert [r.edtf for r in records("Martın 3-də qurultay bağlandı.")] == ["XXXX-03-03"]


def test_a_day_that_the_month_does_not_have_is_no_time() -> None:
    assert records("Məktub 30 fevral 1920-ci ildə yazılıb.") == ()


def test_an_anaphor_takes_the_last_time_and_is_unresolved_without_one() -> None:
    year, same = records("Fabrik 1911-ci ildə yandı. Həmin dövrdə iş az idi.")
    assert (same.edtf, same.resolved_from) == ("1911", year.span)
    assert [r.edtf for r in records("Həmin dövrdə iş az idi.")] == ["PAST_REF"]


def test_a_bare_war_takes_the_war_that_the_passage_names_last() -> None:
    text = (
        "Birinci Dünya müharibəsi illərində bazar bağlandı. Müharibə dövründə körpü uçdu. "
        "Almaniya hücum etdi. Müharibə illərində şəhər dağıldı."
    )
    assert [r.edtf for r in records(text)] == ["1914/1918", "1914/1918", "1941/1945"]


def test_a_day_in_russia_before_the_reform_is_marked_as_possibly_julian() -> None:
    russian, later = records("Rusiya ordusu 3 mart 1905-ci ildə geri çəkildi. Rusiyada 3 mart 1925-ci ildə seçki oldu.")
    assert (russian.calendar, later.calendar) == ("julian?", "gregorian")
    (elsewhere,) = records("Parisdə sərgi 3 mart 1905-ci ildə açıldı.")
    assert elsewhere.calendar == "gregorian"


def test_a_day_told_to_be_of_the_old_style_is_given_in_the_new() -> None:
    (record,) = records("Fərman köhnə təqvimlə 25 oktyabr 1917-ci ildə verildi.")
    assert (record.edtf, record.calendar) == ("1917-11-07", "julian")


def test_an_approximate_date_is_marked_at_both_ends() -> None:
    (record,) = records("Məscid təxminən 1410-1415-ci illərdə tikilib.")
    assert record.edtf == "1410~/1415~"


def test_confidence_falls_from_what_is_said_to_what_is_resolved_to_what_is_open() -> None:
    said, resolved, vague = records("Fabrik 1911-ci ildə yandı. Martın 3-də söndürüldü. Son illərdə bərpa olunub.")
    assert said.confidence > resolved.confidence > vague.confidence


def test_reading_twice_gives_the_same_records() -> None:
    text = "Fabrik 1911-ci ildə yandı. Martın 3-də söndürüldü."
    assert records(text) == records(text)


def test_every_month_and_season_of_the_language_data_is_known_here() -> None:
    assert sorted(MONTHS) == list(range(1, 13))
    assert sorted(set(DATA["words"]["season"].values())) == sorted(SEASONS)
    assert all(re.fullmatch("[IVX]+", numeral) for numeral in ROMAN.values())
