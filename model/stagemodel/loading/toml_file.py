"""Read one TOML file of a pack or configuration, and name the line where it cannot be read."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from stagemodel.errors import DefinitionError, PackError


def read_toml(folder: Path, file: str, wrong: DefinitionError = PackError) -> dict[str, Any]:
    """Parse one file; `file` is relative to `folder`, with `/`.

    Raises what `wrong` makes (a PackError) when it is missing, not UTF-8 or not TOML.
    """
    import tomllib  # noqa: PLC0415  # not where the pack is kept and no configuration lies

    try:
        # Notepad writes a mark in front of UTF-8 text.
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        zh, en = f"文件夹 {folder} 里缺少这个文件", f"this file is missing from the folder {folder}"
        raise wrong(file, "", zh, en) from None
    except UnicodeDecodeError:
        zh, en = "不是 UTF-8 编码，请另存为 UTF-8", "it is not UTF-8 text; save it as UTF-8"
        raise wrong(file, "", zh, en) from None
    except OSError as error:
        raise wrong(file, "", f"无法读取：{error}", f"it cannot be read: {error}") from None
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = found[1] if found else str(len(text.splitlines()))
        zh = f"第 {line} 行不是正确的 TOML 写法，请检查引号、括号和等号，以及有没有重复的项"
        en = f"line {line} is not correct TOML; look for lost quotes or brackets, or a key twice"
        raise wrong(file, "", f"{zh}（{error}）", f"{en} ({error})") from None


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """Give the line, from 1, on which the value at `keys` begins; none where it is not there.

    A parser tells no places, but the first lines of a file are TOML by themselves wherever no
    value is left open: the value begins after the last such cut without it.
    """
    import tomllib  # noqa: PLC0415  # only ever needed for an error

    lines = text.splitlines()
    begins = 1
    for number in range(1, len(lines) + 1):
        try:
            data: Any = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        if _holds(data, keys):
            return begins
        begins = number + 1
    return None


def _holds(data: Any, keys: Sequence[str]) -> bool:  # noqa: ANN401  # parsed TOML
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True
