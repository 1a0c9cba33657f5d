"""The classroom book: one HTML file with the text, its timeline, map, charts and names, and a worksheet in it."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

from salname import __version__
from salname.errors import SalnameError
from salname.know import book as books
from salname.know.book import Stored
from salname.model import Name
from salname.show import charts, day
from salname.show.atlas import typefaces, view
from salname.show.atlas.drawings import timeline
from salname.show.atlas.queries import names
from salname.show.atlas.state import Atlas
from salname.show.locale import DEFAULT, Wording, wording
from salname.show.publishing import drawing, own, worksheet
from salname.show.report import contents
from salname.show.report.contents import Contents
from salname.show.saving import replacing

MOST = 1_000_000
"""Code points of a book up to which it goes into one file."""

_MOST_SPOTS = 12
_CHART = 640
_HREF = re.compile(r'\shref="(/[^"]*)"')
_SPAN = re.compile(r"o=(\d+)-(\d+)")
_SERVED = re.compile(r' data-axis="[^"]*" data-edges="[^"]*" data-years="[^"]*"')
_NOT_INSIDE = re.compile(r"@font-face \{[^}]*url\((?!data:)[^}]*\}\n?")
_SECTIONS = ("timeline", "events", "figures", "state", "map", "names")
_SCRIPT = 'window.salname = { part: async () => "", page: () => null };\n'


def single(path: str | os.PathLike[str], out: str | os.PathLike[str], language: str = DEFAULT) -> int:
    """Write the classroom book of the book at ``path`` to a file, whole or not at all; give its size in bytes.

    Raises :class:`~salname.errors.SalnameError` for a book that is too long for one file, or that is none.
    """
    with books.open(path) as book:
        length = sum(document.length for document in book.documents())
        if length > MOST:
            raise SalnameError(f"the book has {length} characters: too long for one file, publish it into a folder")
        made = page(Atlas(book), wording(language)).encode("utf-8")
    with replacing(Path(out)) as stream:
        stream.write(made)
    return len(made)


def page(atlas: Atlas, words: Wording) -> str:
    """Give the classroom book as HTML."""
    found = contents.gather(atlas, words)
    known = {entity.label: entity.id for entity in atlas.book.entities()}
    ids = {f"e{row.id}" for row in found.events} | {f"f{row.id}" for row in found.figures}
    bases = _bases(found)
    texts = _texts(atlas, words, found, known, ids)
    made = own.template("single.html").render(
        **_shared(words),
        c=found,
        chapters=_chapters(words),
        kinds=(("time", "times"), ("figure", "figures"), ("name", "names"), ("event", "events")),
        length=sum(document.length for document in found.documents),
        texts=[(text.name, text.paragraphs) for text in texts],
        gaps=[gap for text in texts for gap in text.gaps],
        charts=[(chart, _drawn(chart)) for chart in found.charts],
        names=_names(atlas),
    )
    return _HREF.sub(lambda m: _inside(html.unescape(m[1]), bases, known, ids), _once(_SERVED.sub("", made)))


def _once(made: str) -> str:
    """Keep the hatching of the line of polities apart from that of the timeline before it."""
    before, state, after = made.partition('<h2 id="state">')
    return before + state + after.replace('"maybe"', '"possible"').replace("#maybe", "#possible")


def _shared(words: Wording) -> Mapping[str, Any]:
    """What the template needs that is the same for every book."""
    return {
        **view.words(words),
        "version": __version__,
        "style": Markup(_style()),
        "script": Markup(_SCRIPT + (own.HERE.parent / "atlas" / "static" / "atlas.js").read_text(encoding="utf-8")),
        "labels": timeline.LABELS,
        "label": lambda holding: day.label(holding, words),
        "family": lambda name: day.family_label(name, words),
        "lasting": lambda fluent: day.span(fluent, words),
    }


def _style() -> str:
    """The style sheets in one, the type inside it; a face that would have to be loaded is left to the system."""
    for name, face in typefaces.FACES.items():
        if face.inline:
            typefaces.woff(name)
    type_ = _NOT_INSIDE.sub("", typefaces.style_sheet())
    sheets = [
        (own.HERE.parent / "atlas" / "static" / name).read_text(encoding="utf-8") for name in ("atlas.css", "state.css")
    ]
    single_ = (own.HERE / "static" / "single.css").read_text(encoding="utf-8")
    return "\n".join([type_, *sheets, single_]).replace("</", "<\\/")


def _chapters(words: Wording) -> list[tuple[str, str]]:
    labels = {"timeline": "Timeline", "state": "State", "figures": "Figures", "map": "Map", "names": "Names"}
    return [("text", words.count("Text", "Texts", 1)), *((id, words.text(label)) for id, label in labels.items())]


def _bases(found: Contents) -> dict[str, int]:
    """Where each document begins in the one text of the file."""
    out: dict[str, int] = {}
    at = 0
    for document in found.documents:
        out[document.name] = at
        at += document.length
    return out


def _texts(
    atlas: Atlas, words: Wording, found: Contents, known: Mapping[str, int], ids: set[str]
) -> list[worksheet.Text]:
    def href(stored: Stored) -> str:
        record = stored.record
        if isinstance(record, Name):
            return f"#n{known[record.entity]}" if record.entity in known else ""
        return f"#{stored.id}" if stored.id in ids else ""

    out: list[worksheet.Text] = []
    bases, number = _bases(found), 1
    for document in found.documents:
        out.append(worksheet.text(atlas, document.name, words, href, base=bases[document.name], first=number))
        number += len(out[-1].gaps)
    return out


def _drawn(chart: contents.Chart) -> Markup:
    return Markup(drawing.in_page(charts.svg(chart.spec, width=_CHART), str(escape(chart.title))))


def _names(atlas: Atlas) -> Sequence[tuple[str, int, Sequence[tuple[Any, Sequence[tuple[str, int, int]]]]]]:
    """The named things by kind, each with the first places that name it."""
    spots: dict[str, list[tuple[str, int, int]]] = {}
    for stored in atlas.book.records("name"):
        record = stored.record
        if isinstance(record, Name) and len(spots.setdefault(record.entity, [])) < _MOST_SPOTS:
            spots[record.entity].append((stored.document, record.start, record.end))
    every = atlas.book.entities()
    return [
        (kind, number, [(e, spots.get(e.label, [])) for e in every if e.kind == kind])
        for kind, number in names.kinds(atlas)
    ]


def _inside(address: str, bases: Mapping[str, int], known: Mapping[str, int], ids: set[str]) -> str:
    """Turn an address of the atlas into a place in this file; one that has none loses its link."""
    parts = urlsplit(address)
    section, _, rest = unquote(parts.path).strip("/").partition("/")
    place = ""
    if section == "text" and (span := _SPAN.search(address)) and rest in bases:
        place = f"o={bases[rest] + int(span[1])}-{bases[rest] + int(span[2])}"
    elif section == "names" and rest in known:
        place = f"n{known[rest]}"
    elif section == "record":
        place = rest if rest in ids else ""
    elif section in _SECTIONS and not rest:
        place = section
    return f' href="#{place}"' if place else ""
