"""Reports made by hand, for the reporters' tests."""

from datetime import date
from types import SimpleNamespace

import pytest

from stagecheck.findings import Finding, Place, Related, say
from stagecheck.report import FileReport, Report
from stagemodel.problem import Fix

TRACKING = "华东/客户信息跟踪表.xlsx"
PROGRESS = "华东/销售阶段进度表.xlsx"


def cell(ref: str, column: str, row: str = "云帆软件有限公司") -> Place:
    return Place(TRACKING, "客户信息跟踪表", ref, "customer-tracking", column, row)


def finding(code: str, at: Place, message: str, **more: object) -> Finding:
    rule, severity = {
        "S003": ("stage-conflict", "error"),
        "V001": ("missing-value", "error"),
        "V003": ("text-date", "warning"),
        "F001": ("unreadable-file", "error"),
        "M001": ("unfilled-field", "error"),
    }[code]
    values: dict[str, object] = {"related": (), "found": "", "suggestion": None, "fix": None}
    values |= more
    return Finding(
        code=code, rule=rule, severity=severity, submission=at.file.split("/")[0], at=at,
        message=say(message, f"en {message}"), **values,
    )  # fmt: skip


def conflict() -> Finding:
    there = Place(PROGRESS, "销售阶段进度表", "B4", "stage-progress", "stage", "云帆软件")
    return finding(
        "S003", cell("H4", "stage"), "“云帆软件有限公司”两表的阶段不一致。",
        related=(Related(there, say("当前阶段行", "the current row")),),
        found="方案定制阶段", suggestion=say("商务谈判", "Negotiation"),
    )  # fmt: skip


def checked(path: str, workbook: str = "customer-tracking", rows: int = 12) -> FileReport:
    return FileReport(path, path.split("/", maxsplit=1)[0], "checked", (workbook,), rows, {})


def report(*findings: Finding, files: tuple[FileReport, ...] = ()) -> Report:
    files = files or (checked(TRACKING), checked(PROGRESS, "stage-progress", 9))
    return Report(date(2024, 6, 1), "standard", "1.0", files, findings)


def text_date(ref: str) -> Finding:
    return finding(
        "V003", cell(ref, "first-contact", ""), "日期是文字。", found="2024.3.15",
        fix=Fix("safe", "2024-03-15"),
    )  # fmt: skip


@pytest.fixture
def reports() -> SimpleNamespace:
    """What the tests make reports of."""
    return SimpleNamespace(
        cell=cell, finding=finding, conflict=conflict, checked=checked, report=report,
        text_date=text_date, tracking=TRACKING, progress=PROGRESS,
    )  # fmt: skip
