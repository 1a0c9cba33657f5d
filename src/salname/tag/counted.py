"""Counted nouns: the noun phrase after a number (``7 köhnə duz mədəni``), from its first word to its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.read.text import Token, fold
from salname.tag import inflection, numerals

_TOLD = frozenset({"past", "pluperfect", "imperfect"})
_LONGEST = 9  # words that a counted phrase may have


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase at tokens ``first`` to ``last`` (exclusive); the head is the last word.

    ``head`` is the head's stem, ``unit`` what a record calls it, ``known`` says that the head is in the lists;
    ``case`` and ``possessive`` are the head's.
    """

    first: int
    last: int
    head: str
    unit: str
    known: bool
    case: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Lists:
    units: dict[str, str]
    stops: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    classifiers: frozenset[str]
    verbal_nouns: tuple[str, ...]
    nominalised: tuple[str, ...]
    infinitives: tuple[str, ...]
    bare_participles: tuple[str, ...]
    derived: tuple[str, ...]
    light: frozenset[str]
    light_verbs: frozenset[str]


@cache
def _lists(code: str = lang.DEFAULT) -> _Lists:
    data = lang.load(code, "figures")
    units: dict[str, str] = {}
    for unit, words in data["counted"].items():
        for word in words.split():
            units.setdefault(word, word if unit == "self" else unit)
    return _Lists(
        units=units,
        stops=frozenset(data["stops"]["words"].split()),
        adjectives=frozenset(data["adjectives"]["words"].split()),
        adjective_endings=tuple(data["adjectives"]["endings"]),
        classifiers=frozenset(data["classifiers"]["words"]),
        verbal_nouns=tuple(data["adjectives"]["verbal_nouns"]),
        nominalised=tuple(data["adjectives"]["nominalised"]),
        infinitives=tuple(data["adjectives"]["infinitives"]),
        bare_participles=tuple(data["adjectives"]["bare_participles"]),
        derived=tuple(data["adjectives"]["derived"]),
        light=frozenset(data["light"]["words"].split()),
        light_verbs=frozenset(data["light"]["verbs"]),
    )


