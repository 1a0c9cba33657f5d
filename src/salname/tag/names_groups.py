"""A chain without a head is parted into single names: at titles, and around listed places and peoples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from salname.read.text import fold
from salname.tag.names_chains import Link, Sentence
from salname.tag.names_words import is_given, is_surname

_SURNAMES = ("place", "people", "organisation", "other")  # what may stand as a family name too


def groups(sentence: Sentence, links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """Part a chain without a head into single names: at titles, and around listed places and peoples."""
    group: list[Link] = []
    for i, link in enumerate(links):
        following = links[i + 1] if i + 1 < len(links) else None
        if following is not None and _qualifies(sentence, link, following):
            if group and (_is_direction(sentence, [link], following) or _is_whole_person(group)):
                yield tuple(group)
                group = []
            group.append(link)
            continue
        if _is_title(sentence, link, first=not group, last=following is None):
            if group:
                yield tuple(group)
            group = []
            continue
        if _is_direction(sentence, group, link):
            group.append(link)
            yield tuple(group)
            group = []
            continue
        if link.dashed or (group and _is_whole(group[-1], link)) or _is_surname_alone(group, link):
            if group:
                yield tuple(group)
            group = []
        if _is_forename(link, following):
            group.append(replace(link, hit=None))
            continue
        if link.hit is not None and link.listed_kind != "person" and not _is_personal(sentence, group, link):
            if group:
                yield tuple(group)
            group = [link]
            if not (i + 1 < len(links) and not links[i + 1].look.capital):
                yield tuple(group)
                group = []
            continue
        group.append(link)
    if group:
        yield tuple(group)


def _qualifies(sentence: Sentence, link: Link, following: Link) -> bool:
    """Whether a word belongs to the name after it: Qara Yusif, Yeni Amsterdam."""
    if is_epithet(sentence, link, following):
        return True
    return link.hit is None and _is_direction(sentence, [link], following)


def is_epithet(sentence: Sentence, link: Link, following: Link) -> bool:
    """Say whether a word is the by-name before a given name: Qara Yusif."""
    if link.hit is not None or link.look.folded not in sentence.table.epithets or not link.look.capital:
        return False
    return following.look.capital and is_given(fold(following.look.base)) and following.hit is None


def _is_surname_alone(group: Sequence[Link], link: Link) -> bool:
    """Whether a surname that stands alone comes before another name: Sumbarov Narqızda."""
    if len(group) != 1 or group[0].hit is not None or not is_surname(group[0].look.folded) or not link.look.capital:
        return False
    return link.hit is None and not (is_given(fold(link.look.base)) or link.initial or link.look.known)


def _is_whole_person(group: Sequence[Link]) -> bool:
    """Whether the group names a person already: a listed one, or with a surname."""
    return group[-1].listed_kind == "person" or is_surname(group[-1].look.folded)


def _is_title(sentence: Sentence, link: Link, *, first: bool, last: bool) -> bool:
    if link.hit is not None or link.initial or not link.look.capital or link.look.acronym:
        return False
    table, seen = sentence.table, link.look
    if is_given(seen.folded) and seen.stem not in table.never:
        return False
    if first and seen.folded in table.before and not last:
        return False
    if not first and seen.stem in table.after:
        return False
    return seen.stem in table.titles or seen.stem in table.never or seen.folded in table.never


def _is_whole(known: Link, link: Link) -> bool:
    """Whether a person listed by one name stands before another person: Napoleon Jozefina ilə."""
    if known.listed_kind != "person" or known.hit is None or not link.look.capital:
        return False
    return is_given(link.look.folded) or (not is_given(known.look.folded) and " " not in known.hit.base)


def _is_forename(link: Link, following: Link | None) -> bool:
    """Whether a listed place is here a given name: Ceyhun Sultanov."""
    if link.hit is None or link.listed_kind not in ("place", "people") or " " in link.hit.base or following is None:
        return False
    named = following.hit is None and following.look.capital and following.look.head is None
    return named and (is_given(link.look.folded) or (link.hit.case == "nom" and is_surname(following.look.folded)))


def _is_direction(sentence: Sentence, group: Sequence[Link], link: Link) -> bool:
    """Whether a listed place follows a word like Northern or New."""
    return (
        len(group) == 1
        and group[0].look.folded in sentence.table.direction
        and link.listed_kind in ("place", "polity")
        and not (link.hit is not None and link.hit.inhabitant)
    )


def _is_personal(sentence: Sentence, group: Sequence[Link], link: Link) -> bool:
    """Whether a listed word is part of the person's name that has begun: Xəlil Turan, Kərim Mirzə Qacar."""
    if group and group[-1].initial and link.look.capital:
        return True
    if not group or link.hit is None or link.hit.case != "nom" or not link.look.capital or " " in link.hit.base:
        return False
    last = group[-1]
    if is_surname(link.look.folded) and last.hit is None and last.look.capital and not last.look.known:
        return True
    if (link.listed_kind not in _SURNAMES and link.hit.listed.sort != "polity") or last.listed_kind == "person":
        return False
    table = sentence.table
    opened = is_given(group[0].look.folded) or group[0].look.folded in table.before
    honoured = last.look.folded in table.before or not last.look.capital
    return (opened and (len(group) == 1 or honoured)) or last.initial
