"""SARIF 2.1.0 (OASIS): the findings of the audit, as editors and code hosts read them."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote

from salname import __version__
from salname.know import audit
from salname.know.audit import Finding, Place
from salname.know.audit.wording import WORDING
from salname.know.book import Book

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_LINE = re.compile(r"\r\n|\r|\n")


def write(book: Book, out: IO[str]) -> None:
    """Write the audit of a book."""
    write_findings(book, audit.run(book), out)


def write_findings(book: Book, findings: Iterable[Finding], out: IO[str]) -> None:
    """Write findings of a book. Columns and offsets count Unicode code points, lines and columns from 1."""
    found = list(findings)
    documents = list(dict.fromkeys(p.document for f in found for p in f.spans))
    lines = {name: _line_starts(book.text(name)) for name in documents}
    codes = sorted({f.code for f in found})
    run = {
        "tool": {
            "driver": {
                "name": "Salname",
                "semanticVersion": __version__,
                "rules": [{"id": code, "shortDescription": {"text": WORDING[code]}} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": quote(name)}} for name in documents],
        "results": [_result(f, codes.index(f.code), lines, documents) for f in found],
    }
    json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in _LINE.finditer(text))]


def _result(finding: Finding, rule: int, lines: dict[str, list[int]], documents: list[str]) -> dict[str, Any]:
    first, *more = finding.spans
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(first, lines, documents)],
        "properties": {"kind": finding.kind, "check": finding.check, "confidence": finding.confidence},
    }
    if more:
        result["relatedLocations"] = [{"id": n, **_location(p, lines, documents)} for n, p in enumerate(more, 1)]
    return result


def _location(place: Place, lines: dict[str, list[int]], documents: list[str]) -> dict[str, Any]:
    starts = lines[place.document]
    first, last = bisect_right(starts, place.start), bisect_right(starts, place.end)
    region = {
        "startLine": first,
        "startColumn": place.start - starts[first - 1] + 1,
        "endLine": last,
        "endColumn": place.end - starts[last - 1] + 1,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }
    artifact = {"uri": quote(place.document), "index": documents.index(place.document)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
