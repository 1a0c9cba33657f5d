"""Floors under the quality on texts of many kinds (tests/data/measured): it may rise, not fall."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import salname
from salname.know import scoring
from salname.model import payload

TEXTS = sorted((Path(__file__).parent / "data" / "measured").glob("*.txt"))

FLOORS = {
    "time.span_strict": 0.98,
    "time.value": 0.99,
    "figure.value": 0.98,
    "figure.full": 0.82,
    "name.span_strict": 0.96,
    "name.kind": 0.95,
    "name.base": 0.96,
    "name.same_entity": 0.97,
    "event.span_relaxed": 0.88,
    "event.typed": 0.81,
    "event.timed": 0.74,
    "event.participants": 0.67,
    "relation.relation": 0.88,
    "relation.core": 0.88,
}


def found(text: Path) -> list[dict[str, Any]]:
    rows = []
    for record in salname.read(text).records:
        place = {"record": record.kind_name, "start": record.start, "end": record.end, "quote": record.quote}
        rows.append(place | payload(record) | {"also": [[s.start, s.end] for s in record.also]})
    return rows


def moved(row: dict[str, Any], by: int, text: str) -> dict[str, Any]:
    """Give the record as if all texts stood in one, so that one score counts every record alike."""
    out = row | {"start": row["start"] + by, "end": row["end"] + by}
    out["also"] = [[start + by, end + by] for start, end in row.get("also", [])]
    return out | ({"entity": f"{text}: {row['entity']}"} if row.get("entity") else {})


@cache
def scores() -> dict[str, float]:
    gold, got = [], []
    for number, text in enumerate(TEXTS):
        far = number * 100_000
        gold += [moved(row, far, text.stem) for row in scoring.load(text.with_suffix(".jsonl"))]
        got += [moved(row, far, text.stem) for row in found(text)]
    kinds = scoring.score(gold, got).items()
    return {f"{kind}.{name}": score.f1 for kind, result in kinds for name, score in result.measures.items()}


@pytest.mark.parametrize(("measure", "floor"), FLOORS.items())
def test_a_measure_stays_above_its_floor(measure: str, floor: float) -> None:
    assert scores()[measure] >= floor


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_every_record_of_the_standard_stands_at_its_words(text: Path) -> None:
    words = text.read_text(encoding="utf-8")
    for row in scoring.load(text.with_suffix(".jsonl")):
        assert words[row["start"] : row["end"]] == row["quote"]


def test_the_standard_has_every_kind_of_record_in_every_text() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for text in TEXTS:
        for line in text.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
            kinds[text.stem].add(json.loads(line)["record"])
    assert len(kinds) == 12
    assert all(len(found) == 5 for found in kinds.values())
