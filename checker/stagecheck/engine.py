"""Runs the rules over one submission."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from stagecheck.facts import Facts
from stagecheck.findings import Finding
from stagecheck.order import report_order
from stagecheck.policy import Policy, Selection
from stagecheck.rules import CODES, TOLD, only_with, rule_of
from stagecheck.rules.base import Rule
from stagecheck.rules.told import codes_told
from stagecheck.suppression.baseline import Known
from stagecheck.suppression.sifting import sift
from stagemodel.submission import Submission

_ACROSS = "RSDTM"
"""Families of rules that look at several workbooks."""
__all__ = ["Outcome", "Selection", "run_rules"]

for _code in CODES:
    if _code not in TOLD and not only_with(_code):
        rule_of(_code)  # while the reader reads: later it would be waited for


class Outcome(Struct, frozen=True):
    """What checking one submission gave."""

    findings: list[Finding]
    """In the report's order: by file, sheet, row, column, code."""
    silenced: int
    """How many more were suppressed by comments and the baseline."""


def run_rules(
    submission: Submission,
    policy: Policy,
    company: Sequence[Rule] = (),
    known: Mapping[Known, int] = {},  # never changed
) -> Outcome:
    """Check one submission by the built-in rules and those of the company.

    `known` is how often each finding was there before, by a baseline.
    """
    facts = Facts(submission, policy.pack, policy.today)
    silent = TOLD - codes_told(facts)
    admits = policy.selection.admits
    called = [code for code in CODES if code not in silent and admits(code)]
    rules = [rule_of(code) for code in called if _has_what_it_needs(only_with(code), facts)]
    rules += [rule for rule in company if admits(rule.code)]
    ran = [r for r in rules if not r.last and _has_what_it_needs(r.needs, facts)]
    findings = [finding for rule in ran for finding in _findings(rule, facts, policy.selection)]
    codes = silent.union(rule.code for rule in ran)
    catalogue = {*CODES, *(rule.code for rule in company)}

    def is_told(code: str, workbook: str | None) -> bool:
        if code not in catalogue:
            return True  # and so never silences anything
        alone = code[0] not in _ACROSS or _is_whole(facts)
        return alone and code in codes and admits(code, workbook)

    sifted = sift(findings, submission, known, is_told)
    facts.unused = sifted.unused
    last = [f for rule in rules if rule.last for f in _findings(rule, facts, policy.selection)]
    return Outcome(sorted([*sifted.told, *last], key=report_order), sifted.silenced)


def _is_whole(facts: Facts) -> bool:
    """Whether all is there that rules look at across workbooks: else they may find too little."""
    files = facts.submission.files
    return (
        facts.submission.is_folder
        and all(file.status != "unreadable" for file in files)
        and all(facts.table(book.id) for book in facts.pack.workbooks if book.required)
    )


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


def _findings(rule: Rule, facts: Facts, selection: Selection) -> Iterator[Finding]:
    severity = facts.pack.rules[rule.code].severity or "warning"
    for hit in rule.check(facts):
        if selection.admits(rule.code, hit.at.workbook):
            yield Finding(
                rule.code, rule.name, hit.severity or severity, facts.submission.name, hit.at,
                hit.message, hit.related, hit.found, hit.suggestion, hit.fix,
            )  # fmt: skip
