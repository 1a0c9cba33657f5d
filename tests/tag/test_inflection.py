import tomllib
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import lang
from salname.tag import inflection

_ENDINGS = tomllib.loads(files(lang).joinpath("az", "endings.toml").read_text(encoding="utf-8"))
_VERBS = tomllib.loads(files(lang).joinpath("az", "verb_endings.toml").read_text(encoding="utf-8"))
_VOWELS = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
_STEMS = [
    "dağ",
    "kənd",
    "ev",
    "gün",
    "yol",
    "söz",
    "göl",
    "su",
    "ada",
    "çay",
    "quş",
    "daş",
    "ot",
    "kitab",
    "dəftər",
    "qapı",
    "pəncərə",
    "ölkə",
    "dünya",
    "şəhər",
    "ordu",
    "qüvvə",
    "dövlət",
    "xalq",
    "qəzet",
    "məktəb",
    "küçə",
    "meydan",
    "qala",
    "sülh",
    "döyüş",
    "torpaq",
    "otaq",
    "ürək",
    "çörək",
    "uşaq",
    "balıq",
    "külək",
    "bayraq",
    "kəpənək",
    "qonaq",
    "mələk",
    "ağac",
    "meşə",
    "çöl",
    "düzən",
    "körpü",
    "bulaq",
    "ay",
    "il",
    "müəllim",
    "həkim",
    "şagird",
    "tələbə",
    "alim",
    "bağ",
    "üzüm",
    "alma",
    "nar",
    "heyva",
    "qoyun",
    "at",
    "dəvə",
    "inək",
    "tülkü",
    "canavar",
]


def _harmonic(stem: str, template: str) -> str:
    """Spell an ending after a stem, letter by letter: the oracle, apart from the table under test."""
    last = next(letter for letter in reversed(stem) if letter in _VOWELS)
    out = ""
    for letter in template:
        if letter == "I":
            letter = _VOWELS[last]
        elif letter == "A":
            letter = "a" if last in "aıou" else "ə"
        if letter in _VOWELS:
            last = letter
        out += letter
    return out


def _joined(stem: str, after_vowel: str, after_consonant: str) -> str:
    if stem[-1] in _VOWELS:
        return stem + _harmonic(stem, after_vowel)
    ending = _harmonic(stem, after_consonant)
    if ending[:1] in _VOWELS and len([c for c in stem if c in _VOWELS]) > 1:
        stem = stem[:-1] + {"q": "ğ", "k": "y"}.get(stem[-1], stem[-1])
    return stem + ending


def _form(stem: str, plural: bool, possessive: str, case: str) -> str:
    word = stem + _harmonic(stem, "lAr") if plural else stem
    if possessive:
        after_vowel, after_consonant = {"3": ("sI", "I"), "1sg": ("m", "Im"), "1pl": ("mIz", "ImIz")}[possessive]
        word = _joined(word, after_vowel, after_consonant)
    endings = {
        "nom": ("", ""), "gen": ("nIn", "In"), "acc": ("nI", "I"), "dat": ("yA", "A"),
        "loc": ("dA", "dA"), "abl": ("dAn", "dAn"), "ins": ("lA", "lA"),
    }  # fmt: skip
    after_vowel, after_consonant = endings[case]
    if possessive == "3" and case in ("dat", "loc", "abl"):
        after_vowel = {"dat": "nA", "loc": "ndA", "abl": "ndAn"}[case]
    return _joined(word, after_vowel, after_consonant)


_CASES = ("nom", "gen", "acc", "dat", "loc", "abl", "ins")


@pytest.mark.parametrize("stem", _STEMS)
def test_every_form_of_a_paradigm_is_read_back_to_its_stem_and_features(stem: str) -> None:
    for plural, possessive, case in product((False, True), ("", "1sg", "3", "1pl"), _CASES):
        word = _form(stem, plural, possessive, case)
        read = {(n.stem, n.plural, n.possessive, n.case) for n in inflection.nominals(word)}
        assert (stem, plural, possessive, case) in read, word


@pytest.mark.parametrize("stem", _STEMS)
def test_the_likeliest_lemma_of_third_person_forms_is_the_stem(stem: str) -> None:
    for plural, case in product((False, True), _CASES[1:]):
        word = _form(stem, plural, "3", case)
        assert inflection.lemma(word) == stem, word


@pytest.mark.parametrize("example", _ENDINGS["examples"], ids=lambda e: e["word"])
def test_the_examples_of_the_endings_hold(example: dict[str, object]) -> None:
    best = inflection.nominals(str(example["word"]))[0]
    assert {k: getattr(best, k) for k in example if k != "word"} == {k: v for k, v in example.items() if k != "word"}


@pytest.mark.parametrize("example", _VERBS["examples"], ids=lambda e: e["word"])
def test_the_examples_of_the_verb_endings_hold(example: dict[str, object]) -> None:
    best = inflection.verbals(str(example["word"]))[0]
    assert {k: getattr(best, k) for k in example if k != "word"} == {k: v for k, v in example.items() if k != "word"}


@pytest.mark.parametrize(
    ("word", "base", "case"),
    [
        ("vilayətlərində", "vilayətləri", "loc"),
        ("NATO-ya", "NATO", "dat"),
        ("YUNESKO’nun", "YUNESKO", "gen"),
        ("ASSR-in", "ASSR", "gen"),
        ("muzeyində", "muzeyi", "loc"),
        ("bulağın", "bulaq", "gen"),
        ("Qafqazdakı", "Qafqaz", "loc"),
    ],
)
def test_a_case_is_taken_off_and_number_and_possession_stay(word: str, base: str, case: str) -> None:
    assert inflection.caseless(word) == (base, case)


def test_letter_case_is_kept() -> None:
    assert inflection.nominals("İĞDIRDAN")[0].stem == "İĞDIR"


def test_what_is_no_word_stays_as_it_is() -> None:
    assert inflection.lemma("x" * 10_000) == "x" * 10_000
    assert inflection.nominals("")[0].stem == ""


@given(st.text(alphabet="aəıiouöübcçdfgğhxjkqlmnprsştvyzİIA-’ ", max_size=40))
def test_any_string_is_read_and_its_stem_is_no_longer_than_its_dropped_vowel_allows(word: str) -> None:
    for reading in inflection.nominals(word):
        assert len(reading.stem) <= len(word) + 1
    inflection.verbals(word)
