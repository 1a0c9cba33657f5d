"""What a book on paper holds: the same answers as the atlas's pages, gathered once, before anything is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from salname import edtf
from salname.know import state
from salname.know.audit import Finding
from salname.know.audit.wording import WORDING
from salname.know.book import Entity
from salname.know.rows import DocumentRow
from salname.know.series import Series
from salname.show import charts, dates, numbers
from salname.show.atlas import links, places
from salname.show.atlas.drawings import ages, axis, land, strip, timeline
from salname.show.atlas.places import Place
from salname.show.atlas.queries import audit, events, figures, names, overview, polities
from salname.show.atlas.queries import state as states
from salname.show.atlas.queries.audit import Shown
from salname.show.atlas.state import Atlas
from salname.show.locale import Wording

_MOST_CHARTS = 12
_MOST_FINDINGS = 60
_MOST_NAMES = 60  # of a kind
_MOST_NOTABLE = 12
_MOST_YEARS = 200  # that are weighed for the state card
_OF_STATE = ("state", "offices", "institutions", "law", "abroad")
_TALL = 520  # height of the map


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its chart as a Vega-Lite specification."""

    title: str
    series: Series
    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The timeline with its axis."""

    timeline: timeline.Timeline
    axis: axis.Axis


@dataclass(frozen=True, slots=True)
class Card:
    """What held in one year, in groups; ``of`` is the subject of the texts and ``line`` its line of polities."""

    on: str
    of: str | None
    groups: Sequence[states.Group]
    line: ages.Ages | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything, in the order of the pages."""

    title: str
    documents: Sequence[DocumentRow]
    counts: overview.Counts
    edges: tuple[overview.Edge, overview.Edge] | None
    subjects: Sequence[Entity]
    strip: strip.Strip | None
    leading: Sequence[tuple[str, Sequence[Entity]]]
    notable: Sequence[Any]
    drawn: Drawn | None
    events: Sequence[Any]
    card: Card | None
    charts: Sequence[Chart]
    figures: Sequence[Any]
    map: land.Map | None
    places: Sequence[Place]
    named: Sequence[tuple[str, int, Sequence[Entity]]]
    findings: Sequence[Shown]
    severities: Sequence[tuple[str, int]]


def gather(atlas: Atlas, wording: Wording, width: float = 760) -> Contents:
    """Gather what a book on paper holds, its drawings ``width`` units wide."""
    found = [f for f in audit.found(atlas) if f.severity != "info"]
    located = places.of_book(atlas)
    spread = [(p, links.entity(p.label)) for p in located]
    return Contents(
        title=overview.title(atlas),
        documents=overview.documents(atlas),
        counts=overview.counts(atlas),
        edges=overview.edges(atlas),
        subjects=overview.subjects(atlas, 3),
        strip=strip.strip(overview.stretches(atlas), width, 90),
        leading=[
            (label, overview.leading(atlas, kind, 8))
            for kind, label in (("person", "Persons"), ("place", "Places"), ("polity", "States"))
        ],
        notable=overview.notable_figures(atlas, _MOST_NOTABLE),
        drawn=_timeline(atlas, wording, width),
        events=events.dated(atlas),
        card=_card(atlas),
        charts=[_chart(series, wording) for series in figures.series(atlas)[:_MOST_CHARTS]],
        figures=figures.every(atlas, figures.Asked()),
        map=land.draw(spread, width=round(width), height=_TALL),
        places=located,
        named=[(kind, number, overview.leading(atlas, kind, _MOST_NAMES)) for kind, number in names.kinds(atlas)],
        findings=[audit.shown(atlas, f) for f in found[:_MOST_FINDINGS]],
        severities=audit.severities(found),
    )


def message(finding: Finding, wording: Wording) -> str:
    """Say a finding of the audit."""
    return wording.text(WORDING[finding.code]).format_map(finding.parts)


def _timeline(atlas: Atlas, wording: Wording, width: float) -> Drawn | None:
    scale = axis.build(overview.stretches(atlas), width - timeline.LABELS)
    if scale is None:
        return None
    bands = polities.lives(atlas)
    word = partial(dates.words, wording=wording)
    return Drawn(timeline.timeline(scale, events.dated(atlas), bands, word), scale)


def _card(atlas: Atlas) -> Card | None:
    """The state in the year of which most is known of the texts' own subject: the latest of such years."""
    subjects = states.subjects(atlas)
    main = subjects[0] if subjects else None
    told = sorted({first for first, last, _ in overview.stretches(atlas) if first == last})
    known = [(_told(state.on(atlas.book, edtf.year(year), main).holdings), year) for year in told[-_MOST_YEARS:]]
    if not known or not max(known)[0]:
        return None
    on = edtf.year(max(known)[1])
    rows = [
        ages.Row(s.fluent.value, links.entity(s.fluent.value), s.fluent)
        for s in (states.line(atlas, main) if main else ())
        if s.fluent
    ]
    return Card(on, main, states.groups(state.on(atlas.book, on, main).holdings, main), ages.ages(rows))


def _told(holdings: Sequence[state.Holding]) -> int:
    return sum(h.certain and h.family.group in _OF_STATE for h in holdings)


def _chart(series: Series, wording: Wording) -> Chart:
    points = []
    for point in series.points:
        figure = point.told.figure
        low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
        points.append(
            charts.Point(
                year=dates.stands_at(figure.time, point.year),
                low=low,
                high=high,
                label=numbers.quantity(figure.value, figure.unit, figure.kind, figure.bound, wording),
                when=dates.words(figure.time or "", wording),
                href=links.words(point.told.document, figure.start, figure.end),
            )
        )
    title = f"{series.of}: {series.measures}" if series.of else series.measures
    return Chart(title, series, charts.series(points, numbers.unit(series.unit, wording) or series.measures, wording))
