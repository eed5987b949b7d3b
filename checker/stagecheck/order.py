"""The order in which a report tells things."""

from __future__ import annotations

from stagecheck.findings import Finding
from stagecheck.report import FileReport
from stagemodel.patterns import compiled


def report_order(finding: Finding) -> tuple[object, ...]:
    """The order of findings in a report: submission, file, sheet, row, column, code."""
    row, column = cell_order(finding.at.cell)
    at = finding.at
    part = at.part or ""
    numbers = tuple(map(int, compiled(r"\d+").findall(part))) if part else ()
    return (
        finding.submission, at.file, at.sheet or "", at.part is not None,
        part.split(" ")[0] == "table", numbers, row, column, finding.code,
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
