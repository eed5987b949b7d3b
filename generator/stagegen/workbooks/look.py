"""Colours, fonts and borders: sober, and the same on every sheet."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from stagemodel.document import ColumnType

NAVY, STEEL, MIST = "1F3A5F", "5B7896", "DCE4EC"
"""Headers: always required, required at times, optional."""
INK, GREY, LINE, PAPER = "1E2733", "66727F", "C9D2DC", "F5F7FA"
MARKS = {
    "missing": ("FFE3DC", "9C2B1B"),
    "wrong": ("F4B6AE", "7A1010"),
    "overdue": ("FFE7A8", "6B4A00"),
}
"""Fill and text of the marks."""
SWATCHES = {"missing": "F5A896", "wrong": "D9675A", "overdue": "E9B93B"}
"""The same marks as a small square in a line of text, where a pale fill would not be seen."""

FONTS = {"zh": "微软雅黑"}
"""Font by language; others take Calibri. Both are on every Excel and fall back well elsewhere."""

NUMBER_FORMATS: dict[ColumnType, str] = {
    "date": "yyyy-mm-dd",
    "number": "#,##0.00##",
    "money": "#,##0.00##",
}
"""All other types are text: no lost zeros in phone numbers, `1-2` no date, `- item` no formula."""
DATE_TIME_FORMAT = "yyyy-mm-dd hh:mm"


TOP = Alignment(vertical="center", wrap_text=False)
TEXT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
HEADER = Alignment(horizontal="center", vertical="center", wrap_text=True)


def font_name(lang: str) -> str:
    """Give the font's name for `lang`."""
    return FONTS.get(lang, "Calibri")


def font(lang: str, size: float = 10.5, colour: str = INK, bold: bool = False) -> Font:
    """Give the font of `lang`; size in points."""
    charset = 134 if lang == "zh" else None  # GB2312: what to fall back to
    return Font(name=font_name(lang), size=size, color=colour, bold=bold, family=2, charset=charset)


def fill(colour: str) -> PatternFill:
    """Give a plain fill."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def box() -> Border:
    """Give a thin line on all four sides."""
    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)


def alignment(column_type: ColumnType) -> Alignment:
    """Give how a column's cells stand: short things in the middle, amounts right, text left."""
    if column_type in ("date", "choice", "stage", "owner"):
        return Alignment(horizontal="center", vertical="center", wrap_text=True)
    if column_type in ("number", "money"):
        return Alignment(horizontal="right", vertical="center", indent=1)
    return TEXT


def mark(name: str) -> DifferentialStyle:
    """Give the look of a mark."""
    background, text = MARKS[name]
    return DifferentialStyle(font=Font(color=text), fill=PatternFill(bgColor=background))


def ruled() -> DifferentialStyle:
    """Give the lines of a row that has begun below the table."""
    return DifferentialStyle(border=box())
