"""An OpenDocument spreadsheet (.ods) to raw sheets: one pass over its content part."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from stagecheck.reading.lxmlparts import SAFE, not_parsed, refuse_declared
from stagecheck.reading.odscells import OFFICE, TABLE
from stagecheck.reading.odssheet import OdsSheet
from stagecheck.reading.ooxml import parse
from stagecheck.reading.package import Package
from stagecheck.reading.raw import RawSheet, RawWorkbook
from stagecheck.reading.refusals import UnreadableFileError, damaged

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_SAVED = "{http://purl.org/dc/elements/1.1/}date"
_SHEET, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_VALIDATION, _NULL_DATE = TABLE + "content-validation", TABLE + "null-date"
_WANTED = (_STYLE + "style", _VALIDATION, _NULL_DATE, _SHEET, _COLUMN, _ROW)


def read_ods(package: Package) -> RawWorkbook:
    """Read a spreadsheet. Raises `UnreadableFileError` where it is damaged or over a limit."""
    if "content.xml" not in package:
        raise damaged("缺少部件 content.xml", "the part content.xml is missing")
    content = _Content()
    try:
        content.run(package.read("content.xml"))
    except etree.XMLSyntaxError as error:
        raise not_parsed(error, "content.xml") from error
    stamp, saved = _properties(package)
    return RawWorkbook(content.sheets, stamp=stamp, saved=saved, date1904=content.date1904)


class _Content:
    """One pass over the content part."""

    def __init__(self) -> None:
        self.sheets: list[RawSheet] = []
        self.date1904 = False
        self._hidden_styles: set[str] = set()
        self._list_names: set[str] = set()
        self._open: OdsSheet | None = None

    def run(self, content: bytes) -> None:
        # A picture written into the part may be long; how much there is in all was counted.
        events = etree.iterparse(BytesIO(content), tag=_WANTED, huge_tree=True, **SAFE)
        for _, element in events:
            if element.tag in (_ROW, _COLUMN):
                table = next(element.iterancestors(_SHEET), None)
                if table is not None and _is_sheet(table):
                    self._add(table, element)
                element.clear()
            elif element.tag == _SHEET:
                if _is_sheet(element):
                    self.sheets.append((self._open or self._begin(element)).sheet())
                    self._open = None
            else:
                self._learn(element)

    def _add(self, table: etree._Element, element: etree._Element) -> None:
        self._open = self._open or self._begin(table)
        if element.tag == _ROW:
            self._open.add_row(element)
        else:
            self._open.add_column(element)

    def _begin(self, table: etree._Element) -> OdsSheet:
        refuse_declared(table, "content.xml")
        visible = table.get(TABLE + "style-name") not in self._hidden_styles
        return OdsSheet(table.get(TABLE + "name", ""), visible, self._list_names)

    def _learn(self, element: etree._Element) -> None:
        """Remember what sheets refer to; all of it stands in front of them."""
        if element.tag == _VALIDATION:
            if "cell-content-is-in-list" in element.get(TABLE + "condition", ""):
                self._list_names.add(element.get(TABLE + "name", ""))
        elif element.tag == _NULL_DATE:
            self.date1904 = element.get(TABLE + "date-value", "").startswith("1904")
        else:
            properties = element.find(_STYLE + "table-properties")
            if properties is not None and properties.get(TABLE + "display") == "false":
                self._hidden_styles.add(element.get(_STYLE + "name", ""))


def _is_sheet(table: etree._Element) -> bool:
    """Tell a sheet from a table inside a cell or a link."""
    parent = table.getparent()
    return parent is not None and parent.tag == OFFICE + "spreadsheet"


def _properties(package: Package) -> tuple[dict[str, str], datetime | None]:
    """Give the stamp and the time of the last saving, as far as the properties tell."""
    stamp: dict[str, str] = {}
    try:
        root = parse(package, "meta.xml")
    except UnreadableFileError:
        # Nobody's data stands in them: a damaged one is no reason to refuse a workbook.
        return stamp, None
    for entry in root.iter(_META + "user-defined"):
        name = entry.get(_META + "name", "")
        if name.startswith("stagebook."):
            stamp[name.removeprefix("stagebook.")] = (entry.text or "").strip()
    try:
        saved = datetime.fromisoformat((root.findtext(f".//{_SAVED}") or "").strip())
    except ValueError:
        return stamp, None
    return stamp, saved.astimezone(UTC).replace(tzinfo=None) if saved.tzinfo else saved
