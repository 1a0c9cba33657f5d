"""The words of the interface: English in the code, every other language in a Babel catalogue (``.po``) beside this.

``wording("az").text("Timeline")`` gives ``"Zaman oxu"``. Catalogues are read once, at first use, from their text form.
To add a language, add ``<code>/LC_MESSAGES/salname.po`` and, for numbers in words, ``<code>/endings.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.messages.pofile import read_po

SOURCE = "en"
"""The language that the code itself is worded in."""

LANGUAGES: Mapping[str, str] = {"az": "Azərbaycanca", "en": "English"}
"""The languages of the interface with their own names, the default first."""

DEFAULT = next(iter(LANGUAGES))


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One language of the interface. A message that its catalogue lacks is given in English."""

    code: str
    locale: Locale
    messages: Mapping[tuple[str, str], Sequence[str]]
    endings: Mapping[str, Any]

    def text(self, message: str, /, **parts: object) -> str:
        """Give a message in this language, its ``{named}`` parts filled in."""
        found = self._find("", message) or message
        return found.format(**parts) if parts else found

    def count(self, singular: str, plural: str, number: int, /, **parts: object) -> str:
        """Give the form of a message that ``number`` asks for."""
        forms = self.messages.get(("", singular))
        index = self.locale.plural_form(number) == "other"
        found = forms[min(index, len(forms) - 1)] if forms else (plural if index else singular)
        return (found or singular).format(**parts)

    def word(self, context: str, message: str, /) -> str:
        """Give a word as it is used in one context (``"unit"``, ``"kind"``): itself where it has no translation."""
        return self._find(context, message) or message

    def _find(self, context: str, message: str) -> str:
        forms = self.messages.get((context, message))
        return forms[0] if forms else ""


@cache
def wording(code: str) -> Wording:
    """Give one language of the interface; an unknown code gives the default one."""
    if code not in LANGUAGES:
        code = DEFAULT
    return Wording(code, Locale(code), _messages(code), _endings(code))


def _messages(code: str) -> Mapping[tuple[str, str], Sequence[str]]:
    source = files(__name__).joinpath(code, "LC_MESSAGES", "salname.po")
    if not source.is_file():
        return {}
    with source.open("rb") as file:
        catalogue = read_po(file, locale=code)
    found: dict[tuple[str, str], Sequence[str]] = {}
    for message in catalogue:
        if not message.id or not message.string:
            continue
        plural = isinstance(message.id, (tuple, list))
        singular = str(message.id[0] if plural else message.id)
        found[(message.context or "", singular)] = tuple(message.string) if plural else (str(message.string),)
    return found


def _endings(code: str) -> Mapping[str, Any]:
    source = files(__name__).joinpath(code, "endings.toml")
    return tomllib.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
