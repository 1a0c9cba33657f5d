"""What marks of figures mean: value, unit, bound, what is measured, of what, and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from salname.interpret.figure_phrases import Phrases
from salname.interpret.figure_scene import Measured
from salname.interpret.figure_times import Clock
from salname.interpret.measures import Reader
from salname.interpret.topic import topic_of
from salname.model import Figure, Mark, Name, Time
from salname.read.document import Document

_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.85, 0.7
_CONFIDENCE = {"unit": _SURE, "counted": _LIKELY, "bare": _DOUBTFUL, "shared": _DOUBTFUL, "part": _LIKELY}


def resolve(
    document: Document, marks: Sequence[Mark], times: Sequence[Time], names: Sequence[Name]
) -> tuple[Figure, ...]:
    """Give the records of figures, in order of place."""
    if not marks:
        return ()
    topic = topic_of(document, names)
    clock = Clock(document, _apart(times, marks), about_event=topic is not None and topic.kind == "event")
    reader = Reader(topic, names, document.language)
    mark_starts = [m.start for m in marks]
    time_starts, name_starts = [t.start for t in times], [n.start for n in names]
    found: list[Figure] = []
    phrases: Phrases | None = None
    sentence = -1
    for mark, following in zip_longest(marks, marks[1:]):
        if phrases is None or mark.parts["sentence"] != sentence:
            sentence = mark.parts["sentence"]
            span = document.sentences[sentence]
            own_times = times[bisect_left(time_starts, span.start) : bisect_left(time_starts, span.end)]
            own_names = names[bisect_left(name_starts, span.start) : bisect_left(name_starts, span.end)]
            own_marks = marks[bisect_left(mark_starts, span.start) : bisect_left(mark_starts, span.end)]
            phrases = Phrases(document, sentence, own_times, own_names, own_marks)
        measured = reader.read(phrases, mark, following)
        found.append(_figure(document, mark, measured, clock.of(mark)))
    return tuple(found)


def _apart(times: Sequence[Time], marks: Sequence[Mark]) -> list[Time]:
    """Leave out the times that are figures (``2000-dək üzvü``); both are in order of place."""
    counts = [m for m in marks if m.parts["form"] in ("counted", "bare", "shared")]
    starts = [m.start for m in counts]
    out = []
    for time in times:
        at = bisect_left(starts, time.end) - 1
        if at < 0 or counts[at].end <= time.start:
            out.append(time)
    return out


def _figure(document: Document, mark: Mark, measured: Measured, time: str | None) -> Figure:
    parts: dict[str, Any] = dict(mark.parts)
    kind: Any = measured.kind or parts["kind"]
    return Figure(
        start=mark.start,
        end=mark.end,
        quote=document.quote(mark.start, mark.end),
        rule=mark.rule,
        confidence=_CONFIDENCE.get(parts["form"], _LIKELY),
        kind=kind,
        value=parts["value"],
        unit=parts["unit"] or ("" if parts["form"] == "fraction" else measured.unit),
        measures=measured.measures,
        of=measured.of,
        time=time,
        place=measured.place,
        bound=parts["bound"],
        direction=parts.get("direction", ""),
    )
