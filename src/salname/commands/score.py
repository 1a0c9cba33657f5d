"""``salname score``: a book against a gold standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from salname.know.likeness import Row
    from salname.know.scoring import KindScore


def score(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    gold: Annotated[Path, typer.Argument(help="Records as JSON Lines (docs/records.md).", show_default=False)],
    within: Annotated[str, typer.Option("--range", help="Only records that start in these offsets, as 0:15000.")] = "",
    errors: Annotated[int, typer.Option("--errors", min=0, help="Show up to this many errors of each kind.")] = 0,
    document: Annotated[str, typer.Option("--document", help="The document, where the book has several.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Write the measures as JSON.")] = False,
) -> None:
    """Say how well a book's records meet a gold standard."""
    from salname.know import book as books
    from salname.know import scoring
    from salname.show.export.records import line

    low, high = _range(within)
    with books.open(book) as opened:
        name = _document(document, [d.name for d in opened.documents()])
        got = (line(stored) for stored in opened.records(document=name))
        wanted = (row for row in scoring.load(gold) if low <= row["start"] < high)
        found = scoring.score(wanted, [row for row in got if low <= row["start"] < high])
    if json:
        _write_json(found)
    else:
        _write_table(found, errors)


def _range(text: str) -> tuple[int, int]:
    low, colon, high = (text or ":").partition(":")
    if not colon or not all(part.isdecimal() or not part for part in (low, high)):
        raise typer.BadParameter(f"'{text}' is no range: write it as 0:15000")
    return int(low or 0), int(high or 1 << 62)


def _document(wanted: str, names: list[str]) -> str:
    from salname.errors import BookError

    if not wanted and len(names) != 1:
        raise BookError(f"the book has {len(names)} documents: say with --document which one the gold is of")
    return wanted or names[0]


def _write_json(found: dict[str, KindScore]) -> None:
    import json

    measures = {
        kind: {name: {"p": s.precision, "r": s.recall, "f1": s.f1} for name, s in result.measures.items()}
        for kind, result in found.items()
    }
    typer.echo(json.dumps(measures))


def _write_table(found: dict[str, KindScore], errors: int) -> None:
    for kind, result in found.items():
        typer.echo(f"{kind}: {result.gold} gold, {result.got} read")
        for name, s in result.measures.items():
            typer.echo(f"  {name:14} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}")
    for kind, result in found.items():
        for fault in result.faults[:errors]:
            typer.echo(f"[{kind} {fault.what}] gold={_short(fault.gold)} got={_short(fault.got)}")


def _short(row: Row | None) -> str:
    import json

    hidden = ("record", "id", "end", "document")
    kept = {key: value for key, value in row.items() if key not in hidden} if row else None
    return json.dumps(kept, ensure_ascii=False)
