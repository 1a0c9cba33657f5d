"""When something was most or least: the figures of one measure compared over their dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salname import edtf, lang
from salname.know.ask.question import Question
from salname.know.ask.retrieve import Passage
from salname.know.ask.words import keys
from salname.know.rows import Stored
from salname.model import Figure, Time
from salname.read.text import fold


@dataclass(frozen=True, slots=True)
class Extreme:
    """The greatest or least figure of those compared: its passage, its record, and the words of its date, if there."""

    passage: Passage
    figure: Stored
    time: Stored | None
    compared: tuple[str, ...]

    @property
    def record(self) -> Figure:
        """The figure itself."""
        assert isinstance(self.figure.record, Figure)
        return self.figure.record


def extreme(question: Question, passages: Sequence[Passage], records: Sequence[Sequence[Stored]]) -> Extreme | None:
    """Give the most or least of what a *when* asks for; ``None`` where it asks for none, or there is but one date."""
    way = _way(fold(question.text))
    if question.answer != "time" or not way:
        return None
    found = list(_dated(question, passages, records))
    units = Counter(figure.unit for _, _, figure in found)
    if not units:
        return None
    unit = units.most_common(1)[0][0]
    alike = [(p, s, f) for p, s, f in found if f.unit == unit]
    if len({f.time for _, _, f in alike}) < 2:
        return None
    passage, stored, figure = max(alike, key=lambda one: way * _value(one[2]))
    here = next(r for p, r in zip(passages, records, strict=False) if p is passage)
    time = next((s for s in here if isinstance(s.record, Time) and s.record.edtf == figure.time), None)
    return Extreme(passage, stored, time, tuple(s.id for _, s, _ in alike))


def _way(folded: str) -> int:
    """1 for the most, -1 for the least, 0 where neither is asked for."""
    table = lang.load(lang.DEFAULT, "questions")["extreme"]
    if any(cue in folded for cue in table["most"]):
        return 1
    return -1 if any(cue in folded for cue in table["least"]) else 0


def _dated(
    question: Question, passages: Sequence[Passage], records: Sequence[Sequence[Stored]]
) -> Iterator[tuple[Passage, Stored, Figure]]:
    asked = {k for w in question.words for k in (w.key, *w.others)}
    for passage, told in zip(passages, records, strict=False):
        for stored in told:
            figure = stored.record
            if not isinstance(figure, Figure) or not edtf.bounds(figure.time).dated:
                continue
            if asked & set(keys(f"{figure.measures} {figure.quote}")):
                yield passage, stored, figure


def _value(figure: Figure) -> float:
    return figure.value[1] if isinstance(figure.value, tuple) else figure.value
