import pytest
from hypothesis import given
from hypothesis import strategies as st

from salname import read
from salname.read.markdown import plain

CASES = {
    "headings": ("## Tarixi ##\nMətn", "   Tarixi   \nMətn"),
    "strong and emphasis": ("**Gəncə** _qədim_ *şəhər*dir", "  Gəncə    qədim   şəhər dir"),
    "underscores inside a word stay": ("fayl_adı_burada", "fayl_adı_burada"),
    "links keep their words": ("[Şəki](https://numune.az/a) xanı", " Şəki                       xanı"),
    "links by reference": ("[Şəki][1] xanı", " Şəki     xanı"),
    "pictures keep their words": ("![Qala](q.png)", "  Qala        "),
    "footnote marks": ("Sel oldu.[^3]", "Sel oldu.    "),
    "quotations": ("> Deyilən söz\n> > ikinci", "  Deyilən söz\n    ikinci"),
    "code": ("`x = 1` sözü", " x = 1  sözü"),
    "fenced code": ("Söz\n```py\nx = 1991\n```\nSöz", "Söz\n     \n        \n   \nSöz"),
    "comments": ("Söz <!-- gizli\n1991 --> söz", "Söz           \n         söz"),
    "tags": ("Söz<br/>söz <b>iki</b>", "Söz     söz    iki    "),
    "rules": ("Söz\n\n- - -\n\nSöz", "Söz\n\n     \n\nSöz"),
    "underlined headings": ("Tarixi\n=====\nMətn", "Tarixi\n     \nMətn"),
    "tables": ("| İl | Say |\n|:--|--:|\n| 1926 | 12 |", "  İl   Say  \n         \n  1926   12  "),
    "front matter": ("---\ntitle: Söz\n---\nMətn", "   \n          \n   \nMətn"),
    "escapes": (r"2 \+ 2", "2  + 2"),
    "entities": ("Ər&nbsp;oğlu", "Ər      oğlu"),
    "a bracketed word stays": ("Kür [çay] axır", "Kür [çay] axır"),
    "windows line ends": ("# Ad\r\nMətn\r\n", "  Ad\r\nMətn\r\n"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_markup_is_blanked_and_prose_stays(text: str, expected: str) -> None:
    assert plain(text) == expected


signs = st.lists(
    st.sampled_from(["*", "_", "`", "```", "\n", "#", "[", "](", ")", "<!--", "-->", "|", "---", "söz", " ", "<b"])
)


@given(signs.map("".join))
def test_length_and_line_ends_stay(text: str) -> None:
    blanked = plain(text)
    assert len(blanked) == len(text)
    assert [at for at, c in enumerate(text) if c == "\n"] == [at for at, c in enumerate(blanked) if c == "\n"]


def test_quotes_come_from_the_file_not_from_the_blanked_text() -> None:
    document = read.from_bytes("**Gəncə** qədim şəhərdir.".encode(), "mətn.md")
    assert document.quote(0, 9) == "**Gəncə**"


def test_a_heading_is_a_sentence_of_its_own() -> None:
    document = read.from_bytes("# Tarixi\nŞəhər 859-cu ildə salınıb.".encode(), "mətn.md")
    assert len(document.sentences) == 2


@pytest.mark.parametrize("sign", ["<!--", "[", "](", "*", "_a", "`", "```\n", "<b", "|", "> ", "- ", "&a", "\\"])
def test_a_long_run_of_one_sign_is_read_without_delay(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    assert len(plain(text)) == len(text)
