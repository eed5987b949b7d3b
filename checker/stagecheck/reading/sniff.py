"""What a file really is, told from its content: its name may say anything."""

from __future__ import annotations

from typing import Literal

from stagecheck.reading.package import Package
from stagecheck.reading.refusals import UnreadableFileError, damaged, encrypted, wrong_type

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
_SAVE_AS_DOCX = ("请用 Word 打开后另存为 .docx", "open it in Word and save it as .docx")
_EXPORT = ("请把内容填入模板，或导出为 .xlsx", "export it as .xlsx or fill in the template")
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "一份 PDF 文档", "a PDF document"),
    (b"\x89PNG", "一张 PNG 图片", "a PNG picture"),
    (b"\xff\xd8\xff", "一张 JPEG 图片", "a JPEG picture"),
    (b"GIF8", "一张 GIF 图片", "a GIF picture"),
    (b"BM", "一张 BMP 图片", "a BMP picture"),
    (b"7z\xbc\xaf\x27\x1c", "一个 7z 压缩包", "a 7z archive"),
    (b"Rar!", "一个 RAR 压缩包", "a RAR archive"),
    (b"\x1f\x8b", "一个 gzip 压缩包", "a gzip archive"),
)


def package_kind(package: Package) -> Kind:
    """Tell what a zip package holds. Raises `UnreadableFileError` naming anything else."""
    if "mimetype" in package:
        return _open_document(package)
    if "[Content_Types].xml" not in package:
        if "index/document.iwa" in package:
            raise wrong_type("苹果 Numbers 或 Pages 文件", "an Apple iWork file", _EXPORT)
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
        raise wrong_type("一份演示文稿（PowerPoint）", "a presentation (PowerPoint)", _EXPORT)
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
        raise wrong_type("OpenDocument 文字文档", "an OpenDocument text", _SAVE_AS_DOCX)
    raise wrong_type("另一种 OpenDocument 文件", "another kind of OpenDocument file")


def refuse_old_office(data: bytes) -> None:
    """Raise `UnreadableFileError` for an OLE file unless it is an old Excel (or WPS) workbook."""
    if _stream("EncryptedPackage") in data:
        raise encrypted()
    if _stream("WordDocument") in data:
        raise wrong_type("旧版 Word 文档（.doc）", "an old Word document (.doc)", _SAVE_AS_DOCX)
    if _stream("PowerPoint Document") in data:
        raise wrong_type("旧版演示文稿（.ppt）", "an old presentation (.ppt)", _EXPORT)
    if _stream("Workbook") not in data and _stream("Book") not in data:
        if _is_cut(data):
            raise damaged("末尾缺失", "its end is missing")
        raise wrong_type("另一种旧版 Office 文件", "another kind of old Office file")


def _is_cut(data: bytes) -> bool:
    """Tell whether an OLE file ends before its directory of streams."""
    header = data[:52].ljust(52, b"\0")
    # The header is as long as a sector; the directory's first one counts from behind it.
    sector = 1 << min(header[30], 12)
    return (int.from_bytes(header[48:52], "little") + 2) * sector > len(data)


def _stream(name: str) -> bytes:
    # Names in an OLE directory end with a null character.
    return (name + "\0").encode("utf-16-le")


def name_other(data: bytes) -> UnreadableFileError:
    """Name what is neither a zip package nor an OLE file."""
    if not data:
        return damaged("文件是空的（0 字节）", "it is empty (0 bytes)")
    if not any(data[:4096]):
        return damaged("内容全是零", "it holds nothing but zero bytes")
    if data.startswith(b"{\\rtf"):
        return wrong_type("一份 RTF 文档", "an RTF document", _SAVE_AS_DOCX)
    for beginning, zh, en in _BEGINNINGS:
        if data.startswith(beginning):
            return wrong_type(zh, en, _EXPORT)
    zh, en = _name_text(data[:4096])
    return wrong_type(zh, en)


def _name_text(start: bytes) -> tuple[str, str]:
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body")):
        return "网页（HTML）", "a web page (HTML)"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "XML 2003 表格", "an XML spreadsheet of 2003"
    if head.startswith(b"<?xml"):
        return "XML 文件", "an XML file"
    if _is_text(start):
        return "纯文本（如 CSV）", "plain text (such as CSV)"
    return "未知类型的文件", "a file of an unknown type"


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            # The last character may be cut in half at the end of what was looked at.
            head[:-4].decode(encoding) if len(head) == 4096 else head.decode(encoding)
        except UnicodeDecodeError as error:
            if len(head) == 4096 and error.start > 4080:
                return True
        else:
            return True
    return False
