"""Runs the rules over one submission: the unit of work of every check."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from stagecheck.facts import Facts
from stagecheck.findings import Finding, Hit
from stagecheck.rules import RULES
from stagecheck.rules.base import Rule
from stagemodel.errors import StagebookError
from stagemodel.pack import Pack
from stagemodel.submission import Submission


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules speak: codes, or beginnings of codes such as `S`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = [rule.code for rule in RULES]
        for wanted in (*self.select, *self.ignore):
            if not any(code.startswith(wanted) for code in known):
                raise StagebookError(
                    f"没有规则 {wanted}。用 stagebook rules 查看全部规则。",
                    f"there is no rule {wanted}. See them all with: stagebook rules",
                )

    def admits(self, code: str) -> bool:
        """Whether the rule with this code speaks."""
        return (not self.select or code.startswith(self.select)) and not (
            self.ignore and code.startswith(self.ignore)
        )


def run_rules(
    submission: Submission, pack: Pack, today: date, selection: Selection
) -> list[Finding]:
    """Check one submission.

    `today` is the day everything is judged by. The findings come in the report's order: by file,
    sheet, row, column, code.
    """
    facts = Facts(submission, pack, today)
    findings = [
        _finding(rule, hit, facts)
        for rule in RULES
        if selection.admits(rule.code) and _has_what_it_needs(rule.needs, facts)
        for hit in rule.check(facts)
    ]
    return sorted(findings, key=report_order)


def _has_what_it_needs(needs: Collection[str], facts: Facts) -> bool:
    for need in needs:
        book, _, column = need.partition(".")
        if book == "minutes":
            if not facts.minutes:
                return False
            continue
        table = facts.table(book)
        if table is None or (not table.rows and not table.workbook.empty_is_normal):
            return False
        if column and column not in table.headers:
            return False
    return True


def _finding(rule: Rule, hit: Hit, facts: Facts) -> Finding:
    severity = hit.severity or facts.pack.rules[rule.code].severity or "warning"
    return Finding(
        rule.code, rule.name, severity, facts.submission.name, hit.at, hit.message,
        hit.related, hit.found, hit.suggestion, hit.fix,
    )  # fmt: skip


def report_order(finding: Finding) -> tuple[object, ...]:
    """The order of findings in a report: submission, file, sheet, row, column, code."""
    row, column = cell_order(finding.at.cell)
    part = tuple(int(number) for number in re.findall(r"\d+", finding.at.part or ""))
    return (
        finding.submission, finding.at.file, finding.at.sheet or "", finding.at.part is not None,
        (finding.at.part or "").split(" ")[0] == "table", part, row, column, finding.code,
        finding.message.get("en", ""),
    )  # fmt: skip


def cell_order(cell: str | None) -> tuple[int, int]:
    """Row and column of an address such as `H4`, for sorting; (0, 0) where there is none."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell or "")
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
