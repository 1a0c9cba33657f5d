"""Two listed names side by side that are one name: qazax türkləri, Axısqa türkləri, Qacar İranı."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salname.read.text import fold
from salname.tag.gazetteer import Listed
from salname.tag.inflection import Nominal, nominals
from salname.tag.names_chains import Link, owned_plural
from salname.tag.names_words import is_plural, joining


def merged(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Make one link of the first two where they are one name."""
    if len(links) < 2 or links[1].hit is None:
        return links
    owned = _owned(links)
    if owned is not None:
        return (_called(links, owned), *links[2:])
    first, second = links[0].hit, links[1].hit
    if first is None or {links[0].listed_kind, links[1].listed_kind} != {"people"}:
        return links
    nations = joining().nations
    if first.case != "nom" or first.inhabitant or first.listed.form == nations[0] or is_plural(fold(first.base)):
        return links
    if second.listed.form not in nations:
        return links
    base = f"{first.base} {second.base}"
    if is_plural(fold(second.base)):
        last = fold(second.base)[-3:]
        base = f"{base[:-3]}{joining().plural_possessed[joining().plural.index(last)]}"
    hit = second._replace(start=first.start, base=base, listed=first.listed)
    return (replace(links[0], end=links[1].end, after=links[1].after, hit=hit), *links[2:])


def _owned(links: Sequence[Link]) -> Nominal | None:
    """How the second of two names is possessed by the first, None where it is not."""
    first, word = links[0], links[1].look.text
    if links[1].listed_kind == "people" and not links[1].look.capital:
        return owned_plural(word) if first.listed_kind != "people" else None
    if first.hit is None or first.hit.listed.sort != "polity" or links[1].listed_kind != "polity":
        return None
    found = (n for n in nominals(word)[:2] if n.possessive == "3" and not n.plural)
    return next(found, None) if first.hit.case == "nom" else None


def _called(links: Sequence[Link], owned: Nominal) -> Link:
    """One link of a name and what it is called after."""
    first, second = links[0], links[1]
    assert second.hit is not None
    base = f"{first.look.text if first.hit is None else first.hit.base} {owned.base}"
    listed = Listed(base, second.listed_kind, "", second.hit.listed.sort, True)
    hit = second.hit._replace(start=first.start, base=base, case=owned.case, listed=listed)
    return replace(first, end=second.end, after=second.after, hit=hit)
