"""What a record says of a fluent, and what holds when all that is said is put together.

A *fluent* is something that is so for a time: the capital of a country, the head of a party, whether a club exists.
A :class:`Claim` is one record's word on it; a :class:`Fluent` is a value with the windows of its beginning and end,
worked out of all claims on the same thing (see :mod:`salname.know.state.timeline`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from salname.know.state.days import Window

Effect = Literal["begins", "ends", "holds", "vacates"]
"""``holds`` is said of a time or, without one, of the text's present; ``vacates``: from then on there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One record's word on a fluent.

    ``first`` and ``last`` are the windows of the beginning and the end of what is said, the same window for what
    begins or ends; both ``None`` when the record has no time. ``sure`` is false where the rule or the record's time
    is a guess. ``detail`` is folded text to tell claims of one family apart (an office, a measure).
    """

    subject: str
    family: str
    value: str
    effect: Effect
    first: Window | None
    last: Window | None
    evidence: tuple[str, ...]
    document: int = 0
    detail: str = ""
    sure: bool = True
    term: int = 0
    past: bool = False  # said without a date of the past: worth something only where that past has an end


class Proof(NamedTuple):
    """A record that a fluent stands on, and what it does for it."""

    record: str
    does: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Fluent:
    """A value of a fluent and when it holds: surely from ``since.hi`` to ``until.lo``, perhaps in all of
    ``since.lo`` to ``until.hi``.

    ``denied`` says that what is known is that it was *not* so (no member yet, dissolved). ``sure`` is false where
    it rests on a guess: then it is never certain. ``began`` and ``ended`` say whether the text tells of the beginning
    and the end, or they are only as far as the value is taken to reach.
    """

    subject: str
    family: str
    value: str
    since: Window
    until: Window
    detail: str = ""
    denied: bool = False
    sure: bool = True
    began: bool = True
    ended: bool = True
    proofs: tuple[Proof, ...] = field(default=())

    def certain(self, when: Window) -> bool:
        """Say whether it surely held on some day of ``when``."""
        return self.sure and max(self.since.hi, when.lo) <= min(self.until.lo, when.hi)

    def possible(self, when: Window) -> bool:
        """Say whether it may have held on some day of ``when``."""
        return max(self.since.lo, when.lo) <= min(self.until.hi, when.hi)
