"""A DOCX document in the plain look of the reports: headings, paragraphs, ruled tables, pictures, page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

_SERIF = "Georgia"
_SOFT = (0x5F, 0x5A, 0x50)
_LANGUAGES = {"az": "az-Latn-AZ", "en": "en-GB"}
_WIDTHS = {2: (3.2, 13.3), 3: (3.6, 9.4, 3.5), 4: (4.4, 5.0, 3.9, 3.2)}  # centimetres, by the number of columns
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


class Paper:
    """One document being written. Raises :class:`ImportError` where python-docx is missing."""

    def __init__(self, language: str):
        import docx

        self.document: Any = docx.Document()
        self._first = True
        self._styled(language)

    def _styled(self, language: str) -> None:
        from docx.enum.section import WD_SECTION_START
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        section = self.document.sections[0]
        section.start_type = WD_SECTION_START.NEW_PAGE
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        for name, size in (("Normal", 10.5), ("Title", 28), ("Heading 1", 17), ("Heading 2", 12), ("Subtitle", 12)):
            style = self.document.styles[name]
            style.font.name, style.font.size = _SERIF, Pt(size)
            style.font.bold = style.font.italic = False
            style.font.color.rgb = RGBColor(0x1D, 0x1C, 0x1A)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
            fonts.set(qn("w:hAnsi"), _SERIF)
            fonts.set(qn("w:cs"), _SERIF)
        self.document.styles["Heading 2"].font.italic = True
        for rule in self.document.styles["Title"].element.xpath(".//w:pBdr"):
            rule.getparent().remove(rule)
        properties = self.document.styles["Normal"].element.get_or_add_rPr()
        tongue = properties.makeelement(qn("w:lang"), {qn("w:val"): _LANGUAGES.get(language, language)})
        properties.append(tongue)
        core = self.document.core_properties
        core.author, core.language, core.comments = "Salname", _LANGUAGES.get(language, language), ""
        self._page_numbers()

    def _page_numbers(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        foot._p.append(field)

    def title(self, text: str, above: str) -> None:
        """Write the title, and what it is above it."""
        self.document.core_properties.title = fit(text)
        self.document.add_paragraph(fit(above), style="Subtitle")
        self.document.add_paragraph(fit(text), style="Title")

    def chapter(self, text: str) -> None:
        """Begin a chapter on a new page."""
        self.document.add_heading(fit(text), 1).paragraph_format.page_break_before = True

    def part(self, text: str) -> None:
        """Begin a part of a chapter."""
        self.document.add_heading(fit(text), 2)

    def text(self, text: str, *, soft: bool = False, small: bool = False) -> None:
        """Write a paragraph, paler or smaller than the others if asked."""
        from docx.shared import Pt, RGBColor

        run = self.document.add_paragraph().add_run(fit(text))
        if soft:
            run.font.color.rgb = RGBColor(*_SOFT)
        if small:
            run.font.size = Pt(8.5)

    def table(self, head: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
        """Write a table; its head is repeated on every page."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Cm

        table = self.document.add_table(rows=0, cols=len(rows[0]))
        _ruled(table)
        table.autofit = False
        for column, width in zip(table.columns, _widths(len(rows[0])), strict=True):
            column.width = Cm(width)
        if head:
            first = table.add_row()
            _fill(first, head, soft=True)
            repeated = OxmlElement("w:tblHeader")
            repeated.set(qn("w:val"), "true")
            first._tr.get_or_add_trPr().append(repeated)
        for row in rows:
            _fill(table.add_row(), row)
        self.document.add_paragraph()

    def picture(self, png: bytes, about: str, width: float) -> None:
        """Put a picture in, ``width`` centimetres wide, with what it shows for who cannot see it."""
        from docx.shared import Cm

        shape = self.document.add_picture(io.BytesIO(png), width=Cm(width))
        shape._inline.docPr.set("descr", fit(about))

    def saved(self) -> bytes:
        """Give the document as the bytes of its file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def fit(text: str) -> str:
    """Leave out the few characters that no DOCX file can hold."""
    return _UNFIT.sub("", text)


def _widths(columns: int) -> Sequence[float]:
    return _WIDTHS.get(columns, (16.5 / columns,) * columns)


def _ruled(table: Any) -> None:
    """Draw rules at head and foot and hair lines between the rows, nothing at the sides."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side, width, colour in (("top", "8", "1D1C1A"), ("bottom", "8", "1D1C1A"), ("insideH", "4", "DDD6C7")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", width), ("space", "0"), ("color", colour)):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    table._tbl.tblPr.append(borders)


def _fill(row: Any, values: Sequence[str], soft: bool = False) -> None:
    from docx.shared import Cm, Pt, RGBColor

    for cell, value, width in zip(row.cells, values, _widths(len(values)), strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(fit(value))
        run.font.size = Pt(9)
        if soft:
            run.font.color.rgb = RGBColor(*_SOFT)
