"""How long a build takes and how much memory it needs, over texts of growing length.

    python benchmarks/build.py TEXT [--sizes 1,5,50] [--json]

TEXT is repeated with changes (years and numbers shifted, paragraphs turned) up to each size in millions of characters.
Each build is a process of its own, cold start included; its processor time and peak memory are what the system says
of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

# with Python's cache of compiled modules, as an installed program has it
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_NUMBER = re.compile(r"\b\d{2,4}\b")


def varied(text: str, size: int) -> Iterator[str]:
    """Give about ``size`` characters: the text again and again, each time with other numbers and another order."""
    paragraphs = text.split("\n")
    written = turn = 0
    while written < size:
        order = paragraphs[turn % len(paragraphs) :] + paragraphs[: turn % len(paragraphs)]
        shift = turn % 90
        piece = _NUMBER.sub(lambda m, s=shift: str(int(m[0]) + s), "\n".join(order)) + "\n\n"  # type: ignore[misc]
        yield piece
        written += len(piece)
        turn += 1


def measure(source: Path, target: Path) -> tuple[float, float, float]:
    """Build once in a new process; give seconds, those of the processor, and peak memory in MB."""
    command = [sys.executable, "-m", "salname", "build", str(source), "-o", str(target), "--quiet"]
    begin = time.perf_counter()
    process = os.spawnve(os.P_NOWAIT, sys.executable, command, _ENVIRONMENT)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"build: ended with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure each size and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("text", type=Path)
    arguments.add_argument("--sizes", default="0,1,5,50", help="millions of characters; 0 is the text as it is")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    text = given.text.read_text(encoding="utf-8")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (float(s) for s in given.sizes.split(",")):
            source = Path(folder) / "text.txt"
            with source.open("w", encoding="utf-8", newline="") as out:
                out.writelines(varied(text, int(size * 1_000_000)) if size else [text])
            characters = len(source.read_text(encoding="utf-8"))
            seconds, busy, memory = measure(source, Path(folder) / "book.salname")
            book = (Path(folder) / "book.salname").stat().st_size
            rows.append(
                {
                    "characters": characters,
                    "seconds": seconds,
                    "processor_s": busy,
                    "memory_mb": memory,
                    "book_mb": book / 1e6,
                }
            )
            if not given.json:
                print(
                    f"{characters:>12,} characters  {seconds:8.2f} s  {busy:8.2f} s processor  "
                    f"{memory:6.0f} MB memory  {book / 1e6:8.1f} MB book  "
                    f"{characters / busy:10,.0f} characters/s of processor",
                    flush=True,
                )
    if given.json:
        print(json.dumps(rows))


if __name__ == "__main__":
    main()
