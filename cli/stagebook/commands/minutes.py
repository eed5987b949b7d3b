"""`stagebook minutes`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from stagebook.commandline import Argument, Command, Option
from stagebook.options import FORCE, LANG, PACK, path


def run(
    submission: Path, customer: str | None, output: Path | None, pack: str, force: bool, lang: str
) -> int:
    """用 SUBMISSION 里的工作簿生成谈判纪要，不知道的地方留空待填。

    Write negotiation minutes from the workbooks in SUBMISSION; what is not known stays blank.

    \b
    例 Example:
      stagebook minutes 华东 --customer 云帆
      stagebook minutes east -o drafts --lang en
    """
    from stagebook.output import emit, note
    from stagebook.sources import minutes_sources
    from stagegen.minutes import build_minutes
    from stagegen.writing import write_files
    from stagemodel.load import load_pack

    today = datetime.now().astimezone().date()
    the_pack = load_pack(pack)
    sources = minutes_sources(submission, the_pack, today, customer)
    folder = output or (submission if submission.is_dir() else submission.parent)
    files = build_minutes(the_pack, sources, lang)
    there = [name for name in files if (folder / name).exists() and not force]
    if customer is None and len(there) < len(files):
        for name in there:
            files.pop(name)
            note(
                f"已存在，未覆盖：{folder / name}" if lang == "zh"
                else f"exists and was left alone: {folder / name}"
            )  # fmt: skip
    emit("".join(f"{file}\n" for file in write_files(files, folder, force)))
    note(
        "下划线处是还不知道的内容：谈完填上，双方签字后再检查一次。" if lang == "zh"
        else "Fill in the underlined blanks, have both sides sign, then check again."
    )  # fmt: skip
    return 0


COMMAND = Command(
    "stagebook minutes", "由工作簿生成谈判纪要 · minutes documents", run,
    arguments=(Argument("submission", "SUBMISSION", path),),
    options=(
        Option(
            "customer", "--customer",
            "只要这个客户，可用简称；默认是商务谈判阶段的所有客户 · this customer only, a short "
            "name will do (default: all in negotiation)",
            "NAME",
        ),
        Option(
            "output", "-o --output",
            "写到这个文件夹，默认就是 SUBMISSION · the folder to write to (default: SUBMISSION)",
            "DIR", path,
        ),
        PACK,
        FORCE,
        LANG,
    ),
)  # fmt: skip
