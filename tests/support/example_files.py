"""A rule's example as real files: a workbook a sheet, a document for minutes."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from msgspec.structs import replace
from openpyxl import Workbook as XlsxFile
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stagecheck.rules.examples import Sheet
from stagemodel.pack import Column, Pack
from stagemodel.texts import pick

CHANGE = re.compile(r"\[-(.*?)-\]\[\+(.*?)\+\]")


DEFAULTS = {
    "text": "王强", "long-text": "已沟通", "owner": "张伟", "date": "2024-05-25", "money": "85",
    "payment": "30%预付款，70%验收款", "duration": "60天", "reference": "云帆软件有限公司",
}  # fmt: skip
DATES = {"due": "2024-06-30", "expected-close": "2024-12-31"}


def completed(sheet: Sheet, pack: Pack, lang: str) -> Sheet:
    """The sheet with the required columns that the example leaves out, filled in harmlessly."""
    book = pack.workbook(sheet.kind)
    if book is None:
        return sheet
    missing = [c for c in book.columns if c.required and c.id not in sheet.columns]
    return replace(
        sheet,
        header=(*sheet.header, *(pick(column.label, lang) for column in missing)),
        rows=tuple(
            (*row, *(_default(column, pack, lang) if any(row) else "" for column in missing))
            for row in sheet.rows
        ),
    )


def _default(column: Column, pack: Pack, lang: str) -> str:
    if column.type == "stage":
        return pick(pack.stages[1].label, lang)
    if column.choices:
        return pick(pack.choices[column.choices][0].label, lang)
    if column.required is True or column.id in DATES:
        return DATES.get(column.id) or DEFAULTS[column.type]
    return ""


def write_example(sheets: list[Sheet], folder: Path, pack: Pack) -> dict[int, str]:
    """Write the sheets of an example; gives each one's file name by its place in the list."""
    names: dict[int, str] = {}
    for index, sheet in enumerate(sheets):
        if sheet.kind == "minutes":
            names[index] = f"minutes-{index}.docx"
            _write_minutes(sheet, folder / names[index])
        elif ("second", "") in sheet.notes:
            names[index] = names[index - 1]
            book = load_workbook(folder / names[index])
            _fill(book.create_sheet("second"), sheet)
            book.save(folder / names[index])
        else:
            names[index] = f"{sheet.kind}-{index}.xlsx"
            _write_workbook(sheet, folder / names[index], pack)
    return names


def _write_workbook(sheet: Sheet, path: Path, pack: Pack) -> None:
    book = XlsxFile()
    notes = dict(sheet.notes)
    page = book.active
    assert page is not None
    _fill(page, sheet)
    if "hide" in notes:
        page.row_dimensions[int(notes["hide"])].hidden = True
    if "comment" in notes:
        at, text = notes["comment"].split(maxsplit=1)
        page[at].comment = Comment(text, "Li Na")
    if "merge" in notes:
        page.merge_cells(notes["merge"])
    if notes.keys() & {"version", "dropdowns", "no-dropdowns"}:
        _stamp(book, sheet.kind, notes.get("version", pack.version))
    if "dropdowns" in notes:
        everywhere = DataValidation(type="list", formula1='"a,b"')
        everywhere.add("A2:Z1000")
        page.add_data_validation(everywhere)
    if "saved" in notes:
        book.properties.modified = datetime.fromisoformat(notes["saved"])
    else:
        book.properties.modified = datetime(2024, 6, 1)
    book.save(path)
    if "saved" in notes:
        _keep_saved(path, notes["saved"])
    if "cut" in notes:
        path.write_bytes(path.read_bytes()[:2000])


def _keep_saved(path: Path, day: str) -> None:
    """openpyxl writes the time of saving itself; put the day wanted in its place."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    core = parts["docProps/core.xml"].decode("utf-8")
    modified = r"(<dcterms:modified[^>]*>)[^<]*"
    parts["docProps/core.xml"] = re.sub(modified, rf"\g<1>{day}T08:00:00Z", core).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.append(list(sheet.header))
    for number, row in enumerate(sheet.rows, start=2):
        for column, text in enumerate(row, start=1):
            cell = page.cell(number, column)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                # An impossible day stays text, as it does when it is typed.
                try:
                    cell.value = date.fromisoformat(text)
                except ValueError:
                    cell.value = text
            elif re.fullmatch(r"-?\d+(\.\d+)?", text):
                cell.value = float(text)
            elif text:
                # ␣ makes a full-width space visible in documentation.
                cell.value = text.removeprefix("'").replace("␣", "\u3000")


def _stamp(book: XlsxFile, workbook_id: str, version: str) -> None:
    for name, value in (("pack", "standard"), ("version", version), ("workbook", workbook_id)):
        book.custom_doc_props.append(StringProperty(name=f"stagebook.{name}", value=value))


def _write_minutes(sheet: Sheet, path: Path) -> None:
    """Label and text in a table; signatures and open points in tables of their own."""
    document = docx.Document()
    kinds = list(zip(sheet.keys, sheet.rows, strict=True))
    plain = [row for key, row in kinds if not key.startswith(("sign-", "open-point"))]
    signed = [row for key, row in kinds if key.startswith("sign-")]
    points = [row for key, row in kinds if key == "open-point"]
    english = any(label.isascii() for label, *_ in plain)
    _table(document, [row[:2] for row in plain])
    if points:
        header = ("Item", "Owner", "Deadline") if english else ("事项", "负责人", "期限")
        _table(document, [header, *(row[1:4] for row in points)])
    if signed:
        header = ("Party", "Signature", "Date") if english else ("方", "签字", "日期")
        _table(document, [header, *((*row, "", "")[:3] for row in signed)])
    document.save(str(path))


def _table(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows), default=2))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            if change := CHANGE.fullmatch(text):
                _track(cell.paragraphs[0]._p, "w:del", "w:delText", change[1])
                _track(cell.paragraphs[0]._p, "w:ins", "w:t", change[2])
            else:
                cell.text = text


def _track(paragraph: object, mark: str, holder: str, text: str) -> None:
    element, run, content = OxmlElement(mark), OxmlElement("w:r"), OxmlElement(holder)
    element.set(qn("w:id"), "1")
    element.set(qn("w:author"), "Li Na")
    content.text = text
    run.append(content)
    element.append(run)
    paragraph.append(element)  # type: ignore[attr-defined]
