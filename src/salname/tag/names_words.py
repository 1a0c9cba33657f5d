"""The words that names are made of: what a word's looks and endings tell, by the tables of ``names.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from salname import lang
from salname.model import NameKind, Span
from salname.read.text import fold
from salname.tag.inflection import Nominal, nominals, verbals

# Letters, with inner hyphens and apostrophes (SSRİ-nin, Alma-Ata) and a number after a hyphen; a number; one sign.
_PIECE = re.compile(r"(?P<word>[^\W\d_]+(?:[-’'ʼ‘`][^\W\d_]+|-\d+)*)|(?P<number>\d+)|(?P<sign>[^\w\s]|_)")
_GLUED = re.compile(r"(?P<left>[a-zəçşğıöü]{2,})(?P<right_gap>-?)(?=[A-ZƏÇŞĞİÖÜ])")
_ROMAN = re.compile(r"[IVXL]+")
_FORMS = 100_000
_FIRST_FOREIGN = "\u0370"  # Greek, Cyrillic and what comes after: names there are quoted titles


class Piece(NamedTuple):
    """A word, number or sign with its place in the text."""

    start: int
    end: int
    text: str
    kind: str


def pieces(text: str, span: Span) -> list[Piece]:
    """Cut a sentence into pieces; a hyphenated word is one, and a capital glued to a lower-case word is not."""
    found: list[Piece] = []
    for m in _PIECE.finditer(text, span.start, span.end):
        word = m.group()
        glued = _GLUED.match(word) if word[0].islower() and not word.islower() else None
        if glued is None or is_capital(word):
            found.append(Piece(m.start(), m.end(), word, m.lastgroup or ""))
            continue
        middle = m.start() + glued.end("right_gap")
        found.append(Piece(m.start(), m.start() + glued.end("left"), glued["left"], "word"))
        found.append(Piece(middle, m.end(), text[middle : m.end()], "word"))
    return found


def is_capital(word: str) -> bool:
    """Say whether a word is written as a name: with a capital, or with one after an article (əl-Qəzvini)."""
    article, hyphen, name = word.partition("-")
    return word[0].isupper() or (hyphen != "" and name[:1].isupper() and fold(article) in tables().particles)


def has_article(folded: str) -> bool:
    """Say whether a folded word begins with an article: əl-Qəzvini."""
    article, hyphen, _ = folded.partition("-")
    return hyphen != "" and article in tables().particles


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that ends names: what kind it makes them, and whether it belongs to them in lower case."""

    stem: str
    kind: str
    joins: bool
    loose: bool
    exact: bool
    settlement: bool
    district: bool
    landed: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Joining:
    """The small words and endings between and after names."""

    ands: tuple[str, ...]
    like: str
    honouring: str
    field: str
    about: str
    plural: tuple[str, ...]
    plural_possessed: tuple[str, ...]
    nations: tuple[str, ...]
    daughter: str
    son: str
    bare_state: str
    name_like_case: str


@cache
def joining(code: str = lang.DEFAULT) -> Joining:
    """Read the section `joining` of ``names.toml``."""
    data = dict(lang.load(code, "names")["joining"])
    for key in ("and", "plural", "plural_possessed", "nations"):
        data[key] = tuple(data[key].split())
    del data["also"]  # of the spellings
    return Joining(ands=data.pop("and"), **data)


def is_plural(folded: str) -> bool:
    """Say whether a folded people's name is a bare plural."""
    return folded.endswith(joining().plural)


@dataclass(frozen=True, slots=True)
class Tables:
    """The word lists of ``names.toml``, folded."""

    heads: dict[str, Head]
    quoted: dict[str, str]
    legal_forms: tuple[str, ...]
    firms: tuple[str, ...]
    surname_endings: tuple[str, ...]
    weak_surname_endings: tuple[str, ...]
    variant_endings: tuple[str, ...]
    given: frozenset[str]
    given_endings: tuple[str, ...]
    before: frozenset[str]
    epithets: frozenset[str]
    after: frozenset[str]
    particles: frozenset[str]
    patronymic: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    direction: frozenset[str]
    inner: frozenset[str]
    ordinals: frozenset[str]
    units: frozenset[str]
    ordinal_endings: frozenset[str]
    periods: frozenset[str]
    function: frozenset[str]
    inhabitants: tuple[str, ...]
    common_endings: tuple[str, ...]
    consonant_endings: tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


