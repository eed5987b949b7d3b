"""One file from disk to its raw facts, with every check on the way.

Runs in the reader's process, which is waited for: it goes without `pathlib`, which takes longer to
load than a workbook takes to read.
"""

from __future__ import annotations

import os
import stat

from stagecheck.reading.content import MAX_FILE, in_the_cloud
from stagecheck.reading.package import MB, Package
from stagecheck.reading.raw import RawDocument, RawFailure, RawWorkbook
from stagecheck.reading.refusals import UnreadableFileError, not_opened, over_limit
from stagecheck.reading.sniff import OLE, ZIP, package_kind
from stagemodel.errors import StagebookError


def read_file(path: str | os.PathLike[str]) -> RawWorkbook | RawDocument | RawFailure:
    """Read a spreadsheet or a Word document; a failure where it cannot or must not be."""
    try:
        status = os.stat(path)  # noqa: PTH116  # as above
        if in_the_cloud(status):
            raise UnreadableFileError(
                "文件还在云端，没有下载到本机。请先下载（“始终保留在此设备上”）再检查",
                "the file is still in the cloud; download it first "
                '("Always keep on this device"), then check again',
            )
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError("这不是一个普通文件", "this is not a regular file")
        if status.st_size > MAX_FILE:
            raise over_limit(
                f"文件大小 {status.st_size / MB:.0f} MB，上限 {MAX_FILE // MB} MB",
                f"it has {status.st_size / MB:.0f} MB, the limit is {MAX_FILE // MB} MB",
            )
        with open(path, "rb") as file:  # noqa: PTH123  # as above
            data = file.read()
        return read_bytes(data)
    except StagebookError as error:
        return RawFailure(error.texts)
    except OSError as error:
        return RawFailure(not_opened(error).texts)


def read_bytes(data: bytes) -> RawWorkbook | RawDocument:
    """Read a file's content by what it is. Raises `StagebookError` for what it is not."""
    if data.startswith(OLE):
        from stagecheck.reading.oldoffice import refuse_old_office  # noqa: PLC0415  # seldom needed

        refuse_old_office(data)
        from stagecheck.reading.legacy import read_xls  # noqa: PLC0415  # seldom needed

        return read_xls(data)
    if not data.startswith(ZIP):
        from stagecheck.reading.naming import name_other  # noqa: PLC0415  # seldom needed

        raise name_other(data)
    package = Package(data)
    kind = package_kind(package)
    if kind == "xlsx":
        from stagecheck.reading.xlsx import read_xlsx  # noqa: PLC0415  # each kind loads its own

        return read_xlsx(data, package)
    if kind == "xlsb":
        from stagecheck.reading.legacy import read_xlsb  # noqa: PLC0415  # seldom needed

        return read_xlsb(data, package)
    if kind == "ods":
        package.check_rest()
        from stagecheck.reading.ods import read_ods  # noqa: PLC0415  # seldom needed

        return read_ods(package)
    from stagecheck.reading.docx import read_docx  # noqa: PLC0415  # each kind loads its own

    return read_docx(package)
