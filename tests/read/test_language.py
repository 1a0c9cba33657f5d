import pytest

from salname import lang
from salname.read import language
from salname.read.text import fold


@pytest.mark.parametrize("example", lang.load("az", "language")["examples"], ids=lambda e: e["text"])
def test_the_examples_of_the_language_file_hold(example: dict[str, object]) -> None:
    words = fold(str(example["text"])).replace(",", "").replace(".", "").split()
    assert language.seems(words) is example["is"]


def test_a_text_of_a_few_words_is_let_pass() -> None:
    assert language.fits("Short text.")
