"""The order in which a report tells things."""

from __future__ import annotations

from stagecheck.findings import Finding
from stagecheck.report import FileReport
from stagemodel.patterns import compiled


def report_order(finding: Finding) -> tuple[object, ...]:
    """The order of findings in a report: submission, file, sheet, row, column, code."""
    row, column = cell_order(finding.at.cell)
    part = tuple(int(number) for number in compiled(r"\d+").findall(finding.at.part or ""))
    return (
        finding.submission, finding.at.file, finding.at.sheet or "", finding.at.part is not None,
        (finding.at.part or "").split(" ")[0] == "table", part, row, column, finding.code,
        finding.message.get("en", ""),
    )  # fmt: skip


def cell_order(cell: str | None) -> tuple[int, int]:
    """Row and column of an address such as `H4`, for sorting; (0, 0) where there is none."""
    match = compiled(r"([A-Z]+)(\d+)").fullmatch(cell or "")
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def file_order(file: FileReport) -> tuple[object, ...]:
    """The order of files in a report: submission, path."""
    return file.submission, file.path
