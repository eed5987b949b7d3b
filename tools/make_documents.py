"""Make the standard pack's Word templates anew: `python tools/make_documents.py`.

Only for a fresh start. The .docx files are meant to be restyled in Word afterwards, and running
this again throws such work away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from minutes_wording import EN, ZH, Wording

FOLDER = Path(__file__).parents[1] / "templates" / "standard" / "documents"
INK, RULE, SHADE = RGBColor(0x1F, 0x38, 0x64), "A9B4C6", "EEF2F8"
WIDTH = 17.0
"""Between the margins, in centimetres."""


def make(words: Wording) -> Docx:
    """Lay the minutes out in the language of `words`."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    section.footer_distance = Cm(0.9)
    styles(document, words)
    document.add_paragraph("{{ company }}", "Company")
    document.add_paragraph(words.title, "Title")
    headings = iter(words.sections)

    def heading() -> None:
        document.add_paragraph(next(headings), "Heading 1")

    heading()
    side, term, signing = words.widths
    head = grid(document, (side, WIDTH / 2 - side) * 2)
    for pair in words.head:
        fill(head, pair, labels=(0, 2))
    for label, tag in words.people:
        fill(head, (label, tag, "", ""), labels=(0,))
        widen(head)
    heading()
    rows_table(document, "needs", words.needs, (6.4, 7.4, 3.2))
    heading()
    terms = grid(document, (term, WIDTH - term))
    header(terms, words.terms[0])
    for label, tag in words.terms[1:]:
        fill(terms, (label, tag), labels=(0,), height=0.85)
    heading()
    rows_table(document, "objections", words.objections, (5.4, 6.4, 5.2))
    heading()
    rows_table(document, "open_points", words.open_points, (9.6, 3.7, 3.7))
    heading()
    rows_table(document, "decision_chain", words.decision_chain, (5.4, 6.4, 5.2))
    heading()
    closing = document.add_paragraph(words.confirmed)
    closing.paragraph_format.keep_with_next, closing.paragraph_format.space_after = True, Pt(6)
    confirm = grid(document, (signing, WIDTH - signing - 4.4, 4.4))
    header(confirm, words.confirmation)
    for party in words.parties:
        fill(confirm, (party, "", ""), labels=(0,), height=2.4)
    for row in confirm.rows[:-1]:
        for cell in row.cells:  # the signatures stay on one page, below what they confirm
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    footer(document, words)
    properties(document, words)
    return document


def styles(document: Docx, words: Wording) -> None:
    """Set the styles, so that a company changes a style once and not each cell."""
    for name, base in (
        ("Company", "Normal"),
        ("Label", "Normal"),
        ("Table Header", "Label"),
        ("Gap", "Normal"),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles[base]
    for name, size, bold, colour in (
        ("Normal", 10.5, False, None), ("Title", 22, True, INK), ("Heading 1", 12, True, INK),
        ("Company", 11, False, INK), ("Label", 10.5, True, None), ("Table Header", 10.5, True, INK),
        ("Footer", 9, False, None), ("Gap", 2, False, None),
    ):  # fmt: skip
        style = document.styles[name]
        body = name in ("Normal", "Footer", "Gap")
        east = words.body_font if body else words.heading_font
        font(style, words.latin_body if body else words.latin_heading, east, words.lang)
        style.font.size, style.font.bold = Pt(size), bold and words.lang != "zh-CN"
        if colour is not None:
            style.font.color.rgb = colour
    for name, before, after in (
        ("Normal", 0, 0), ("Company", 0, 4), ("Title", 0, 10), ("Heading 1", 11, 4),
    ):  # fmt: skip
        space(document, name, before, after)
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    for name in ("Company", "Title", "Table Header"):
        document.styles[name].paragraph_format.alignment = ALIGN.CENTER
    borders = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def font(style: ParagraphStyle, latin: str, east: str, lang: str) -> None:
    """Name both fonts: without the East Asian one, Chinese text falls back unpredictably."""
    style.font.name = latin
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for attribute in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script, name in (("w:hAnsi", latin), ("w:cs", latin), ("w:eastAsia", east)):
        fonts.set(qn(script), name)
    for old in style.element.rPr.findall(qn("w:lang")):
        style.element.rPr.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB" if lang == "zh-CN" else lang)
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)


def space(document: Docx, name: str, before: float, after: float) -> None:
    """Set the space around a style's paragraphs, in points."""
    form = document.styles[name].paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)


def grid(document: Docx, widths: Sequence[float]) -> Table:
    """Add an empty table with thin rules; widths in centimetres."""
    table: Table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 45), ("left", 100), ("bottom", 45), ("right", 100))
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(table: Table, texts: Sequence[str], height: float = 0.75) -> Sequence[_Cell]:
    """Add a row that no page break splits."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
        cell.width, cell.vertical_alignment = column.width, VERTICAL.CENTER
        cell.paragraphs[0].text = text
    cells: Sequence[_Cell] = row.cells
    return cells


def header(table: Table, texts: Sequence[str]) -> None:
    """Add the header row, repeated on each page."""
    for cell in add_row(table, texts):
        cell.paragraphs[0].style = "Table Header"
        shade(cell)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def fill(table: Table, texts: Sequence[str], labels: Sequence[int], height: float = 0.75) -> None:
    """Add a row of labels and tags: `labels` are the places of the labels."""
    tagged = [
        text if place in labels or not text else f"{{{{ {text} }}}}"
        for place, text in enumerate(texts)
    ]
    cells = add_row(table, tagged, height)
    for place in labels:
        cells[place].paragraphs[0].style = "Label"
        shade(cells[place])


def widen(table: Table) -> None:
    """Merge the last row's second cell with those behind it, without their empty paragraphs."""
    cells = table.rows[-1].cells
    merged = cells[1].merge(cells[-1])
    for paragraph in merged.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def rows_table(
    document: Docx, tag: str, columns: Sequence[tuple[str, str]], widths: Sequence[float]
) -> None:
    """Add a table with a row for each of the list `tag`."""
    table = grid(document, widths)
    header(table, [label for label, _ in columns])
    rest = [""] * (len(columns) - 1)
    add_row(table, [f"{{%tr for row in {tag} %}}", *rest])
    for cell in add_row(table, [f"{{{{ row.{name} }}}}" for _, name in columns]):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    add_row(table, ["{%tr endfor %}", *rest])
    # The rows keep together with what follows: this, so that the next heading may part from them.
    document.add_paragraph(style="Gap")


def shade(cell: _Cell) -> None:
    """Give a cell the colour of labels."""
    shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shading))


def footer(document: Docx, words: Wording) -> None:
    """Number the pages."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    before, between, after = words.page
    for text, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        for kind in ("begin", "instruction", "separate", "result", "end") if code else ():
            run = paragraph.add_run("1" if kind == "result" else "")._r
            if kind == "instruction":
                element = OxmlElement("w:instrText")
                element.text = code
            elif kind != "result":
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            else:
                continue
            run.append(element)


def properties(document: Docx, words: Wording) -> None:
    """Fill the document's properties, in which tags work as well."""
    core = document.core_properties
    core.title = words.title + "{% if customer != blank %} - {{ customer }}{% endif %}"
    core.author, core.comments, core.language = "{{ company }}", "", words.lang
    core.last_modified_by = ""
    core.created = core.modified = datetime(2024, 6, 1)
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if "thumbnail" in relation.reltype]:
        relations.pop(key)  # a picture of the library's own empty page


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    make(ZH).save(str(FOLDER / "negotiation-minutes.zh.docx"))
    make(EN).save(str(FOLDER / "negotiation-minutes.en.docx"))
