"""One happening told in several places is one event: its other places are kept in ``also``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salname.model import Event, Span
from salname.read.text import fold

_LETTERS = 6  # of each word: equal across endings
_NEAR = 3  # sentences within which a happening told again without a time is the same


def merged(events: Sequence[Event]) -> tuple[Event, ...]:
    """Merge what is told again: same type, same one it happens to, and no other time."""
    kept: list[Event] = []
    by_key: dict[tuple[str, str], list[int]] = {}
    for event in events:
        same = None
        for key in _keys(event):
            for at in by_key.get(key, ()):
                if _agree(kept[at], event):
                    same = at
                    break
            if same is not None:
                break
        if same is None:
            for key in _keys(event):
                by_key.setdefault(key, []).append(len(kept))
            kept.append(event)
        else:
            kept[same] = _with(kept[same], event)
    return tuple(kept)


def _keys(event: Event) -> list[tuple[str, str]]:
    wanted = [p.name for p in event.participants if p.role == "patient"] or [p.name for p in event.participants[:1]]
    return [(event.type, _stem(name)) for name in wanted]


def _stem(name: str) -> str:
    return " ".join(word[:_LETTERS] for word in fold(name).split())


def _agree(first: Event, second: Event) -> bool:
    if first.quote[:_LETTERS].lower() != second.quote[:_LETTERS].lower():
        return False
    told = [e.time for e in (first, second) if e.time and not e.inferred_time]
    if len(told) == 2:
        return told[0] == told[1]
    return True


def _with(event: Event, again: Event) -> Event:
    better = event.time is None or (event.inferred_time and again.time is not None and not again.inferred_time)
    return replace(
        event,
        also=(*event.also, Span(again.start, again.end)),
        time=again.time if better else event.time,
        inferred_time=again.inferred_time if better else event.inferred_time,
        participants=event.participants if len(event.participants) >= len(again.participants) else again.participants,
    )
