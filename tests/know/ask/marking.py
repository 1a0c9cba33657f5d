"""How the made texts and their questions are read, and when an answer to one of them is right."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salname import edtf, know, read, reading
from salname.know import ask
from salname.know.book import Book
from salname.read.text import fold

TEXTS = sorted((Path(__file__).parent / "said").glob("*.toml"))
_LONGEST = 25  # words: what is longer is a paragraph and no answer


@dataclass(frozen=True)
class Score:
    """Shares of the questions: right; right passage in the first three; answered though the text does not say."""

    right: float
    passage: float
    made_up: float


def opened(file: Path) -> tuple[Book, list[dict[str, Any]]]:
    """Give a book of the text in the file, and the questions to it."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    book = know.temporary()
    document = read.text(data["text"], name=file.stem)
    book.add(document, reading.records(document))
    return book, data["question"]


def is_right(wanted: dict[str, Any], given: ask.Answer) -> bool:
    """Say whether an answer gives the wanted date, number or words; nothing is right where nothing is wanted."""
    if "answers" not in wanted:
        return not given.answered
    if not given.answered:
        return False
    if "edtf" in wanted and given.edtf and edtf.bounds(given.edtf) == edtf.bounds(wanted["edtf"]):
        return True
    if "value" in wanted and given.value == wanted["value"]:
        return True
    said = fold(given.text)
    short = len(re.findall(r"\w+", said)) <= _LONGEST
    return short and any(all(w in said for w in fold(words).split()) for words in wanted["answers"])


def shown_within(wanted: dict[str, Any], given: ask.Answer) -> bool:
    """Say whether one of the first three passages has the words that answer."""
    return any(wanted["words"] in e.text for e in given.evidence[:3])


def score(files: list[Path]) -> Score:
    """Ask all the questions of some texts."""
    right = passage = made_up = can = cannot = 0
    for file in files:
        book, questions = opened(file)
        for wanted in questions:
            given = ask.ask(book, wanted["question"])
            if "answers" in wanted:
                can += 1
                right += is_right(wanted, given)
                passage += shown_within(wanted, given)
            else:
                cannot += 1
                made_up += given.answered
    return Score(right / can, passage / can, made_up / cannot)
