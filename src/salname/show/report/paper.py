"""The report as DOCX, by python-docx: the same chapters as the page, in the styles of a word processor."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from salname import __version__
from salname.errors import SalnameError
from salname.know.state import Holding
from salname.show import day
from salname.show.atlas import view
from salname.show.atlas.state import Atlas
from salname.show.locale import Wording
from salname.show.report import contents, drawings
from salname.show.report.contents import Contents
from salname.show.report.page import passage
from salname.show.report.references import References
from salname.show.report.word import Paper

_MISSING = "DOCX needs python-docx: pip install 'salname[report]', or give a name that ends in .html"
_CENTIMETRES = 16.5
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a ZIP file: the same book gives the same bytes


def docx(atlas: Atlas, words: Wording) -> bytes:
    """Give the report as DOCX. Raises :class:`~salname.errors.SalnameError` where python-docx is missing."""
    try:
        paper = Paper(words.code)
    except ImportError:
        raise SalnameError(_MISSING) from None
    found = contents.gather(atlas, words)
    _Report(atlas, words, found, paper).write()
    return _dateless(paper.saved())


def _dateless(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            made.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), given.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Report:
    """One report being written, chapter by chapter."""

    def __init__(self, atlas: Atlas, words: Wording, found: Contents, paper: Paper):
        self.atlas, self.words, self.found, self.paper = atlas, words, found, paper
        self.references = References()
        self.shared = view.words(words)
        self.say = words.text

    def write(self) -> None:
        self.cover()
        self.overview()
        self.timeline()
        self.state()
        self.figures()
        self.map()
        self.names()
        self.audit()
        self.sources()

    def ref(self, row: Any) -> str:
        """The number of the words of a row, as it stands behind them."""
        return f"[{self.references.to(row.document, row.start, row.end, row.quote).number}]"

    def said(self, value: str | None) -> str:
        return value or self.say("the text does not say")

    def when(self, edtf: str | None) -> str:
        return self.said(self.shared["when"](edtf))

    def cover(self) -> None:
        found, number = self.found, self.shared["number"]
        self.paper.title(found.title, self.say("The yearbook of a text"))
        span = " – ".join(f"{self.shared['year'](e.year)} {self.ref(e)}" for e in found.edges or ())
        counts = found.counts
        length = ", ".join(
            (
                self.words.count("{n} word", "{n} words", counts.words, n=number(counts.words)),
                self.words.count("{n} sentence", "{n} sentences", counts.sentences, n=number(counts.sentences)),
            )
        )
        rows = [
            (self.say("About"), self.said(", ".join(s.label for s in found.subjects))),
            (self.say("Span"), self.said(span)),
            (self.say("Length"), length),
            (self.words.count("Text", "Texts", len(found.documents)), ", ".join(d.name for d in found.documents)),
        ]
        self.paper.table(None, rows)
        self.paper.text(
            self.say(
                "Made by Salname {version}. What stands here is what the text says, right or wrong; the small numbers "
                "lead to its words, at the end.",
                version=__version__,
            ),
            soft=True,
        )

    def overview(self) -> None:
        self.paper.chapter(self.say("Overview"))
        self._picture(drawings.strip(self.found, self.shared), self.say("Strip of ages"))
        for label, entities in self.found.leading:
            self.paper.part(self.say(label))
            self._listed((e.label, e.mentions) for e in entities)
        self.paper.part(self.say("Figures worth a look"))
        self._figures(self.found.notable)

    def timeline(self) -> None:
        self.paper.chapter(self.say("Timeline"))
        self._picture(drawings.chronicle(self.found, self.shared), self.say("Timeline"))
        head = (self.say("When"), self.say("Event"), self.say("Type"))
        self._table(
            head,
            [
                (self.when(e.time), f"{e.label} {self.ref(e)}", self.words.word("event type", e.type))
                for e in self.found.events
            ],
        )

    def state(self) -> None:
        card = self.found.card
        of = f": {card.of}, {self.when(card.on)}" if card and card.of else ""
        self.paper.chapter(self.say("State") + of)
        if card is None:
            self.paper.text(self.said(""), soft=True)
            return
        self._picture(drawings.line(self.found, self.shared), self.say("The line of polities"))
        for group in card.groups:
            self.paper.part(self.say(group.title))
            rows = [self._holding(h) for h in group.holdings]
            rows += [(day.family_label(name, self.words), self.said(""), "") for name in group.unsaid]
            self._table(None, rows)

    def _holding(self, held: Holding) -> tuple[str, str, str]:
        doubt = "" if held.certain else f" ({self.say('possible')})"
        places = " ".join(self.ref(e) for e in held.evidence[:3])
        return day.label(held, self.words), f"{held.said}{doubt} {places}", day.span(held.fluent, self.words)

    def figures(self) -> None:
        self.paper.chapter(self.say("Figures"))
        for chart in self.found.charts:
            self.paper.part(chart.title)
            self._picture(drawings.chart(chart), chart.title, 13.0)
        self._figures(self.found.figures)

    def _figures(self, rows: Sequence[Any]) -> None:
        head = tuple(self.say(label) for label in ("Value", "What is measured", "Of what", "When"))
        shown = [
            (f"{self.shared['quantity'](f)} {self.ref(f)}", self.said(f.measures), self.said(f.of), self.when(f.time))
            for f in rows
        ]
        self._table(head, shown)

    def map(self) -> None:
        self.paper.chapter(self.say("Map"))
        self._picture(drawings.world(self.found, self.shared), self.say("Map"))
        self._listed((p.label, p.mentions) for p in self.found.places)

    def names(self) -> None:
        self.paper.chapter(self.say("Names"))
        for kind, _, entities in self.found.named:
            self.paper.part(self.words.word("name kinds", kind))
            self._listed((e.label, e.mentions) for e in entities)

    def audit(self) -> None:
        self.paper.chapter(self.say("Audit"))
        if not self.found.findings:
            self.paper.text(self.say("The audit found nothing."))
            return
        rows = []
        for shown in self.found.findings:
            places = [w.place for w in shown.words]
            numbers = [self.references.to(p.document, p.start, p.end, passage(self.atlas, p)).number for p in places]
            told = f"{contents.message(shown.finding, self.words)} {' '.join(f'[{n}]' for n in numbers)}"
            rows.append((self.words.word("severity", shown.finding.severity), told))
        self._table((self.say("Severity"), self.say("Finding")), rows)

    def sources(self) -> None:
        self.paper.chapter(self.say("The words"))
        self.paper.text(
            self.say("Each number leads to these words; after them stand the text and the place in it, in characters."),
            soft=True,
        )
        several = len(self.found.documents) > 1
        for r in self.references:
            source = f"{r.document}, " if several else ""
            self.paper.text(f"[{r.number}] “{r.quote}” {source}{r.start}–{r.end}", small=True)

    def _picture(self, svg: str, about: str, width: float = _CENTIMETRES) -> None:
        if svg:
            self.paper.picture(drawings.png(svg), about, width)

    def _listed(self, pairs: Iterable[tuple[str, int]]) -> None:
        number = self.shared["number"]
        self.paper.text(self.said(", ".join(f"{label} {number(n)}" for label, n in pairs)))

    def _table(self, head: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
        if rows:
            self.paper.table(head, rows)
        else:
            self.paper.text(self.said(""), soft=True)
