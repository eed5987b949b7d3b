"""Options and values that several subcommands take."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from stagebook.commandline import Option
from stagebook.language import LANGUAGES, default_language
from stagemodel.errors import StagebookError

_BETWEEN_CODES = str.maketrans(dict.fromkeys(",，、;；", " "))


def path(_: str, typed: str) -> Path:
    """Read a path. Where it begins with `~` is for the shell; those of Windows leave it to us."""
    if sys.platform == "win32" and (typed == "~" or typed.startswith(("~/", "~\\"))):
        return Path(typed).expanduser()
    return Path(typed)


def matching(named: Path) -> list[Path]:
    """Give what a name with `*` or `?` stands for; itself where it stands for nothing else."""
    if named.exists() or not {*"*?"} & {*str(named)}:
        return [named]
    import glob

    # As a shell does it: nothing hidden.
    found = sorted(glob.glob(str(named), recursive=True))  # noqa: PTH207
    return [Path(one) for one in found] or [named]


def day(name: str, typed: str) -> date:
    """Read a day such as 2024-06-01; raises StagebookError where it is none."""
    try:
        # Python reads 20240601 and 2024-W22-6 as well.
        if len(typed) == 10 and typed[4] == typed[7] == "-":
            return date.fromisoformat(typed)
    except ValueError:
        pass  # such as 2024-02-30
    raise StagebookError(
        f"{name} 要写成年-月-日，如 2024-06-01；“{typed}”不是这样的日期。",
        f'{name} takes a day such as 2024-06-01; "{typed}" is none.',
    )


def count(name: str, typed: str) -> int:
    """Read a whole number of 1 or more; raises StagebookError where it is none."""
    try:
        number = int(typed)
    except ValueError:
        number = 0
    if number < 1:
        raise StagebookError(
            f"{name} 要写一个不小于 1 的整数；“{typed}”不是。",
            f'{name} takes a whole number of 1 or more; "{typed}" is none.',
        )
    return number


def codes(typed: Iterable[str]) -> tuple[str, ...]:
    """Read codes of rules, or their beginnings, with commas between them."""
    return tuple(
        code.upper() for words in typed for code in words.translate(_BETWEEN_CODES).split()
    )


LANG = Option(
    "lang", "--lang", "语言，默认随系统 · language (default: the system's)",
    choices=LANGUAGES, default=default_language,
)  # fmt: skip
PACK = Option(
    "pack", "--pack", "模板包的名称或文件夹 · a pack's name or folder", "NAME|FOLDER",
    default="standard",
)  # fmt: skip
NO_CACHE = Option("no_cache", "--no-cache", "不用也不存缓存 · neither use nor keep a cache")
FORCE = Option("force", "--force", "允许覆盖已有文件 · overwrite existing files")
