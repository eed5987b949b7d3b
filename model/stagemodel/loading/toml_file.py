"""Read one TOML file of a pack, and name the line where it cannot be read."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from stagemodel.errors import PackError


def read_toml(folder: Path, file: str) -> dict[str, Any]:
    """Parse one file of a pack; `file` is relative to `folder`, with `/`.

    Raises PackError when it is missing, not UTF-8 or not TOML.
    """
    try:
        # Notepad writes a mark in front of UTF-8 text.
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        zh, en = f"文件夹 {folder} 里缺少这个文件", f"this file is missing from the folder {folder}"
        raise PackError(file, "", zh, en) from None
    except UnicodeDecodeError:
        zh, en = "不是 UTF-8 编码，请另存为 UTF-8", "it is not UTF-8 text; save it as UTF-8"
        raise PackError(file, "", zh, en) from None
    except OSError as error:
        raise PackError(file, "", f"无法读取：{error}", f"it cannot be read: {error}") from None
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = found[1] if found else str(len(text.splitlines()))
        zh = f"第 {line} 行不是正确的 TOML 写法，请检查引号、括号和等号，以及有没有重复的项"
        en = f"line {line} is not correct TOML; look for lost quotes or brackets, or a key twice"
        raise PackError(file, "", f"{zh}（{error}）", f"{en} ({error})") from None
