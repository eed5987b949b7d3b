"""Names for what is neither a zip package nor an OLE file, told from how it begins."""

from __future__ import annotations

from stagecheck.reading.refusals import (
    EXPORT,
    SAVE_AGAIN,
    SAVE_AS_DOCX,
    UnreadableFileError,
    damaged,
    wrong_type,
)

_NOT_TO_OPEN = (
    "请不要打开它，先向发送的人核实",
    "do not open it before you have asked whoever sent it",
)
_WORD = ("一份很旧的 Word 文档（Word 95 以前）", "a very old Word document (before Word 95)")
_EXCEL = ("一个很旧的 Excel 工作簿（Excel 95 以前）", "a very old workbook (before Excel 95)")

_BEGINNINGS: tuple[tuple[tuple[bytes, ...], tuple[str, str], tuple[str, str]], ...] = (
    ((b"%PDF",), ("一份 PDF 文档", "a PDF document"), EXPORT),
    ((b"\x89PNG",), ("一张 PNG 图片", "a PNG picture"), EXPORT),
    ((b"\xff\xd8\xff",), ("一张 JPEG 图片", "a JPEG picture"), EXPORT),
    ((b"GIF8",), ("一张 GIF 图片", "a GIF picture"), EXPORT),
    ((b"BM",), ("一张 BMP 图片", "a BMP picture"), EXPORT),
    ((b"{\\rtf",), ("一份 RTF 文档", "an RTF document"), SAVE_AS_DOCX),
    ((b"7z\xbc\xaf\x27\x1c",), ("一个 7z 压缩包", "a 7z archive"), EXPORT),
    ((b"Rar!",), ("一个 RAR 压缩包", "a RAR archive"), EXPORT),
    ((b"\x1f\x8b",), ("一个 gzip 压缩包", "a gzip archive"), EXPORT),
    ((b"PK\5\6",), ("一个空的 ZIP 压缩包", "an empty zip archive"), EXPORT),
    ((b"MZ\x90\0", b"MZP\0", b"\x7fELF"), ("一个程序", "a program"), _NOT_TO_OPEN),
    ((b"\xdb\xa5", b"\xdc\xa5", b"\x9b\xa5", b"\x31\xbe\0\0", b"\xfe\x37\0"), _WORD, SAVE_AS_DOCX),
    ((b"\t\0\4\0", b"\t\0\6\0", b"\t\2\6\0", b"\t\4\6\0", b"\t\x08\x08\0"), _EXCEL, SAVE_AGAIN),
)
_PAGE = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<body", b"mime-version:")
_XML = (
    (
        b"urn:schemas-microsoft-com:office:spreadsheet",
        "一张 XML 2003 表格",
        "an XML spreadsheet of 2003",
    ),
    (b"word.document", "一份 XML 格式的 Word 文档", "a Word document saved as XML"),
    (b"<office:document", "单个 XML 的 OpenDocument 文件", "a flat OpenDocument file"),
    (b"<?xml", "一个 XML 文件", "an XML file"),
)


def name_other(data: bytes) -> UnreadableFileError:
    """Name what is neither a zip package nor an OLE file."""
    if not data:
        return damaged("文件是空的（0 字节）", "it is empty (0 bytes)")
    if not any(data[:4096]):
        return damaged("内容全是零", "it holds nothing but zero bytes")
    for beginnings, (zh, en), todo in _BEGINNINGS:
        if data.startswith(beginnings):
            return wrong_type(zh, en, todo)
    if data[4:8] == b"ftyp":
        return wrong_type("一张手机照片或一段视频", "a photo or video of a telephone", EXPORT)
    zh, en = _name_text(data[:4096])
    return wrong_type(zh, en)


def _name_text(start: bytes) -> tuple[str, str]:
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(_PAGE):
        return "网页（HTML）", "a web page (HTML)"
    for mark, zh, en in _XML:
        if head.startswith(b"<") and mark in head:
            return zh, en
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
