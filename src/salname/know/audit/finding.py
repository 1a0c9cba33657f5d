"""What a check reports: a finding, with the places in the texts that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from salname.know.audit.wording import WORDING

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""

Kind = Literal[
    "duplicate_passage", "arithmetic", "arithmetic_ok", "implausible_magnitude", "conversion", "contradiction",
    "anachronism_or_date_order", "name_variant", "typo", "broken_text", "unsupported_present", "quote_imbalance",
    "unsourced",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a document, in code points of its whole text, ``end`` exclusive."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that an editor should look at.

    ``code`` names what is said of it and ``parts`` fills that in; ``message`` is the sentence in plain English.
    ``check`` is the check that found it, ``confidence`` 0..1 how sure it is.
    """

    kind: Kind
    severity: Severity
    spans: tuple[Place, ...]
    code: str
    parts: Mapping[str, str] = field(default_factory=dict)
    check: str = ""
    confidence: float = 1.0

    @property
    def message(self) -> str:
        """What is the matter, in one English sentence."""
        return WORDING[self.code].format_map(self.parts)

    @property
    def place(self) -> Place:
        """The first place."""
        return self.spans[0]
