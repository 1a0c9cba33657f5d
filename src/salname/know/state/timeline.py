"""From claims to fluents: what holds from when to when, once everything said of one thing is put together.

Claims are walked in order of time. A value that begins ends the other value of a functional family; where both ends
of a change are told, their windows are narrowed to the days that both allow. What has no known end or beginning
persists as its family says (:class:`~salname.know.state.families.Family`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salname.know.state.claims import Claim, Effect, Fluent
from salname.know.state.days import EVER, NEVER, Window
from salname.know.state.families import Family
from salname.know.state.stretches import Frame, Stretch, gathered, stopped

_ORDER: dict[Effect, int] = {"ends": 0, "begins": 1, "holds": 2, "vacates": 3}


def fluents(claims: Iterable[Claim], family: Family, frame: Frame) -> tuple[Fluent, ...]:
    """Work out the fluents of one subject and family, in order of their beginning."""
    said = sorted(claims, key=_order)
    if family.functional:
        groups: list[list[Claim]] = [said]
    else:
        by_value: dict[tuple[str, str], list[Claim]] = {}
        for claim in said:
            by_value.setdefault((claim.value, claim.detail if family.forward == "moment" else ""), []).append(claim)
        groups = list(by_value.values())
    found = [f for group in groups for f in _group(group, family, frame)]
    return tuple(sorted(found, key=lambda f: (f.since, f.until, f.value, f.denied)))


def _order(claim: Claim) -> tuple[int, int, int, str, tuple[str, ...]]:
    lo, hi = claim.first or (EVER, EVER)
    return lo, _ORDER[claim.effect], hi, claim.value, claim.evidence


def _group(claims: Sequence[Claim], family: Family, frame: Frame) -> list[Fluent]:
    stretches = gathered(claims, family, frame)
    out: list[Fluent] = []
    for place, stretch in enumerate(stretches):
        out += _finished(stretch, stretches[:place], stretches[place + 1 :], family, frame)
    return out


def _finished(
    stretch: Stretch, before: Sequence[Stretch], later: Sequence[Stretch], family: Family, frame: Frame
) -> list[Fluent]:
    since = stretch.since or _reach_back(stretch, before, family, frame)
    until = _followed(stretch, family) or _reach_on(stretch, since, family, frame)
    if family.functional:
        since = _not_before(since, stretch, before)
    if until.hi < until.lo or until.hi < since.lo:
        until = Window(max(until.lo, since.lo), max(until.hi, since.lo))
    fluent = Fluent(
        subject="",
        family=family.name,
        value=stretch.value,
        since=since,
        until=until,
        detail=stretch.detail,
        sure=stretch.sure,
        began=stretch.since is not None,
        ended=stretch.until is not None or bool(stretch.term),
        proofs=tuple(dict.fromkeys(stretch.proofs)),
    )
    again = [s for s in later if s.value == stretch.value]
    first = not any(s.value == stretch.value for s in before)
    return [fluent, *_denials(fluent, stretch, again, family, first=first)]


def _followed(stretch: Stretch, family: Family) -> Window | None:
    """The end of a stretch; where only the beginning of another value tells it, no surer than the family reaches.

    Between a khanate told of in one century and a republic in another lies what the text does not say.
    """
    until = stretch.until
    if until is None or stretch.told_end or stretch.closed or family.forward == "for" or not family.sure_for:
        return until
    sure = stretch.known.hi + family.sure_for
    if until.lo <= sure:
        return until
    return Window(sure, min(until.hi, sure + family.maybe_for) if family.maybe_for else until.hi)


def _not_before(since: Window, stretch: Stretch, before: Sequence[Stretch]) -> Window:
    """One value cannot begin while another surely holds; where the change is told from both sides, both narrow it."""
    for other in before:
        if other.value == stretch.value or other.until is None or other.undated or other.since == stretch.since:
            continue
        met = other.until.meets(since)
        if met and stretch.since is not None:
            since = met
        elif since.lo < other.until.lo <= since.hi:
            since = Window(other.until.lo, since.hi)
    return since


def _reach_back(stretch: Stretch, before: Sequence[Stretch], family: Family, frame: Frame) -> Window:
    known = stretch.known.lo
    earlier = (s for s in before if s.value != stretch.value and not s.undated and s.known != stretch.known)
    floor = max(map(_over, earlier), default=NEVER)
    barrier = max((b for b in frame.barriers if b.hi < known), default=None)
    if stretch.undated:
        lo = max(floor, barrier.lo if barrier else known - family.back_for)
        return Window(min(lo, known), known)
    if family.back == "polity" and barrier is not None:
        if floor > barrier.lo:
            return Window(min(floor, known), known)
        return Window(max(barrier.lo, floor), max(barrier.hi, floor))
    if family.back == "none":
        return Window(known, known)
    return Window(min(max(floor, known - family.back_for), known), known)


def _over(stretch: Stretch) -> int:
    return stretch.until.lo if stretch.until else stretch.known.hi


def _reach_on(stretch: Stretch, since: Window, family: Family, frame: Frame) -> Window:
    known = max(stretch.known.hi, since.lo)
    if family.forward == "for":
        last = stretch.affirmed or Window(known, known)
        if stretch.term:
            return Window(max(last.lo + stretch.term, known), max(last.hi + stretch.term, known))
        return Window(max(last.lo + family.sure_for, known), max(last.hi, known) + family.maybe_for)
    if stopped(stretch, family, frame):
        return min(b for b in frame.barriers if b.lo > known)
    lo = max(known, frame.present if frame.present is not None else known)
    sure = min(lo, known + family.sure_for) if family.sure_for else lo
    return Window(sure, lo + family.maybe_for if family.maybe_for else EVER)


def _denials(
    fluent: Fluent, stretch: Stretch, again: Sequence[Stretch], family: Family, *, first: bool
) -> list[Fluent]:
    """What is known of the time before a beginning and after an end: that it was not so."""
    out: list[Fluent] = []

    def denial(since: Window, until: Window) -> None:
        out.append(
            Fluent(
                subject="",
                family=family.name,
                value=fluent.value,
                since=since,
                until=until,
                detail=fluent.detail,
                denied=True,
                sure=fluent.sure,
                proofs=fluent.proofs,
            )
        )

    if family.before and stretch.since is not None and first:
        denial(Window(NEVER, NEVER), Window(fluent.since.lo - 1, fluent.since.hi - 1))
    if family.after and (stretch.told_end or stretch.closed) and fluent.until.hi != EVER:
        since = Window(fluent.until.lo + 1, fluent.until.hi + 1)
        until = Window(
            fluent.until.hi + family.after_sure if family.after_sure else EVER,
            fluent.until.hi + family.after_for if family.after_for else EVER,
        )
        for s in again:
            next_start = s.since or s.known
            until = Window(min(until.lo, next_start.lo - 1), min(until.hi, next_start.hi - 1))
        if until.hi >= since.lo:
            denial(since, until)
    return out
