"""An .xlsx or .xlsm to raw sheets: values from the fast reader, the rest from the XML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from stagecheck.reading.addresses import parse_cell
from stagecheck.reading.ooxml import (
    Book,
    SheetPart,
    parse,
    read_book,
    read_comments,
    read_saved,
    read_stamp,
    read_strings,
)
from stagecheck.reading.package import MAX_VALUES, Package
from stagecheck.reading.raw import RawValue, RawWorkbook
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged, over_limit
from stagecheck.reading.scan import is_ordinary, is_sparse, scan
from stagecheck.reading.styles import Styles, read_styles
from stagecheck.reading.walk import SheetWalk
from stagemodel.patterns import lazy

_SHARED = (str, date, datetime)
_DECLARED_STRINGS = lazy(rb'uniqueCount\s*=\s*["\']\s*(\d+)')
_USUAL_STRINGS = "xl/sharedStrings.xml"
"""Where the value reader looks for the shared strings, whatever the relations say."""


def read_xlsx(data: bytes, package: Package) -> RawWorkbook:
    """Read a workbook; the package is that of the same data.

    Raises `UnreadableFileError` where it is damaged or over a limit.
    """
    book = read_book(package)
    styles = Styles()
    if book.styles and book.styles in package:
        styles = read_styles(parse(package, book.styles))
    scans = [_scan_sheet(package, sheet, styles) for sheet in book.sheets]
    plain = _plain_reader(data, package, book)
    sheets = []
    for sheet, found in zip(book.sheets, scans, strict=True):
        rows = plain(sheet.title) if found else None
        facts = found
        if rows is None or facts is None:
            walk = SheetWalk(styles, lambda: _strings(package, book), book.date1904)
            walk.run(package.read(sheet.part), sheet.part)
            rows, facts = walk.rows(), walk.facts
        facts.comments = {
            at: text for ref, text in read_comments(package, sheet.part) if (at := parse_cell(ref))
        }
        sheets.append(facts.sheet(sheet.title, rows, sheet.visible))
    return RawWorkbook(
        sheets,
        stamp=read_stamp(package),
        saved=read_saved(package),
        date1904=book.date1904,
    )


def _scan_sheet(package: Package, sheet: SheetPart, styles: Styles) -> SheetFacts | None:
    """Give a sheet's facts; none where it must be walked."""
    if sheet.part not in package:
        raise damaged(f"缺少部件 {sheet.part}", f"the part {sheet.part} is missing")
    part = package.read(sheet.part)
    # A value takes ten bytes at least: most parts are too short to hold too many.
    long = len(part) > 10 * MAX_VALUES
    if long and (values := part.count(b"<v>") + part.count(b"<is>")) > MAX_VALUES:
        raise over_limit(
            f"工作表“{sheet.title}”有 {values:,} 个有值单元格，上限 {MAX_VALUES:,}",
            f"the sheet “{sheet.title}” has {values:,} cells with values, "
            f"the limit is {MAX_VALUES:,}",
        )
    if not is_ordinary(part) or is_sparse(part):
        return None
    return scan(part, styles.percents)


def _plain_reader(
    data: bytes, package: Package, book: Book
) -> Callable[[str], list[list[RawValue]] | None]:
    """Give what reads a sheet's rows by its title, or gives none where it cannot."""
    if _lies_about_strings(package, book):
        return lambda title: None
    # Nothing goes to the reader's native code before every part has been looked at.
    package.check_rest()

    @cache
    def workbook() -> CalamineWorkbook:
        return CalamineWorkbook.from_filelike(BytesIO(data))

    def rows(title: str) -> list[list[RawValue]] | None:
        try:
            values = workbook().get_sheet_by_name(title).to_python(skip_empty_area=False)
        except (CalamineError, ValueError, KeyError):
            return None
        except BaseException as error:
            # A panic in its native code is no ordinary exception.
            if type(error).__name__ == "PanicException":
                return None
            raise
        return _shared(values)  # type: ignore[arg-type]

    return rows


def _shared(rows: list[list[RawValue]]) -> list[list[RawValue]]:
    """Let equal values be one object: few of a large sheet differ, and each is sent but once."""
    known: dict[RawValue, RawValue] = {}
    share = known.setdefault
    for row in rows:
        # Not for numbers, of which True and 1.0 are equal; they are small.
        row[:] = [share(v, v) if type(v) in _SHARED else v for v in row]
    return rows


def _lies_about_strings(package: Package, book: Book) -> bool:
    """Tell whether more shared strings are declared than the part can hold.

    The value reader makes room for as many as are declared: that kills the process.
    """
    for name in {(book.strings or _USUAL_STRINGS).casefold(), _USUAL_STRINGS.casefold()}:
        if name in package:
            strings = package.read(name)
            declared = _DECLARED_STRINGS.findall(strings)
            if any(len(number) > 9 or int(number) > len(strings) for number in declared):
                return True
    return False


def _strings(package: Package, book: Book) -> list[str]:
    if book.strings and book.strings in package:
        return read_strings(package, book.strings)
    return []
