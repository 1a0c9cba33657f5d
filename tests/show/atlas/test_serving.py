from __future__ import annotations

import socket
import threading
import urllib.request
from pathlib import Path

import pytest

from salname.errors import BookError, ServeError
from salname.show import atlas


def test_the_address_is_said_and_answers(book_path: Path) -> None:
    said: list[str] = []
    heard = threading.Event()

    def say(address: str) -> None:
        said.append(address)
        heard.set()

    threading.Thread(target=atlas.serve, args=(book_path, "127.0.0.1", 0), kwargs={"say": say}, daemon=True).start()
    assert heard.wait(20)
    with urllib.request.urlopen(said[0], timeout=20) as answer:
        assert answer.status == 200
        assert "gülyaz" in answer.read().decode()


def test_a_port_in_use_is_one_clear_line(book_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} is in use"):
            atlas.serve(book_path, "127.0.0.1", port)


def test_an_address_that_is_not_this_machine_s_is_one_clear_line(book_path: Path) -> None:
    with pytest.raises(ServeError, match="cannot be served"):
        atlas.serve(book_path, "192.0.2.1", 0)


def test_what_is_no_book_is_refused_before_anything_is_served(tmp_path: Path) -> None:
    path = tmp_path / "x.salname"
    path.write_text("no book")
    with pytest.raises(BookError):
        atlas.serve(path, port=0)
