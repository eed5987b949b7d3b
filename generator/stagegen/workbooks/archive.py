"""A finished workbook as bytes: stamped, and the same bytes for the same content."""

import io
import re
from collections.abc import Mapping
from datetime import datetime
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook as XlsxWorkbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.writer.excel import ExcelWriter

from stagegen.packing import pack_parts, parts_of
from stagemodel.pack import Pack

# No green corner on every phone number: openpyxl cannot write this element.
_NUMBERS_AS_TEXT = (
    b'<ignoredErrors><ignoredError sqref="A1:AZ2000" numberStoredAsText="1"/></ignoredErrors>'
)
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


def stamp(workbook: XlsxWorkbook, pack: Pack, books: list[str], lang: str) -> None:
    """Write what a file is into its properties, for a checker to recognise it by."""
    for name, value in {
        "pack": pack.name,
        "version": pack.version,
        "workbook": ",".join(books),
        "lang": lang,
    }.items():
        entry = StringProperty(name=f"stagebook.{name}", value=value)
        workbook.custom_doc_props.append(entry)  # type: ignore[attr-defined]  # not in the stubs


def to_bytes(workbook: XlsxWorkbook, made: datetime | None) -> bytes:
    """Give the file's bytes; `made` (UTC, no time zone) stands as its times, none leaves none."""
    return pack_parts(to_parts(workbook, made).items())


def to_parts(workbook: XlsxWorkbook, made: datetime | None) -> Mapping[str, bytes]:
    """Give the file's parts by name, in their order; `made` as in `to_bytes`."""
    if made is not None:
        workbook.properties.created = workbook.properties.modified = made
    loose = io.BytesIO()
    with ZipFile(loose, "w", ZIP_STORED, allowZip64=True) as archive:
        ExcelWriter(workbook, archive).write_data()
    parts = parts_of(loose.getvalue())
    for name, data in parts.items():
        if name == "docProps/core.xml" and made is None:
            parts[name] = _TIMES.sub(b"", data)
        if name.startswith("xl/worksheets/"):
            parts[name] = data.replace(b"<tableParts", _NUMBERS_AS_TEXT + b"<tableParts")
    return parts
