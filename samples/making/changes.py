"""What people do to files once they have them: the faults that no generator makes."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import msoffcrypto
import openpyxl
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

from making.package import document_bytes
from stagegen.workbooks.archive import to_bytes


def _change_sheet(file: Path, change: Callable[[Worksheet], None]) -> None:
    """Change a workbook's first sheet and keep its saved time; tables follow their headers."""
    book = openpyxl.load_workbook(file, rich_text=True)
    sheet = book.worksheets[0]
    change(sheet)
    for table in sheet.tables.values():
        header = next(iter(sheet[table.ref]))
        for column, cell in zip(table.tableColumns, header, strict=True):
            column.name = str(cell.value)
    file.write_bytes(to_bytes(book, book.properties.modified))


def set_cell(file: Path, cell: str, value: str) -> None:
    """Type something into a cell; what begins with `=` is a formula without a saved result."""

    def change(sheet: Worksheet) -> None:
        sheet[cell].value = value

    _change_sheet(file, change)


def error_cell(file: Path, cell: str, value: str) -> None:
    """Leave an error such as `#REF!` in a cell."""

    def change(sheet: Worksheet) -> None:
        sheet[cell].value, sheet[cell].data_type = value, "e"

    _change_sheet(file, change)


def hide_row(file: Path, row: int) -> None:
    """Hide a row."""

    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[row].hidden = True

    _change_sheet(file, change)


def merge(file: Path, cells: str) -> None:
    """Merge cells of the data, which means giving up the table around them."""

    def change(sheet: Worksheet) -> None:
        sheet.tables.clear()
        sheet.merge_cells(cells)

    _change_sheet(file, change)


def save(file: Path, at: datetime) -> None:
    """Save a workbook at another time (UTC)."""
    book = openpyxl.load_workbook(file, rich_text=True)
    file.write_bytes(to_bytes(book, at))


def copy(file: Path, to: str) -> None:
    """Copy a file beside itself."""
    shutil.copyfile(file, file.with_name(to))


def truncate(file: Path, keep: float) -> None:
    """Cut a file off, as a broken download does; `keep` is the share that is left."""
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * keep)])


def protect(file: Path, password: str) -> None:
    """Protect a workbook with a password for opening it; the salt makes new bytes each time."""
    office, locked = msoffcrypto.OfficeFile(io.BytesIO(file.read_bytes())), io.BytesIO()
    office.encrypt(password, locked)
    file.write_bytes(locked.getvalue())


def export_page(file: Path, to: str) -> None:
    """Save a web page under a spreadsheet's name, as many systems' exports are."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{'' if value is None else value}</td>" for value in row) + "</tr>"
        for row in sheet.iter_rows(values_only=True)
        if any(row)
    )
    page = f'<html><meta charset="utf-8"><table>\n{rows}\n</table></html>\n'
    file.unlink()
    file.with_name(to).write_text(page, encoding="utf-8", newline="\n")


def track(file: Path, old: str, new: str, author: str, at: str) -> None:
    """Replace a cell's text in a document with 'track changes' on."""
    document = Document(str(file))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    (paragraph,) = [p for cell in cells for p in cell.paragraphs if p.text == old]
    (run,) = [run._r for run in paragraph.runs if run.text]
    inserted = deepcopy(run)
    for wrapper, content, text, tag in (
        ("w:del", run, old, "w:delText"), ("w:ins", inserted, new, "w:t"),
    ):  # fmt: skip
        mark = OxmlElement(wrapper)
        mark.set(qn("w:id"), "1" if wrapper == "w:del" else "2")
        mark.set(qn("w:author"), author)
        mark.set(qn("w:date"), at)
        content.remove(content.find(qn("w:t")))
        words = OxmlElement(tag)
        words.text = text
        content.append(words)
        if wrapper == "w:del":
            content.addprevious(mark)
        else:
            paragraph._p.append(mark)
        mark.append(content)
    file.write_bytes(document_bytes(document))


def unsign(file: Path, name: str) -> None:
    """Take a signature out of the confirmation; its date stays."""
    document = Document(str(file))
    (cell,) = [row.cells[1] for row in document.tables[-1].rows if row.cells[1].text == name]
    cell.paragraphs[0].text = ""
    file.write_bytes(document_bytes(document))


CHANGES: dict[str, Callable[..., None]] = {
    "set": set_cell,
    "error": error_cell,
    "hide-row": hide_row,
    "merge": merge,
    "save": save,
    "copy": copy,
    "truncate": truncate,
    "protect": protect,
    "export-page": export_page,
    "track": track,
    "unsign": unsign,
}
"""By the word that a source uses in `do`."""
