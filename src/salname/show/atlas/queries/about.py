"""The rules that read a book, how sure they were, and the pinned scores of the program."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from sqlalchemy import func, select

from salname.know import schema
from salname.model import KINDS
from salname.show.atlas.state import Atlas

_MOST_RULES = 60
_SURE = 0.8


def rules(atlas: Atlas) -> dict[str, list[tuple[str, int]]]:
    """The rules that made the records of each kind, with how many each made."""

    def make() -> dict[str, list[tuple[str, int]]]:
        out: dict[str, list[tuple[str, int]]] = {}
        with atlas.book.reading() as connection:
            for kind in KINDS:
                table = schema.RECORDS[kind]
                count = func.count()
                query = select(table.c.rule, count).group_by(table.c.rule).order_by(count.desc(), table.c.rule)
                out[kind] = [(rule, number) for rule, number in connection.execute(query.limit(_MOST_RULES))]
        return out

    return atlas.remember("rules", make)


def doubts(atlas: Atlas) -> dict[str, tuple[int, int]]:
    """How many records of each kind there are, and how many of them were read with some doubt."""

    def make() -> dict[str, tuple[int, int]]:
        out: dict[str, tuple[int, int]] = {}
        with atlas.book.reading() as connection:
            for kind in KINDS:
                table = schema.RECORDS[kind]
                query = select(func.count(), func.count().filter(table.c.confidence < _SURE))
                total, unsure = connection.execute(query).one()
                out[kind] = (total, unsure)
        return out

    return atlas.remember("doubts", make)


def quality() -> dict[str, Any]:
    """The program's measured scores, where the package carries them (``quality.json``: measure to score, 0 to 1)."""
    source = files("salname").joinpath("quality.json")
    if not source.is_file():
        return {}
    found: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found
