"""The file of a roster: its table, and what is wrong with its cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stagecheck.engine import run_rules
from stagecheck.findings import Finding, say
from stagecheck.policy import Policy, Selection
from stagecheck.reading.loading import Loader
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack
from stagemodel.submission import Table
from stagemodel.texts import Texts, pick

UNKNOWN_HEADER = "F006"
WRONG_CELLS = ("F011", "F012", "V001", "V011")
"""Findings about a cell that leave its row without a folder."""
_UNUSABLE = ("F001", "F002", "F004", "F005", "F018")
"""Findings about the file that leave no roster to go by."""


def read_roster_file(path: Path, roster: Pack, today: date) -> tuple[Table, list[Finding]]:
    """Read a roster's table, with the findings of `WRONG_CELLS` and `UNKNOWN_HEADER`.

    `roster` is what `stagemodel.roster.load_roster` gives. Raises StagebookError where the file
    is missing or cannot be read, is no roster or has no rows.
    """
    if path.is_dir():
        raise StagebookError(
            f"{path} 是文件夹；--roster 要写名单文件，如 团队名单.xlsx。",
            f"{path} is a folder; --roster takes the roster's file, such as team-roster.xlsx.",
        )
    with Reader() as reader:
        submission = Loader(roster, reader).load(find_submissions([path])[0])
    selection = Selection((*_UNUSABLE, *WRONG_CELLS, UNKNOWN_HEADER))
    findings = run_rules(submission, Policy(roster, today, selection)).findings
    for finding in findings:
        if finding.code == "F002":
            raise _refused(path, _no_header(roster))
        if finding.code in _UNUSABLE:
            raise _refused(path, finding.message, finding.at.cell)
    if not submission.tables:
        raise _refused(path, say("这不是表格。", "It is no workbook."))
    table = submission.tables[0]
    if not table.rows:
        raise _refused(path, say("里面还没有填写团队。", "No team is filled in yet."))
    return table, findings


def _no_header(roster: Pack) -> Texts:
    first, *others = [column.label for column in roster.workbooks[0].columns]
    return say(
        f"没有找到名单的表头，要有“{pick(first, 'zh')}”和至少一列别的："
        f"{'、'.join(pick(label, 'zh') for label in others)}。",
        f"It has no header with {pick(first, 'en')} and at least one more of: "
        f"{', '.join(pick(label, 'en') for label in others)}.",
    )


def _refused(path: Path, reason: Texts, cell: str | None = None) -> StagebookError:
    at = f" {cell}" if cell else ""
    return StagebookError(
        f"不能按名单 {path.name}{at} 生成：{reason['zh']}空白的名单用 stagebook roster 生成。",
        f"the roster {path.name}{at} cannot be used. {reason['en']} "
        "A blank one comes from: stagebook roster",
    )
