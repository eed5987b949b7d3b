"""A binary workbook (.xlsb) as Excel writes one, with one sheet: no library here writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

_ROW, _REAL, _TEXT = 0, 5, 6
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_BEGIN_SHEETS, _END_SHEETS, _BEGIN_DATA, _END_DATA = 143, 144, 145, 146
_SHEET, _SIZE = 156, 148

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXCEL = "application/vnd.ms-excel"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="bin" ContentType="{_EXCEL}.sheet.binary.macroEnabled.main"/>'
    f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_EXCEL}.worksheet"/></Types>'
)


def make_xlsb(title: str, rows: Sequence[Sequence[str | float | None]]) -> bytes:
    """Write rows of texts and numbers; none is a blank."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.bin"))
        package.writestr(
            "xl/_rels/workbook.bin.rels", _relations("worksheet", "worksheets/sheet1.bin")
        )
        package.writestr("xl/workbook.bin", _book(title))
        package.writestr("xl/worksheets/sheet1.bin", _sheet(rows))
    return out.getvalue()


def _relations(kind: str, target: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/{kind}" Target="{target}"/></Relationships>'
    )


def _book(title: str) -> bytes:
    sheet = struct.pack("<II", 0, 1) + _text("rId1") + _text(title)
    return b"".join((
        _record(_BEGIN_BOOK), _record(_BEGIN_SHEETS), _record(_SHEET, sheet),
        _record(_END_SHEETS), _record(_END_BOOK),
    ))  # fmt: skip


def _sheet(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    width = max(map(len, rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)
    records = [_record(_BEGIN_SHEET), _record(_SIZE, size), _record(_BEGIN_DATA)]
    for number, row in enumerate(rows):
        # Row, style, height, flags, then one span of columns.
        spans = struct.pack("<III", 1, 0, max(len(row) - 1, 0))
        records.append(_record(_ROW, struct.pack("<IIHHB", number, 0, 300, 0, 0) + spans))
        for column, value in enumerate(row):
            head = struct.pack("<II", column, 0)
            if isinstance(value, str):
                records.append(_record(_TEXT, head + _text(value)))
            elif value is not None:
                records.append(_record(_REAL, head + struct.pack("<d", value)))
    return b"".join([*records, _record(_END_DATA), _record(_END_SHEET)])


def _text(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def _record(kind: int, content: bytes = b"") -> bytes:
    """Frame a record: its kind and its length in seven-bit groups, the lowest first."""
    return _groups(kind) + _groups(len(content)) + content


def _groups(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)
