"""`stagebook demo`."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from stagebook.commandline import Argument, Command
from stagebook.options import LANG, path

AS_OF = date(2024, 6, 1)
"""The day of the worked example."""


def run(out: Path, lang: str) -> int:
    """用示例走一遍：生成填好的四张工作簿和一份谈判纪要，检查，给出报告。

    The whole way on the worked example: generate four filled workbooks and minutes, check them,
    print the report. OUT is a new folder (default: stagebook-demo).

    \b
    例 Example:
      stagebook demo
    """
    from stagebook.customers import read_facts
    from stagebook.output import emit, is_colourful, line_width, note
    from stagebook.sources import minutes_source
    from stagecheck.check import check_paths
    from stagecheck.reporters import View
    from stagecheck.reporters.text import to_text
    from stagegen.minutes import build_minutes
    from stagegen.workbooks import Order, build_workbooks
    from stagegen.writing import write_files
    from stagemodel.load import load_pack

    pack = load_pack("standard")
    folder = _fresh(out)
    made = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    written = write_files(build_workbooks(pack, Order(lang, sample=True), made=made), folder)
    first = read_facts(folder, pack, AS_OF).deals[0]
    source = minutes_source(first, AS_OF, held=AS_OF)
    written += write_files(build_minutes(pack, [source], lang), folder)
    report = check_paths([folder], pack, AS_OF)
    emit(to_text(report, View(lang, line_width(), is_colourful(sys.stdout))))
    note("\n示例文件：" if lang == "zh" else "\nThe example's files:")
    for file in written:
        note(f"  {file}")
    note(
        f"打开看看、改一改，再检查：stagebook check {folder} --as-of {AS_OF}" if lang == "zh"
        else f"Open them, change something, check again: stagebook check {folder} --as-of {AS_OF}"
    )  # fmt: skip
    return 0


COMMAND = Command(
    "stagebook demo", "用示例走一遍全过程 · the whole way on an example", run,
    arguments=(Argument("out", "OUT", path, required=False, default=Path("stagebook-demo")),),
    options=(LANG,),
)  # fmt: skip


def _fresh(folder: Path) -> Path:
    """A folder that holds nothing yet: `folder`, else one with a number behind its name."""
    candidate, number = folder, 1
    while candidate.exists() and not (candidate.is_dir() and not any(candidate.iterdir())):
        number += 1
        candidate = folder.with_name(f"{folder.name}-{number}")
    return candidate
