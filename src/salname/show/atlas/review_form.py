"""The fields of a record as a form: what there is to fill in for each kind, and a filled form read back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salname import edtf
from salname.errors import BookError
from salname.know.review import checking
from salname.model import RecordKind
from salname.show.atlas.review import said
from salname.show.atlas.trust import Form
from salname.show.locale import Wording

_UNSEEN = frozenset({"resolved_from"})  # a place in the text that nobody types
_LABELS: Mapping[str, str] = {
    "kind": "kind", "edtf": "EDTF", "named": "called by a name", "calendar": "calendar", "value": "value",
    "high": "up to", "unit": "unit", "measures": "measures", "of": "of", "time": "when (EDTF)", "place": "where",
    "quote": "words", "participants": "participants", "bound": "bound", "base": "here", "entity": "who or what",
    "type": "type", "label": "event", "inferred_time": "time from the passage", "subject": "of",
    "property": "property", "object": "value",
}  # fmt: skip
_CONTEXT: Mapping[tuple[str, str], str] = {
    ("name", "kind"): "name kind", ("figure", "kind"): "figure kind", ("event", "type"): "event type",
    ("relation", "property"): "property", ("time", "kind"): "time kind", ("time", "calendar"): "calendar",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?")
_SPARE = 2  # empty rows for further participants
_MOST_PEOPLE = 60
NEAR = 2_000
"""Code points around a record in which its corrected words are sought."""


def label(name: str) -> str:
    """Give the English label of a field."""
    return _LABELS.get(name, name)


class FormError(BookError):
    """A form that cannot be taken as it is filled in; its text is in the visitor's language."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to fill in: ``shape`` is text, choice, yes or people; ``value`` what stands there."""

    name: str
    label: str
    shape: str
    value: Any
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False


def inputs(kind: RecordKind, values: Mapping[str, Any], wording: Wording) -> list[Input]:
    """Give what there is to fill in for a kind of record, with the values that stand there."""
    out: list[Input] = []
    for name, hint in checking.hints(kind).items():
        if name in _UNSEEN:
            continue
        value = values.get(name)
        needed = name in checking.needed(kind) and name not in ("unit", "measures")
        choices = checking.choices(kind, name) or checking.SUGGESTED.get((kind, name), ())
        called = wording.word("field", label(name))
        if choices:
            if value and value not in choices:
                choices = (*choices, str(value))
            context = _CONTEXT.get((kind, name), name)
            worded = tuple((choice, wording.word(context, choice)) for choice in choices)
            out.append(Input(name, called, "choice", value or choices[0], worded, needed))
        elif name == "participants":
            rows = [(p["role"], p["name"]) for p in value or ()] + [("", "")] * _SPARE
            roles = tuple((role, wording.word("role", role)) for role in checking.ROLES)
            out.append(Input(name, wording.word("field", "participants"), "people", rows, roles))
        elif name == "value":
            low, high = value if isinstance(value, Sequence) and not isinstance(value, str) else (value, "")
            out.append(Input(name, called, "text", _shown(low), (), True))
            out.append(Input("high", wording.word("field", "up to"), "text", _shown(high)))
        else:
            out.append(Input(name, called, "yes" if hint is bool else "text", value, (), needed))
    return out


def _shown(number: Any) -> str:
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return "" if number is None else str(number)


def typed(kind: RecordKind, form: Form) -> dict[str, Any]:
    """Give the values of a form as they were typed, to be shown again."""
    out: dict[str, Any] = {}
    for name, hint in checking.hints(kind).items():
        if name == "participants":
            rows = zip(form.get("f-role", ()), form.get("f-person", ()), strict=False)
            out[name] = [{"role": role, "name": person} for role, person in rows if person.strip()][:_MOST_PEOPLE]
        elif name == "value":
            low, high = said(form, "f-value").strip(), said(form, "f-high").strip()
            out[name] = [low, high] if high else low
        elif hint is bool:
            out[name] = said(form, f"f-{name}") == "yes"
        elif name not in _UNSEEN:
            out[name] = said(form, f"f-{name}").strip()
    return out


def read(kind: RecordKind, form: Form, wording: Wording) -> dict[str, Any]:
    """Read the fields that a form says, as the review takes them; raises :class:`FormError`, saying what to mend."""
    values = typed(kind, form)
    for name in ("edtf", "time"):
        if values.get(name) and not (len(values[name]) <= 80 and edtf.valid(values[name])):
            raise FormError(
                wording.text(
                    "“{said}” is no time. Write 1735, 1735-04-12, 173X, 17XX, 1735/1740 or -0499.", said=values[name]
                )
            )
    for name in checking.needed(kind):
        if values.get(name) in ("", None) and name not in ("unit", "measures"):
            called = wording.word("field", label(name))
            raise FormError(wording.text("“{field}” cannot be empty.", field=called))
    if "value" in values:
        values["value"] = _value(values["value"], wording)
    return values


def _value(value: Any, wording: Wording) -> float | list[float]:
    numbers = [_number(text, wording) for text in (value if isinstance(value, list) else [value])]
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        raise FormError(wording.text("The lower number comes first."))
    return numbers if len(numbers) == 2 else numbers[0]


def _number(text: str, wording: Wording) -> float:
    """Read a number as people type it: ``2.724.900``, ``57,1``, ``2 724 900``, ``1e9``."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise FormError(wording.text("“{said}” is no number.", said=text))
    return float(plain)


def words_at(text: str, offset: int, quote: str, near: int, wording: Wording) -> tuple[int, int]:
    """Find words that were typed in a stretch of text that begins at ``offset``: the place nearest to ``near``."""
    places = [m.start() + offset for m in re.finditer(re.escape(quote), text)] if quote.strip() else []
    if not places:
        raise FormError(wording.text("“{said}” does not stand there in the text.", said=quote[:60]))
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(quote)
