"""What a zip package really is, told from its content: its name may say anything."""

from __future__ import annotations

from stagecheck.reading.package import Package
from stagecheck.reading.refusals import EXPORT, SAVE_AS_DOCX, damaged, encrypted, wrong_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["xlsx", "xlsb", "ods", "docx"]
    """What a package holds; .xlsm counts as xlsx, its macros are never looked at."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAIN_PARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroenabled.main+xml", "xlsx"),
    (b"ms-excel.template.macroenabled.main+xml", "xlsx"),
    (b"ms-excel.sheet.binary.macroenabled.main", "xlsb"),
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroenabled.main+xml", "docx"),
    (b"ms-word.template.macroenabledtemplate.main+xml", "docx"),
)


def package_kind(package: Package) -> Kind:
    """Tell what a zip package holds. Raises `UnreadableFileError` naming anything else."""
    if "mimetype" in package:
        return _open_document(package)
    if "[Content_Types].xml" not in package:
        if "index/document.iwa" in package:
            raise wrong_type("苹果 Numbers 或 Pages 文件", "an Apple iWork file", EXPORT)
        if "xl/workbook.xml" in package or "word/document.xml" in package:
            raise damaged("缺少内容类型表", "its list of content types is missing")
        raise wrong_type(
            "一个 ZIP 压缩包", "a zip archive", ("请先解压", "unpack it and check what is inside")
        )
    types = package.read("[Content_Types].xml").replace(b"\0", b"").lower()
    for mark, kind in _MAIN_PARTS:
        if mark in types:
            return kind
    if b"presentationml" in types:
        raise wrong_type("一份演示文稿（PowerPoint）", "a presentation (PowerPoint)", EXPORT)
    raise wrong_type("另一种 Office 文件", "another kind of Office file")


def _open_document(package: Package) -> Kind:
    kind = package.read("mimetype")[:100].decode("ascii", "replace").strip()
    if "META-INF/manifest.xml" in package:
        manifest = package.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise encrypted()
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        raise wrong_type("一份 OpenDocument 文字文档", "an OpenDocument text", SAVE_AS_DOCX)
    raise wrong_type("另一种 OpenDocument 文件", "another kind of OpenDocument file")
