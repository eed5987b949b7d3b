"""The large sheets of a workbook, where they are spelt as most are; loaded where there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from stagecheck.reading.ooxml import Book
from stagecheck.reading.package import Package
from stagecheck.reading.plainsheet import PlainSheets
from stagecheck.reading.plaintexts import NotPlainError, plain_strings
from stagecheck.reading.raw import RawValue
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.scan import scan_around, scan_percents
from stagecheck.reading.styles import Styles

ReadPlainly = Callable[[bytes], tuple[list[list[RawValue]], SheetFacts] | None]
"""Gives the rows and the facts of a sheet; none where it is spelt otherwise."""


def plain_reader(package: Package, book: Book, styles: Styles) -> ReadPlainly:
    """Give what reads the large sheets of a workbook."""
    sheets = PlainSheets(styles, cache(lambda: _strings(package, book)), book.date1904)

    def read(part: bytes) -> tuple[list[list[RawValue]], SheetFacts] | None:
        try:
            rows, has_percents = sheets.read(part)
        except NotPlainError:
            return None
        facts = scan_around(part)
        if has_percents:
            facts.percents = scan_percents(part, styles.percents)
        return rows, facts

    return read


def _strings(package: Package, book: Book) -> Sequence[str]:
    """Give the shared strings; none where a parser has to read them."""
    if book.strings and book.strings in package:
        try:
            return plain_strings(package.read(book.strings))
        except NotPlainError:
            return ()
    return ()
