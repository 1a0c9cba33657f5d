"""How the value of a claim is written: by its one label, as the text spells it, or in the rule's own words."""

from __future__ import annotations

import re

from salname import lang
from salname.know.state.cast import Cast
from salname.know.state.days import YEAR, Window


def named(value: str, family: str, first: Window | None, cast: Cast) -> str:
    """Give a value as it is kept: by its one label, as spelt, or the rule's own words with the year in them."""
    if value.startswith("="):
        if "{year}" in value and first is not None:
            value = value.replace("{year}", dated(first.lo // YEAR, cast.language))
        return value[1:]
    if family in ("name", "polity"):  # a common noun may stand before the name
        value = re.sub(r"^(?:[^\W\dA-Z][^\W\d_]*\s+)+(?=[^\W\d_])", _lower_words, value)
    return spelt(value) if family in _SPELT else cast.resolve(value)


def _lower_words(found: re.Match[str]) -> str:
    """The words of a match from the first that is spelt with a capital letter on."""
    said = found.group().split()
    while said and said[0][0].islower():
        said = said[1:]
    return "".join(f"{word} " for word in said)


_SPELT = frozenset({"name", "polity", "position", "figure", "happening", "law", "treaty", "seats", "term"})
"""Families whose values stay as the text spells them, and are not brought to one label."""


def spelt(value: str) -> str:
    """Give a name as it is spelt, without quotes and the possessive of an acronym.

    >>> spelt("“Gülstan SSR-i”")
    'Gülstan SSR'
    """
    return " ".join(re.sub(r"[-'’](?:[ıiuü]|s[ıiuü])(?= |”|\"|$)", "", value).split()).strip('"“”„ ')


def dated(year: int, language: str = lang.DEFAULT) -> str:
    """Word a year as an adjective.

    >>> dated(1993), dated(2000), dated(1960)
    ('1993-cü il', '2000-ci il', '1960-cı il')
    """
    forms = lang.load(language, "state")["cast"]["year"]
    digits = str(abs(year))
    endings = (forms[digits[-n:]] for n in (3, 2, 1) if digits[-n:] in forms)
    return str(forms["form"]).format(year=year, ending=next(endings, ""))
