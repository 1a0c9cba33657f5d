"""Hold the measured quality: score the built corpus against gold and refuse a fall below the pinned floors.

    python benchmarks/gate.py            print the table; exit status 1 where a score is below its floor
    python benchmarks/gate.py --raise    pin what is reached now wherever it is higher

Scores named ``own.…`` are of the project's own texts (tests/data/measured), written and marked before the program had
read them first. What the program itself carries (src/salname/quality.json) is what it reached on texts still unseen.
The other gold standard lies beside the project and is not part of it; without it the gate says so and ends well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import salname
from salname.know import scoring
from salname.know.rows import Stored
from salname.show.export.records import line

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
OWN = HERE.parent / "tests" / "data" / "measured"
CORPUS = SHARED / "corpus" / "kazakhstan-az.txt"
GOLD = SHARED / "gold"
FIRST_HALF = "0:29563"  # the gold records cover these offsets of the corpus
SLACK = 0.002  # below this a difference is rounding, not a fall


def run(*arguments: str | Path) -> str:
    """Run the program as a user would and give what it prints."""
    command = [str(Path(sys.executable).parent / "salname"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):  # 1: the audit found something
        sys.exit(f"gate: {' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def scorer(tool: str, gold: Path, got: Path, *more: str) -> dict[str, object]:
    """Run one of the shared scorers and give its figures."""
    command = [sys.executable, "-B", str(SHARED / "tools" / tool), str(gold), str(got), "--json", *more]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def measure(folder: Path) -> dict[str, float]:
    """Build the corpus, export it, ask it; give every score by its name."""
    book = folder / "corpus.salname"
    run("build", CORPUS, "-o", book)
    got = folder / "got.jsonl"
    scores: dict[str, float] = {}
    got.write_text(run("export", book, "--to", "records"), encoding="utf-8")
    for kind, figures in scorer("score.py", GOLD / "kazakhstan-az.jsonl", got, "--range", FIRST_HALF).items():
        for metric, values in figures.items():  # type: ignore[attr-defined]
            scores[f"{kind}.{metric}"] = values["f1"]
            if (kind, metric) == ("relation", "core"):
                scores["relation.core_precision"] = values["p"]
    for name, gold, arguments in QUERIES:
        if name not in COMMANDS:
            continue
        got.write_text(run(*[book if a == "BOOK" else a for a in arguments]), encoding="utf-8")
        figures = scorer("score_answers.py", gold, got)
        scores |= {f"{name}.{k}": v for k, v in figures.items() if isinstance(v, float)}
    return scores


def measure_own() -> dict[str, float]:
    """Score the project's own marked texts, pooled: their offsets are laid end to end."""
    gold: list[dict[str, Any]] = []
    got: list[dict[str, Any]] = []
    shift = 0
    for path in sorted(OWN.glob("*.txt")):
        reading = salname.read(path)
        read = [line(Stored(str(n), path.name, r)) for n, r in enumerate(reading.records)]
        gold += [_moved(row, shift) for row in scoring.load(path.with_suffix(".jsonl"))]
        got += [_moved(row, shift) for row in read]
        shift += len(reading.document.text) + 1
    found = scoring.score(gold, got)
    return {f"own.{kind}.{name}": s.f1 for kind, result in found.items() for name, s in result.measures.items()}


def _moved(row: dict[str, Any], by: int) -> dict[str, Any]:
    moved = {**row, "start": row["start"] + by, "end": row["end"] + by}
    if row.get("also"):
        moved["also"] = [[start + by, end + by] for start, end in row["also"]]
    if row["record"] == "name":
        moved["entity"] = f"{by}: {row['entity']}"  # one label in two texts is two things
    return moved


QUERIES = (
    ("state", GOLD / "asof.jsonl", ("state", "BOOK", "--checks", GOLD / "asof.jsonl", "--json")),
    ("ask", GOLD / "questions.jsonl", ("ask", "BOOK", "--questions", GOLD / "questions.jsonl", "--json")),
    ("audit", GOLD / "audit.jsonl", ("audit", "BOOK", "--json")),
)
COMMANDS = frozenset(p.stem for p in (HERE.parent / "src" / "salname" / "commands").glob("*.py"))
LOWER_IS_BETTER = frozenset({"ask.unanswerable_answered"})


def main() -> int:
    """Print the table; give the exit status."""
    if not CORPUS.exists():
        print("gate: no gold standard beside the project: the scores are not checked here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        scores = measure(Path(folder)) | measure_own()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = []
    print(f"{'score':28} {'now':>7} {'floor':>7}")
    for name, value in scores.items():
        floor = floors.get(name)
        print(f"{name:28} {value:7.3f} {'' if floor is None else format(floor, '7.3f'):>7}")
        if floor is not None and is_worse(name, value, floor):
            fallen.append(f"{name} {value:.3f} (floor {floor:.3f})")
    fallen += [f"{name} is no longer measured" for name in floors if name not in scores]
    if "--raise" in sys.argv:
        better = {n: round(v, 3) for n, v in scores.items() if n not in floors or is_worse(n, floors[n], v)}
        FLOORS.write_text(json.dumps(floors | better, indent=1) + "\n", encoding="utf-8")
    if fallen:
        print("gate: below the floor: " + "; ".join(fallen))
    return 1 if fallen else 0


def is_worse(name: str, value: float, floor: float) -> bool:
    """Say whether ``value`` is worse than ``floor`` by more than rounding."""
    return value > floor + SLACK if name in LOWER_IS_BETTER else value < floor - SLACK


if __name__ == "__main__":
    sys.exit(main())
