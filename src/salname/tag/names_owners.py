"""Where a name with a head noun begins in its chain: after a people, a whole person, or the country before it."""

from __future__ import annotations

from collections.abc import Sequence

from salname.read.text import fold
from salname.tag.names_chains import Link, Sentence
from salname.tag.names_words import Head, is_after_given, is_given, is_plural, is_surname

_GENERAL = ("polity", "people", "place")
_EPONYMS = ("place", "event", "polity")  # what is seldom called by a person's full name


def own_links(sentence: Sentence, links: Sequence[Link], head: Head) -> int:
    """Give the index of the link with which the headed name begins; the links before it are other names."""
    if len(links) < 2:
        return 0
    if _is_people_before(links):
        return 1
    if head.kind == "place" and not head.many and _is_town(links[0]) and _is_new(links[1]):
        return int(not links[1].dashed)
    if head.kind == "event" and not links[-1].look.head:
        after = _after_person(sentence, links)
        if after:
            return after
    for at in range(1, len(links)):
        if _ends_person(links, at) and not links[at].look.head and (_is_new(links[at]) or head.kind in _EPONYMS):
            return at
    for at in range(2, len(links) - 1):
        if links[at - 2].initial and not links[at - 1].initial:
            return at
    for at in range(len(links) - 1, 0, -1):
        listed = links[at].hit is not None and links[at].listed_kind != "person" and not links[at].dashed
        if listed and _ends_before(sentence, links[at - 1], links[at]):
            return at
    country = links[0].listed_kind == "polity" and links[0].hit is not None and " " not in links[0].hit.base
    return int(country and head.kind == "place" and not links[1].dashed)


def _is_people_before(links: Sequence[Link]) -> bool:
    """Whether a people stands before another name: qazax Turan ..., Başqırdlar Volqaboyu dairəsində."""
    first = links[0]
    if first.hit is None or first.listed_kind != "people":
        return False
    return not first.look.capital or (is_plural(fold(first.hit.base)) and _is_new(links[1]))


def _after_person(sentence: Sentence, links: Sequence[Link]) -> int:
    """Where an event begins that stands after a person: Rövşən Sumbarov Narqız üsyanında. 0 where no person does."""
    whole = next((at for at in range(2, len(links)) if is_surname(links[at - 1].look.folded)), 0)
    opener = links[0].look
    if whole or not (is_given(opener.folded) or opener.folded in sentence.table.before):
        return whole
    return len(links) if is_surname(links[-1].look.folded) else len(links) - 1


def _is_town(link: Link) -> bool:
    """Whether a link is a town that is listed: no river or mountain is named after it and another name."""
    return link.hit is not None and link.hit.listed.sort == "city"


def _is_new(link: Link) -> bool:
    """Whether a link begins another name: a listed place, or a word that no list knows."""
    return link.look.capital and (link.listed_kind in _GENERAL or (link.hit is None and not link.look.known))


def _ends_person(links: Sequence[Link], at: int) -> bool:
    """Whether the links before an index name a whole person: with a surname, or two names and then a place."""
    last, following = links[at - 1], links[at]
    if last.hit is None and is_surname(last.look.folded):
        return True
    if at < 2 or not is_given(links[at - 2].look.folded) or last.hit is not None or not _is_new(following):
        return False
    unknown = not last.look.known and last.look.head is None
    return is_after_given(last.look.folded) or (unknown and following.listed_kind in ("place", "polity"))


def _ends_before(sentence: Sentence, link: Link, following: Link) -> bool:
    """Whether a name ends with a link that stands before a listed one: after a person, a country, an unknown name."""
    if link.hit is not None:
        if link.listed_kind == "place":
            return following.listed_kind == "polity"
        return link.listed_kind in ("polity", "person") and following.listed_kind in _GENERAL
    seen = link.look
    if is_surname(seen.folded) or seen.folded in sentence.table.after:
        return True
    if is_given(seen.folded) or seen.folded in sentence.table.before:
        return False
    return not seen.known and not seen.acronym and seen.folded not in sentence.table.direction
