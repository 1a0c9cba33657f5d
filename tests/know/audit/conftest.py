"""Ways to audit a few invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salname import read
from salname.know import audit
from salname.know.audit import Finding
from salname.model import Figure, Name, Record, Relation, Time

Found = Callable[..., list[Finding]]


@pytest.fixture
def found() -> Found:
    """Audit a text, with the records that are given as (class, words, fields), and give the findings."""

    def run(text: str, *records: tuple[type[Record], str, dict[str, object]], check: str = "") -> list[Finding]:
        document = read.text(text, name="sınaq.txt")
        made = [_at(text, cls, words, fields) for cls, words, fields in records]
        return list(audit.run_pages([audit.page(document, made)], only=(check,) if check else ()))  # type: ignore[arg-type]

    return run


def _at(text: str, record: type[Record], words: str, fields: dict[str, object]) -> Record:
    start = text.index(words)
    return record(start=start, end=start + len(words), quote=words, **fields)  # type: ignore[arg-type]


def figure(
    words: str, value: float, unit: str, kind: str = "count", **fields: object
) -> tuple[type[Record], str, dict[str, object]]:
    return Figure, words, {"value": value, "unit": unit, "kind": kind, "measures": "", **fields}


def time(words: str, edtf: str, kind: str = "date") -> tuple[type[Record], str, dict[str, object]]:
    return Time, words, {"kind": kind, "edtf": edtf}


def name(words: str, kind: str, base: str = "", entity: str = "") -> tuple[type[Record], str, dict[str, object]]:
    return Name, words, {"kind": kind, "base": base or words, "entity": entity or base or words}


def relation(
    words: str, subject: str, prop: str, obj: str, at: str | None = None
) -> tuple[type[Record], str, dict[str, object]]:
    return Relation, words, {"subject": subject, "property": prop, "object": obj, "time": at}