def unit_of(stem: str, code: str = lang.DEFAULT) -> str | None:
    """Give the unit of a counted noun's stem in lower case, or None for a noun of no list."""
    units = _lists(code).units
    return units.get(stem)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase: ``role`` is noun, head (in the lists), adjective, verb or stop."""

    role: str
    stem: str
    case: str
    possessive: bool
    unit: str | None
    plural: bool = False


@cache
def word_role(word: str, code: str = lang.DEFAULT) -> Word:
    """Say what part a folded word may play in a noun phrase."""
    lists = _lists(code)
    if word in lists.stops or numerals.is_number_word(word, code):
        return Word("stop", word, "nom", False, None)
    if word in lists.adjectives:
        return Word("adjective", word, "nom", False, None)
    readings = inflection.nominals(word)
    for reading in readings[:3]:
        unit = lists.units.get(reading.stem)
        if unit and reading.possessive in ("", "3", "3sg", "1pl"):
            return Word("head", reading.stem, reading.case, reading.possessive != "", unit, reading.plural)
    best = readings[0]
    if not best.known and word.endswith(lists.verbal_nouns):
        return Word("noun", word, "nom", False, None)
    if not best.known and (verb := _verb_form(word, best)):
        return Word("verb" if verb in ("finite", "converb") else "adjective", word, "nom", False, None)
    plain = best.case == "nom" and not best.possessive and not best.plural
    if plain and (best.relative or word.endswith(lists.adjective_endings)):
        return Word("adjective", word, "nom", False, None)
    simple = not (best.known or best.plural or best.possessive) and best.case == "dat"
    # an unknown word that may end in a dative is rather a stem that ends so (saxa)
    return Word("noun", word if simple else best.stem, best.case, best.possessive == "3", None, best.plural)


def _verb_form(word: str, best: inflection.Nominal) -> str:
    """The form of a word that is rather a verb than the noun it may also be, or ""."""
    verbs = inflection.verbals(word)
    if not verbs:
        return ""
    lists = _lists()
    if verbs[0].known and word.endswith((*lists.nominalised, *lists.infinitives)):
        return "finite"
    if word.endswith(lists.bare_participles) and any(v.form == "participle" for v in verbs[:2]):
        return "participle"
    told = verbs[0].form == "finite" and verbs[0].tense in _TOLD and best.case == "nom"
    if not verbs[0].known and not told and (best.case != "nom" or best.possessive or best.plural):
        return ""
    return verbs[0].form if verbs[0].form != "verbal_noun" else ""


def read(tokens: Sequence[Token], at: int, code: str = lang.DEFAULT) -> Counted | None:
    """Read the counted noun phrase that begins at token ``at``; None where no noun stands there."""
    found: tuple[int, Word] | None = None
    index, end = at, min(len(tokens), at + _LONGEST)
    while index < end:
        token = tokens[index]
        if token.kind != "word":
            if token.text == "-" and found and _joined(tokens, index) and index + 1 < end:
                index += 1
                continue
            break
        word = word_role(fold(token.text), code)
        capital = token.text[0].isupper()
        if capital and index > at and tokens[index - 1].text[0].islower():
            found = found or _standing_alone(tokens, index, word, code)
            if found:
                break  # a name after a common noun begins a phrase of its own
        named = capital and word.role == "verb"
        if (word.role in ("stop", "verb") and not named) or is_light(tokens, index, code):
            if fold(token.text) == "və" and _goes_on(tokens, index, found, code):
                index += 1
                continue
            break
        if word.role != "adjective":
            word = Word("noun", word.stem, "nom", False, None) if named else word
            found = (index, word)
            if _closes(tokens, index, word, code):
                break
        index += 1
    if found is None and index > at and (unit := _lists(code).units.get(fold(tokens[index - 1].text))):
        found = (index - 1, Word("head", fold(tokens[index - 1].text), "nom", False, unit))
    return _counted(at, found) if found else None


def _standing_alone(tokens: Sequence[Token], at: int, after: Word, code: str) -> tuple[int, Word] | None:
    """Give the adjective before a token as a noun where a name in a case follows it (``90 gəncəli Tiflisə``)."""
    text = fold(tokens[at - 1].text)
    if after.case == "nom" or not text.endswith(_lists(code).derived):
        return None
    return at - 1, Word("noun", text, "nom", False, None)


def is_light(tokens: Sequence[Token], at: int, code: str = lang.DEFAULT) -> bool:
    """Say whether the noun at a token only makes a verb with the next word (``həlak oldu``)."""
    lists = _lists(code)
    if fold(tokens[at].text) not in lists.light or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    following = fold(tokens[at + 1].text)
    return any(v.stem in lists.light_verbs for v in inflection.verbals(following)) or following.startswith(
        ("et", "ol", "ed")
    )


def _joined(tokens: Sequence[Token], hyphen: int) -> bool:
    """Say whether a hyphen stands inside a compound, without spaces."""
    if not 0 < hyphen < len(tokens) - 1 or tokens[hyphen + 1].kind != "word":
        return False
    if tokens[hyphen + 1].text[0].isupper() and tokens[hyphen - 1].text[0].islower():
        return False
    return tokens[hyphen - 1].end == tokens[hyphen].start and tokens[hyphen].end == tokens[hyphen + 1].start


def _goes_on(tokens: Sequence[Token], at: int, found: tuple[int, Word] | None, code: str) -> bool:
    """Say whether ``və`` joins two parts of one phrase (``yeni və köhnə şüşə zavodu``) and no new phrase."""
    if found and (found[1].case != "nom" or (found[1].role == "head" and not found[1].possessive)):
        return False
    for index in range(at + 1, min(len(tokens), at + 5)):
        if tokens[index].kind != "word":
            return False
        word = word_role(fold(tokens[index].text), code)
        if word.role in ("stop", "verb"):
            return False
        if word.possessive:
            return True
        if word.case != "nom":
            return False
    return False


def _closes(tokens: Sequence[Token], at: int, word: Word, code: str) -> bool:
    """Say whether the phrase ends with this noun: it has a case, or nothing that belongs to it follows."""
    if word.case != "nom":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return not (following and following.text == "-" and _joined(tokens, at + 1))
    after = word_role(fold(following.text), code)
    if after.role in ("stop", "verb") or is_light(tokens, at + 1, code):
        return fold(following.text) != "və"
    if word.possessive:
        return not after.possessive
    if word.stem in _lists(code).classifiers and after.case != "nom":
        return True
    if word.role == "head":
        if word.unit == "person" and after.role == "head" and not after.possessive:
            return after.unit not in ("person", "family", "head") or after.case != "nom"
        if after.role == "adjective" and at + 2 < len(tokens) and following.text.endswith(_lists(code).derived):
            return word_role(fold(tokens[at + 2].text), code).role != "head"
        return not (after.role == "head" or (after.possessive and after.role == "noun"))
    return False


def _counted(at: int, found: tuple[int, Word]) -> Counted:
    index, word = found
    unit = word.unit or word.stem
    return Counted(at, index + 1, word.stem, unit, word.role == "head", word.case, word.possessive)


def ends_span(stem: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a count's span ends with this word although a noun may follow (``5 nəfər`` bakılı)."""
    return stem in _lists(code).classifiers
