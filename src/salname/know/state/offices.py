"""Offices: which one a title names, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.know.state.cast import Cast, key, words
from salname.read.text import search_key
from salname.tag.inflection import caseless


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
    body = _body(title, cast)
    if body is None and not _of_another(title, office, cast):
        body = default(office, cast)
    if body is None:
        return None
    name = "leader" if office.head and cast.kinds.get(body) not in ("polity", "place", None) else office.name
    return cast.subject(body), name, office.head


def _of_another(title: str, office: Office, cast: Cast) -> bool:
    """Say whether a title gives the office to something that is no known body: *his*, *of the Lesser Horde*."""
    said = title.split()
    place = next((at for at, word in enumerate(said) if office.pattern.search(f"{key(word)} ")), len(said))
    before = said[max(0, place - _OWNER_WITHIN) : place]
    home = words(cast.language)["own_land"]
    return any(caseless(word)[1] == "gen" and not key(word).startswith(home) for word in before)


_OWNER_WITHIN = 2  # words before an office within which its owner stands


def default(office: Office, cast: Cast) -> str | None:
    """Whose an office is where the title does not say."""
    if office.of == "party":
        return cast.party or cast.country
    return {"country": cast.country, "main": cast.country}.get(office.of)


def _owners(title: str) -> str:
    """A title without the words in a case that no owner stands in: where from, where to, what."""
    return " ".join(word for word in title.split() if caseless(word)[1] not in ("dat", "abl", "acc"))


def _body(title: str, cast: Cast) -> str | None:
    if label := cast.within(_owners(title), ("organisation", "polity", "place", "facility", "work")):
        trimmed = " ".join(w for w in key(label).split() if w not in words(cast.language)["committee"])
        return cast.bases.get(trimmed, label)
    return None


def label(name: str, language: str = lang.DEFAULT) -> str:
    """Give what an office is called: ``prezident``; ``leader`` is who leads a body, whatever the title."""
    known = {office.name: office.label for office in offices(language)}
    return known.get(name, str(words(language)["leader"][0]) if name == "leader" else name)
