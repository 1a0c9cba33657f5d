"""``salname audit``: what in the texts does not hold together, or is not well written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from salname.know.audit import Finding
    from salname.know.book import Book

_QUOTED = 70  # code points of a finding's words that the table shows
_STYLE = {"error": "red", "warning": "yellow", "info": "dim"}


def audit(
    book: Annotated[Path | None, typer.Argument(help="A book that 'salname build' made.", show_default=False)] = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON Lines instead of a table.")] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Write SARIF, which editors and code hosts show.")] = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit with 1 if anything as grave is found: error, warning or info.")
    ] = "",
    severity: Annotated[str, typer.Option("--severity", help="The least grave findings to show.")] = "info",
    only: Annotated[list[str] | None, typer.Option("--only", help="Run this check alone (may be repeated).")] = None,
    skip: Annotated[list[str] | None, typer.Option("--skip", help="Leave this check out (may be repeated).")] = None,
    checks: Annotated[bool, typer.Option("--checks", help="List the checks and stop.")] = False,
) -> None:
    """Check the texts: repeats, sums, contradictions, order of dates, names, spelling, broken text."""
    from salname.errors import SalnameError
    from salname.know import audit as audits
    from salname.know import book as books

    for level in (fail_on, severity):
        if level and level not in audits.SEVERITIES:
            raise SalnameError(f"no severity is called '{level}': choose from {', '.join(audits.SEVERITIES)}")
    if checks:
        for check in audits.checks().values():
            typer.echo(f"{check.name:18} {check.about}")
        return
    if book is None:
        raise SalnameError("no book: give one that 'salname build' made")
    with books.open(book) as opened:
        every = audits.run(opened, only or (), skip or ())
        grave = audits.SEVERITIES.index(severity)
        found = [f for f in every if audits.SEVERITIES.index(f.severity) <= grave]
        if sarif:
            _write_sarif(opened, found)
        elif json:
            for finding in found:
                typer.echo(_line(finding))
        else:
            _table(opened, found)
    if fail_on and any(audits.SEVERITIES.index(f.severity) <= audits.SEVERITIES.index(fail_on) for f in every):
        raise typer.Exit(1)


def _line(finding: Finding) -> str:
    import json

    row = {
        "kind": finding.kind,
        "severity": finding.severity,
        "spans": [[p.start, p.end] for p in finding.spans],
        "documents": [p.document for p in finding.spans],
        "message": finding.message,
        "code": finding.code,
        "parts": dict(finding.parts),
        "check": finding.check,
        "confidence": finding.confidence,
    }
    return json.dumps(row, ensure_ascii=False)


def _write_sarif(book: Book, found: list[Finding]) -> None:
    import io
    import sys

    from salname.show.export import sarif

    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
    try:
        sarif.write_findings(book, found, stream)
    finally:
        stream.detach()


def _table(book: Book, found: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    several = len(book.documents()) > 1
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("where", "", "what", "words"):
        table.add_column(column, no_wrap=column == "where", overflow="fold")
    for finding in found:
        place = finding.place
        where = f"{place.document}:{place.start}" if several else str(place.start)
        quoted = " ".join(book.passage(place.document, place.start, min(place.end, place.start + _QUOTED)).split())
        words = Text(quoted + ("…" if place.end - place.start > _QUOTED else ""), style="dim")
        table.add_row(where, Text(finding.severity, style=_STYLE[finding.severity]), Text(finding.message), words)
    if found:
        console.print(table)
    counted = [(level, sum(f.severity == level for f in found)) for level in ("error", "warning", "info")]
    console.print(", ".join(f"{number} {level}" for level, number in counted))
