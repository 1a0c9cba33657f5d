"""Offices: which one a title names, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.know.state.cast import Cast, key, words
from salname.read.text import search_key


@dataclass(frozen=True, slots=True)
class Office:
    """An office in general. ``of`` says whose it is where no body is named: ``country``, ``main``, ``party``, "".

    ``head`` says that who holds it leads the body or country.
    """

    name: str
    label: str
    pattern: re.Pattern[str]
    of: str = ""
    head: bool = False


@cache
def offices(language: str = lang.DEFAULT) -> tuple[Office, ...]:
    """Give the offices of ``state.toml``, the more telling first."""
    return tuple(
        Office(
            entry["name"],
            entry["label"],
            re.compile(r"(?<!\w)(?:" + "|".join(re.escape(search_key(word)) for word in entry["words"]) + r")"),
            entry.get("of", ""),
            entry.get("head", False),
        )
        for entry in lang.load(language, "state")["office"]
    )


def find(text: str, language: str = lang.DEFAULT) -> Office | None:
    """Give the office that a phrase names, ``None`` where it names none.

    >>> find("Gülstan Partiyasının birinci katibi").name
    'first_secretary'
    """
    no_title = words(language)["no_titles"]
    sought = " ".join(word for word in key(text).split() if not word.startswith(no_title)) + " "
    return next((office for office in offices(language) if office.pattern.search(sought)), None)


def held(title: str, cast: Cast) -> tuple[str, str, bool] | None:
    """Give the subject, the office's name and whether it leads, for a title as a text words it.

    The office that leads an organisation is always ``leader``; of a country each has its own name.
    """
    found = find(title, cast.language)
    if found is None:
        return None
    office = found
    body = _body(title, cast) or default(office, cast)
    if body is None:
        return None
    name = "leader" if office.head and cast.kinds.get(body) not in ("polity", "place", None) else office.name
    return cast.subject(body), name, office.head


def default(office: Office, cast: Cast) -> str | None:
    """Whose an office is where the title does not say."""
    if office.of == "party":
        return cast.party or cast.country
    return {"country": cast.country, "main": cast.country}.get(office.of)


def _body(title: str, cast: Cast) -> str | None:
    if label := cast.within(title, ("organisation", "polity", "place", "facility", "work")):
        trimmed = " ".join(w for w in key(label).split() if w not in words(cast.language)["committee"])
        return cast.bases.get(trimmed, label)
    return None


def label(name: str, language: str = lang.DEFAULT) -> str:
    """Give what an office is called: ``prezident``; ``leader`` is who leads a body, whatever the title."""
    known = {office.name: office.label for office in offices(language)}
    return known.get(name, str(words(language)["leader"][0]) if name == "leader" else name)
