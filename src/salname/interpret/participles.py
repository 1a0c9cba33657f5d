"""Participles: the form of a verb that says the same before a noun (``köçürüldü`` gives ``köçürülmüş``)."""

from __future__ import annotations

from functools import cache

from salname import lang
from salname.tag import inflection

_NARROW = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
_WIDE = {"ı": "a", "u": "a", "i": "ə", "ü": "ə"}
_PAST = frozenset({"past", "pluperfect", "perfect"})


@cache
def participle(word: str, code: str = lang.DEFAULT) -> str | None:
    """Give the participle of a folded finite verb, past for what is told as done; None for what is no known verb.

    >>> participle("köçürüldü"), participle("işləyir"), participle("edib")
    ('köçürülmüş', 'işləyən', 'etmiş')
    """
    known = [v for v in inflection.verbals(word) if v.known and v.form == "finite"]
    if not known or known[0].negative:
        return None
    found = max(known, key=lambda v: len(v.stem) if v.tense != "imperfect" else 0)
    endings = lang.load(code, "figures")["context"]["verb_endings"]
    plain = found.tense == "past"
    tails = (e for e in endings if word.endswith(e) and len(word) - len(e) >= 2 and (not plain or e[0] == "d"))
    tail = next(tails, None)
    if tail is None:
        return None
    stem = word[: -len(tail)]
    vowel = next((letter for letter in reversed(stem) if letter in _NARROW), None)
    if vowel is None:
        return None
    narrow = _NARROW[vowel]
    if found.tense in _PAST:
        hard = lang.load(code, "figures")["context"]["hardened"]
        softened = next((end for end in hard if stem == end), None)
        return f"{hard[softened] if softened else stem}m{narrow}ş"
    joint = "y" if stem[-1] in _NARROW else ""
    return f"{stem}{joint}{_WIDE[narrow]}n"
