"""What an OLE file is, told from the names of the streams on its top level.

An .xls may hold a whole Word document as an embedded object: streams further down say nothing
about the file.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from olefile import OleFileIO

from stagecheck.reading.refusals import EXPORT, SAVE_AS_DOCX, damaged, encrypted, wrong_type

_OTHERS: tuple[tuple[str, str, str, tuple[str, str]], ...] = (
    ("WordDocument", "旧版 Word 文档（.doc）", "an old Word document (.doc)", SAVE_AS_DOCX),
    ("PowerPoint Document", "旧版演示文稿（.ppt）", "an old presentation (.ppt)", EXPORT),
    ("VisioDocument", "一张 Visio 图（.vsd）", "a Visio drawing (.vsd)", EXPORT),
    ("MatOST", "微软 Works 文档", "a document of Microsoft Works", SAVE_AS_DOCX),
    ("__properties_version1.0", "一封 Outlook 邮件（.msg）", "an Outlook message (.msg)", EXPORT),
)


def refuse_old_office(data: bytes) -> None:
    """Raise `UnreadableFileError` for an OLE file unless it is an old Excel (or WPS) workbook."""
    has = _top_level(data)
    if has("Workbook") or has("Book"):
        return
    if has("EncryptedPackage"):
        raise encrypted()
    for name, zh, en, todo in _OTHERS:
        if has(name):
            raise wrong_type(zh, en, todo)
    if _is_cut(data):
        raise damaged("末尾缺失", "its end is missing")
    raise wrong_type("另一种旧版 Office 文件", "another kind of old Office file")


def _top_level(data: bytes) -> Callable[[str], bool]:
    """Give what tells whether a stream or folder of this name is there, whatever its case."""
    try:
        with OleFileIO(BytesIO(data)) as streams:
            names = {path[0].casefold() for path in streams.listdir(storages=True)}
    except Exception:  # its library does not say what a damaged file raises
        # Too damaged to tell levels apart. Names in a directory end with a null character.
        return lambda name: f"{name}\0".encode("utf-16-le") in data
    return lambda name: name.casefold() in names


def _is_cut(data: bytes) -> bool:
    """Tell whether an OLE file ends before its directory of streams."""
    header = data[:52].ljust(52, b"\0")
    # The header is as long as a sector; the directory's first one counts from behind it.
    sector = 1 << min(header[30], 12)
    return (int.from_bytes(header[48:52], "little") + 2) * sector > len(data)
