import tomllib
from importlib.resources import files

import pytest

from salname import read

# a bar stands where a sentence ends inside a string, without a space in the text
CASES = {
    "initials": ["D. Abbasov və K.Nuriyev kəndə gəldi.", "Səhər qayıtdılar."],
    "double initials": ["Kitabı A.B. Muradova yazıb.", "Onu R.M.Zeynallı çevirib."],
    "initials of two letters": ["Elçi Yu. Petrov idi.", "Katibi Dj. Smit yazıb."],
    "a common abbreviation inside": ["Arpa, buğda və s. əkirdilər.", "Su az idi."],
    "a common abbreviation at the end": ["Arpa, buğda, darı və s.", "Su isə az idi."],
    "an era": ["Qala e.ə. 320-ci ildə tikilib.", "Divarı qalır."],
    "an era with spaces": ["Qala e. ə. 320-ci ildə tikilib.", "Divarı qalır."],
    "an era of ours": ["Məbəd b.e. III əsrinə aiddir.", "Damı yoxdur."],
    "a scale word": ["Yola 4,5 mlrd. manat getdi.", "Yol hazırdır."],
    "decimal comma and dotted thousands": ["Sahəsi 1.234.500 km2, payı 12,7 %-dir.", "Bu çoxdur."],
    "a date in figures": ["Müqavilə 05.11.1994 tarixində bağlandı.", "Beş il sürdü."],
    "a date in figures with a space": ["Görüş 05.11. 1994-cü ildə oldu.", "Qısa idi."],
    "a full stop without a space before a number": ["Şəhər alındı.|1806-cı ildə xanlıq bitdi.", "Xan qaçdı."],
    "a full stop without a space before a capital": ["Məktəb açıldı.|Uşaqlar gəldi.", "Hamı sevindi."],
    "a full stop without a space after a bracket": ["Körpü uçdu (1902).|Yenisi tikildi.", "O qalır."],
    "a full stop without a space after an acronym": ["Buna nail oldu BMT.|1994-cü ildə qərar çıxdı.", "Bitdi."],
    "a full stop without a space after a year": ["Doğulub 1899.|Ölümü bəlli deyil.", "Qəbri var."],
    "glued words before a year": ["Ləğv olunduqdan sonra1931-ci il gəldi.", "Qış idi."],
    "a year at the end": ["Nəşr: Bakı, 1927.", "Tirajı azdır."],
    "a year at the end before a number": ["Tikilib 1927.| 40 otağı var.", "Böyükdür."],
    "a percentage at the end": ["Savadlılıq 38 %.", "Sonra artdı."],
    "typographic quotes": ["“Hara gedirsən?” dedi.", "“Evə.”", "O susdu."],
    "straight quotes": ['"Hara gedirsən?" dedi.', '"Evə."', "O susdu."],
    "guillemets": ["«Hara gedirsən?» dedi.", "«Evə.»", "O susdu."],
    "German quotes": ["„Hara gedirsən?“ dedi.", "„Evə.“", "O susdu."],
    "single quotes": ["‘Hara gedirsən?’ dedi.", "‘Evə.’", "O susdu."],
    "a quotation that ends a sentence": ["Adı “Araz”.", "Suyu boldur."],
    "a full stop inside the quotes": ["O dedi: “Gəl.”", "Mən getdim."],
    "an exclamation in a title": ["“Oyan!” qəzeti çıxırdı.", "Az yaşadı."],
    "an ellipsis that ends": ["Yol uzun idi…", "Axşam düşdü."],
    "three dots that end": ["Yol uzun idi...", "Axşam düşdü."],
    "an ellipsis inside": ["O isə… bilmirdi.", "Sən bil."],
    "a bracketed ellipsis": ["Kitab [...] Təbrizdə qalıb.", "İtmədi."],
    "a bracketed question mark": ["Xan Murad (?) Gəncədə idi.", "Öldü."],
    "a question and an exclamation": ["Niyə belə oldu?!", "Kim bilir."],
    "a reference after the full stop": ["Sel oldu.[3]", "Evlər uçdu.[14]", "Tamam."],
    "a list number": ["1. Torpaq islahatı.", "Kəndlilər pay aldı."],
    "a Roman numeral": ["II Şapur gəldi.", "III Yəzdgird getdi."],
    "an ordinal dot before a small letter": ["Bu 19. əsrin sonudur.", "Neft çıxdı."],
    "months cut short": ["Fərman 3 fev. 1868 tarixlidir.", "Qüvvədədir."],
    "degrees cut short": ["T.e.n. Həsənli danışdı.", "Sual verdilər."],
    "an address": ["Ev Nizami küç. 14 ünvanındadır.", "Muzeydir."],
    "a dash after the full stop": ["– Gəldin?", "– Gəldim."],
    "no-break spaces": ["Şəhər\u00a0alındı.|\u00a0Xan qaçdı.", "Bitdi."],
    "a web address": ["Bax: www.numune.az saytına.", "Orada var."],
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_would_end_them(marked: list[str]) -> None:
    text = " ".join(marked).replace("|", "")
    expected = [part.strip() for sentence in marked for part in sentence.split("|")]
    document = read.text(text)
    assert [document.quote(s.start, s.end) for s in document.sentences] == expected


def examples() -> list[tuple[str, int]]:
    data = tomllib.loads(files("salname.lang").joinpath("az", "abbreviations.toml").read_text(encoding="utf-8"))
    return [(e["text"], e["sentences"]) for group in data.values() for e in group["examples"]]


@pytest.mark.parametrize(("text", "count"), examples())
def test_the_examples_of_the_abbreviations_hold(text: str, count: int) -> None:
    assert len(read.text(text).sentences) == count


def test_a_sentence_never_crosses_a_paragraph() -> None:
    document = read.text("Başlıq\n\nMətn başlayır və\n\ndavam edir.")
    assert len(document.sentences) == 3


def test_the_sentence_at_an_offset_is_the_one_that_holds_it() -> None:
    document = read.text("Yağış yağdı. Çay daşdı. Körpü uçdu.")
    assert document.sentence_at(0) == 0
    assert document.sentence_at(document.text.index("daşdı")) == 1
    assert document.sentence_at(document.text.index("uçdu")) == 2


@pytest.mark.parametrize("hostile", ["1. ", "a.", "…", "A.", "(?) ", "“", "1.", ".)", "[1]", "1-ci "])
def test_a_megabyte_of_one_sign_is_split_without_delay(hostile: str) -> None:
    document = read.text("Söz " + hostile * (300_000 // len(hostile)))
    assert document.sentences[-1].end <= len(document.text)
