"""Why a file is not read: the words for it, kept together so that they sound alike."""

from stagemodel.errors import StagebookError


class UnreadableFileError(StagebookError):
    """A file that cannot be read; becomes one finding for that file while the others go on."""


SAVE_AS_XLSX = ("请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save it as .xlsx")
"""What to do about most files that are not what they should be: zh, en."""


def wrong_type(zh: str, en: str, todo: tuple[str, str] = SAVE_AS_XLSX) -> UnreadableFileError:
    """Say what the file really is, and what to do about it."""
    return UnreadableFileError(
        f"这不是可读取的工作簿,实际是{zh}。{todo[0]}。",
        f"this is not a workbook that can be read but {en}; {todo[1]}",
    )


def damaged(zh: str, en: str) -> UnreadableFileError:
    """Say that the file is cut short or damaged, and where that showed."""
    return UnreadableFileError(
        f"文件已损坏或不完整:{zh}。请重新下载或向对方再要一份;若 Excel 能修复,修复后另存为 .xlsx。",
        f"the file is damaged or cut short: {en}; download it again or ask for a new copy, "
        "or let Excel repair it and save it as .xlsx",
    )


def over_limit(zh: str, en: str) -> UnreadableFileError:
    """Say which limit the file exceeds."""
    return UnreadableFileError(
        f"出于安全考虑拒绝读取:{zh}。如确是正常文件,请用 Excel 打开,删去多余内容后另存为 .xlsx。",
        f"refused as possibly dangerous: {en}; if it is an honest file, open it in Excel, "
        "remove what is not needed and save it as .xlsx",
    )


def encrypted() -> UnreadableFileError:
    """Say that the file has a password."""
    return UnreadableFileError(
        "文件有打开密码。请在 Excel 或 Word 中取消密码(文件 › 信息 › 保护)后重新保存。",
        "the file is protected by a password; remove the password in Excel or Word "
        "(File › Info › Protect) and save it again",
    )
