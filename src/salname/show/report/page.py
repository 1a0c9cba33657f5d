"""The report as one HTML file, laid out for paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, Template
from markupsafe import Markup

from salname import __version__
from salname.know.audit import Place
from salname.show import day
from salname.show.atlas import typefaces, view
from salname.show.atlas.state import Atlas
from salname.show.locale import Wording
from salname.show.report import contents, drawings
from salname.show.report.contents import Contents
from salname.show.report.references import References

_HERE = Path(__file__).parent
_NOT_INSIDE = re.compile(r"@font-face \{[^}]*url\((?!data:)[^}]*\}\n?")
_CHAPTERS = (
    ("overview", "Overview"), ("timeline", "Timeline"), ("state", "State"), ("figures", "Figures"), ("map", "Map"),
    ("names", "Names"), ("audit", "Audit"), ("references", "The words"),
)  # fmt: skip


def chapters(words: Wording) -> list[tuple[str, str]]:
    """The chapters of a report with their titles."""
    return [(id, words.text(label)) for id, label in _CHAPTERS]


def page(atlas: Atlas, words: Wording) -> str:
    """Give the report as HTML with everything inside it."""
    found = contents.gather(atlas, words)
    shared = view.words(words)
    return _template().render(
        **shared,
        **_said(words, atlas),
        c=found,
        version=__version__,
        style=Markup(_style()),
        chapters=chapters(words),
        drawn=_drawn(found, shared),
        charts=[(chart, Markup(drawings.chart(chart))) for chart in found.charts],
        references=References(),
    )


def _said(words: Wording, atlas: Atlas) -> Mapping[str, Any]:
    return {
        "label": lambda holding: day.label(holding, words),
        "family": lambda name: day.family_label(name, words),
        "lasting": lambda fluent: day.span(fluent, words),
        "message": lambda finding: contents.message(finding, words),
        "passage": lambda place: passage(atlas, place),
    }


def passage(atlas: Atlas, place: Place) -> str:
    """The words of a finding."""
    return atlas.book.passage(place.document, place.start, place.end)


def _drawn(found: Contents, shared: Mapping[str, Any]) -> Mapping[str, Markup]:
    return {
        "strip": Markup(drawings.strip(found, shared)),
        "chronicle": Markup(drawings.chronicle(found, shared)),
        "line": Markup(drawings.line(found, shared)),
        "map": Markup(drawings.world(found, shared)),
    }


def _template() -> Template:
    known = view.environment()
    own = FileSystemLoader(_HERE / "templates")
    return known.overlay(loader=ChoiceLoader([own, *([known.loader] if known.loader else [])])).get_template(
        "report.html"
    )


def _style() -> str:
    for name, face in typefaces.FACES.items():
        if face.inline:
            typefaces.woff(name)
    type_ = _NOT_INSIDE.sub("", typefaces.style_sheet())
    return type_ + (_HERE / "static" / "report.css").read_text(encoding="utf-8")
