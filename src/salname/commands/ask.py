"""``salname ask``: a question, answered with the words it stands on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from salname.know.ask import Answer
    from salname.know.book import Book


def ask(
    book: Annotated[Path, typer.Argument(help="A book that 'salname build' made.", show_default=False)],
    question: Annotated[str, typer.Argument(help="A question in plain words.")] = "",
    questions: Annotated[
        Path | None, typer.Option("--questions", help='Many questions: JSON Lines with "id" and "question".')
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON Lines instead of text.")] = False,
) -> None:
    """Answer a question from what the texts state; say so where they do not."""
    from salname.errors import SalnameError
    from salname.know import book as books
    from salname.know.ask import ask as answer

    if not question and questions is None:
        raise SalnameError("no question: give one in quotes, or a file of them with --questions")
    with books.open(book) as opened:
        for number, text in _asked(question, questions):
            given = answer(opened, text)
            if json:
                typer.echo(_line(number, given))
            else:
                _say(given, opened)


def _asked(question: str, file: Path | None) -> list[tuple[str, str]]:
    import json

    from salname.errors import ReadError

    if file is None:
        return [("", question)]
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [(str(row["id"]), str(row["question"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            f'{file} is no list of questions ({error}): give JSON Lines, each with "id" and "question"'
        ) from None


def _line(number: str, given: Answer) -> str:
    import json

    row: dict[str, Any] = {"id": number} if number else {}
    row |= {
        "question": given.question.text,
        "answered": given.answered,
        "answer": given.text,
        "edtf": given.edtf,
        "value": given.value,
        "confidence": given.confidence,
        "route": given.route,
        "records": given.records,
        "evidence": [[e.start, e.end] for e in given.evidence],
        "documents": [e.document for e in given.evidence],
    }
    return json.dumps(row, ensure_ascii=False)


def _say(given: Answer, book: Book) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    several = len(book.documents()) > 1
    console.print(Text(given.text if given.answered else "Mətndə deyilmir.", style="bold"))
    for shown in given.evidence[: 1 if given.answered else None]:
        words = Text(" ".join(shown.text.split()) if not given.answered else shown.text)
        if given.answered:
            for mark in shown.marks:
                words.stylize("underline", mark.start - shown.start, mark.end - shown.start)
        console.print(Text("  “") + words + Text("”" + (f"  ({shown.document})" if several else ""), style="dim"))
    if given.answered:
        console.print(Text(f"  {given.route}, {given.confidence:.0%}", style="dim"))
