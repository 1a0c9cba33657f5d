"""How long a question on the state of a date takes over a made book of many records.

    python benchmarks/state.py [--records 1000000] [--keep FILE] [--json]

The book is made up: countries whose capitals move, whose presidents follow one another, and which join unions, and
figures of theirs, over three thousand years. Medians and 95th percentiles are in milliseconds, each question on another
date, the book opened once. The aim is 20 ms.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from salname import know, read
from salname.know import state
from salname.know.book import Book
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation

_PER_COUNTRY = 250  # records
_COUNTRIES = 100  # in a document


def made(country: int, at: int, text: str) -> Iterator[AnyRecord]:
    """Make the records of one country, all quoting one stretch of the text."""
    rng = random.Random(country)
    place = {"start": at, "end": at + 4, "quote": text[at : at + 4], "rule": "made"}
    name = f"Ölkə{country}"
    year = rng.randrange(0, 1800)
    for _ in range(3):
        yield Name(kind="polity", base=name, entity=name, **place)  # type: ignore[arg-type]
    for n in range(_PER_COUNTRY // 5):
        now = f"{year + n * 4:04}"
        person = f"Şəxs{country}x{n}"
        yield Name(kind="person", base=person, entity=person, **place)  # type: ignore[arg-type]
        yield Relation(
            subject=person, property="position_held", object=f"{name} prezidenti", time=f"{now}/{year + n * 4 + 4:04}",
            **place,  # type: ignore[arg-type]
        )  # fmt: skip
        yield Event(
            type="relocation", label="paytaxtın köçürülməsi", time=now, place=name,
            participants=(Participant("source", f"Şəhər{n - 1}"), Participant("destination", f"Şəhər{n}")),
            **place,  # type: ignore[arg-type]
        )  # fmt: skip
        yield Event(
            type="joining", label="qoşulma", time=now,
            participants=(Participant("agent", name), Participant("organisation", f"İttifaq{n}")),
            **place,  # type: ignore[arg-type]
        )  # fmt: skip
        yield Figure(
            kind="count", value=float(n), unit="person", measures="əhali", of=name, time=now, **place  # type: ignore[arg-type]
        )  # fmt: skip


def build(book: Book, records: int) -> int:
    """Fill a book; give how many records it has."""
    text = "söz söz söz söz. " * 100
    count = 0
    for document in range(max(1, records // (_PER_COUNTRY * _COUNTRIES))):
        first = document * _COUNTRIES
        found = [r for c in range(first, first + _COUNTRIES) for r in made(c, (c % 20) * 17, text)]
        book.add(read.text(text, name=f"d{document}.txt"), sorted(found, key=lambda r: (r.start, -r.end)))
        count += len(found)
    return count


def measure(ask: Callable[[int], object], times: int = 200) -> tuple[float, float]:
    """Give the median and the 95th percentile of asking, in milliseconds."""
    rng = random.Random(0)
    took = []
    for _ in range(times):
        year = rng.randrange(0, 2000)
        begin = time.perf_counter()
        ask(year)
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    return statistics.median(took), took[int(len(took) * 0.95)]


def main() -> None:
    """Build the book, ask it, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--records", type=int, default=1_000_000)
    arguments.add_argument("--keep", type=Path, help="keep the book here, or use the one that is here")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "made.salname"
        exists = path.exists()
        with know.open(path) as book:
            begin = time.perf_counter()
            records = sum(book.counts().values()) if exists else build(book, given.records)
            built = time.perf_counter() - begin
            countries = records // _PER_COUNTRY
            name = lambda year: f"Ölkə{year * 7 % countries}"  # noqa: E731
            rows = {
                "one aspect of one subject": measure(lambda y: state.on(book, f"{y:04}-06-01", name(y), "capital")),
                "all of one subject": measure(lambda y: state.on(book, f"{y:04}-06-01", name(y))),
                "everything, first 100": measure(lambda y: state.on(book, f"{y:04}-06-01", limit=100)),
            }
    if given.json:
        print(json.dumps({"records": records, "built_s": round(built, 1), "ms": rows}))
        return
    print(f"{records} records, made in {built:.0f} s")
    for what, (median, worst) in rows.items():
        print(f"{what:28} {median:7.1f} ms median {worst:7.1f} ms at 95 %")


if __name__ == "__main__":
    main()
