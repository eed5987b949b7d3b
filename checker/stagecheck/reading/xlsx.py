"""An .xlsx or .xlsm to raw sheets: values from the fast reader, the rest from the XML."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO

from stagecheck.reading.addresses import parse_cell
from stagecheck.reading.ooxml import (
    Book,
    SheetPart,
    read_book,
    read_comments,
    read_part,
    read_saved,
    read_stamp,
    relations,
)
from stagecheck.reading.package import MAX_VALUES, Package
from stagecheck.reading.raw import RawValue, RawWorkbook
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged, over_limit
from stagecheck.reading.scan import (
    ALWAYS_DENSE,
    DENSE_LIMIT,
    is_ordinary,
    is_sparse,
    rough_cells,
    scan,
)
from stagecheck.reading.sharedstrings import overwhelm, shared_strings
from stagecheck.reading.styles import Styles, read_styles
from stagecheck.reading.xmlparts import remembered
from stagemodel.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from stagecheck.reading.plainbook import ReadPlainly

_SHARED = (str, date, datetime)
LARGE = 200_000
"""Bytes of a sheet from which the pattern that reads it plainly is worth compiling."""
_MANY_STYLES = 200
"""Styles with a percent sign from which looking for them by plain search is no longer quick."""
_styles = remembered(lambda root, _: read_styles(root))


def read_xlsx(data: bytes, package: Package) -> RawWorkbook:
    """Read a workbook; the package is that of the same data.

    Raises `UnreadableFileError` where it is damaged or over a limit.
    """
    roots = relations(package, "")
    book = read_book(package, roots)
    styles = Styles()
    if book.styles and book.styles in package:
        styles = _styles(read_part(package, book.styles), book.styles)
    looked = _look(package, book, styles)
    dense = _dense_reader(data, package, book, looked)
    strings = cache(lambda: shared_strings(package, book))
    sheets = []
    for sheet, (rows, facts, _) in zip(book.sheets, looked, strict=True):
        if rows is None and facts:
            rows = dense(sheet.title)  # noqa: PLW2901  # read the other way
        if rows is None or facts is None:
            from stagecheck.reading.walk import SheetWalk  # noqa: PLC0415  # seldom needed

            walk = SheetWalk(styles, strings, book.date1904)
            walk.run(package.read(sheet.part), sheet.part)
            rows, facts = walk.rows(), walk.facts  # noqa: PLW2901  # as above
        facts.comments = {
            at: text for ref, text in read_comments(package, sheet.part) if (at := parse_cell(ref))
        }
        sheets.append(facts.sheet(sheet.title, rows, sheet.visible))
    return RawWorkbook(
        sheets,
        stamp=read_stamp(package, roots),
        saved=read_saved(package, roots),
        date1904=book.date1904,
    )


class _Looked(Record):
    """A sheet after a first look."""

    rows: list[list[RawValue]] | None
    """None where the value reader is to give them."""
    facts: SheetFacts | None
    """None where it must be walked."""
    references: int = 0
    """How many cells refer to shared strings that the value reader would copy."""


def _look(package: Package, book: Book, styles: Styles) -> list[_Looked]:
    """Read the sheets that are spelt as most are, and the facts of others where that is quick."""
    looked: list[_Looked] = []
    room = DENSE_LIMIT
    quick = len(styles.percents) <= _MANY_STYLES and not styles.has_odd_dates

    @cache
    def plain() -> "ReadPlainly":
        from stagecheck.reading.plainbook import plain_reader  # noqa: PLC0415  # for large sheets

        return plain_reader(package, book, styles)

    for sheet in book.sheets:
        part = _sheet_part(package, sheet)
        if quick and len(part) > LARGE and (read := plain()(part)):
            looked.append(_Looked(*read))
            continue
        references = part.count(b't="s"')
        if not quick or not is_ordinary(part) or is_sparse(part, max(room, ALWAYS_DENSE)):
            looked.append(_Looked(None, None, references))
        else:
            looked.append(_Looked(None, scan(part, styles.percents), references))
            room -= rough_cells(part)
    return looked


def _sheet_part(package: Package, sheet: SheetPart) -> bytes:
    if sheet.part not in package:
        raise damaged(f"缺少部件 {sheet.part}", f"the part {sheet.part} is missing")
    part = package.read(sheet.part)
    # A value takes ten bytes at least: most parts are too short to hold too many.
    long = len(part) > 10 * MAX_VALUES
    if long and (values := part.count(b"<v>") + part.count(b"<is>")) > MAX_VALUES:
        raise over_limit(
            f"工作表“{sheet.title}”有 {values:,} 个有值单元格，上限 {MAX_VALUES:,}",
            f'the sheet "{sheet.title}" has {values:,} cells with values, '
            f"the limit is {MAX_VALUES:,}",
        )
    return part


def _dense_reader(
    data: bytes, package: Package, book: Book, looked: Sequence[_Looked]
) -> Callable[[str], list[list[RawValue]] | None]:
    """Give what reads a sheet's rows by its title, or gives none where it cannot."""
    wanted = any(one.rows is None for one in looked)
    if wanted and overwhelm(package, book, sum(one.references for one in looked)):
        return lambda title: None
    # Nothing goes to the reader's native code before every part has been looked at.
    package.check_rest()
    if not wanted:
        return lambda title: None
    import python_calamine  # noqa: PLC0415  # not where all sheets are large and plain

    @cache
    def workbook() -> "CalamineWorkbook":
        return python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))

    def rows(title: str) -> list[list[RawValue]] | None:
        try:
            return _rows(workbook().get_sheet_by_name(title))
        except (python_calamine.CalamineError, ValueError, KeyError):
            return None
        except BaseException as error:
            # A panic in its native code is no ordinary exception.
            if type(error).__name__ == "PanicException":
                return None
            raise

    return rows


def _rows(sheet: "CalamineSheet") -> list[list[RawValue]]:
    """Give the rows from the first one on, taken over one by one.

    Equal values become one object: few of a large sheet differ, and each is sent but once.
    """
    left = sheet.start[1] if sheet.start else 0  # columns that it leaves out
    known: dict[RawValue, RawValue] = {}
    share, before = known.setdefault, [""] * left
    rows: list[list[RawValue]] = []
    for values in sheet.iter_rows():
        # Not for numbers, of which True and 1.0 are equal; they are small.
        row = [share(v, v) if type(v) in _SHARED else v for v in values]
        rows.append([*before, *row] if before else row)
    return rows
