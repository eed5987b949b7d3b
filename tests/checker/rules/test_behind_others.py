"""Every rule finds its wrong example behind the rows of a customer with whom all is well."""

import re

import pytest
from openpyxl.utils import get_column_letter

from stagecheck.rules import built_in_rules
from stagecheck.rules.base import Example, Rule
from stagecheck.rules.examples import MARK, sheets
from stagemodel.load import load_pack
from support.example_files import completed

PACK = load_pack()
ALONE = {
    "F": "about files and sheets as a whole",
    "V009": "its two rows are what is wrong",
    "V012": "its two customers are what is wrong",
    "D004": "the rows of a customer who is not tracked may hold the latest date",
    "D009": "about a file as a whole",
    "M006": "about minutes as a whole",
}


def sections(example):
    """The tables of an example: kind, notes, header, rows."""
    for part in f"\n{example.text.strip()}".split("\n# ")[1:]:
        kind, *lines = [line for line in part.splitlines() if line.strip()]
        notes = [line for line in lines if line.startswith("!")]
        table = [line for line in lines if not line.startswith("!")]
        split = 0 if kind == "minutes" else 1
        yield kind, notes, table[:split], table[split:]


def renamed(line):
    line = re.sub(r"(HT\d{8})\b", r"\1-99", line.replace(MARK, ""))
    return line.replace("Yunfan", "Hengda")


def behind_others(rule):
    """The wrong example with the right one's rows before its own, as those of another customer."""
    right = {kind: (header, rows) for kind, _, header, rows in sections(rule.right)}
    parts = []
    for kind, notes, header, rows in sections(rule.wrong):
        plain = [line.replace(MARK, "").split() for line in header]
        before = []
        if kind in right and kind != "minutes":
            theirs, others = right[kind]
            if [line.split() for line in theirs] == plain:
                before = [renamed(line) for line in others]
        parts.append("\n".join([f"# {kind}", *notes, *header, *before, *rows]))
    if "minutes" in right:
        parts.insert(0, "\n".join(["# minutes", *map(renamed, right["minutes"][1])]))
    return Example("\n".join(parts), rule.wrong.today)


SKIPPED = {
    "海天贸易有限公司": "on-hold",
    "明德学校": "after-sales",
    "长风物流有限公司": "discovery",
}
"""Customers about whom nothing but their stage is known."""


def behind_skipped(rule):
    """The wrong example behind rows, and minutes, that say next to nothing."""
    parts = [f"# minutes\ncustomer | {name}" for name in SKIPPED]
    for kind, notes, header, rows in sections(rule.wrong):
        before = []
        if header and "customer" in header[0].split():
            columns = [column.removesuffix(MARK).strip() for column in header[0].split("|")]
            for name, stage in SKIPPED.items():
                known = {"customer": name, "stage": stage}
                before.append(" | ".join(known.get(column, "") for column in columns))
        parts.append("\n".join([f"# {kind}", *notes, *header, *before, *rows]))
    return Example("\n".join(parts), rule.wrong.today)


RULES_OF_ROWS = [rule for rule in built_in_rules() if not rule.code.startswith(tuple(ALONE))]


@pytest.mark.parametrize("behind", [behind_others, behind_skipped])
@pytest.mark.parametrize("rule", RULES_OF_ROWS, ids=lambda rule: rule.code)
def test_the_first_row_is_not_the_last_word(rule: Rule, behind, check):
    example = behind(rule)
    findings = check(example.text, rule.code, today=example.today)
    parts = [completed(sheet, PACK, "zh") for sheet in sheets(example, PACK, "zh")]
    (sheet,) = [sheet for sheet in parts if sheet.marked]
    row, column = sheet.marked
    if sheet.kind != "minutes":
        assert f"{get_column_letter(column + 1)}{row + 2}" in [f.at.cell for f in findings]
    else:
        assert findings
    assert not [f for f in findings if "恒达" in (f.at.row or "")]