@cache
def tables(code: str = lang.DEFAULT) -> Tables:
    """Read ``names.toml`` (and the function words of ``stems.toml``)."""
    data = lang.load(code, "names")
    heads: dict[str, Head] = {}
    for row in data["head"]:
        loose, *others = (_words(row.get(key, "")) for key in ("loose", "settlements", "districts", "landed", "many"))
        for word in fold(row["words"]).split():
            marks = word in loose, row.get("exact", False), *(word in other for other in others)
            heads.setdefault(word, Head(word, row["kind"], row["joins"], *marks))
    person = data["person"]
    return Tables(
        heads=heads,
        quoted={w: k for k, text in data["quoted"].items() if k in get_args(NameKind) for w in fold(text).split()},
        legal_forms=tuple(form.strip() for form in data["quoted"]["legal_forms"].split(";")),
        firms=tuple(fold(data["quoted"]["firms"]).split()),
        surname_endings=tuple(sorted(_words(person["surname_endings"]))),
        weak_surname_endings=tuple(fold(person["weak_surname_endings"]).split()),
        variant_endings=tuple(fold(person["variant_endings"]).split()),
        given=_words(person["given"]),
        given_endings=tuple(fold(person["given_endings"]).split()),
        before=_words(person["before"]),
        epithets=_words(person["epithets"]),
        after=_words(person["after"]),
        particles=_words(person["particles"]),
        patronymic=_words(person["patronymic"]),
        titles=_words(person["titles"]),
        never=_words(data["never"]["words"]),
        direction=_words(data["qualifiers"]["direction"]),
        inner=_words(data["qualifiers"]["inner"]),
        ordinals=_words(data["ordinals"]["words"]),
        units=_words(data["ordinals"]["units"]),
        ordinal_endings=_words(data["ordinals"]["endings"]),
        periods=frozenset(head.stem for head in heads.values() if head.kind == "period"),
        function=_words(lang.load(code, "stems")["nouns"]["function"]),
        inhabitants=tuple(data["inhabitants"]["endings"]),
        common_endings=tuple(data["never"]["endings"].split()),
        consonant_endings=tuple(person["consonant_endings"].split()),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """What one word form tells by itself."""

    text: str
    folded: str
    capital: bool
    acronym: bool
    initial: bool
    roman: bool
    cased: bool  # its likeliest reading has a case ending that cannot be part of a name
    stem: str  # folded
    base: str
    case: str
    known: bool  # a common word of the language, or a verb form
    head: Head | None
    head_reading: Nominal | None


@lru_cache(maxsize=_FORMS)
def look(word: str) -> Look:
    """Look at one word form."""
    folded = fold(word)
    letters = re.split(r"[-’'ʼ‘`]", word)[0]
    acronym = len(letters) > 1 and letters.isupper()
    best = nominals(word)[0]
    table = tables()
    head, reading = _head(word, table)
    known = best.known or folded in table.never or fold(best.stem) in table.never
    if not known and len(folded) > 3:
        known = any(v.known and v.score > 6 for v in verbals(word))
    return Look(
        text=word,
        folded=folded,
        capital=is_capital(word) and word[0] < _FIRST_FOREIGN,
        acronym=acronym,
        initial=len(word) == 1 and word.isupper(),
        roman=bool(_ROMAN.fullmatch(word)),
        cased=_is_cased(best, word),
        stem=fold(best.stem),
        base=best.base,
        case=best.case,
        known=known,
        head=head,
        head_reading=reading,
    )


def _is_cased(best: Nominal, word: str) -> bool:
    if best.case == "nom" and not best.copula:
        return False
    if "-" in word or "’" in word:
        return True
    taken = len(word) - len(best.base)
    return best.known or taken >= 3 or (taken == 2 and best.case in ("loc", "acc"))


def _head(word: str, table: Tables) -> tuple[Head | None, Nominal | None]:
    for reading in nominals(word):
        head = table.heads.get(fold(reading.stem))
        if head is None:
            continue
        if head.exact:
            return head, reading
        if reading.possessive == "3" or (reading.possessive == "" and word[0].isupper()):
            return head, reading
    return None, None


def is_surname(folded: str) -> bool:
    """Say whether a folded bare word ends as surnames do, and only surnames."""
    return len(folded) > 4 and "-" not in folded and folded.endswith(tables().surname_endings)


def is_after_given(folded: str) -> bool:
    """Say whether a folded word after a given name may be the surname: a second given name, or by its ending."""
    return is_given(folded) or folded.endswith(tables().weak_surname_endings)


@lru_cache(maxsize=_FORMS)
def is_given(folded: str) -> bool:
    """Say whether a folded bare word is a given name, listed or by its ending."""
    table = tables()
    return folded in table.given or (len(folded) > 6 and folded.endswith(table.given_endings))
