import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from salname.know import likeness, scoring

SHARED = Path(__file__).resolve().parents[3] / "shared"


def row(record: str, start: int, quote: str, **more: object) -> dict[str, object]:
    return {"record": record, "start": start, "end": start + len(quote), "quote": quote, **more}


def time(start: int = 0, edtf: str = "1735", quote: str = "1735-ci ildə", **more: object) -> dict[str, object]:
    return row("time", start, quote, kind="date", edtf=edtf, **more)


def test_what_is_read_as_gold_has_it_scores_one() -> None:
    gold = [time(), time(40, "1740")]
    measures = scoring.score(gold, gold)["time"].measures
    assert {name: s.f1 for name, s in measures.items()} == {"span_relaxed": 1, "span_strict": 1, "value": 1}


def test_what_is_missed_lowers_recall_and_what_is_made_up_precision() -> None:
    gold = [time(), time(40), time(80), time(120)]
    found = scoring.score(gold, [time(), time(40), time(500)])["time"]
    assert (found.measures["value"].precision, found.measures["value"].recall) == (2 / 3, 1 / 2)
    assert [f.what for f in found.faults] == ["missed", "missed", "spurious"]


def test_what_is_optional_counts_neither_way() -> None:
    gold = [time(), time(40, optional=True)]
    assert scoring.score(gold, [time(), time(40)])["time"].got == 1
    assert scoring.score(gold, [time()])["time"].measures["value"].f1 == 1


def test_punctuation_at_the_ends_is_no_difference() -> None:
    assert scoring.score([time(quote="1735.")], [time(quote="1735")])["time"].measures["span_strict"].f1 == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1991", "1991-01/1991-12"),
        ("195X", "1950/1959"),
        ("1990-24", "1990-24"),
        ("1954~", "1954"),
        ("[1990,1992]", "1990/1992"),
    ],
)
def test_the_same_time_written_otherwise_is_the_same(a: str, b: str) -> None:
    assert likeness.value(a) == likeness.value(b)


@pytest.mark.parametrize(("a", "b"), [("1991", "1991-01"), ("1991/..", "1991"), ("P4Y", "1991"), (None, "1991")])
def test_another_time_is_another(a: str | None, b: str) -> None:
    assert likeness.value(a) != likeness.value(b)


def test_a_relation_is_found_wherever_it_stands() -> None:
    def fact(start: int, **changes: str) -> dict[str, object]:
        ends = {"subject": "Narınqala xanlığı", "property": "capital", "object": "Narınqala", **changes}
        return row("relation", start, "söz", **ends, time=None)

    assert scoring.score([fact(0)], [fact(900, subject="Narınqala xanlığının")])["relation"].measures["core"].f1 == 1
    assert scoring.score([fact(0)], [fact(0, object="Təzəkənd")])["relation"].measures["core"].f1 == 0


def test_one_entity_split_in_two_lowers_recall_alone() -> None:
    def name(start: int, entity: str) -> dict[str, object]:
        return row("name", start, "Murad xan", kind="person", base="Murad xan", entity=entity)

    gold = [name(0, "Murad xan"), name(20, "Murad xan")]
    measure = scoring.score(gold, [name(0, "Murad xan"), name(20, "Xan")])["name"].measures["same_entity"]
    assert (measure.precision, measure.recall) == (1, 0.5)


def test_a_year_and_a_count_are_compared_by_their_numbers() -> None:
    def figure(value: object, **more: object) -> dict[str, object]:
        base = {"kind": "measure", "unit": "km2", "measures": "sahə", "of": "Narınqala", "time": None}
        return row("figure", 0, "12 km2", value=value, **{**base, **more})

    def scores(other: dict[str, object]) -> tuple[float, float]:
        measures = scoring.score([figure(12)], [other])["figure"].measures
        return measures["value"].f1, measures["full"].f1

    assert scores(figure(12.0, unit="km²")) == (1, 1)
    assert scores(figure(12, time="1735")) == (1, 0)
    assert scores(figure([12, 13])) == (0, 0)


def spoilt(gold: list[dict[str, object]], seed: int) -> list[dict[str, object]]:
    """Give gold as a poor reader would have it: less, more, and in places wrong."""
    chance = random.Random(seed)
    out = []
    for each in gold:
        got = json.loads(json.dumps(each))
        got.pop("optional", None)
        if chance.random() < 0.15:
            continue
        if chance.random() < 0.1:
            got["start"] += 60
            got["end"] += 60
        for key, others in (
            ("time", ["1991", "1990/1991", None, ".."]),
            ("edtf", ["P4Y", "1990-23"]),
            ("kind", ["count"]),
        ):
            if key in got and chance.random() < 0.2:
                got[key] = chance.choice(others)
        for key in ("entity", "object", "base"):
            if key in got and chance.random() < 0.1:
                got[key] = "başqa"
        out += [got, got] if chance.random() < 0.1 else [got]
    chance.shuffle(out)
    return out


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold standard is not beside the project")
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_shared_scorer(tmp_path: Path, seed: int) -> None:
    gold = SHARED / "gold" / "kazakhstan-az.jsonl"
    got = spoilt(scoring.load(gold), seed)
    predicted = tmp_path / "got.jsonl"
    predicted.write_text("\n".join(map(json.dumps, got)), encoding="utf-8")
    command = [sys.executable, "-B", str(SHARED / "tools" / "score.py"), str(gold), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = {
        kind: {name: {"p": s.precision, "r": s.recall, "f1": s.f1} for name, s in result.measures.items()}
        for kind, result in scoring.score(scoring.load(gold), got).items()
    }
    assert ours == theirs
