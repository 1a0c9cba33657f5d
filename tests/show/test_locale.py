from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from babel.messages.pofile import read_po

import salname.show
from salname.model import KINDS, Figure, NameKind, Participant
from salname.show.locale import LANGUAGES, wording

ROOT = Path(next(iter(salname.show.__path__)))
_CALL = re.compile(r"""(?<![\w.])(?:_|wording\.text|w\.text)\(\s*(["'])((?:(?!\1).)+)\1""")
_PLURAL = re.compile(r"""ngettext\(\s*(["'])((?:(?!\1).)+)\1""")
_NAV = re.compile(r"""Nav\("[^"]+", "([^"]+)\"""")
_PARTS = re.compile(r"\{\w+\}")


def _messages() -> Iterator[tuple[str, str]]:
    sources = [*ROOT.rglob("*.html"), *(p for p in ROOT.rglob("*.py") if p.name != "__init__.py")]
    for path in sorted(sources):
        text = path.read_text(encoding="utf-8")
        for found in (*_CALL.finditer(text), *_PLURAL.finditer(text)):
            yield path.name, found[2]
        for found in _NAV.finditer(text):
            yield path.name, found[1]


def test_every_word_of_the_interface_has_its_azerbaijani() -> None:
    known = {message for context, message in wording("az").messages if not context}
    missing = sorted({f"{path}: {message}" for path, message in _messages() if message not in known})
    assert missing == []


def test_a_translation_names_no_part_that_its_message_lacks() -> None:
    for (_, message), forms in wording("az").messages.items():
        for form in forms:
            assert set(_PARTS.findall(form)) <= set(_PARTS.findall(message)), message


def test_the_catalogue_says_no_message_twice() -> None:
    with files("salname.show.locale").joinpath("az", "LC_MESSAGES", "salname.po").open("rb") as file:
        catalogue = read_po(file, locale="az", abort_invalid=True)
    assert len(list(catalogue)) - 1 == len(wording("az").messages)


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_plural_forms_follow_the_number(code: str) -> None:
    found = [wording(code).count("{n} sentence", "{n} sentences", n, n=n) for n in (1, 2)]
    assert found == (["1 cümlə", "2 cümlə"] if code == "az" else ["1 sentence", "2 sentences"])


def test_an_unknown_language_is_the_default_and_an_unknown_message_itself() -> None:
    assert wording("xx").code == "az"
    assert wording("az").text("never translated {n}", n=1) == "never translated 1"
    assert wording("az").word("unit", "never translated") == "never translated"


_EVENT_TYPES = (
    "founding dissolution renaming succession reform adoption declaration signing recognition joining election "
    "appointment dismissal court_ruling referendum protest conflict repression deportation migration disaster "
    "nuclear_test construction production discovery relocation birth death publication speech other"
)
_PROPERTIES = (
    "borders located_in part_of has_part capital instance_of inception dissolved replaces replaced_by leader "
    "position_held member_of ethnicity occupation author_of composer_of lyricist_of born died official_language "
    "religion currency symbol product also_known_as meaning founded_by cause term_length seats elected_by "
    "appointed_by ally heritage custom other"
)
_SHOWN = {
    "name kind": get_args(NameKind),
    "name kinds": get_args(NameKind),
    "record kind": KINDS,
    "record kinds": KINDS,
    "role": get_args(get_type_hints(Participant)["role"]),
    "figure kind": get_args(get_type_hints(Figure)["kind"]),
    "event type": _EVENT_TYPES.split(),
    "property": _PROPERTIES.split(),
}


@pytest.mark.parametrize("context", _SHOWN)
def test_every_kind_of_thing_that_is_read_has_its_azerbaijani(context: str) -> None:
    known = {message for found, message in wording("az").messages if found == context}
    assert set(_SHOWN[context]) - known == set()
