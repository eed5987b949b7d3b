"""A binary workbook (.xlsb) as Excel writes one, with one sheet: no library here writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

_ROW, _ERROR, _TRUTH, _REAL, _TEXT, _FORMULA_NUMBER, _FORMULA_ERROR = 0, 3, 4, 5, 6, 9, 11
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_BEGIN_SHEETS, _END_SHEETS, _BEGIN_DATA, _END_DATA = 143, 144, 145, 146
_SHEET, _SIZE, _BOOK_PROPERTIES = 156, 148, 153
_BEGIN_COLUMNS, _END_COLUMNS, _COLUMN, _MERGED, _BEGIN_MERGED, _END_MERGED = (
    390, 391, 60, 176, 177, 178,
)  # fmt: skip
_BEGIN_STYLES, _END_STYLES, _BEGIN_CELLS, _END_CELLS, _STYLE = 278, 279, 617, 618, 47
_BEGIN_FORMATS, _END_FORMATS, _FORMAT = 615, 616, 44
_NO_STYLE, _PERCENT_STYLE, _DAY_STYLE = 0, 1, 2
_CODES = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXCEL = "application/vnd.ms-excel"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="bin" ContentType="{_EXCEL}.sheet.binary.macroEnabled.main"/>'
    f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_EXCEL}.worksheet"/>'
    f'<Override PartName="/xl/styles.bin" ContentType="{_EXCEL}.styles"/>'
    f'<Override PartName="/xl/comments1.bin" ContentType="{_EXCEL}.comments"/></Types>'
)


@dataclass(frozen=True)
class Error:
    """A cell that holds an error, by its word."""

    word: str


@dataclass(frozen=True)
class Formula:
    """The formula =60+60 with what was saved as its result."""

    saved: float | Error


@dataclass(frozen=True)
class Percent:
    """A number shown as a percentage."""

    number: float


Value = str | float | date | Error | Formula | Percent | None


@dataclass(frozen=True)
class Around:
    """What stands around the values; places are zero-based."""

    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, last row, first column, last column."""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    date1904: bool = False
    stamp: dict[str, str] = field(default_factory=dict)
    """Custom document properties."""


def make_xlsb(title: str, rows: Sequence[Sequence[Value]], around: Around | None = None) -> bytes:
    """Write rows of values; none is a blank."""
    around = around or Around()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr(
            "_rels/.rels",
            _relations(("officeDocument", "xl/workbook.bin"), ("custom-properties", "custom.xml")),
        )
        package.writestr("custom.xml", _properties(around.stamp))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            _relations(("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")),
        )
        package.writestr("xl/workbook.bin", _book(title, around))
        package.writestr("xl/styles.bin", _styles())
        package.writestr("xl/worksheets/sheet1.bin", _sheet(rows, around))
        if around.comments:
            package.writestr(
                "xl/worksheets/_rels/sheet1.bin.rels", _relations(("comments", "../comments1.bin"))
            )
            package.writestr("xl/comments1.bin", _comments(around.comments))
    return out.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    entries = (
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'
    )


def _properties(stamp: dict[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    entries = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(stamp.items(), 2)
    )
    return (
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        f"{''.join(entries)}</Properties>"
    )


def _book(title: str, around: Around) -> bytes:
    sheet = struct.pack("<II", int(around.hidden), 1) + _text("rId1") + _text(title)
    properties = struct.pack("<II", int(around.date1904), 0) + _text("ThisWorkbook")
    return b"".join((
        _record(_BEGIN_BOOK), _record(_BOOK_PROPERTIES, properties), _record(_BEGIN_SHEETS),
        _record(_SHEET, sheet), _record(_END_SHEETS), _record(_END_BOOK),
    ))  # fmt: skip


def _styles() -> bytes:
    """No format, a percentage of Excel's own and a date spelt out."""
    day = struct.pack("<H", 164) + _text("yyyy-mm-dd")
    cells = [struct.pack("<HHHHHBBI", 0, number, 0, 0, 0, 0, 0, 0) for number in (0, 10, 164)]
    return b"".join((
        _record(_BEGIN_STYLES),
        _record(_BEGIN_FORMATS, struct.pack("<I", 1)), _record(_FORMAT, day), _record(_END_FORMATS),
        _record(_BEGIN_CELLS, struct.pack("<I", len(cells))),
        *(_record(_STYLE, cell) for cell in cells),
        _record(_END_CELLS), _record(_END_STYLES),
    ))  # fmt: skip


def _sheet(rows: Sequence[Sequence[Value]], around: Around) -> bytes:
    width = max(map(len, rows))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)
    records = [_record(_BEGIN_SHEET), _record(_SIZE, size), _record(_BEGIN_COLUMNS)]
    for column in sorted(around.hidden_columns):
        records.append(_record(_COLUMN, struct.pack("<IIIIH", column, column, 2304, 0, 1)))
    records += [_record(_END_COLUMNS), _record(_BEGIN_DATA)]
    for number, row in enumerate(rows):
        # Row, style, height, flags, then one span of columns.
        spans = struct.pack("<III", 1, 0, max(len(row) - 1, 0))
        flags = 0x10 if number in around.hidden_rows else 0
        head = struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0)
        records.append(_record(_ROW, head + spans))
        records += [
            _cell(column, value, around) for column, value in enumerate(row) if value is not None
        ]
    records.append(_record(_END_DATA))
    if around.merged:
        records.append(_record(_BEGIN_MERGED, struct.pack("<I", len(around.merged))))
        records += [_record(_MERGED, struct.pack("<IIII", *place)) for place in around.merged]
        records.append(_record(_END_MERGED))
    return b"".join([*records, _record(_END_SHEET)])


def _cell(column: int, value: Value, around: Around) -> bytes:
    formula = struct.pack("<HI", 0, 7) + bytes.fromhex("1e3c001e3c0003") + struct.pack("<I", 0)
    style = _NO_STYLE
    match value:
        case str():
            kind, content = _TEXT, _text(value)
        case bool():
            kind, content = _TRUTH, bytes([value])
        case Error():
            kind, content = _ERROR, bytes([_CODES[value.word]])
        case Formula(Error(word)):
            kind, content = _FORMULA_ERROR, bytes([_CODES[word]]) + formula
        case Formula():
            kind, content = _FORMULA_NUMBER, struct.pack("<d", value.saved) + formula
        case Percent():
            kind, style, content = _REAL, _PERCENT_STYLE, struct.pack("<d", value.number)
        case date():
            first = date(1904, 1, 1) if around.date1904 else date(1899, 12, 30)
            kind, style, content = _REAL, _DAY_STYLE, struct.pack("<d", (value - first).days)
        case _:
            kind, content = _REAL, struct.pack("<d", value)
    return _record(kind, struct.pack("<II", column, style) + content)


def _comments(comments: dict[tuple[int, int], str]) -> bytes:
    def records() -> Iterator[bytes]:
        yield _record(628) + _record(630) + _record(632, _text("Li Na")) + _record(631)
        yield _record(633)
        for (row, column), text in comments.items():
            yield _record(635, struct.pack("<IIIII", 0, row, row, column, column) + bytes(16))
            yield _record(637, b"\0" + _text(text)) + _record(636)
        yield _record(634) + _record(629)

    return b"".join(records())


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
