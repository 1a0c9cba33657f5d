"""A decision that a person has made about the words of a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from sqlalchemy import Row

from salname.errors import BookError
from salname.know.review.anchors import Anchor
from salname.know.review.checking import checked
from salname.model import KINDS, RecordKind

Action = Literal["accept", "correct", "reject", "add", "merge", "undo"]
Outcome = Literal["applied", "undone", "superseded", "conflict", "lost", "moot"]
"""What became of a decision in the book as it is: ``lost`` where its words are gone, ``moot`` where nothing is left to
decide, ``superseded`` by a later one, ``conflict`` where two people decided without knowing of each other."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``before`` and ``after`` are the record's own fields (:func:`salname.model.payload`) and its span.

    ``follows`` is the uid of the last decision on the same words that the author knew of; a decision that misses one
    is a conflict. A merge has ``before = {"entity": old}`` and ``after = {"entity": new}``.
    """

    uid: str
    at: str
    author: str
    action: Action
    kind: RecordKind
    anchor: Anchor
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    follows: str | None = None
    undoes: str | None = None
    number: int = field(default=0, compare=False)


def from_row(row: Row[Any]) -> Decision:
    """Make the decision that a row of the table holds."""
    place = Anchor(row.document, row.start, row.end, row.quote, row.prefix, row.suffix)
    return Decision(
        uid=row.uid,
        at=row.at,
        author=row.author,
        action=row.action,
        kind=row.kind,
        anchor=place,
        before=json.loads(row.before) if row.before else None,
        after=json.loads(row.after) if row.after else None,
        follows=row.follows,
        undoes=row.undoes,
        number=row.number,
    )


def to_row(decision: Decision) -> dict[str, Any]:
    """Give a decision as the values of a row; its number is the table's to give."""
    values = {name: value for name, value in asdict(decision).items() if name not in ("anchor", "number")}
    for name in ("before", "after"):
        values[name] = None if values[name] is None else json.dumps(values[name], ensure_ascii=False)
    return values | asdict(decision.anchor)


def to_json(decision: Decision) -> dict[str, Any]:
    """Give a decision as one object of the exchange format: the anchor as the two selectors of W3C Web Annotation."""
    where = decision.anchor
    target = {
        "source": where.document,
        "selector": [
            {"type": "TextPositionSelector", "start": where.start, "end": where.end},
            {"type": "TextQuoteSelector", "exact": where.quote, "prefix": where.prefix, "suffix": where.suffix},
        ],
    }
    values = {n: v for n, v in asdict(decision).items() if n not in ("anchor", "number") and v is not None}
    return values | {"target": target}


def from_json(values: Mapping[str, Any]) -> Decision:
    """Read an object of the exchange format; raises :class:`~salname.errors.BookError` for what is none."""
    try:
        selectors = {one["type"]: one for one in values["target"]["selector"]}
        place, words = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        where = Anchor(
            str(values["target"]["source"]),
            int(place["start"]),
            int(place["end"]),
            str(words["exact"]),
            str(words["prefix"]),
            str(words["suffix"]),
        )
        given = {n: values.get(n) for n in ("before", "after", "follows", "undoes")}
        _fitting(where, given)
        made = Decision(
            uid=str(values["uid"]),
            at=str(values["at"]),
            author=str(values["author"]),
            action=values["action"],
            kind=values["kind"],
            anchor=where,
            **given,  # type: ignore[arg-type]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BookError(f"no decision ({error}): import what 'salname review export' wrote") from None
    if made.action not in get_args(Action) or made.kind not in KINDS:
        raise BookError(f"unknown action '{made.action}' or kind '{made.kind}': it may be of a newer version")
    for fields in (made.before, made.after):
        checked(made.kind, fields or {}, whole=False)
    return made


def _fitting(where: Anchor, given: Mapping[str, Any]) -> None:
    """Refuse what a decision of ours never is; raises ValueError."""
    if not (0 <= where.start < where.end < 2**53) or len(where.quote) != where.end - where.start:
        raise ValueError("its words do not fit their place")
    if not all(value is None or isinstance(value, Mapping) for value in (given["before"], given["after"])):
        raise ValueError("its fields are none")
    if not all(value is None or isinstance(value, str) for value in (given["follows"], given["undoes"])):
        raise ValueError("what it follows or undoes is no decision")
