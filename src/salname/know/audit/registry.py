"""The checks by name. A check is one small function; the first line of its docstring says what it looks for.

A check of single pages is ``look(page) -> findings``, put in by ``@check("name", "kind", …)``. A check of the whole
book is made of two: ``gather(page) -> notes``, given to ``@check_book("name", "kind", …, gather=…)``, which keeps
little of each page, and the decorated ``judge(all_notes) -> findings``. So every page is read once, and only the notes
are held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from salname.know.audit.finding import Finding, Kind
from salname.know.audit.page import Page

Look = Callable[[Page], Iterable[Finding]]
Gather = Callable[[Page], Any]
Judge = Callable[[Sequence[Any]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, the kinds of finding it makes, what it looks for."""

    name: str
    kinds: tuple[Kind, ...]
    about: str
    gather: Gather
    judge: Judge


CHECKS: dict[str, Check] = {}
"""Every check by name, in the order in which they were put in."""


def check(name: str, *kinds: Kind) -> Callable[[Look], Look]:
    """Put a check of single pages in."""

    def add(look: Look) -> Look:
        CHECKS[name] = Check(name, kinds, _first_line(look), lambda page: tuple(look(page)), _chained)
        return look

    return add


def check_book(name: str, *kinds: Kind, gather: Gather) -> Callable[[Judge], Judge]:
    """Put a check of the whole book in."""

    def add(judge: Judge) -> Judge:
        CHECKS[name] = Check(name, kinds, _first_line(judge), gather, judge)
        return judge

    return add


def _chained(found: Sequence[Iterable[Finding]]) -> Iterable[Finding]:
    return (finding for page in found for finding in page)


def _first_line(function: Callable[..., Any]) -> str:
    return (function.__doc__ or "").strip().partition("\n")[0]
