"""The families of fluents, as ``lang/<code>/state.toml`` lists them: how each persists and how it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from salname import lang
from salname.errors import DataError
from salname.know.state.days import length

Back = Literal["none", "polity", "for"]
Forward = Literal["open", "for", "moment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How one family of fluents behaves.

    * ``functional``: it has one value at a time, so that a new value ends the old one.
    * ``back``: how far a value known first by its end, or as holding, reaches back: ``none`` not at all, ``for`` at
      most ``back_for`` (possible only), ``polity`` to the last change of polity of the subject (certain from there;
      without one as ``for``).
    * ``forward``: how far a value without a known end reaches on: ``open`` to the text's present (certain, but no
      longer than ``sure_for``) and ``maybe_for`` beyond, ``for`` certain for the stated term or ``sure_for`` and
      possible for ``maybe_for``, ``moment`` not at all. ``stops``: a change of polity ends it.
    * ``follows_for``: a value that begins ends the one before it only if that was last told of no longer ago (0:
      always): who was elected president did not hold the office until the next who is named, fifty years on.
    * ``now``: what is said without a date holds at the text's present.
    * ``after``: the words for what no longer is, once its end is told; ``after_sure`` and ``after_for`` how long that
      is certain and possible (0: for ever). ``before``: the words for what is not yet, while its beginning is ahead.
    * ``persons``: the values are persons, who leave by death or dismissal. ``barrier``: its changes are changes of
      polity. ``by_detail``: each detail (an office) has a line of values of its own.
    * ``asked``: a page on a country says so where the text does not tell it. ``said`` words a value; ``group`` is
      where it stands on a page.

    Lengths are in places of the calendar (:mod:`salname.know.state.days`).
    """

    name: str
    label: str
    functional: bool = False
    back: Back = "none"
    back_for: int = 0
    forward: Forward = "open"
    sure_for: int = 0
    maybe_for: int = 0
    follows_for: int = 0
    before: str = ""
    after: str = ""
    after_sure: int = 0
    after_for: int = 0
    persons: bool = False
    barrier: bool = False
    now: bool = True
    stops: bool = False
    asked: bool = False
    by_detail: bool = False
    said: str = "{value}"
    group: str = ""


_LENGTHS = ("follows_for", "back_for", "sure_for", "maybe_for", "after_sure", "after_for")


@cache
def families(language: str = lang.DEFAULT) -> Mapping[str, Family]:
    """Give the families by name, in the order of the data file.

    Raises :class:`~salname.errors.DataError` for an entry that is not as :class:`Family` has it.
    """
    return {name: _family(name, entry) for name, entry in lang.load(language, "state")["family"].items()}


def _family(name: str, entry: Mapping[str, Any]) -> Family:
    try:
        values: dict[str, Any] = {k: length(v) if k in _LENGTHS else v for k, v in entry.items()}
        return Family(name=name, **values)
    except (TypeError, ValueError) as error:
        raise DataError(f"state.toml: the family {name} is not as it should be ({error}): mend it") from None
