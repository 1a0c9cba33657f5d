"""A process that is killed while it saves a decision or builds the book anew loses nothing that was confirmed."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from salname.know import book as books
from salname.know import building, review

TEXT = "Ağsu şəhəri 1735-ci ildə salınıb. Nadir şah 1747-ci ildə öldü. Əhali 1926-cı ildə 300 nəfər idi.\n" * 6
ROUNDS = 50

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed at any moment")


def decide_for_ever(path: Path, told: Connection) -> None:
    """Decide on one record after the other, and tell of each decision once it is confirmed."""
    with books.open_for_writing(path) as book:
        while True:
            for stored in list(book.records(kind="time")):
                for edtf in ("1800", "1801"):
                    seen = review.Seen(review.case(book, stored.id).follows)
                    made = review.decide(book, "correct", stored.id, "Aygün", after={"edtf": edtf}, seen=seen)
                    told.send(made.decision.uid)


def build_for_ever(path: Path, told: Connection) -> None:
    """Build the book anew again and again."""
    told.send("")
    while True:
        building.build([path.with_name("ağsu.txt")], path)
        told.send("")


def killed(work: Callable[[Path, Connection], None], path: Path, after: float) -> list[str]:
    """Let a process work until it has told of something, kill it at a moment that it cannot know, and give what it
    had told by then.
    """
    hears, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=work, args=(path, tells), daemon=True)
    process.start()
    tells.close()
    heard = [hears.recv()]
    time.sleep(after)
    process.kill()
    process.join()
    try:
        while True:
            heard.append(hears.recv())
    except (EOFError, OSError):
        return [uid for uid in heard if uid]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "ağsu.txt").write_text(TEXT, encoding="utf-8")
    building.build([tmp_path / "ağsu.txt"], tmp_path / "b.salname")
    return tmp_path / "b.salname"


def sound(path: Path) -> bool:
    with sqlite3.connect(path) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def kept(path: Path) -> dict[str, str]:
    with books.open(path) as book:
        return {judged.decision.uid: judged.outcome for judged in review.history(book)}


@pytest.mark.slow
def test_no_confirmed_decision_is_lost_when_a_reviewer_is_killed(path: Path) -> None:
    chance, confirmed = random.Random(1), set[str]()
    for _ in range(ROUNDS):
        confirmed |= set(killed(decide_for_ever, path, chance.uniform(0, 0.12)))
        assert sound(path)
        assert confirmed <= set(kept(path))
    assert len(confirmed) >= ROUNDS
    before = whole(path)
    with books.open_for_writing(path) as book, book.writing() as connection:
        books.settle(connection, path)
    assert whole(path) == before


@pytest.mark.slow
def test_no_confirmed_decision_is_lost_when_a_rebuild_is_killed(path: Path) -> None:
    chance, confirmed = random.Random(2), set[str]()
    for _ in range(ROUNDS):
        with books.open_for_writing(path) as book:
            record = next(iter(review.queue(book, ("time", "name"))), None) or next(book.records())
            confirmed.add(review.decide(book, "accept", record.id, "Aygün").decision.uid)
        killed(build_for_ever, path, chance.uniform(0, 0.2))
        assert sound(path)
        assert {uid for uid, outcome in kept(path).items() if outcome == "applied"} == confirmed


def whole(path: Path) -> list[object]:
    with books.open(path) as book:
        return [(s.id, s.record) for s in book.records()]
