"""Old .xls and binary .xlsb: values from the fast reader, the rest from their records."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from olefile import OleFileIO
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stagecheck.reading import oldproperties, xlsbook, xlsbrecords
from stagecheck.reading.oneole import wrap
from stagecheck.reading.ooxml import read_saved, read_stamp, relations
from stagecheck.reading.package import Package
from stagecheck.reading.raw import RawSheet, RawWorkbook
from stagecheck.reading.rawfacts import SheetFacts
from stagecheck.reading.refusals import damaged, encrypted

_SUMMARY, _CUSTOM = "\5SummaryInformation", "\5DocumentSummaryInformation"


def read_xls(data: bytes) -> RawWorkbook:
    """Read an old workbook. Raises `UnreadableFileError` where it cannot be."""
    with _told_as_damaged():
        streams = OleFileIO(BytesIO(data))
        records = _stream(streams, "Workbook") or _stream(streams, "Book")
        found = xlsbook.read_facts(records)
        values = bytearray(records)
        for place in found.dimensions:
            # The value reader makes room for as much as is declared: that kills the process.
            values[place.start : place.stop] = bytes(len(place))
        book = CalamineWorkbook.from_filelike(BytesIO(wrap("Workbook", bytes(values))))
        if len(found.sheets) != len(book.sheets_metadata):
            raise damaged("工作表目录读不出来", "its list of sheets cannot be read")
        return RawWorkbook(
            list(_sheets(book, found.sheets)),
            stamp=oldproperties.read_stamp(_stream(streams, _CUSTOM)),
            saved=oldproperties.read_saved(_stream(streams, _SUMMARY)),
            date1904=found.date1904,
        )


def read_xlsb(data: bytes, package: Package) -> RawWorkbook:
    """Read a binary workbook; the package is that of the same data.

    Raises `UnreadableFileError` where it cannot be.
    """
    with _told_as_damaged():
        found = xlsbrecords.read_facts(package)
        package.check_rest()
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        facts = [found.sheets.get(meta.name) for meta in book.sheets_metadata]
        roots = relations(package, "")
        return RawWorkbook(
            list(_sheets(book, facts)),
            stamp=read_stamp(package, roots),
            saved=read_saved(package, roots),
            date1904=found.date1904,
        )


def _sheets(
    book: CalamineWorkbook, found: list[SheetFacts] | list[SheetFacts | None]
) -> Iterator[RawSheet]:
    for meta, facts in zip(book.sheets_metadata, found, strict=True):
        if meta.typ == SheetTypeEnum.WorkSheet:
            if facts is None:
                raise damaged("工作表目录读不出来", "its list of sheets cannot be read")
            rows = book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            yield facts.sheet(meta.name, rows, meta.visible == SheetVisibleEnum.Visible)  # type: ignore[arg-type]


def _stream(streams: OleFileIO, name: str) -> bytes:
    """Give a stream's content; empty where there is none."""
    return bytes(streams.openstream(name).read()) if streams.exists(name) else b""


@contextmanager
def _told_as_damaged() -> Iterator[None]:
    """Turn what the readers raise into the words for a damaged file."""
    try:
        yield
    except PasswordError as error:
        raise encrypted() from error
    except (CalamineError, ValueError, OSError, struct.error, IndexError) as error:
        raise damaged("内容读不出来", "its content cannot be read") from error
    except BaseException as error:
        # A panic in its native code is no ordinary exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged("内容读不出来", "its content cannot be read") from error
