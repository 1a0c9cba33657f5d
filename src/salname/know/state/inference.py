"""What follows from claims taken together: successions in office, what a death or a dissolution ends, status by name.

Each step takes all claims of one document and gives more; none changes what was said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from salname import lang
from salname.know.state import offices
from salname.know.state.cast import Cast, key
from salname.know.state.claims import Claim
from salname.know.state.days import YEAR, Window
from salname.know.state.rules import INFERRED
from salname.model import Span
from salname.read.text import search_key, tokens
from salname.tag import numerals


def whole(said: Sequence[Claim], cast: Cast) -> tuple[Claim, ...]:
    """Give the claims of a document with all that follows from them."""
    begun = {(c.subject, c.family, c.value, c.first) for c in said if c.effect == "begins"}
    kept = [
        c
        for c in said
        if c.family not in INFERRED and not (c.effect == "ends" and (c.subject, c.family, c.value, c.first) in begun)
    ]
    careers = _Careers(kept)
    kept += _successions([c for c in said if c.family == "successor"], careers)
    kept += _departures([c for c in said if c.family == "leaves"], careers, cast)
    kept += list(_closures(kept))
    kept = [c for c in _of_their_time(kept, cast) if not c.past or c.first is not None]
    kept += _statuses(kept, cast.language)
    return tuple(_with_terms(kept, [c for c in said if c.family == "term"], cast))


class _Careers:
    """What is claimed of the offices of each person, by subject and office."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._of: dict[str, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            self.add(claim)

    def add(self, claim: Claim) -> Claim:
        """Take a claim in, if it is of an office, and give it back."""
        if claim.family == "office" and claim.first is not None:
            self._of[claim.value][claim.subject, claim.detail].append(claim)
        return claim

    def held(self, person: str, when: Window) -> list[tuple[str, str]]:
        """Give the offices that a person may hold at a time."""
        theirs = self._of.get(person, {})
        return [office for office, claims in theirs.items() if _held_at(claims, when)]


def _successions(following: Iterable[Claim], careers: _Careers) -> Iterator[Claim]:
    """Who takes a person's place takes up the office that the person then held, and may hand it on."""
    for claim in following:
        if claim.first is None:
            continue
        for subject, detail in careers.held(claim.subject, claim.first):
            base = replace(claim, subject=subject, family="office", detail=detail)
            yield careers.add(replace(base, effect="begins", value=claim.value))
            yield careers.add(replace(base, effect="ends", value=claim.subject))


def _held_at(claims: Sequence[Claim], when: Window) -> bool:
    """Say whether an office may be held at a time: taken up before, and not left long before."""
    begun = any(c.first is not None and c.effect != "ends" and c.first.lo <= when.hi for c in claims)
    left = [c.first for c in claims if c.effect == "ends" and c.first is not None]
    left += [c.last for c in claims if c.effect == "holds" and c.last is not None and c.last != c.first]
    return (begun or bool(left)) and not any(end.hi < when.lo for end in left)


def _departures(leaving: Iterable[Claim], careers: _Careers, cast: Cast) -> Iterator[Claim]:
    """Who is dismissed or dies holds the office no more."""
    for claim in leaving:
        if claim.first is None:
            continue
        bodies = None if claim.value == "*" else cast.subject(claim.value)
        for subject, detail in careers.held(claim.subject, claim.first):
            if bodies is None or bodies == subject:
                yield careers.add(replace(claim, subject=subject, family="office", value=claim.subject, detail=detail))


def _closures(kept: Sequence[Claim]) -> Iterator[Claim]:
    """A body that is dissolved has no offices any more."""
    held: dict[str, set[str]] = defaultdict(set)
    for claim in kept:
        if claim.family == "office":
            held[claim.subject].add(claim.detail)
    for claim in kept:
        if claim.family == "existence" and claim.effect == "ends":
            for detail in sorted(held.get(claim.subject, ())):
                yield replace(claim, family="office", effect="vacates", value="", detail=detail)


def _of_their_time(kept: Sequence[Claim], cast: Cast) -> Iterator[Claim]:
    """What is said without a date of a polity that is no more was so while it was."""
    lives = {
        cast.subject(c.value): (c.first, c.last)
        for c in kept
        if c.family == "polity" and c.effect == "holds" and c.first != c.last
    }
    country = cast.subject(cast.country) if cast.country else None
    lives.pop(country or "", None)
    own = _whole_life([c for c in kept if c.family == "polity" and c.subject == country])
    for claim in kept:
        stretch = lives.get(claim.subject) if claim.first is None else None
        if claim.past and claim.subject == country:
            stretch = own
        yield replace(claim, first=stretch[0], last=stretch[1]) if stretch else claim


def _whole_life(claims: Sequence[Claim]) -> tuple[Window, Window] | None:
    """The beginning and the end of a country that was one polity and is no more."""
    if len({c.value for c in claims}) != 1:
        return None
    begun = [c.first for c in claims if c.effect == "begins" and c.first is not None]
    ended = [c.first for c in claims if c.effect == "ends" and c.first is not None]
    return (min(begun), max(ended)) if begun and ended else None


def _statuses(kept: Sequence[Claim], language: str) -> Iterator[Claim]:
    """A polity's name tells its status: an autonomous republic, a khanate."""
    kinds = [
        (re.compile(r"(?<!\w)(?:" + "|".join(map(search_key, entry["words"])) + ")"), entry["is"])
        for entry in lang.load(language, "state")["cast"]["status"]
    ]
    found: list[Claim] = []
    for claim in kept:
        if claim.family == "polity":
            for pattern, status in kinds:
                if pattern.search(key(claim.value)):
                    found.append(replace(claim, family="status", value=status.format(value=claim.value)))
                    break
    begun = {(c.subject, c.value, c.first) for c in found if c.effect == "begins"}
    ended = {(c.subject, c.value, c.first) for c in found if c.effect == "ends"}
    for claim in found:
        same = (claim.subject, claim.value, claim.first)
        if same in begun and same in ended:  # one polity of a kind after another: the status goes on
            if claim.effect == "ends":
                yield replace(claim, effect="holds")
        else:
            yield claim


def _with_terms(kept: Iterable[Claim], terms: Sequence[Claim], cast: Cast) -> Iterator[Claim]:
    """An office whose term is stated lasts that long from each election."""
    years: dict[tuple[str, str], int] = {}
    for claim in terms:
        held = offices.held(claim.subject, cast)
        number = _years(claim.value)
        if held and number:
            years[held[:2]] = number * YEAR
    for claim in kept:
        term = years.get((claim.subject, claim.detail), 0) if claim.family == "office" else 0
        yield replace(claim, term=term) if term else claim


def _years(text: str) -> int:
    found = numerals.read(tokens(text, Span(0, len(text))), 0) if text.strip() else None
    return int(found.value) if found and isinstance(found.value, float | int) else 0
