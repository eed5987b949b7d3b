"""`stagebook roster`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from stagebook.commandline import Argument, Command
from stagebook.options import FORCE, LANG, PACK, path


def run(out: Path, pack: str, force: bool, lang: str) -> int:
    """生成空白的团队名单，一行一个团队。填好后按名单一次生成所有团队的文件夹。

    Write a blank roster, one row per team. Filled in, it gives every team a folder at once.
    OUT is a new .xlsx file, or the folder for it (default: here).

    \b
    例 Example:
      stagebook roster 团队名单.xlsx
      stagebook new 六月 --roster 团队名单.xlsx
    """
    from stagebook.output import emit, note
    from stagegen.workbooks import Order, build_workbooks
    from stagegen.writing import write_files
    from stagemodel.load import load_pack
    from stagemodel.roster import load_roster

    made = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    [(name, data)] = build_workbooks(load_roster(load_pack(pack)), Order(lang), made=made).items()
    if out.suffix.lower() == ".xlsx" and not out.is_dir():
        out, name = out.parent, out.name
    [file] = write_files({name: data}, out, force)
    emit(f"{file}\n")
    note(
        f"下一步：填好名单，然后生成：stagebook new 输出文件夹 --roster {file}" if lang == "zh"
        else f"Next: fill it in, then: stagebook new OUTPUT-FOLDER --roster {file}"
    )  # fmt: skip
    return 0


COMMAND = Command(
    "stagebook roster", "生成空白的团队名单 · a blank roster of teams", run,
    arguments=(Argument("out", "OUT", path, required=False, default=Path()),),
    options=(PACK, FORCE, LANG),
)  # fmt: skip
