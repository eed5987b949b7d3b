"""The honest files that mutants are made of: every format and writer that teams use."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from stagebook.api import Order, build_workbooks, load_pack, render_minutes
from support.files import MADE, TODAY, package_of, parts_of, saved_as
from support.xlsb import Around, Error, Formula, Percent, make_xlsb

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_INLINE = re.compile(rb'(<c r="[A-Z]+\d+"[^>]*?) t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)

Corpus = dict[str, bytes]
"""File name to content; the ending tells the format."""

HEADER = ["合同编号", "客户名称", "合同金额(万元)", "签订日期", "付款方式", "交付周期",
          "主要条款(如服务范围)", "负责人", "归档状态"]  # fmt: skip
CUSTOMER = {"zh": "*科技有限公司", "en": "* Technology Co., Ltd."}
ROWS = [
    ["HT20240401", "*科技", 85.0, "2024-05-20", "30%预付款,70%验收款", "60天", "含3次上门培训",
     "*经理", "已归档"],
    ["HT20240402", "*集团", 120.0, "待签订", "40%预付款,60%验收款", "90天", "5年质保", "*经理",
     "审核中"],
]  # fmt: skip


def make_corpus() -> Corpus:
    """Make all files; those of LibreOffice where it is installed."""
    pack = load_pack("standard")
    corpus: Corpus = {}
    for lang in ("zh", "en"):
        books = build_workbooks(pack, Order(lang, sample=True), made=MADE)
        corpus |= books
        corpus |= _minutes(books, lang)
    combined = build_workbooks(pack, Order("zh", combined=True, sample=True), made=MADE)
    corpus |= {f"combined-{name}": data for name, data in combined.items()}
    corpus["openpyxl.xlsx"] = _openpyxl()
    for name in list(books):
        corpus[f"excel-{name}"] = as_excel_saves(books[name])
    corpus["prefixed.xlsx"] = _prefixed(corpus["openpyxl.xlsx"])
    corpus["binary.xlsb"] = _binary()
    if shutil.which("soffice"):
        corpus |= _libreoffice(corpus)
    return dict(sorted(corpus.items()))


def _minutes(books: Corpus, lang: str) -> Corpus:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in books.items():
            (Path(folder) / name).write_bytes(data)
        pack = load_pack("standard")
        return render_minutes(Path(folder), pack, TODAY, lang, CUSTOMER[lang])


def _openpyxl() -> bytes:
    """A workbook with everything that the reader looks for beside the values."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["合同"], [], HEADER, *ROWS):
        sheet.append(row)
    sheet["C6"], sheet["D6"], sheet["E6"] = "=1/0", date(2024, 5, 20), 0.3
    sheet["F6"], sheet["G6"] = "#N/A", datetime(2024, 5, 20, 9, 30)
    sheet["G6"].data_type = "d"
    sheet["F6"].data_type = "e"
    sheet["E6"].number_format = "0%"
    sheet.merge_cells("A1:I1")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet["A4"].comment = Comment("stagebook: ignore S008 known", "Li Na")
    words = DataValidation(type="list", formula1='"未归档,审核中,已归档"')
    words.add("I4:I1000")
    sheet.add_data_validation(words)
    book.create_sheet("隐藏").sheet_state = "hidden"
    book["隐藏"].append(["备注", 1, True, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _binary() -> bytes:
    """The same as records."""
    third = ["HT20240403", "*集团", Formula(120.0), date(2024, 5, 20), Percent(0.3), None,
             Formula(Error("#DIV/0!")), "*经理", Error("#N/A")]  # fmt: skip
    around = Around(
        hidden_rows=frozenset({2}), hidden_columns=frozenset({7}), merged=((1, 2, 6, 6),),
        comments={(2, 1): "stagebook: ignore S008 known"}, date1904=True,
        stamp={"stagebook.workbook": "contract-terms", "stagebook.version": "0.9"},
    )  # fmt: skip
    return make_xlsb("合同关键信息表", [HEADER, *ROWS, third], around)


def _prefixed(data: bytes) -> bytes:
    """The same with prefixed names: another reader takes over for such files."""
    parts = parts_of(data)
    main = _MAIN.encode()
    sheet = parts["xl/worksheets/sheet1.xml"]
    for name in (b"worksheet", b"sheetData", b"row", b"c", b"v", b"f", b"mergeCells", b"mergeCell"):
        for before, after in ((b"<", b"<x:"), (b"</", b"</x:")):
            for end in (b" ", b">", b"/"):
                sheet = sheet.replace(before + name + end, after + name + end)
    sheet = sheet.replace(b'xmlns="' + main, b'xmlns="' + main + b'" xmlns:x="' + main)
    return package_of(parts | {"xl/worksheets/sheet1.xml": sheet})


def as_excel_saves(data: bytes) -> bytes:
    """The same with its texts in a part of shared strings, where Excel keeps them."""
    parts = parts_of(data)
    texts: dict[bytes, int] = {}

    def share(match: re.Match[bytes]) -> bytes:
        number = texts.setdefault(match[2], len(texts))
        return b'%s t="s"><v>%d</v></c>' % (match[1], number)

    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = _INLINE.sub(share, parts[name])
    items = b"".join(b"<si>%s</si>" % text for text in texts)
    parts["xl/sharedStrings.xml"] = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="%s" count="%d" '
        b'uniqueCount="%d">%s</sst>' % (_MAIN.encode(), len(texts), len(texts), items)
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    kind = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    for name, end, more in (
        ("xl/_rels/workbook.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "</Types>", kind),
    ):
        parts[name] = parts[name].replace(end.encode(), more.encode())
    return package_of(parts)


def _libreoffice(corpus: Corpus) -> Corpus:
    found: Corpus = {}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("xlsx", "xls", "ods"):
            data = saved_as(corpus["openpyxl.xlsx"], suffix, Path(folder))
            found[f"libreoffice.{suffix}"] = data
        minutes = next(data for name, data in corpus.items() if name.endswith(".docx"))
        found["libreoffice.docx"] = saved_as(minutes, "docx", Path(folder) / "word", "docx")
    return found
