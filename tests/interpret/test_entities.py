from pathlib import Path

import pytest

from salname import read
from salname.interpret import entities
from salname.model import Name
from salname.tag import names

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "kazakhstan-az.txt"
_MEASURED = sorted((Path(__file__).resolve().parents[1] / "data" / "measured").glob("*.txt"))
_TEXTS = [*_MEASURED, *([_CORPUS] if _CORPUS.exists() else [])]


def _names(text: str) -> tuple[Name, ...]:
    document = read.text(text)
    return entities.resolve(document, names.find(document, ()))


def _labels(text: str) -> dict[str, str]:
    return {n.base: n.entity for n in _names(text)}


def test_a_surname_and_initials_are_the_person_of_the_full_name() -> None:
    labels = _labels("Rektor Kərim Sumbarov idi. Sonra K.Sumbarov getdi. Sumbarovun yeri boş qaldı.")
    assert set(labels.values()) == {"Kərim Sumbarov"}


def test_other_initials_are_another_person() -> None:
    labels = _labels("Rektor Kərim Sumbarov idi. Sonra N.Sumbarov gəldi.")
    assert labels["N.Sumbarov"] != labels["Kərim Sumbarov"]


def test_two_spellings_of_a_persons_name_are_one() -> None:
    labels = _labels("Onu Dinməhəmməd Sumbayev yazıb. Sonra Dinmuxamed Sumbayev getdi.")
    assert len(set(labels.values())) == 1


def test_a_khan_is_called_without_the_family_name() -> None:
    labels = _labels("Onu Kərim xan Sumbarlı yazıb. Sonra Kərim xan getdi.")
    assert len(set(labels.values())) == 1


def test_rulers_of_one_name_are_told_apart_by_their_number() -> None:
    labels = _labels("Taxta I Aleksandr çıxdı. Sonra II Aleksandr, III Aleksandr və Karl XII gəldi.")
    assert len(set(labels.values())) == 4


def test_a_thing_is_called_by_a_spelling_that_is_no_common_word() -> None:
    labels = _labels("Sonra Sovet dövləti quruldu, SSRİ isə böyüdü. Orada Sovet hakimiyyəti vardı.")
    assert labels["SSRİ"] == "SSRİ"
    assert labels["Sovet"] == "SSRİ"


def test_khans_of_like_names_are_told_apart() -> None:
    labels = _labels("Taxta Mehdi xan, Məhəmməd xan, Hüseynəli xan və Hüseynqulu xan çıxdı.")
    assert len(set(labels.values())) == 4


def test_a_title_with_a_given_name_is_nobody_elses_given_name() -> None:
    labels = _labels("Onu Məhəmməd ibn Musa Sumbarlı yazıb. Sonra Sultan Məhəmməd gəldi.")
    assert len(set(labels.values())) == 2


def test_a_lands_bare_name_is_the_one_state_called_by_it() -> None:
    labels = _labels("Rusiya imperiyası ilə Qacar İranı vuruşdu. Sonra Rusiya qalib gəldi, İran isə uduzdu.")
    assert labels["Rusiya"] == "Rusiya imperiyası"
    assert labels["İran"] == "Qacar İranı"


def test_a_land_with_two_states_stays_apart_from_both() -> None:
    labels = _labels("Rusiya imperiyası dağıldı. Rusiya Federasiyası yarandı. Rusiya böyükdür.")
    assert labels["Rusiya"] == "Rusiya Federasiyası" != labels["Rusiya imperiyası"]


def test_another_name_told_in_a_bracket_is_the_same_thing() -> None:
    labels = _labels("Axısqa türkləri (həmçinin Mesxeti türkləri) burada yaşayırdı.")
    assert len(set(labels.values())) == 1


def test_a_people_is_one_in_the_singular_and_the_plural() -> None:
    labels = _labels("Narqızlar (türk. Nargızlar) — Sibirdə yaşayan xalq. Sonra narqız yurdu dağıldı.")
    assert labels["narqız"] == labels["Narqızlar"] == labels["Nargızlar"]


def test_a_family_names_ending_may_vary() -> None:
    labels = _labels("Onu Kərim Narqızov yazıb. Sonra Kərim Narqızlı getdi.")
    assert len(set(labels.values())) == 1


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    labels = _labels("Orada Sumbar Maarif Cəmiyyəti (SMC) yarandı. SMC-nin sədri seçildi.")
    assert labels["SMC"] == "Sumbar Maarif Cəmiyyəti"


def test_a_short_form_is_the_longer_name() -> None:
    labels = _labels("Sonra Sumbar Dövlət Memarlıq İnstitutu açıldı. O, Memarlıq İnstitutunu bitirdi.")
    assert len(set(labels.values())) == 1


def test_abbreviations_are_spelt_out_to_compare() -> None:
    labels = _labels("Sonra Norveç Kommunist Partiyası yarandı. O, Norveç KP-nin üzvü idi.")
    assert len(set(labels.values())) == 1


def test_old_and_new_names_of_a_listed_thing_are_one() -> None:
    labels = _labels("Sovet İttifaqı dağıldı. Bundan sonra SSRİ yox idi. Orada Alma-Ata və Almatı da var.")
    assert labels["Sovet İttifaqı"] == labels["SSRİ"]
    assert labels["Alma-Ata"] == labels["Almatı"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("Qırğızıstan", "Qazaxıstan"), ("İran", "İraq"), ("Slovakiya", "Sloveniya"), ("Avstriya", "Avstraliya")],
)
def test_things_that_are_listed_apart_never_merge(left: str, right: str) -> None:
    labels = _labels(f"Orada {left} və {right} vardı.")
    assert labels[left] != labels[right]


def test_numbers_tell_names_apart() -> None:
    labels = _labels("Sonra I Sumbar qurultayı, ondan sonra II Sumbar qurultayı keçirildi.")
    assert len(set(labels.values())) == 2


def test_a_people_is_called_by_its_plural() -> None:
    assert set(_labels("Orada özbək tarixi var. Sonra özbəklər gəldi.").values()) == {"özbəklər"}


def test_every_record_quotes_its_place() -> None:
    text = "Sonra Kərim Sumbarov Daşkənddən Səmərqəndə getdi."
    assert all(text[n.start : n.end] == n.quote for n in _names(text))


def test_the_same_text_gives_the_same_records() -> None:
    text = "Orada Kərim Sumbarov, Norveç KP-si və Şərqi Sumatra vardı. " * 5
    assert _names(text) == _names(text)


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem)
def test_every_entity_of_a_text_has_a_mention_spelt_like_its_label(path: Path) -> None:
    document = read.file(path)
    records = entities.resolve(document, names.find(document, ()))
    spelt = {" ".join(n.base.split()) for n in records}
    assert all(n.entity in spelt or n.entity.rsplit(" (", 1)[0] in spelt for n in records)
