"""Other packages add readers, taggers and exports by entry points."""

import io
import sys
import types
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from salname import know, plugins, read, reading
from salname.errors import ReadError, SalnameError
from salname.model import Time
from salname.show import export

Offer = Callable[..., None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Install a package that offers something, for the length of a test."""
    offered: dict[str, dict[str, EntryPoint]] = {}

    def add(group: str, name: str, thing: object) -> None:
        module = types.ModuleType(f"package_of_{group.replace('.', '_')}")
        module.thing = thing  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        offered.setdefault(group, {})[name] = EntryPoint(name, f"{module.__name__}:thing", group)

    monkeypatch.setattr(plugins, "_entries", lambda group: offered.get(group, {}))
    read.readers.cache_clear()
    yield add
    read.readers.cache_clear()


def test_a_reader_blanks_the_markup_of_its_files(offer: Offer, tmp_path: Path) -> None:
    offer("salname.readers", ".tex", lambda text: text.replace(r"\textbf{", " " * 8).replace("}", " "))
    path = tmp_path / "a.tex"
    path.write_text(r"\textbf{Narınqala} qalası.", encoding="utf-8")
    assert [s.name for s in read.sources([tmp_path])] == ["a.tex"]
    document = read.file(path)
    assert document.quote(document.sentences[0].start, document.sentences[0].end) == "Narınqala} qalası."


def test_a_reader_that_moves_the_text_is_refused(offer: Offer, tmp_path: Path) -> None:
    offer("salname.readers", ".tex", str.strip)
    path = tmp_path / "a.tex"
    path.write_text("  Narınqala qalası.", encoding="utf-8")
    with pytest.raises(ReadError, match="changed the length"):
        read.file(path)


def test_a_tagger_adds_records(offer: Offer) -> None:
    mine = Time(start=0, end=3, quote="Ara", kind="date", edtf="1900", rule="plugin")
    offer("salname.taggers", "mine", lambda _: [mine])
    assert reading.records(read.text("Ara sıra.", name="a.txt"))[0] == mine


def test_an_export_is_offered_by_its_name(offer: Offer) -> None:
    offer("salname.exports", "shout", types.SimpleNamespace(write=lambda _, out: out.write("QALA\n"), __doc__="Loud."))
    assert "shout" in export.formats()
    out = io.BytesIO()
    export.write(know.temporary(), "shout", out)
    assert out.getvalue() == b"QALA\n"


def test_an_export_may_write_bytes(offer: Offer) -> None:
    offer("salname.exports", "raw", types.SimpleNamespace(write=lambda _, out: out.write(b"\x00\xff"), BINARY=True))
    out = io.BytesIO()
    export.write(know.temporary(), "raw", out)
    assert out.getvalue() == b"\x00\xff"


def test_a_plugin_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"shout": EntryPoint("shout", "no_such_package:thing", "salname.exports")}
    monkeypatch.setattr(plugins, "_entries", lambda group: broken if group == "salname.exports" else {})
    with pytest.raises(SalnameError, match="the plugin no_such_package:thing"):
        export.module("shout")
