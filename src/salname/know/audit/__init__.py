"""Audit: does what the texts say hold together, and are they well written.

    for finding in audit.run(book):
        print(finding.severity, finding.message, finding.spans)

Each check is one small function (see :mod:`salname.know.audit.registry`); ``audit.checks()`` lists them with what
they look for, and ``only`` and ``skip`` choose among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from salname.errors import SalnameError
from salname.know.audit.finding import SEVERITIES, Finding, Place, Severity
from salname.know.audit.page import Page, page, pages
from salname.know.audit.registry import CHECKS, Check, Gather

if TYPE_CHECKING:
    from salname.know.book import Book

__all__ = ["SEVERITIES", "Check", "Finding", "Page", "Place", "Severity", "checks", "page", "pages", "run", "run_pages"]

_MODULES = (
    "repeats", "arithmetic", "magnitudes", "conversions", "contradictions", "dates_order", "names_variants", "aliases",
    "typos", "broken_text", "quotes", "undated", "sources",
)  # fmt: skip


@cache
def checks() -> dict[str, Check]:
    """Give every check by name."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return dict(CHECKS)


def run(book: Book, only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Audit a book with every check, or ``only`` some, or all but those to ``skip``.

    The findings come in order of place. Raises :class:`~salname.errors.SalnameError` for a check that is unknown.
    """
    return run_pages(pages(book), only, skip)


def run_pages(pages: Iterable[Page], only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Audit pages that need not be in a book."""
    chosen = _chosen(only, skip)
    notes: dict[Gather, list[Any]] = {check.gather: [] for check in chosen}  # two checks may share their notes
    order: dict[str, int] = {}
    for looked_at in pages:
        order.setdefault(looked_at.name, len(order))
        for gather, kept in notes.items():
            kept.append(gather(looked_at))
    found = [replace(f, check=check.name) for check in chosen for f in check.judge(notes[check.gather])]
    return tuple(sorted(found, key=lambda f: (order[f.place.document], f.place.start, f.place.end, f.kind, f.code)))


def _chosen(only: Sequence[str], skip: Sequence[str]) -> tuple[Check, ...]:
    known = checks()
    for name in (*only, *skip):
        if name not in known:
            raise SalnameError(f"no check is called '{name}': choose from {', '.join(known)}")
    return tuple(c for name, c in known.items() if (not only or name in only) and name not in skip)
