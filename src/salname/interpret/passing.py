"""Dates told in passing: those of a thing that a participle describes, and not of what the sentence tells."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from salname import lang
from salname.model import Mark
from salname.read.document import Document
from salname.tag import inflection

_REACH = 80  # code points after a date in which its participle is looked for
_WORDS = re.compile(r"[^\W\d_]+|[^\w\s]")
_LOOK = 7  # words and signs


@cache
def _endings(code: str) -> tuple[tuple[str, ...], frozenset[str]]:
    data = lang.load(code, "times")["in_passing"]
    return tuple(data["participles"]), frozenset(data["joins"])


def in_passing(document: Document, mark: Mark) -> bool:
    """Say whether the first verb after a date is a participle before its noun: ``1780-ci ildə salınmış şəhərdə``."""
    endings, joins = _endings(document.language)
    words = _WORDS.findall(document.folded, mark.end, mark.end + _REACH)[:_LOOK]
    for word, following in pairwise(words):
        if not word[0].isalpha():
            return False
        forms = [v.form for v in inflection.verbals(word)[:2] if v.known]
        if not forms:
            continue
        if not word.endswith(endings) or not following[0].isalpha() or following in joins:
            return False
        return "participle" in forms
    return False
