"""A raw workbook to typed tables: sheets recognised, columns found, cells read."""

from __future__ import annotations

import itertools
from datetime import datetime

from msgspec import Struct

from stagecheck.reading.addresses import address
from stagecheck.reading.cells import Setting
from stagecheck.reading.choosing import fullest
from stagecheck.reading.columns import column_readers, header_problems
from stagecheck.reading.headernames import HeaderNames
from stagecheck.reading.headerrows import HeaderFinder
from stagecheck.reading.headers import WorkbookHeaders, header_language
from stagecheck.reading.hints import with_hints
from stagecheck.reading.raw import RawSheet, RawWorkbook
from stagecheck.reading.rowreading import RowReader
from stagecheck.reading.sheetfacts import sheet_problems
from stagecheck.reading.stacks import stacked
from stagecheck.reading.tables import HEADER_ROWS, Header, header_text, wanted
from stagecheck.reading.vocabulary import PackWords
from stagemodel.pack import Pack, Workbook
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import pick

_LOWEST_ROW = 1_000
"""How far down a header is looked for that stands too low to be used."""


class Bound(Struct, frozen=True):
    """The tables of a file, and what was found about the file itself."""

    tables: tuple[Table, ...]
    problems: tuple[tuple[str | None, Problem], ...] = ()


class Binder:
    """Binds files to the workbooks of one pack; made once, used for every file."""

    def __init__(self, pack: Pack) -> None:
        """Collect the headers of the pack's workbooks."""
        self._pack = pack
        self._words = PackWords(pack)
        self._books = [WorkbookHeaders(workbook) for workbook in pack.workbooks]
        self._names = HeaderNames(self._books)

    def bind(self, raw: RawWorkbook, file: str, saved: datetime | None = None) -> Bound:
        """Find the pack's workbooks in a file.

        `file` is its path as the report shows it, `saved` the time to fall back upon where its
        properties give none. A file without any workbook is one F002.
        """
        stamped = frozenset(raw.stamp.get("workbook", "").replace(" ", "").split(","))
        finder = HeaderFinder(self._books, self._names, stamped)
        found = [self._headers(finder, sheet, sure=bool(raw.stamp)) for sheet in raw.sheets]
        if not any(found):
            found = [self._headers(finder, sheet, sure=False) for sheet in raw.sheets]
        if not any(found):
            return Bound((), (self._unknown(finder, raw, stamped),))
        tables: dict[str, list[Table]] = {}
        for header in itertools.chain(*found):
            table = self._table(header, finder, raw, file, saved)
            tables.setdefault(header.workbook.id, []).append(table)
        return Bound(tuple(fullest(same) for same in tables.values()))

    def _headers(self, finder: HeaderFinder, sheet: RawSheet, *, sure: bool) -> list[Header]:
        """Give the tables of a sheet; where nothing is `sure`, every text is taken apart."""
        headers = finder.find(sheet)
        if not headers and not sure:
            headers = finder.find(sheet, thorough=True)
        return [with_hints(header, self._words.hints) for header in stacked(headers)]

    def _table(
        self,
        header: Header,
        finder: HeaderFinder,
        raw: RawWorkbook,
        file: str,
        saved: datetime | None,
    ) -> Table:
        sheet, workbook = header.sheet, header.workbook
        texts = [header_text(value) for value in header.cells]
        by_id = {column.id: column for column in workbook.columns}
        keyed = [(texts[place], by_id[column]) for column, place in header.columns.items()]
        # What the file says of itself counts before headers in two languages.
        stamped = raw.stamp.get("lang", "") if header.stamped else ""
        known = stamped in self._pack.languages
        lang = stamped if known else header_language(self._pack, keyed)
        readers = column_readers(header, Setting(self._words, lang, raw.date1904))
        rows = RowReader(header, readers, self._words, self._names.has)
        return Table(
            file=file,
            sheet=sheet.title,
            workbook=workbook,
            lang=lang,
            header_row=header.row + 1,
            headers={c: header.address(place) for c, place in header.columns.items()},
            saved=raw.saved or saved,
            version=raw.stamp.get("version") if header.stamped else None,
            comments={address(*at): text for at, text in sheet.comments.items()},
            layout=rows.layout,
            numbers=[number + 1 for number in rows.numbers],
            columns=rows.columns,
            problems=(*header_problems(header, lang), *sheet_problems(header, rows)),
        )

    def _unknown(
        self, finder: HeaderFinder, raw: RawWorkbook, stamped: frozenset[str]
    ) -> tuple[str | None, Problem]:
        low = (header for sheet in raw.sheets for header in finder.below(sheet, _LOWEST_ROW))
        for header in low:
            return header.sheet.title, _too_low(header)
        candidates = [near for sheet in raw.sheets if (near := finder.nearest(sheet))]
        if candidates:
            best = max(candidates, key=lambda header: header.score)
            return best.sheet.title, _lacking(best.workbook, set(best.columns))
        for book in self._books:
            if book.workbook.id in stamped:
                return None, _lacking(book.workbook, set())
        reason = {
            "zh": f"前 {HEADER_ROWS} 行里没有找到任何一张工作簿的表头",
            "en": f"no header of any workbook stands in its first {HEADER_ROWS} rows",
        }
        return None, Problem("F002", reason)


def _too_low(header: Header) -> Problem:
    label, row = header.workbook.label, header.row + 1
    reason = {
        "zh": f"第 {row} 行像《{pick(label, 'zh')}》的表头，但表头要在前 {HEADER_ROWS} 行之内，"
        "请删去上面多余的行",
        "en": f"row {row} looks like the header of {pick(label, 'en')}, but a header stands in "
        f"the first {HEADER_ROWS} rows: delete the rows above that are not needed",
    }
    return Problem("F002", reason, suggestion=header.workbook.id)


def _lacking(workbook: Workbook, found: set[str]) -> Problem:
    missing = [column for column in wanted(workbook) if column.id not in found]
    zh = "、".join(pick(column.label, "zh") for column in missing)
    en = ", ".join(pick(column.label, "en") for column in missing)
    reason = {
        "zh": f"最接近《{pick(workbook.label, 'zh')}》，缺少列：{zh}",
        "en": f"nearest is {pick(workbook.label, 'en')}, which lacks the columns: {en}",
    }
    return Problem("F002", reason, suggestion=workbook.id)
