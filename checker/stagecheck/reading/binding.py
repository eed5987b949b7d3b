"""A raw workbook to typed tables: sheets recognised, columns found, cells read."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from stagecheck.reading.addresses import address
from stagecheck.reading.cells import Setting
from stagecheck.reading.columns import column_readers, header_problems
from stagecheck.reading.headers import WorkbookHeaders, header_language
from stagecheck.reading.raw import RawWorkbook
from stagecheck.reading.rowreading import RowReader
from stagecheck.reading.sheetfacts import sheet_problems
from stagecheck.reading.tables import Header, HeaderFinder, header_text, wanted
from stagecheck.reading.vocabulary import PackWords
from stagemodel.pack import Pack, Workbook
from stagemodel.problem import Problem
from stagemodel.submission import Table
from stagemodel.texts import pick


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

    def bind(self, raw: RawWorkbook, file: str, saved: datetime | None = None) -> Bound:
        """Find the pack's workbooks in a file.

        `file` is its path as the report shows it, `saved` the time to fall back upon where its
        properties give none. A file without any workbook is one F002.
        """
        stamped = frozenset(raw.stamp.get("workbook", "").replace(" ", "").split(","))
        finder = HeaderFinder(self._books, stamped)
        ranked = [finder.best(sheet) for sheet in raw.sheets]
        fitting = _fitting(ranked)
        if not fitting:
            ranked = [finder.best(sheet, thorough=True) for sheet in raw.sheets]
            fitting = _fitting(ranked)
        if not fitting:
            return Bound((), (self._unknown(ranked, stamped),))
        tables: dict[str, list[Table]] = {}
        for header in fitting:
            table = self._table(header, raw, file, saved)
            tables.setdefault(header.workbook.id, []).append(table)
        return Bound(tuple(_fullest(same) for same in tables.values()))

    def _table(self, header: Header, raw: RawWorkbook, file: str, saved: datetime | None) -> Table:
        sheet, workbook = header.sheet, header.workbook
        texts = [header_text(value) for value in sheet.rows[header.row]]
        by_id = {column.id: column for column in workbook.columns}
        keyed = [(texts[place], by_id[column]) for column, place in header.columns.items()]
        # What the file says of itself counts before headers in two languages.
        stamped = raw.stamp.get("lang", "") if header.stamped else ""
        known = stamped in self._pack.languages
        lang = stamped if known else header_language(self._pack, keyed)
        table = Table(
            file=file,
            sheet=sheet.title,
            workbook=workbook,
            lang=lang,
            header_row=header.row + 1,
            headers={c: address(header.row, place) for c, place in header.columns.items()},
            saved=raw.saved or saved,
            version=raw.stamp.get("version") if header.stamped else None,
            comments={address(*at): text for at, text in sheet.comments.items()},
        )
        readers = column_readers(header, Setting(self._words, lang, raw.date1904))
        rows = RowReader(table, header, readers, self._words.totals)
        table.rows = rows.read()
        table.problems = (
            *header_problems(header, lang),
            *sheet_problems(header, rows),
        )
        return table

    def _unknown(
        self, ranked: list[list[Header]], stamped: frozenset[str]
    ) -> tuple[str | None, Problem]:
        candidates = [header for headers in ranked for header in headers[:1]]
        if candidates:
            best = max(candidates, key=lambda header: header.score)
            return best.sheet.title, _lacking(best.workbook, set(best.columns))
        for book in self._books:
            if book.workbook.id in stamped:
                return None, _lacking(book.workbook, set())
        reason = {
            "zh": "前 30 行里没有找到任何一张工作簿的表头",
            "en": "no header of any workbook stands in its first 30 rows",
        }
        return None, Problem("F002", reason)


def _fitting(ranked: list[list[Header]]) -> list[Header]:
    return [header for headers in ranked for header in headers[:1] if header.fits]


def _lacking(workbook: Workbook, found: set[str]) -> Problem:
    missing = [column for column in wanted(workbook) if column.id not in found]
    zh = "、".join(pick(column.label, "zh") for column in missing)
    en = ", ".join(pick(column.label, "en") for column in missing)
    reason = {
        "zh": f"最接近《{pick(workbook.label, 'zh')}》，缺少列：{zh}",
        "en": f"nearest is “{pick(workbook.label, 'en')}”, which lacks the columns: {en}",
    }
    return Problem("F002", reason, suggestion=workbook.id)


def _fullest(tables: list[Table]) -> Table:
    """Give the table with most rows, telling of the others in the same file (F018)."""
    best = max(tables, key=lambda table: len(table.rows))
    others = [table.sheet for table in tables if table is not best]
    if others:
        zh, en = "、".join(others), ", ".join(others)
        reason = {
            "zh": f"采用“{best.sheet}”（{len(best.rows)} 行），未采用：{zh}",
            "en": f"“{best.sheet}” ({len(best.rows)} rows) is used, not: {en}",
        }
        best.problems = (*best.problems, (None, Problem("F018", reason)))
    return best
