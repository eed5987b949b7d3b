"""Names that a pack gives to files and sheets: they must be possible everywhere."""

import re
from collections.abc import Iterable

from stagemodel.errors import PackError
from stagemodel.texts import Texts

_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_TAG = re.compile(r"\{\{.*?\}\}")


def check_file_names(file: str, key: str, names: Texts, suffix: str) -> None:
    """See to it that names are plain file names with `suffix`, on Windows too.

    A Jinja tag in a name stands for any text.
    """
    for lang, name in names.items():
        plain = _TAG.sub("x", name)
        if _NOT_IN_FILES.search(plain) or _RESERVED.match(plain) or plain != plain.strip(" ."):
            raise PackError(
                file,
                f"{key}.{lang}",
                f'“{name}” 不能作文件名：不要写文件夹，也不要用 < > : " / \\ | ? *',
                f"'{name}' cannot be a file name: no folder, none of < > : \" / \\ | ? *",
            )
        if not plain.endswith(suffix):
            zh, en = f"“{name}” 应以 {suffix} 结尾", f"'{name}' should end in {suffix}"
            raise PackError(file, f"{key}.{lang}", zh, en)


def check_sheet_titles(file: str, titles: Texts) -> None:
    """See to it that Excel takes the titles of a sheet."""
    for lang, title in titles.items():
        if len(title) > 31 or _NOT_IN_SHEETS.search(title) or title != title.strip("' "):
            raise PackError(
                file,
                f"sheet.{lang}",
                f"“{title}” 不能作工作表名：最多 31 个字符，不能用 [ ] : * ? / \\",
                f"'{title}' cannot be a sheet title: up to 31 characters, none of [ ] : * ? / \\",
            )


def check_no_clash(key: str, names: Iterable[tuple[str, Texts]]) -> None:
    """See to it that no two parts, given as (file, names), share a name in one language."""
    seen: dict[tuple[str, str], str] = {}
    for file, texts in names:
        for lang, text in texts.items():
            other = seen.setdefault((lang, text.casefold()), file)
            if other != file:
                raise PackError(
                    file,
                    f"{key}.{lang}",
                    f"“{text}” 已经用在 {other} 里",
                    f"'{text}' is already taken by {other}",
                )
