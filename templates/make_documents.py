"""Make the standard pack's Word templates anew: `python templates/make_documents.py`.

Only for a fresh start. The .docx files are meant to be restyled in Word afterwards, and running
this again throws such work away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

FOLDER = Path(__file__).parent / "standard" / "documents"
INK, RULE, SHADE = RGBColor(0x1F, 0x38, 0x64), "A9B4C6", "EEF2F8"
WIDTH = 17.0
"""Between the margins, in centimetres."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All that differs between the languages."""

    lang: str
    heading_font: str
    body_font: str
    latin_heading: str
    latin_body: str
    title: str
    confirmed: str
    page: tuple[str, str, str]
    """Before the page, between page and pages, after."""
    widths: tuple[float, float, float]
    """Of the labels in the head, the terms and the confirmation, in centimetres."""
    sections: tuple[str, ...]
    head: tuple[tuple[str, str, str, str], ...]
    people: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    objections: tuple[tuple[str, str], ...]
    open_points: tuple[tuple[str, str], ...]
    decision_chain: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    confirmation: tuple[str, str, str]


ZH = Wording(
    lang="zh-CN", heading_font="黑体", body_font="宋体",
    latin_heading="Arial", latin_body="Times New Roman",
    title="谈判纪要",
    confirmed="双方确认以上内容属实，签字并注明日期后生效，合同据此起草；签字处可加盖公章。",
    page=("第 ", " 页 / 共 ", " 页"), widths=(2.6, 4.0, 3.0),
    sections=("一、基本信息", "二、客户需求", "三、约定条款", "四、异议与回应",
              "五、待办与遗留问题", "六、客户决策链", "七、双方确认"),
    head=(("纪要编号", "number", "谈判日期", "date"),
          ("客户名称", "customer", "合同编号", "contract"),
          ("地点", "place", "记录人", "recorder")),
    people=(("我方参会人", "our_side"), ("客户方参会人", "customer_side")),
    needs=(("需求描述", "description"), ("解决方案方向", "direction"), ("确认人", "confirmer")),
    terms=(("条款", "约定内容"), ("合同金额", "amount"), ("大写金额", "amount_words"),
           ("付款方式", "payment"), ("交付周期", "delivery"), ("交付标准", "delivery_standard"),
           ("服务范围与售后", "scope"), ("质保", "warranty"), ("违约责任", "liability")),
    objections=(("异议", "objection"), ("我方回应", "response"), ("结论", "conclusion")),
    open_points=(("事项", "item"), ("负责人", "owner"), ("期限", "deadline")),
    decision_chain=(("决策人", "person"), ("部门", "department"), ("时间节点", "time")),
    parties=("我方", "客户方"), confirmation=("方", "签字", "日期"),
)  # fmt: skip
EN = Wording(
    lang="en-GB", heading_font="黑体", body_font="宋体",
    latin_heading="Calibri", latin_body="Calibri",
    title="Negotiation Minutes",
    confirmed="Both sides confirm that the above is what was agreed. These minutes take effect "
    "once both have signed and dated them; the contract will be drafted from them. Seals may be "
    "placed on the signatures.",
    page=("Page ", " of ", ""), widths=(3.3, 5.4, 3.4),
    sections=("1. General", "2. Customer needs", "3. Agreed terms", "4. Objections",
              "5. Open points", "6. The customer's decision chain", "7. Confirmation"),
    head=(("Minutes number", "number", "Date", "date"),
          ("Customer", "customer", "Contract no.", "contract"),
          ("Place", "place", "Recorder", "recorder")),
    people=(("Our side", "our_side"), ("Customer's side", "customer_side")),
    needs=(("Need", "description"), ("Solution direction", "direction"),
           ("Confirmed by", "confirmer")),
    terms=(("Term", "Agreed"), ("Amount in figures", "amount"), ("Amount in words", "amount_words"),
           ("Payment terms", "payment"), ("Delivery period", "delivery"),
           ("Delivery standard", "delivery_standard"), ("Scope and after-sales service", "scope"),
           ("Warranty", "warranty"), ("Liability for breach", "liability")),
    objections=(("Objection", "objection"), ("Our response", "response"),
                ("Conclusion", "conclusion")),
    open_points=(("Item", "item"), ("Owner", "owner"), ("Deadline", "deadline")),
    decision_chain=(("Decision maker", "person"), ("Department", "department"), ("Time", "time")),
    parties=("Our side", "Customer side"), confirmation=("Party", "Signature", "Date"),
)  # fmt: skip


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
    side, term, party_width = words.widths
    head = grid(document, (side, WIDTH / 2 - side) * 2)
    for row in words.head:
        fill(head, row, labels=(0, 2))
    for label, tag in words.people:
        fill(head, (label, tag, "", ""), labels=(0,))
        widen(head)
    heading()
    rows_table(document, "needs", words.needs, (6.4, 7.4, 3.2))
    heading()
    terms = grid(document, (term, WIDTH - term))
    header(terms, words.terms[0])
    for term in words.terms[1:]:
        fill(terms, term, labels=(0,), height=0.85)
    heading()
    rows_table(document, "objections", words.objections, (5.4, 6.4, 5.2))
    heading()
    rows_table(document, "open_points", words.open_points, (9.6, 3.7, 3.7))
    heading()
    rows_table(document, "decision_chain", words.decision_chain, (5.4, 6.4, 5.2))
    heading()
    closing = document.add_paragraph(words.confirmed)
    closing.paragraph_format.keep_with_next, closing.paragraph_format.space_after = True, Pt(6)
    confirm = grid(document, (party_width, WIDTH - party_width - 4.4, 4.4))
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
    for name, base in (("Company", "Normal"), ("Label", "Normal"), ("Table Header", "Label")):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles[base]
    for name, size, bold, colour in (
        ("Normal", 10.5, False, None), ("Title", 22, True, INK), ("Heading 1", 12, True, INK),
        ("Company", 11, False, INK), ("Label", 10.5, True, None), ("Table Header", 10.5, True, INK),
        ("Footer", 9, False, None),
    ):  # fmt: skip
        style = document.styles[name]
        body = name in ("Normal", "Footer")
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
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
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
    row = table.add_row()
    row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
        cell.width, cell.vertical_alignment = column.width, VERTICAL.CENTER
        cell.paragraphs[0].text = text
    return row.cells


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
    add_row(table, [f"{{{{ row.{name} }}}}" for _, name in columns])
    add_row(table, ["{%tr endfor %}", *rest])


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
