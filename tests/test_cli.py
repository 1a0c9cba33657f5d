import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import salname
from salname.cli import run

TEXT = "Narınqala şəhəri 1735-ci ildə salınıb. 1860-cı ildə orada 12 min nəfər yaşayırdı.\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "şəhər.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_text_becomes_a_book_of_its_name(folder: Path) -> None:
    assert run(["build", "şəhər.txt"]) == 0
    assert [d.name for d in salname.open(folder / "şəhər.salname").documents()] == ["şəhər.txt"]


def test_a_build_ends_with_a_summary(capfd: Captured) -> None:
    run(["build", "şəhər.txt", "-o", "x.salname"])
    out = capfd.readouterr().out
    assert "x.salname: 1 text, 82 characters" in out
    for word in ("times", "figures", "names", "events", "relations"):
        assert word in out


def test_a_quiet_build_says_nothing(capfd: Captured) -> None:
    run(["build", "-q", "şəhər.txt"])
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


def test_warnings_are_said_on_standard_error(folder: Path, capfd: Captured) -> None:
    (folder / "b.txt").write_bytes(TEXT.encode("utf-16"))
    run(["build", ".", "-o", "x.salname"])
    assert "warning: b.txt: read as utf-16" in capfd.readouterr().err


def test_records_are_exported_to_standard_output_or_a_file(folder: Path, capfdbinary: object) -> None:
    run(["build", "-q", "şəhər.txt", "-o", "x.salname"])
    run(["export", "x.salname", "--to", "records"])
    printed = capfdbinary.readouterr().out  # type: ignore[attr-defined]
    run(["export", "x.salname", "-o", "x.jsonl"])
    assert (folder / "x.jsonl").read_bytes() == printed
    rows = [json.loads(line) for line in printed.decode("utf-8").splitlines()]
    assert {row["document"] for row in rows} <= {"şəhər.txt"}
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)


def test_the_formats_are_listed(capfd: Captured) -> None:
    run(["build", "-q", "şəhər.txt", "-o", "x.salname"])
    run(["export", "x.salname", "--to", "list"])
    assert "records          JSON Lines" in capfd.readouterr().out


def test_the_version_is_said(capfd: Captured) -> None:
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"salname {salname.__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_the_help_names_every_verb(capfd: Captured, arguments: list[str]) -> None:
    assert run(arguments) == 0
    out = capfd.readouterr().out
    for verb in ("build", "atlas", "export", "score"):
        assert f"\n  {verb} " in out


def test_the_help_answers_at_once() -> None:
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "salname", "--help"], check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 0.4  # 0.1 s on a machine with nothing else to do


def test_the_help_loads_nothing_heavy() -> None:
    code = "import sys; from salname.cli import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"sqlalchemy", "starlette", "altair", "babel", "pint", "numpy", "rich.console", "jinja2"}


def test_a_build_loads_nothing_that_it_does_not_need() -> None:
    code = "import sys; from salname.cli import run; run(['build', '-q', 'şəhər.txt']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"altair", "pandas", "numpy", "scipy", "pint", "starlette", "jinja2", "edtf", "convertdate"}
