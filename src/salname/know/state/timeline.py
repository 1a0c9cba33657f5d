"""From claims to fluents: what holds from when to when, once everything said of one thing is put together.

Claims are walked in order of time. A value that begins ends the other value of a functional family; where both ends
of a change are told, their windows are narrowed to the days that both allow. What has no known end or beginning
persists as its family says (:class:`~salname.know.state.families.Family`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from salname.know.state.claims import Claim, Effect, Fluent, Proof
from salname.know.state.days import EVER, NEVER, Window
from salname.know.state.families import Family

_ORDER: dict[Effect, int] = {"ends": 0, "begins": 1, "holds": 2, "vacates": 3}


@dataclass(slots=True)
class _Stretch:
    """A value while its claims are gathered; ``None`` for an end that nothing tells."""

    value: str
    known: Window  # the days on which it is known to hold, from the first claim to the last
    since: Window | None = None
    until: Window | None = None
    told_end: bool = False  # a claim says that it ended, not only that another began
    closed: bool = False  # a claim gives it as a stretch with an end
    undated: bool = False
    affirmed: Window | None = None
    term: int = 0
    detail: str = ""
    sure: bool = True
    proofs: list[Proof] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        self.proofs += [Proof(record, claim.effect) for record in claim.evidence]
        self.term = claim.term or self.term
        self.detail = self.detail or claim.detail


@dataclass(frozen=True, slots=True)
class Frame:
    """What the persistence of one subject depends on: its changes of polity in order, and the text's present."""

    barriers: tuple[Window, ...] = ()
    present: int | None = None


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
    stretches: list[_Stretch] = []
    for claim in claims:
        if family.forward == "moment":
            _moment(stretches, claim)
        elif claim.first is None:
            _undated(stretches, claim, family, frame)
        elif claim.effect == "begins":
            _begin(stretches, claim, claim.first)
        elif claim.effect in ("ends", "vacates"):
            _end(stretches, claim, claim.first, family)
        else:
            _hold(stretches, claim, claim.first, claim.last or claim.first)
    stretches.sort(key=lambda s: (s.known, s.since or s.known))
    out: list[Fluent] = []
    for place, stretch in enumerate(stretches):
        out += _finished(stretch, stretches[:place], stretches[place + 1 :], family, frame)
    return out


def _moment(stretches: list[_Stretch], claim: Claim) -> None:
    """What is said of one time holds then and is not carried on."""
    if claim.first is None or claim.last is None:
        return
    for old in stretches:
        if old.value == claim.value and old.detail == claim.detail and old.since == claim.first:
            old.add(claim)
            old.sure = old.sure or claim.sure
            return
    made = _Stretch(claim.value, Window(claim.first.lo, claim.last.hi), claim.first, claim.last, sure=claim.sure)
    if claim.first == claim.last:  # a year's figure is the figure of all that year
        made.since, made.until = Window(claim.first.lo, claim.first.lo), Window(claim.last.hi, claim.last.hi)
    made.add(claim)
    stretches.append(made)


def _current(stretches: Sequence[_Stretch], value: str, at: Window) -> _Stretch | None:
    """The latest stretch of a value that is not over when ``at`` begins."""
    for stretch in reversed(stretches):
        if stretch.value == value and not stretch.undated and (stretch.until is None or stretch.until.hi >= at.lo):
            return stretch
    return None


def _begin(stretches: list[_Stretch], claim: Claim, when: Window) -> None:
    old = _current(stretches, claim.value, when)
    if old is not None:
        _affirm(old, claim, when)
        return
    _close_others(stretches, claim.value, when)
    made = _Stretch(claim.value, Window(when.hi, when.hi), when, affirmed=when, sure=claim.sure)
    made.add(claim)
    stretches.append(made)


def _affirm(old: _Stretch, claim: Claim, when: Window) -> None:
    """A beginning of what holds already: the same beginning told again, or a second election."""
    met = old.since.meets(when) if old.since else None
    if met:
        old.since = met
        old.known = Window(min(old.known.lo, met.hi), max(old.known.hi, met.hi))
    elif old.since is None and old.known.lo <= when.hi and when.lo <= old.known.hi:
        old.since, old.known = when, Window(when.hi, max(old.known.hi, when.hi))
    else:
        old.known = Window(old.known.lo, max(old.known.hi, when.hi))
    old.affirmed = when
    old.sure = old.sure or claim.sure
    old.add(claim)


def _close_others(stretches: Sequence[_Stretch], value: str, when: Window) -> None:
    for other in stretches:
        if other.value == value or other.undated or other.since == when:
            continue  # what begins at the same time is held together
        if other.until is None:
            other.until = Window(max(when.lo, min(other.known.hi, when.hi)), when.hi)
        elif not other.told_end:
            other.until = other.until.meets(when) or other.until


