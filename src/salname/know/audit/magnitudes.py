"""Magnitudes that cannot be: figures against a table of sourced bounds (``lang/<code>/audit_bounds.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from salname import lang
from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check
from salname.know.audit.values import shown
from salname.model import Figure


@dataclass(frozen=True, slots=True)
class Bound:
    """The most (and least) that a figure of a kind can be. ``about`` must be found in what the figure stands in."""

    units: frozenset[str]
    about: re.Pattern[str] | None
    what: str
    most: float
    least: float
    source: str
    severity: str


@cache
def bounds(code: str = lang.DEFAULT) -> tuple[Bound, ...]:
    """Read the table of bounds."""
    return tuple(_bound(row) for row in lang.load(code, "audit_bounds")["bound"])


def _bound(row: dict[str, Any]) -> Bound:
    about = re.compile(row["about"]) if "about" in row else None
    most, least = float(row.get("most", "inf")), float(row.get("least", "-inf"))
    return Bound(frozenset(row["units"]), about, row["what"], most, least, row["source"], row.get("severity", "error"))


@check("magnitudes", "implausible_magnitude")
def magnitudes(page: Page) -> Iterable[Finding]:
    """Energy, mass, area, population, height and the like beyond what there is, by a table of bounds."""
    for figure in page.figures:
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
        for bound in bounds(page.document.language):
            if figure.unit not in bound.units or not _is_about(page, figure, bound):
                continue
            beyond = high > bound.most
            if beyond or low < bound.least:
                code, limit = ("beyond_bounds", bound.most) if beyond else ("below_bounds", bound.least)
                parts = {"value": shown(high if beyond else low), "unit": figure.unit, "what": bound.what}
                yield page.finding(
                    "implausible_magnitude",
                    bound.severity,  # type: ignore[arg-type]
                    [(figure.start, figure.end)],
                    code,
                    limit=shown(limit),
                    source=bound.source,
                    confidence="0.85",
                    **parts,
                )
                break


def _is_about(page: Page, figure: Figure, bound: Bound) -> bool:
    if bound.about is None:
        return True
    sentence = page.sentence(figure.start)
    start, end = max(sentence.start, figure.start - 90), min(sentence.end, figure.end + 60)
    return bool(bound.about.search(page.document.folded[start:end]))
