"""How long a question takes over a made book of many documents.

    python benchmarks/ask.py [--documents 1000] [--keep FILE] [--book FILE --questions FILE] [--json]

The documents are the invented texts of the tests, each time with other numbers and another chief name; so are the
questions. With --book and --questions (JSON Lines with "question") another book is asked instead. Medians and 95th
percentiles are in milliseconds, the book opened once. The aim is 200 ms over 1,000 documents.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from salname import know
from salname.know import ask, building

_SAID = Path(__file__).parent.parent / "tests" / "know" / "ask" / "said"
_NUMBER = re.compile(r"(?<![\d.,])\d{2,4}(?![\d.,])")
_SYLLABLES = ("Ba", "Qo", "Te", "Şi", "Ma", "Ru", "Də", "Ko", "Za", "Li", "Nu", "Fə", "Gü", "Xo", "Ça")
_ASKED = 400


def renamed(number: int, text: str, others: Sequence[str]) -> list[str]:
    """Give a text and its questions with another chief name and other numbers, after the document's number."""
    names = Counter(w for w in re.findall(r"(?<=[a-zəüöğışç,”“] )[A-ZƏÜÖĞIŞÇİ]\w{3,}", text))
    chief = names.most_common(1)[0][0][:6]
    first, second = _SYLLABLES[number % 15], _SYLLABLES[number // 15 % 15].lower()
    turned = [t.replace(chief, first + second + chief.lower()) for t in (text, *others)]
    return [_NUMBER.sub(lambda m: str(int(m[0]) + number % 90), t) for t in turned]


def made(documents: int) -> Iterator[tuple[str, list[str]]]:
    """Give the made documents, each with its questions."""
    said = [tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted(_SAID.glob("*.toml"))]
    for number in range(documents):
        one = said[number % len(said)]
        text, *questions = renamed(number, one["text"], [q["question"] for q in one["question"]])
        yield text, questions


def build(folder: Path, target: Path, documents: int) -> None:
    """Write the made documents to a folder and read them into a book."""
    folder.mkdir(exist_ok=True)
    for number, (text, _) in enumerate(made(documents)):
        (folder / f"d{number:05}.txt").write_text(text, encoding="utf-8")
    building.build([folder], target)


def measure(path: Path, questions: Sequence[str]) -> dict[str, float]:
    """Ask every question of a book; give the share answered, and the median and the 95th percentile in milliseconds."""
    took, answered = [], 0
    with know.open(path) as book:
        ask.ask(book, questions[0])  # the language data is read once
        for question in questions:
            begin = time.perf_counter()
            answered += ask.ask(book, question).answered
            took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    return {
        "questions": len(questions),
        "answered": round(answered / len(questions), 3),
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
    }


def main() -> None:
    """Build the book, ask it, and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--keep", type=Path, help="keep the book here, or use the one that is here")
    arguments.add_argument("--book", type=Path, help="ask this book instead")
    arguments.add_argument("--questions", type=Path, help="the questions to it")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    if given.book and given.questions:
        lines = given.questions.read_text(encoding="utf-8").splitlines()
        figures = measure(given.book, [json.loads(line)["question"] for line in lines if line.strip()])
    else:
        every = [q for _, questions in made(given.documents) for q in questions]
        with tempfile.TemporaryDirectory() as folder:
            path = given.keep or Path(folder) / "made.salname"
            if not path.exists():
                build(Path(folder) / "texts", path, given.documents)
            figures = measure(path, every[:: max(1, len(every) // _ASKED)])
    print(json.dumps(figures) if given.json else "\n".join(f"{k:12} {v}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