def _end(stretches: list[_Stretch], claim: Claim, when: Window, family: Family) -> None:
    if claim.effect == "vacates":
        _close_others(stretches, "", when)
        for other in stretches:
            other.told_end = other.told_end or other.until == when
        return
    old = _current(stretches, claim.value, when)
    over = [s for s in stretches if s.value == claim.value and s.until is not None]
    if old is None and over and family.back == "none":
        over[-1].told_end = True  # it was over already
        over[-1].add(claim)
        return
    if old is None or (old.since is not None and old.since.lo > when.hi):
        made = _Stretch(claim.value, Window(when.lo, when.lo), None, when, told_end=True, sure=claim.sure)
        made.add(claim)
        stretches.append(made)
        return
    old.until = when if old.until is None else old.until.meets(when) or (old.until if old.told_end else when)
    old.told_end = True
    old.known = Window(min(old.known.lo, old.until.hi), min(old.known.hi, old.until.hi))
    old.add(claim)


def _hold(stretches: list[_Stretch], claim: Claim, first: Window, last: Window) -> None:
    lasting = first != last
    old = _current(stretches, claim.value, last)
    if old is not None and (old.since is None or old.since.lo <= last.hi):
        if lasting and old.since is None:
            old.since = first
        if lasting and old.until is None and last.hi != EVER and last.lo >= old.known.hi:
            old.until, old.closed = last, True
        old.known = Window(min(old.known.lo, _surely(first, lasting)), max(old.known.hi, _until(last, lasting)))
        old.sure = old.sure or claim.sure
        old.add(claim)
        return
    made = _Stretch(claim.value, Window(_surely(first, lasting), _until(last, lasting)), sure=claim.sure)
    if lasting:
        made.since = first if first.lo != NEVER else None
        made.until = last if last.lo != EVER else None
        made.closed = made.until is not None
        _close_others(stretches, claim.value, first)
    else:
        for other in stretches:
            if other.value != claim.value and other.until is None and other.known.hi <= first.hi and not other.undated:
                if other.known == made.known:
                    continue  # two hold at one time
                other.until = Window(min(other.known.hi, first.lo), first.lo)
    made.add(claim)
    stretches.append(made)


def _surely(first: Window, lasting: bool) -> int:
    return first.hi if lasting and first.hi != NEVER else first.lo if first.lo != NEVER else first.hi


def _until(last: Window, lasting: bool) -> int:
    return last.lo if lasting and last.lo != EVER else last.hi if last.hi != EVER else last.lo


def _undated(stretches: list[_Stretch], claim: Claim, family: Family, frame: Frame) -> None:
    """What is said of now holds at the text's present, wherever that is; it moves nothing that is dated."""
    if claim.effect != "holds" or frame.present is None:
        return
    for old in stretches:
        if old.value == claim.value and (old.undated or (old.until is None and not _stopped(old, family, frame))):
            old.known = Window(old.known.lo, max(old.known.hi, frame.present))
            old.add(claim)
            return
    if family.functional and any(
        s.until is None and not s.undated and not _stopped(s, family, frame) for s in stretches
    ):
        return  # what is dated and goes on is better known
    made = _Stretch(claim.value, Window(frame.present, frame.present), undated=True, sure=claim.sure)
    made.add(claim)
    stretches.append(made)


def _stopped(stretch: _Stretch, family: Family, frame: Frame) -> bool:
    return family.stops and any(b.lo > stretch.known.hi for b in frame.barriers)


def _finished(
    stretch: _Stretch, before: Sequence[_Stretch], later: Sequence[_Stretch], family: Family, frame: Frame
) -> list[Fluent]:
    since = stretch.since or _reach_back(stretch, before, family, frame)
    until = stretch.until or _reach_on(stretch, since, family, frame)
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


def _not_before(since: Window, stretch: _Stretch, before: Sequence[_Stretch]) -> Window:
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


def _reach_back(stretch: _Stretch, before: Sequence[_Stretch], family: Family, frame: Frame) -> Window:
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


def _over(stretch: _Stretch) -> int:
    return stretch.until.lo if stretch.until else stretch.known.hi


def _reach_on(stretch: _Stretch, since: Window, family: Family, frame: Frame) -> Window:
    known = max(stretch.known.hi, since.lo)
    if family.forward == "for":
        last = stretch.affirmed or Window(known, known)
        if stretch.term:
            return Window(max(last.lo + stretch.term, known), max(last.hi + stretch.term, known))
        return Window(max(last.lo + family.sure_for, known), max(last.hi, known) + family.maybe_for)
    if _stopped(stretch, family, frame):
        return min(b for b in frame.barriers if b.lo > known)
    lo = max(known, frame.present if frame.present is not None else known)
    sure = min(lo, known + family.sure_for) if family.sure_for else lo
    return Window(sure, lo + family.maybe_for if family.maybe_for else EVER)


def _denials(
    fluent: Fluent, stretch: _Stretch, again: Sequence[_Stretch], family: Family, *, first: bool
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
