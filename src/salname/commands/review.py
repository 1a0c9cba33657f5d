"""``salname review``: what people decide of the records, from the command line and between books."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from salname.know.book import Book

app = typer.Typer(help="Set the records right; see, export and import decisions.", no_args_is_help=True)

_BOOK = Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)]
_OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")]
_AUTHOR = Annotated[str, typer.Option("--author", help="Who decides; by default the name you are logged in by.")]


@app.command("queue")
def queue(book: _BOOK, most: Annotated[int, typer.Option("--most", help="How many to list.")] = 20) -> None:
    """List the records nobody has decided on, the most doubtful first."""
    from salname.know import book as books
    from salname.know import review

    with books.open(book) as opened:
        for stored in review.queue(opened, limit=most):
            record = stored.record
            typer.echo(f"{stored.id}\t{record.confidence:.2f}\t{record.kind_name}\t{' '.join(record.quote.split())}")
        done = review.progress(opened)
        typer.echo(f"{done.decided} of {done.records} decided", err=True)


@app.command("decide")
def decide(
    book: _BOOK,
    record: Annotated[str, typer.Argument(help="The record's id, such as t12.", show_default=False)],
    action: Annotated[str, typer.Argument(help="accept, reject or correct.", show_default=False)],
    fields: Annotated[
        list[str] | None, typer.Argument(help="For a correction: FIELD=VALUE (JSON or words).", show_default=False)
    ] = None,
    author: _AUTHOR = "",
    seen: Annotated[str, typer.Option("--seen", help="The last decision on it that you know of, by its uid.")] = "",
) -> None:
    """Accept, reject or correct one record."""
    from salname.know import book as books
    from salname.know import review

    with books.open_for_writing(_existing(book)) as opened:
        known = review.Seen(seen) if seen else None
        by = author or getpass.getuser()
        made = review.decide(opened, action, record, by, after=_fields(fields or []), seen=known)  # type: ignore[arg-type]
        typer.echo(f"{made.decision.uid}\t{made.outcome}")


@app.command("add")
def add(
    book: _BOOK,
    document: Annotated[str, typer.Argument(help="The document's name in the book.", show_default=False)],
    words: Annotated[str, typer.Argument(help="Its words, as START-END in code points.", show_default=False)],
    kind: Annotated[str, typer.Argument(help="time, figure, name, event or relation.", show_default=False)],
    fields: Annotated[list[str], typer.Argument(help="FIELD=VALUE (JSON or words).", show_default=False)],
    author: _AUTHOR = "",
) -> None:
    """Add a record on words that the reader has passed over."""
    from salname.errors import SalnameError
    from salname.know import book as books
    from salname.know import review
    from salname.model import Span

    start, _, end = words.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise SalnameError(f"'{words}' is no place in a text: write START-END, such as 120-131")
    with books.open_for_writing(_existing(book)) as opened:
        place = Span(int(start), int(end))
        made = review.add(opened, kind, document, place, author or getpass.getuser(), _fields(fields))  # type: ignore[arg-type]
        typer.echo(f"{made.decision.uid}\t{made.outcome}")


@app.command("split")
def split(
    book: _BOOK,
    label: Annotated[str, typer.Argument(help="What they are to be called.", show_default=False)],
    mentions: Annotated[list[str], typer.Argument(help="Names by their ids, such as n12.", show_default=False)],
    author: _AUTHOR = "",
) -> None:
    """Make mentions a thing of their own."""
    from salname.know import book as books
    from salname.know import review

    with books.open_for_writing(_existing(book)) as opened:
        for made in review.split(opened, mentions, label, author or getpass.getuser()):
            typer.echo(f"{made.decision.uid}\t{made.outcome}")


@app.command("merge")
def merge(book: _BOOK, old: str, new: str, author: _AUTHOR = "") -> None:
    """Make two entities one: every mention of OLD becomes one of NEW."""
    from salname.know import book as books
    from salname.know import review

    with books.open_for_writing(_existing(book)) as opened:
        made = review.merge(opened, old, new, author or getpass.getuser())
        typer.echo(f"{made.decision.uid}\t{made.outcome}")


@app.command("undo")
def undo(book: _BOOK, uid: Annotated[str, typer.Argument(help="The decision's uid.")], author: _AUTHOR = "") -> None:
    """Take a decision back; it stays in the history."""
    from salname.know import book as books
    from salname.know import review

    with books.open_for_writing(_existing(book)) as opened:
        review.undo(opened, uid, author or getpass.getuser())


@app.command("list")
def history(book: _BOOK) -> None:
    """List every decision with what became of it (applied, lost, conflict, superseded, undone, moot)."""
    from salname.know import book as books
    from salname.know import review

    with books.open(book) as opened:
        for judged in review.history(opened):
            made = judged.decision
            words = " ".join(made.anchor.quote.split())
            typer.echo(f"{made.uid}\t{made.at}\t{made.author}\t{made.action}\t{made.kind}\t{judged.outcome}\t{words}")


@app.command("export")
def export(book: _BOOK, output: _OUTPUT = None) -> None:
    """Write every decision as JSON Lines, to be imported into another book."""
    import json

    from salname.know import review

    def lines(opened: Book) -> list[str]:
        return [json.dumps(review.to_json(d), ensure_ascii=False) for d in review.everything(opened)]

    _write(book, output, lines)


@app.command("gold")
def gold(book: _BOOK, output: _OUTPUT = None) -> None:
    """Write the records that people have confirmed as gold for 'salname score'."""
    import json

    from salname.know import review
    from salname.show.export.records import line

    def lines(opened: Book) -> list[str]:
        return [json.dumps(line(stored), ensure_ascii=False) for stored in review.confirmed(opened)]

    _write(book, output, lines)


@app.command("import")
def absorb(book: _BOOK, file: Annotated[Path, typer.Argument(help="What 'salname review export' wrote.")]) -> None:
    """Take in decisions made elsewhere; those known already are passed over."""
    import json

    from salname.errors import ReadError
    from salname.know import book as books
    from salname.know import review

    try:
        rows = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines() if text.strip()]
    except (OSError, ValueError) as error:
        raise ReadError(f"{file} is no list of decisions ({error}): give what 'salname review export' wrote") from None
    with books.open_for_writing(_existing(book)) as opened:
        new = review.absorb(opened, [review.from_json(row) for row in rows])
    typer.echo(f"{new} new of {len(rows)}", err=True)


def _existing(book: Path) -> Path:
    from salname.errors import BookError

    if not book.exists():
        raise BookError(f"{book} does not exist: make it with 'salname build TEXT -o {book}'")
    return book


def _fields(given: list[str]) -> dict[str, object]:
    """Read FIELD=VALUE pairs; a value that is JSON is read as such, any other is words."""
    import json

    from salname.errors import SalnameError

    out: dict[str, object] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise SalnameError(f"'{pair}' corrects nothing: write FIELD=VALUE, such as edtf=1735")
        try:
            out[name] = json.loads(value) if value[:1] in '[{"tfn' else value
        except ValueError:
            out[name] = value
    return out


def _write(book: Path, output: Path | None, lines: Callable[[Book], list[str]]) -> None:
    from salname.know import book as books

    with books.open(book) as opened:
        text = "".join(f"{one}\n" for one in lines(opened))
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
