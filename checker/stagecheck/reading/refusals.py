"""Why a file is not read: the words for it, kept together so that they sound alike."""

from stagemodel.errors import StagebookError


class UnreadableFileError(StagebookError):
    """A file that cannot be read; becomes one finding for that file while the others go on."""


SAVE_AGAIN = (
    "请用 Excel、Word 或 WPS 打开后另存为 .xlsx（文档存为 .docx）",
    "open it in Excel, Word or WPS and save it as .xlsx (a document as .docx)",
)
"""What to do about most files that are not what they should be: zh, en."""

SAVE_AS_DOCX = ("请用 Word 打开后另存为 .docx", "open it in Word and save it as .docx")
EXPORT = ("请把内容填入模板，或导出为 .xlsx", "export it as .xlsx or fill in the template")


def wrong_type(zh: str, en: str, todo: tuple[str, str] = SAVE_AGAIN) -> UnreadableFileError:
    """Say what the file really is, and what to do about it."""
    return UnreadableFileError(
        f"它实际是{zh}，不是能读取的工作簿或文档。{todo[0]}",
        f"it really is {en}, not a workbook or document that can be read; {todo[1]}",
    )


def misnamed(zh: str, en: str, suffix: str) -> UnreadableFileError:
    """Say what a file with another kind's ending really is, and which ending it should have."""
    return UnreadableFileError(
        f"扩展名不符，它实际是{zh}。请把扩展名改成 {suffix} 再检查",
        f"its name has the wrong ending: it really is {en}; rename it to {suffix} and check again",
    )


def damaged(zh: str, en: str) -> UnreadableFileError:
    """Say that the file is cut short or damaged, and where that showed."""
    return UnreadableFileError(
        f"文件已损坏或不完整：{zh}。请重新下载或向对方再要一份；"
        "若 Excel 或 Word 能修复，修复后重新保存",
        f"the file is damaged or cut short: {en}; download it again or ask for a new copy, "
        "or let Excel or Word repair it and save it again",
    )


def over_limit(zh: str, en: str) -> UnreadableFileError:
    """Say which limit the file exceeds."""
    return UnreadableFileError(
        f"出于安全考虑拒绝读取：{zh}。"
        "如确是正常文件，请用 Excel（文档用 Word）打开，删去多余内容后另存一份",
        f"refused as possibly dangerous: {en}; if it is an honest file, open it in Excel "
        "(a document in Word), remove what is not needed and save a new copy",
    )


def has_dtd(part: str) -> UnreadableFileError:
    """Say that a part declares a document type or entities: a way to read files and to bomb."""
    return over_limit(
        f"部件 {part} 含有 DOCTYPE 或 ENTITY 声明",
        f"the part {part} has a DOCTYPE or ENTITY declaration",
    )


def encrypted() -> UnreadableFileError:
    """Say that the file has a password."""
    return UnreadableFileError(
        "文件有打开密码。请在 Excel 或 Word 中取消密码（文件 › 信息 › 保护）后重新保存",
        "the file is protected by a password; remove the password in Excel or Word "
        "(File › Info › Protect) and save it again",
    )


def died() -> UnreadableFileError:
    """Say that the reader's process ended in the middle of the file."""
    return UnreadableFileError(
        f"读取程序在读取该文件时意外中止，文件可能已损坏或被特意构造。{SAVE_AGAIN[0]}",
        f"the reader died on this file, which may be damaged or made to do harm; {SAVE_AGAIN[1]}",
    )


def too_slow(seconds: float) -> UnreadableFileError:
    """Say that the reader ran past its time."""
    return UnreadableFileError(
        f"读取超过 {seconds:g} 秒仍未完成，已放弃。请删去多余的内容和格式后另存一份",
        f"reading it took longer than {seconds:g} seconds and was given up; remove what is "
        "not needed and save a new copy",
    )


def too_much_memory() -> UnreadableFileError:
    """Say that reading takes more memory than a reader may have."""
    return UnreadableFileError(
        "读取所需内存超出上限。请删去多余的内容和格式后另存一份",
        "reading it takes more memory than allowed; remove what is not needed and save a new copy",
    )


def odd(error: Exception) -> UnreadableFileError:
    """Say that the file is built in a way that no reader expects."""
    name = type(error).__name__
    return UnreadableFileError(
        f"文件结构异常，读不出来（{name}）。{SAVE_AGAIN[0]}",
        f"its structure is unusual and cannot be read ({name}); {SAVE_AGAIN[1]}",
    )


def not_opened(error: OSError) -> UnreadableFileError:
    """Say that the system does not let the file be opened."""
    if isinstance(error, PermissionError):
        return UnreadableFileError(
            "没有读取权限，或文件正被其他程序占用。请关闭占用它的程序后再试",
            "it may not be read, or another program holds it; close that program and try again",
        )
    reason = error.strerror or type(error).__name__
    return UnreadableFileError(
        f"无法打开文件（{reason}）。请确认它还在原处",
        f"the file cannot be opened ({reason}); see that it is still in its place",
    )
