"""What is wrong is said in one line on standard error, the exit status is 2, and nothing is lost."""

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import salname
from salname import read
from salname.cli import run
from salname.know import building, schema

TEXT = "Narınqala şəhəri 1735-ci ildə salınıb. 1860-cı ildə orada 12 min nəfər yaşayırdı.\n"
COMMAND = [sys.executable, "-m", "salname"]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "mətn.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path, text: Path) -> Path:
    return building.build([text], tmp_path / "kitab.salname").path


def said(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Run a command that must fail; give the one line that it says."""
    assert run([str(a) for a in arguments]) == 2
    line = capfd.readouterr().err
    assert line.startswith("salname: ")
    assert line.count("\n") == 1
    assert "Traceback" not in line
    return line


Captured = pytest.CaptureFixture[str]


def test_a_missing_file(capfd: Captured, tmp_path: Path) -> None:
    assert "does not exist: check the path" in said(
        capfd, "build", tmp_path / "yoxdur.txt", "-o", tmp_path / "x.salname"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_texts(capfd: Captured, tmp_path: Path) -> None:
    assert "has no texts in it" in said(capfd, "build", tmp_path)


def test_a_binary_file(capfd: Captured, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    assert "binary data" in said(capfd, "build", path)


def test_invalid_utf_8(capfd: Captured, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + b"\xc9" + TEXT.encode())
    assert "not valid UTF-8 at byte" in said(capfd, "build", path)


def test_an_empty_file(capfd: Captured, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\n")
    assert "is empty" in said(capfd, "build", path)


def test_a_file_beyond_the_bound(capfd: Captured, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 40)
    assert "cut it into several files" in said(capfd, "build", text)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from Linux's /proc")
def test_a_large_file_is_read_in_pieces_that_bound_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Burada heç nə yoxdur, yalnız söz və söz. \n" * 25_000, encoding="utf-8")  # 1 MB
    # not getrusage: its peak begins with that of the process that starts this one
    peak = "next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM'))"
    code = f"import sys; from salname.cli import run; s = run(sys.argv[1:]); print({peak}); sys.exit(s)"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "-q", str(path), "-o", str(tmp_path / "x.salname")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) < 200_000  # kB


def test_a_text_without_azerbaijani_is_read_and_that_is_said(capfd: Captured, tmp_path: Path) -> None:
    path = tmp_path / "town.txt"
    path.write_text("The town lies on the river and is known for its carpets. " * 5, encoding="utf-8")
    assert run(["build", str(path), "-o", str(tmp_path / "x.salname")]) == 0
    assert "no Azerbaijani in it" in capfd.readouterr().err
    assert len(salname.open(tmp_path / "x.salname").documents()) == 1


def test_a_target_in_a_folder_that_is_no_folder(capfd: Captured, text: Path) -> None:
    assert "cannot be written" in said(capfd, "build", text, "-o", text / "x.salname")


def test_a_target_in_a_folder_that_cannot_be_written(capfd: Captured, text: Path) -> None:
    assert "cannot be written" in said(capfd, "build", text, "-o", "/proc/x.salname")


def test_a_target_that_is_read_only(capfd: Captured, text: Path, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = book.read_bytes()
    book.chmod(0o444)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK and allowed(p, mode))  # root may always write
    assert "check its permissions" in said(capfd, "build", text, "-o", book)
    assert book.read_bytes() == before


def test_a_target_that_is_a_folder(capfd: Captured, text: Path, tmp_path: Path) -> None:
    assert "is a folder" in said(capfd, "build", text, "-o", tmp_path)


def test_a_target_that_is_a_device(capfd: Captured, text: Path) -> None:
    assert "no ordinary file" in said(capfd, "build", text, "-o", "/dev/full")


def with_little_room(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command that may write files of 32 kB at most: the system then refuses, as a full disk does."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (32_768, 32_768)),
    )


def test_a_full_disk_leaves_the_old_book_whole(text: Path, book: Path) -> None:
    before = book.read_bytes()
    done = with_little_room("build", text, "-o", book)
    assert done.returncode == 2
    assert done.stderr.startswith("salname: ")
    assert done.stderr.count("\n") == 1
    assert "disk" in done.stderr
    assert book.read_bytes() == before
    assert sorted(p.name for p in book.parent.iterdir()) == ["kitab.salname", "mətn.txt"]


def test_a_full_disk_leaves_the_old_export_whole(tmp_path: Path) -> None:
    long = tmp_path / "a.txt"
    long.write_text(TEXT * 400, encoding="utf-8")
    book = building.build([long], tmp_path / "a.salname").path
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    done = with_little_room("export", book, "-o", out)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert out.read_text(encoding="utf-8") == "old"


def test_standard_output_that_is_full(book: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "export", str(book)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("salname: ")
    assert "no space left" in done.stderr
    assert done.stderr.count("\n") == 1


def test_output_that_nobody_reads_to_the_end(tmp_path: Path) -> None:
    long = tmp_path / "a.txt"
    long.write_text(TEXT * 400, encoding="utf-8")
    book = building.build([long], tmp_path / "a.salname").path
    done = subprocess.run(
        f"{sys.executable} -m salname export {book} | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_port_in_use(capfd: Captured, book: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} is in use" in said(capfd, "atlas", book, "--port", str(port))


def test_an_address_that_is_not_of_this_machine(capfd: Captured, book: Path) -> None:
    assert "cannot be served" in said(capfd, "atlas", book, "--host", "192.0.2.1", "--port", "0")


@pytest.mark.parametrize("command", [["export"], ["atlas"], ["ask", "Nə vaxt?"], ["score", "gold.jsonl"]])
def test_a_file_that_is_no_book(capfd: Captured, text: Path, command: list[str]) -> None:
    verb, *rest = command
    assert "is no book" in said(capfd, verb, text, *rest)


def test_a_book_that_is_missing(capfd: Captured, tmp_path: Path) -> None:
    assert "make it with 'salname build" in said(capfd, "export", tmp_path / "yoxdur.salname")


def test_a_book_made_by_a_newer_version(capfd: Captured, text: Path, book: Path) -> None:
    plain = sqlite3.connect(book)
    plain.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    plain.commit()
    plain.close()
    before = book.read_bytes()
    assert "newer Salname" in said(capfd, "export", book)
    assert "newer Salname" in said(capfd, "build", text, "-o", book)
    assert book.read_bytes() == before


@pytest.mark.parametrize("contents", ["{", "[]", '{"record": "time"}', "\udce9"])
def test_gold_that_is_no_gold(capfd: Captured, tmp_path: Path, book: Path, contents: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(contents, encoding="utf-8", errors="surrogateescape")
    assert "gold.jsonl" in said(capfd, "score", book, gold)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["build"], "missing argument"),
        (["buidl"], "no such command 'buidl'"),
        (["build", "a.txt", "--fast"], "no such option: --fast"),
        (["atlas", "b.salname", "--port", "many"], "unable to parse string as an integer"),
        (["atlas", "b.salname", "--port", "70000"], "less than or equal to 65535"),
        (["score", "b.salname", "g.jsonl", "--range", "half"], "'half' is no range"),
    ],
)
def test_a_command_that_is_not_understood(capfd: Captured, arguments: list[str], line: str) -> None:
    assert line in said(capfd, *arguments)


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for_part(folder: Path) -> None:
    """Wait until a build has begun to write beside the old book."""
    until = time.monotonic() + 20
    while not any("-part-" in p.name and p.stat().st_size for p in folder.iterdir()):
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_a_build_that_is_stopped_leaves_the_old_book_whole(
    tmp_path: Path, book: Path, sent: signal.Signals, status: int
) -> None:
    before = book.read_bytes()
    long = tmp_path / "uzun.txt"
    long.write_text(TEXT * 20_000, encoding="utf-8")
    with started("build", "-q", long, "-o", book) as process:
        wait_for_part(tmp_path)
        process.send_signal(sent)
        _, line = process.communicate(timeout=30)
    assert process.returncode == status
    assert book.read_bytes() == before
    assert line == ("salname: stopped: nothing that was there before is changed\n" if sent == signal.SIGINT else "")
    assert [d.name for d in salname.open(book).documents()] == ["mətn.txt"]


def test_a_book_is_read_while_it_is_rebuilt(capfd: Captured, tmp_path: Path, book: Path) -> None:
    long = tmp_path / "uzun.txt"
    long.write_text(TEXT * 3_000, encoding="utf-8")
    with started("build", "-q", long, "-o", book) as process:
        wait_for_part(tmp_path)
        assert run(["export", str(book)]) == 0
        assert "uzun.txt" not in capfd.readouterr().out
        assert process.wait(timeout=60) == 0
    assert [d.name for d in salname.open(book).documents()] == ["uzun.txt"]


def test_two_builds_at_once_both_end_well(tmp_path: Path, text: Path, book: Path) -> None:
    processes = [started("build", "-q", text, "-o", book) for _ in range(3)]
    assert [p.wait(timeout=60) for p in processes] == [0, 0, 0]
    for process in processes:
        process.communicate()
    assert len(salname.open(book).documents()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kitab.salname", "mətn.txt"]
