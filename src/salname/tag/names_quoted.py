"""Names in quotation marks: works, laws, organisations, told by the nouns around the quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.model import Mark, Span
from salname.read.document import Document
from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.inflection import nominals, verbals
from salname.tag.names_words import Tables, joining, look, tables

_QUOTE = re.compile(r"[“„”\"«‟]\s{0,2}(?P<inner>[^“”„\"«»‟\n]{1,160}?)\s{0,2}[”“\"»‟]")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CAPITALISED = re.compile(r"\s{1,2}(?P<word>[A-ZƏÇŞĞİÖÜ][^\W\d_]+(?:-[A-ZƏÇŞĞİÖÜ][^\W\d_]+)*)")
_AFTER = re.compile(r"(?P<suffix>[-’']?[a-zəçşğıöü]{1,6}(?!\w))?(?P<gap>\s{0,3})")
_CLOSE = re.compile(r"\s{0,2}[”“\"»‟]")
_LOOK_AHEAD = 5  # words after the quote in which its noun is sought
_TELLING = ("past", "present", "perfect", "future", "imperfect", "pluperfect")
_LONGEST_TITLE = 14  # words


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    close: int
    kind: str
    listed: str


def find(document: Document) -> list[Mark]:
    """Find names in quotes, in order of place."""
    table = tables(document.language)
    quotes = [_quote(document, m, table) for m in _QUOTE.finditer(document.plain)]
    kinds = [q.kind for q in quotes]
    for i in range(len(quotes) - 2, -1, -1):  # a list of quoted names shares the noun that ends it
        between = document.plain[quotes[i].close : quotes[i + 1].start]
        if kinds[i] in ("", "?") and kinds[i + 1] not in ("", "?") and _is_list(between):
            kinds[i] = kinds[i + 1]
    found = []
    for quote, told in zip(quotes, kinds, strict=True):
        kind = quote.listed if quote.listed and told in ("", "?") else told
        inner = document.plain[quote.start : quote.end]
        settled = _settled(inner, kind)
        whole = _with_head(document, quote) if settled else None
        if whole is not None:
            found.append(whole)
        elif settled:
            parts = {"kind": settled, "base": inner, "label": "", "sure": kind not in ("", "?"), "quoted": True}
            found.append(Mark(quote.start, quote.end, f"quoted-{settled}", parts))
    return found


def _with_head(document: Document, quote: _Quote) -> Mark | None:
    """A quoted name with capitalised words up to a head is one name: "Sumbar" Elmi-Tədqiqat Birliyi."""
    at, text = quote.close, document.plain
    if _legal_form().match(text, at):
        return None
    for _ in range(_LOOK_AHEAD):
        word = _CAPITALISED.match(text, at)
        if word is None:
            return None
        seen = look(word["word"])
        at = word.end()
        if seen.head is not None and seen.head_reading is not None and seen.head_reading.possessive == "3":
            base = text[quote.start : word.start("word")] + seen.head_reading.base
            case = seen.head_reading.case
            parts = {"kind": seen.head.kind, "base": base, "label": "", "sure": True, "quoted": True, "case": case}
            return Mark(quote.start, at, "quoted-head", parts)
    return None


def covered(document: Document, mark: Mark) -> Span:
    """Give the stretch that a quoted name takes up, with what its firm is by law: "Sumbar" ASC."""
    close = _CLOSE.match(document.plain, mark.end)
    form = _legal_form().match(document.plain, close.end()) if close else None
    return Span(mark.start, form.end()) if form else mark.span


@cache
def _legal_form(code: str = lang.DEFAULT) -> re.Pattern[str]:
    forms = "|".join(re.escape(form).replace("\\ ", r"\s{1,2}") for form in tables(code).legal_forms)
    return re.compile(rf"\s{{1,2}}(?:{forms})(?:[-’']?[a-zəçşğıöü]{{1,8}})?(?!\w)")


def _is_list(between: str) -> bool:
    return between.strip('“„”"«» ') in (",", ";", *joining().ands)


def _quote(document: Document, found: re.Match[str], table: Tables) -> _Quote:
    start, end = found.span("inner")
    suffixed = _has_suffix(document.plain, found.end())
    kind = "" if suffixed else _kind_after(document, found.end(), table)
    kind = kind or _kind_before(document, found.start(), table)
    inner = found["inner"]
    listed = gazetteer.load(document.language).spellings.get(gazetteer.boundaries(fold(inner)))
    if fold(inner).endswith(joining().about):
        kind = "law"
    elif not kind and listed is None and " " in inner:
        head = next((look(word).head for word in _WORD.findall(inner)[-1:]), None)
        kind = head.kind if head is not None and (head.joins or head.kind == "organisation") else ""
    elif not kind and listed is None and fold(inner).endswith(table.firms):
        kind = "organisation"
    return _Quote(start, end, found.end(), kind or ("?" if suffixed else ""), listed.kind if listed else "")


def _has_suffix(text: str, at: int) -> bool:
    """Whether an ending is glued to the closing quote, which only names get."""
    return bool(_AFTER.match(text, at)["suffix"])  # type: ignore[index]


def _kind_after(document: Document, at: int, table: Tables) -> str:
    text = document.plain
    at = _AFTER.match(text, at).end()  # type: ignore[union-attr]
    for _ in range(_LOOK_AHEAD):
        word = _WORD.match(text, at)
        if word is None:
            return ""
        kind = next((table.quoted[s] for n in nominals(word.group())[:4] if (s := fold(n.stem)) in table.quoted), "")
        if kind:
            return kind
        at = word.end()
        while at < len(text) and text[at] == " ":
            at += 1
    return ""


def _kind_before(document: Document, at: int, table: Tables) -> str:
    before = document.plain[max(0, at - 40) : at].rstrip(" :–-(")
    word = before.split(" ")[-1].strip(",.") if before else ""
    if not word or not word.isalpha():
        return ""
    best = nominals(word)[0]
    return table.quoted.get(fold(best.stem), "") if best.case == "nom" else ""


def _settled(inner: str, kind: str) -> str:
    words = inner.split()
    if not words or len(words) > _LONGEST_TITLE or not any(c.isalpha() for c in inner):
        return ""
    titled = inner[0].isupper() or inner[0].isdigit()
    if kind not in ("", "?"):
        return kind if titled or kind in ("work", "law", "event") else ""
    if not titled or inner[-1] in ".!?…,;" or "," in inner or _is_sentence(words):
        return ""
    if words[0].isupper() and len(words) == 1:
        return "organisation"
    return "work" if len(words) <= 7 else ""


def _is_sentence(words: list[str]) -> bool:
    last = words[-1].strip(".,!?")
    verbs = verbals(last)[:3]
    if any(v.form == "finite" and v.known and len(last) > 3 for v in verbs[:1]):
        return True
    return len(words) > 3 and any(v.tense in _TELLING or v.negative for v in verbs)
