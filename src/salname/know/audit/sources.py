"""Claims without a source, in a text that gives sources elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from salname import lang
from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check

_ENOUGH = 3  # citations from which a text counts as one that gives sources


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = lang.load(code, "audit")["citations"]
    return re.compile(rules["mark"]), re.compile(rules["claim"])


@check("unsourced", "unsourced")
def unsourced(page: Page) -> Iterable[Finding]:
    """Figures and superlatives without a citation, in a text that has citations."""
    mark, claim = _patterns(page.document.language)
    folded = page.document.folded
    if len(mark.findall(folded)) < _ENOUGH:
        return
    for paragraph in page.document.paragraphs:
        if mark.search(folded, paragraph.start, paragraph.end):
            continue  # one citation may stand for its whole paragraph
        for found in claim.finditer(folded, paragraph.start, paragraph.end):
            sentence = page.sentence(found.start())
            yield page.finding("unsourced", "info", [(sentence.start, sentence.end)], "unsourced_claim")
            break
