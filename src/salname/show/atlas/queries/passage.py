"""What a page of text speaks of, by the records that say it: years for the strip, places for the map, persons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salname.know.book import Stored
from salname.model import Name, Time
from salname.show.atlas import links, places
from salname.show.atlas.drawings import axis, land, strip
from salname.show.atlas.queries import overview
from salname.show.atlas.queries.reading import Page
from salname.show.atlas.state import Atlas
from salname.show.dates import moments

_MAP = (232, 184)  # units of the small map, which come out as pixels
_STRIP = (232.0, 36.0)
_MOST_PLACES = 60
_MOST_PEOPLE = 40


@dataclass(frozen=True, slots=True)
class Said:
    """A named thing with the records of a page that name it (``n3 n17``)."""

    label: str
    address: str
    records: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A page's years (``t3:1917:1920 ...``), its strip and map (with the records that name each spot), its persons."""

    years: str
    strip: strip.Strip | None
    map: land.Map | None
    named: dict[str, str]
    people: tuple[Said, ...]


def passage(atlas: Atlas, page: Page, found: Sequence[Stored]) -> Passage:
    """Gather what the records of a page speak of."""
    return atlas.remember(("passage", page), lambda: _passage(atlas, found))


def _passage(atlas: Atlas, found: Sequence[Stored]) -> Passage:
    whole = overview.stretches(atlas)
    scale = axis.build(whole, _STRIP[0])
    people = _said(found, ("person",))
    here = {s.label: s for s in _said(found, ("place", "polity", "facility"))}
    spots = [(p, here[p.label].address) for p in places.of_book(atlas) if p.label in here][:_MOST_PLACES]
    return Passage(
        years=" ".join(_years(found)),
        strip=strip.strip(whole, *_STRIP, scale) if scale else None,
        map=land.draw(spots, width=_MAP[0], height=_MAP[1], around=16.0),
        named={p.label: here[p.label].records for p, _ in spots},
        people=tuple(people[:_MOST_PEOPLE]),
    )


def _years(found: Iterable[Stored]) -> Iterable[str]:
    """The years that a time touches, both inclusive; open and very wide ones say nothing of a passage."""
    for stored in found:
        if isinstance(stored.record, Time) and (span := moments(stored.record.edtf)):
            first, last = span
            if first is not None and last is not None:
                yield f"{stored.id}:{int(first // 1)}:{int(-(-last // 1)) - 1}"


def _said(found: Iterable[Stored], kinds: tuple[str, ...]) -> list[Said]:
    by_label: dict[str, list[str]] = {}
    for stored in found:
        if isinstance(stored.record, Name) and stored.record.kind in kinds:
            by_label.setdefault(stored.record.entity, []).append(stored.id)
    out = [Said(label, links.entity(label), " ".join(ids), len(ids)) for label, ids in by_label.items()]
    return sorted(out, key=lambda s: -s.mentions)
