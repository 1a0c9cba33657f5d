"""The text's own evidence: how it writes a word elsewhere, and so what its bare form is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from salname.read.document import Document
from salname.read.text import fold
from salname.tag.inflection import Nominal, nominals
from salname.tag.names_words import is_given, is_surname, joining, tables

_LOWER = re.compile(r"(?<![^\W\d_])[a-zəçşğıöüâîû][^\W\d_]*")
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZƏÇŞĞİÖÜ][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[a-zəçşğıöü,;0-9] )[A-ZƏÇŞĞİÖÜ][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_JOINERS = ("-", "’", "'")
_PLAIN_CASES = {"gen": 3, "loc": 2, "abl": 3, "acc": 2}  # letters from which an ending is no chance likeness


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole text says about a word: written in lower case, capitalised within sentences, as which stems."""

    lower: frozenset[str]
    inside: Counter[str]
    stems: Counter[str]

    def supports(self, folded: str, base: str) -> bool:
        """Say whether the text itself writes the word as a name."""
        if folded in self.lower or base in self.lower:
            return False
        return self.inside[base] + self.inside[folded] > 0 or self.stems[base] > 1

    def bare(self, word: str, *, female: bool = False, person: bool = False, owner: bool = False) -> tuple[str, str]:
        """Give a name's last word without its case, and the case: a name has no possessive; its other forms vote.

        ``owner`` says that what it owns stands after it: then -in is the genitive also after Sumbar.
        """
        options = [n for n in nominals(word) if _may_be_name(n) and not (female and len(word) - len(n.stem) == 1)]
        if not options:
            return word, "nom"
        whole = next((n for n in options if n.case == "nom" and not n.copula and not n.plural), options[-1])
        best = max(options, key=lambda n: (self._votes(n, word), n is whole, n.score))
        if self._votes(best, word) > self._votes(whole, word):
            return best.base, best.case
        for option in sorted(options, key=lambda n: not (is_surname(fold(n.stem)) and not n.plural)):
            if person and option.case == "acc" and not is_surname(fold(option.stem)):
                continue  # İnönü: two letters are no proof after a given name
            if person and option.case == "loc" and not is_surname(fold(option.stem)):
                continue  # Xudabəndə: things are seldom in a person
            if option is not whole and (_is_plain(option, word) or (owner and _may_own(option, word))):
                return option.base, option.case
        return whole.base, whole.case

    def _votes(self, reading: Nominal, word: str) -> int:
        votes = self.stems[fold(reading.stem if not reading.plural else reading.base)]
        known = fold(reading.stem) in tables().given or (reading.case != "nom" and is_given(fold(reading.stem)))
        return (votes if votes > 1 else 0) + 3 * known + (word[len(reading.base) : len(reading.base) + 1] in _JOINERS)


def _may_be_name(reading: Nominal) -> bool:
    return not reading.possessive and len(reading.stem) > 1 and reading.copula != "past"


def _may_own(reading: Nominal, word: str) -> bool:
    """Whether an -in that names often have as their own is a genitive, if something owned follows."""
    stem = fold(reading.stem)
    return reading.case == "gen" and len(word) - len(stem) == 2 and len(stem) > 3 and stem[-1] not in "aəıioöuü"


def _is_plain(reading: Nominal, word: str) -> bool:
    """Whether an ending is one by its look alone."""
    stem = fold(reading.stem)
    taken = len(word) - len(reading.stem)
    if "’" in word or "'" in word or reading.copula or reading.relative:
        return True
    if is_surname(stem):
        return True
    if reading.case == "ins":  # Klintonla, but Mandela, Anjela
        return len(stem) > 3 and stem[-1] not in "aəıioöuül"
    if (
        reading.case == "gen"
        and taken == 3
        and fold(word).removesuffix(fold(word)[-2:]).endswith(tables().consonant_endings)
    ):
        return False  # Ənuşirəvan-ın, not Ənuşirəva-nın
    if len(stem) < 3 or not any(letter in "aıoueəiöü" for letter in stem):
        return False
    if reading.case == "gen" and taken == 2 and len(stem) > 3:
        return not fold(word).endswith(joining().name_like_case)
    return taken >= _PLAIN_CASES.get(reading.case, 9) or reading.plural


def gather(document: Document) -> Evidence:
    """Gather the evidence of a document; linear in its length."""
    text = document.plain
    inside = Counter(fold(word) for word in _INSIDE.findall(text))
    stems: Counter[str] = Counter()
    for word in sorted(set(_CAPITAL.findall(text))):
        stems.update({fold(n.base if n.plural else n.stem) for n in nominals(word) if _may_be_name(n)})
    return Evidence(frozenset(_LOWER.findall(text)), inside, stems)
