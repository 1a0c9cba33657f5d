"""Stretches: claims gathered in order of time, each value with what is told of its beginning and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from salname.know.state.claims import Claim, Proof
from salname.know.state.days import EVER, NEVER, YEAR, Window
from salname.know.state.families import Family


@dataclass(slots=True)
class Stretch:
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
        """Take in what one more claim says of it."""
        self.proofs += [Proof(record, claim.effect) for record in claim.evidence]
        self.term = claim.term or self.term
        self.detail = self.detail or claim.detail


@dataclass(frozen=True, slots=True)
class Frame:
    """What the persistence of one subject depends on: its changes of polity in order, and the text's present."""

    barriers: tuple[Window, ...] = ()
    present: int | None = None


def gathered(claims: Sequence[Claim], family: Family, frame: Frame) -> list[Stretch]:
    """Walk claims in order of time and give the stretches that they tell of, in order."""
    stretches: list[Stretch] = []
    for claim in claims:
        if family.forward == "moment":
            _moment(stretches, claim)
        elif claim.first is None:
            _undated(stretches, claim, family, frame)
        elif claim.effect == "begins":
            _begin(stretches, claim, claim.first, family)
        elif claim.effect in ("ends", "vacates"):
            _end(stretches, claim, claim.first, family)
        else:
            _hold(stretches, claim, (claim.first, claim.last or claim.first), family)
    stretches.sort(key=lambda s: (s.known, s.since or s.known))
    return stretches


def _moment(stretches: list[Stretch], claim: Claim) -> None:
    """What is said of one time holds then and is not carried on."""
    if claim.first is None or claim.last is None:
        return
    for old in stretches:
        if old.value == claim.value and old.detail == claim.detail and old.since == claim.first:
            old.add(claim)
            old.sure = old.sure or claim.sure
            return
    made = Stretch(claim.value, Window(claim.first.lo, claim.last.hi), claim.first, claim.last, sure=claim.sure)
    if claim.last.hi - claim.first.lo < YEAR:  # a year's figure, or a month's, is the figure of all of it
        made.since, made.until = Window(claim.first.lo, claim.first.lo), Window(claim.last.hi, claim.last.hi)
    made.add(claim)
    stretches.append(made)


def _current(stretches: Sequence[Stretch], value: str, at: Window) -> Stretch | None:
    """The latest stretch of a value that is not over when ``at`` begins."""
    for stretch in reversed(stretches):
        if stretch.value == value and not stretch.undated and (stretch.until is None or stretch.until.hi >= at.lo):
            return stretch
    return None


def _begin(stretches: list[Stretch], claim: Claim, when: Window, family: Family) -> None:
    old = _current(stretches, claim.value, when)
    if old is not None:
        _affirm(old, claim, when)
        return
    _close_others(stretches, claim.value, when, family)
    made = Stretch(claim.value, Window(when.hi, when.hi), when, affirmed=when, sure=claim.sure)
    made.add(claim)
    stretches.append(made)


def _affirm(old: Stretch, claim: Claim, when: Window) -> None:
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


def _close_others(stretches: Sequence[Stretch], value: str, when: Window, family: Family) -> None:
    for other in stretches:
        if other.value == value or other.undated or other.since == when:
            continue  # what begins at the same time is held together
        if other.until is None and family.follows_for and when.lo - other.known.hi > family.follows_for:
            continue
        if other.until is None:
            other.until = Window(max(when.lo, min(other.known.hi, when.hi)), when.hi)
        elif not other.told_end:
            other.until = other.until.meets(when) or other.until


def _end(stretches: list[Stretch], claim: Claim, when: Window, family: Family) -> None:
    if claim.effect == "vacates":
        _close_others(stretches, "", when, family)
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
        made = Stretch(claim.value, Window(when.lo, when.lo), None, when, told_end=True, sure=claim.sure)
        made.add(claim)
        stretches.append(made)
        return
    old.until = when if old.until is None else old.until.meets(when) or (old.until if old.told_end else when)
    old.told_end = True
    old.known = Window(min(old.known.lo, old.until.hi), min(old.known.hi, old.until.hi))
    old.add(claim)


def _hold(stretches: list[Stretch], claim: Claim, span: tuple[Window, Window], family: Family) -> None:
    first, last = span
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
    made = Stretch(claim.value, Window(_surely(first, lasting), _until(last, lasting)), sure=claim.sure)
    if lasting:
        made.since = first if first.lo != NEVER else None
        made.until = last if last.lo != EVER else None
        made.closed = made.until is not None
        _close_others(stretches, claim.value, first, family)
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


def _undated(stretches: list[Stretch], claim: Claim, family: Family, frame: Frame) -> None:
    """What is said of now holds at the text's present, wherever that is; it moves nothing that is dated."""
    if claim.effect != "holds" or frame.present is None:
        return
    for old in stretches:
        if old.value == claim.value and (old.undated or (old.until is None and not stopped(old, family, frame))):
            old.known = Window(old.known.lo, max(old.known.hi, frame.present))
            old.add(claim)
            return
    if family.functional and any(
        s.until is None and not s.undated and not stopped(s, family, frame) for s in stretches
    ):
        return  # what is dated and goes on is better known
    made = Stretch(claim.value, Window(frame.present, frame.present), undated=True, sure=claim.sure)
    made.add(claim)
    stretches.append(made)


def stopped(stretch: Stretch, family: Family, frame: Frame) -> bool:
    """Say whether a later change of polity ends a value."""
    return family.stops and any(b.lo > stretch.known.hi for b in frame.barriers)
