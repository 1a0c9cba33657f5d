import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salname import lang, read
from salname.model import Mark
from salname.tag import gazetteer, names
from salname.tag.inflection import nominals

_TABLE = tomllib.loads(files(lang).joinpath("az", "names.toml").read_text(encoding="utf-8"))
_HEADS = [example for head in _TABLE["head"] for example in head["examples"]]
_HEADS += _TABLE["context"]["examples"] + _TABLE["peoples"]["examples"]
_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "kazakhstan-az.txt"
_MEASURED = sorted((Path(__file__).resolve().parents[1] / "data" / "measured").glob("*.txt"))
_TEXTS = [*_MEASURED, *([_CORPUS] if _CORPUS.exists() else [])]


def _found(text: str) -> list[tuple[str, str, str]]:
    document = read.text(text)
    return [(text[m.start : m.end], m.parts["kind"], m.parts["base"]) for m in names.find(document, ())]


@pytest.mark.parametrize("example", _HEADS, ids=lambda e: e["name"])
def test_the_examples_of_the_tables_hold(example: dict[str, str]) -> None:
    assert (example["name"], example["kind"]) in [(quote, kind) for quote, kind, _ in _found(example["text"])]


@pytest.mark.parametrize(
    ("text", "name", "kind", "base"),
    [
        ("Sonra o, İsveçrədən gəldi.", "İsveçrədən", "polity", "İsveçrə"),
        ("Onlar özbəklərlə birgə yaşayırdı.", "özbəklərlə", "people", "özbəklər"),
        ("Orada bakılılar çox idi.", "bakılılar", "people", "bakılılar"),
        ("Sonra NATO-ya üzv oldu.", "NATO-ya", "organisation", "NATO"),
        ("Bunu A.Sumbarov yazıb.", "A.Sumbarov", "person", "A.Sumbarov"),
        ("Bunu A. B. Sumbarovun oğlu yazıb.", "A. B. Sumbarovun", "person", "A. B. Sumbarov"),
        ("Taxta Kərim Murad oğlu Sumbarzadə çıxdı.", "Kərim Murad oğlu Sumbarzadə", "person", ""),
        ("Orada Əliqulu xanı gördülər, Aslan bəy Turanlı da gəldi.", "Aslan bəy Turanlı", "person", ""),
        ("Taxta II Vilhelm çıxdı.", "II Vilhelm", "person", "II Vilhelm"),
        ("Sonra Şimali Sumatraya getdi.", "Şimali Sumatraya", "place", "Şimali Sumatra"),
        ("Bu, Elm və Əmək Nazirliyində oldu.", "Elm və Əmək Nazirliyində", "organisation", "Elm və Əmək Nazirliyi"),
        ("Həmin il “Tundra” qəzeti çıxdı.", "Tundra", "work", "Tundra"),
        ("Məclis “Torpaq haqqında” qanun qəbul etdi.", "Torpaq haqqında", "law", "Torpaq haqqında"),
        ("Orada “Qartal” klubu oynayırdı.", "Qartal", "organisation", "Qartal"),
        ("Burada 77-ci atıcı diviziya dururdu.", "77-ci atıcı diviziya", "organisation", ""),
        ("Norveç–Danimarka müharibəsi başladı.", "Norveç–Danimarka müharibəsi", "event", ""),
        ("Sonra Janna d'Ark gəldi.", "Janna d'Ark", "person", ""),
        ("Orada Turan Respublikasının Ali Şurası var.", "Turan Respublikasının Ali Şurası", "organisation", ""),
        ("Onlar tatar türklərinin dilini bilirdi.", "tatar türklərinin", "people", "tatar türkləri"),
        ("Orada Sumbar, Narqız kimi mədəniyyətlər vardı.", "Sumbar", "other", "Sumbar"),
        ("Kitabı Zeynal əl-Turani yazıb.", "Zeynal əl-Turani", "person", ""),
        ("Şəhəri Qara Yusifin oğlu aldı.", "Qara Yusifin", "person", "Qara Yusif"),
        ("Sonra Sumbar da onların əlinə keçdi.", "Sumbar", "place", ""),
        ("O, Sumbardan şaha məktub yazdı.", "Sumbardan", "place", "Sumbar"),
        ("Ölkəni Faruq Tümərin fikrincə şah qurub.", "Faruq Tümərin", "person", "Faruq Tümər"),
        ("Rövşən İlyiç Narqız qalasını aldı.", "Narqız qalasını", "facility", "Narqız qalası"),
        ("Sonra lord Narqız çıxış etdi.", "Narqız", "person", ""),
        ("Evi Nizami rayonunda idi.", "Nizami", "place", ""),
        ("Bu məktub Güləş Federasiyasına göndərildi.", "Güləş Federasiyasına", "organisation", "Güləş Federasiyası"),
        ("Bunu “Narqız” ASC istehsal edir.", "Narqız", "organisation", ""),
        ("O, “Turanneft”də işləyib.", "Turanneft", "organisation", ""),
        ("O, “Külək” təxəllüsü ilə yazırdı.", "Külək", "person", ""),
        ("Orada Axısqa türklərinin evləri var.", "Axısqa türklərinin", "people", "Axısqa türkləri"),
        ("Müharibə Qacar İranı ilə başladı.", "Qacar İranı", "polity", ""),
        ("Orada Rövşən Sumbarov Narqız üsyanının lideri idi.", "Narqız üsyanının", "event", "Narqız üsyanı"),
        ("Səmərqənd Narqız çayının sahilindədir.", "Narqız çayının", "place", "Narqız çayı"),
        ("Başqırdlar Sumbar Mahalında yaşayır.", "Başqırdlar", "people", ""),
        ("O dövrdə Sumbarda adlanırdı.", "Sumbarda", "place", ""),
        ("Onu Leyla Murad qızı Sumbarova yazıb.", "Leyla Murad qızı Sumbarova", "person", ""),
        ("Onu Karl T. Vaşinqtonun oğlu yazıb.", "Karl T. Vaşinqtonun", "person", "Karl T. Vaşinqton"),
        ("Orada Peter Sumbar Yeni Amsterdamı qurdu.", "Yeni Amsterdamı", "place", "Yeni Amsterdam"),
        ("Orada Narqız yaxınlığında vuruşdular.", "Narqız", "place", ""),
        ("Onlar I Xosrov Ənuşirəvanın oğludur.", "I Xosrov Ənuşirəvanın", "person", "I Xosrov Ənuşirəvan"),
        ("Onu Qazax rayonuna göndərdilər.", "Qazax", "place", ""),
        ("Taxta Fyodor III çıxdı.", "Fyodor III", "person", ""),
        ("Sonra Kutuzov Filidə şura çağırdı.", "Filidə", "place", "Fili"),
        ("Bunu Robert Nobel qurub.", "Robert Nobel", "person", ""),
        ("Sonra Əbülfəz Elçibəyin dövrü gəldi.", "Əbülfəz Elçibəyin", "person", "Əbülfəz Elçibəy"),
        ("Əl-Narqi burada yaşayıb.", "Əl-Narqi", "person", ""),
        ("Sonra Sumbar konqresi keçirildi.", "Sumbar konqresi", "event", ""),
        ("Döyüşün səbəbi budur. Döyüş Osmanlı ordusunun qələbəsi oldu.", "Osmanlı", "polity", ""),
        ("Orada Nadirin qoşunları dayandı.", "Nadirin", "person", "Nadir"),
        ("Sonra Ali Sovet Sumbarovu seçdi.", "Ali Sovet", "organisation", ""),
        ("Orada Turan SSR Ali Sovetinin üzvü idi.", "Turan SSR Ali Sovetinin", "organisation", "Turan SSR Ali Soveti"),
        ("O, 1941-ci ilin iyununda Qırmızı Orduya getdi.", "Qırmızı Orduya", "organisation", "Qırmızı Ordu"),
        ("Karl Narqey Bakı Universitetində oxuyub.", "Karl Narqey", "person", ""),
    ],
)  # fmt: skip
def test_a_name_is_found_with_its_kind_and_base(text: str, name: str, kind: str, base: str) -> None:
    assert (name, kind, base or name) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bundan sonra hökumət istefa verdi.",
        "Prezident parlamentə gəldi.",
        "Həmin dövrdə əhali artdı. Bütün kəndlər dağıldı.",
        "Bu sahədə “yeni” üsullar axtarılırdı.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert _found(text) == []


