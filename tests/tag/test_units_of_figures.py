"""Units in the text, with their endings and abbreviations."""

from __future__ import annotations

from typing import Any

import pytest

from salname import lang
from salname.model import Span
from salname.read.text import tokens
from salname.tag import units

EXAMPLES = lang.load("az", "units")["examples"]["units"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"] for e in EXAMPLES])
def test_an_example_of_the_language_data_has_its_unit(example: dict[str, Any]) -> None:
    text = example["text"]
    row = tokens(text, Span(0, len(text)))
    found = units.read(text, row, 0)
    assert found is not None
    assert (found.unit.code, found.last) == (example["code"], len(row))


@pytest.mark.parametrize("text", ["milli komanda", "yeni yol", "tonqal", "metro", "faktor", "mal"])
def test_a_word_that_begins_like_a_unit_is_none(text: str) -> None:
    assert units.read(text, tokens(text, Span(0, len(text))), 0) is None