def test_a_country_before_a_common_noun_is_named_alone() -> None:
    assert _found("Sonra Misir hökuməti dəyişdi.") == [("Misir", "polity", "Misir")]


def test_a_settlement_is_named_without_its_noun() -> None:
    assert ("Narınc", "place", "Narınc") in _found("Onlar Narınc kəndində yaşayırdılar.")


def test_a_word_inside_a_time_is_no_name_unless_it_is_listed() -> None:
    text = "Bu, Sumbar ayında İkinci Dünya müharibəsi illərində oldu."
    times = (Mark(5, 17, "month"), Mark(18, len(text) - 6, "named"))
    assert [text[m.start : m.end] for m in names.find(read.text(text), times)] == ["İkinci Dünya müharibəsi"]


def test_every_historical_polity_has_dates_and_there_are_at_least_250() -> None:
    table = gazetteer.polities()
    assert len(table) >= 250
    assert all(p.start and p.kind in ("polity", "people", "organisation") for p in table)


def test_coordinates_are_on_the_globe() -> None:
    assert len(gazetteer.coordinates()) > 300
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in gazetteer.coordinates().values())


@given(st.text(alphabet="AƏİIabcəıi .,–-'’“”\"(19)\n", max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_marks_keep_their_place(text: str) -> None:
    if not text.strip():
        return
    marks = names.find(read.text(text), ())
    assert all(0 <= m.start < m.end <= len(text) for m in marks)
    assert list(marks) == sorted(marks, key=lambda m: (m.start, -m.end))


def test_hostile_text_takes_time_in_proportion() -> None:
    names.find(read.text("A. " * 10), ())
    took = []
    for size in (4_000, 16_000):
        text = "Aa-Bb və “" * size
        began = time.perf_counter()
        names.find(read.text(text), ())
        took.append(time.perf_counter() - began)
    assert took[1] < 16 * max(took[0], 0.05)


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem)
def test_no_base_in_a_text_is_an_inflected_form(path: Path) -> None:
    document = read.file(path)
    cased = []
    for mark in names.find(document, ()):
        word = mark.parts["base"].split()[-1]
        best = nominals(word)[0]
        told = best.case in ("gen", "loc", "abl") and len(word) - len(best.base) >= 3
        if told and not mark.parts.get("quoted"):
            cased.append(mark.parts["base"])
    assert cased == []
