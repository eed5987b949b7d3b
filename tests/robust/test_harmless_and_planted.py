"""However a team lays out its rows, the same is found; and a fault planted in them is found.

Layouts are drawn: columns in any order, headers lower, further right and in other spellings,
choices in traditional characters, both date systems, full-width characters.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from robust.teams import PACK, Layout, layouts, read_team, write_workbook
from stagecheck.engine import run_rules
from stagecheck.policy import Policy
from stagecheck.reading.loading import Loader
from stagecheck.reading.reader import Reader
from stagecheck.reading.submissions import find_submissions
from stagemodel.values.text import normalise

CLEAN = ("ok/team-zh", date(2025, 6, 20))
FLAWED = ("flawed/team", date(2025, 6, 20))
BOOKS = ("customer-tracking", "stage-progress", "customer-needs", "contract-terms")


# Each example is a submission written and read: what fails is small enough to be read as it is.
slow = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def find(tmp_path_factory):
    """Write rows in layouts beside the team's documents, and give the findings."""
    with Reader() as reader:
        loader = Loader(PACK, reader)

        def run(team, rows, layouts_of):
            folder = tmp_path_factory.mktemp("team") / "华东"
            folder.mkdir()
            for book, layout in layouts_of.items():
                data = write_workbook(book, rows[book], layout)
                (folder / f"{book}.xlsx").write_bytes(data)
            for name, data in team.documents.items():
                (folder / name).write_bytes(data)
            (found,) = find_submissions([folder])
            return run_rules(loader.load(found), Policy(PACK, team.as_of)).findings

        yield run


def plain(team):
    return {book: Layout(tuple(team.rows[book][0])) for book in BOOKS}


def told(findings):
    """What is said of what, wherever it now stands."""
    return sorted(
        (f.code, f.at.workbook or "", f.at.column or "", normalise(f.at.row or ""), f.at.part or "",
         len(f.related))
        for f in findings
    )  # fmt: skip


@pytest.fixture(scope="module")
def usual(find):
    """What is found in the plain layout, by sample."""
    teams = {name: read_team(name, as_of) for name, as_of in (CLEAN, FLAWED)}
    return {name: told(find(team, team.rows, plain(team))) for name, team in teams.items()}


def test_the_samples_are_what_they_are_taken_for(usual):
    assert usual[CLEAN[0]] == []
    assert len(usual[FLAWED[0]]) > 10


@pytest.mark.parametrize(("name", "as_of"), [CLEAN, FLAWED], ids=["clean", "flawed"])
@settings(slow, max_examples=20)
@given(data=st.data())
def test_the_layout_changes_nothing(find, usual, name, as_of, data):
    team = read_team(name, as_of)
    drawn = {book: data.draw(layouts(team, book)) for book in BOOKS}
    assert told(find(team, team.rows, drawn)) == usual[name]


@dataclass(frozen=True)
class Fault:
    """One wrong cell: which, in which rows, and what is found for it."""

    code: str
    book: str
    column: str
    value: Any
    """The value, or what makes it of the right one."""
    rows: Callable[[dict[str, Any]], bool] = lambda row: True
    follows: tuple[str, ...] = ()
    """Other rules that have something to say of the same mistake."""

    at: str = ""
    """The column that the finding stands in, where it is another."""

    def __str__(self):
        return f"{self.code}-{self.book}-{self.column}"


def is_open(row):
    return row["stage"] not in ("搁置", "流失", "售后维护")


def has(column):
    return lambda row: row[column] is not None


def long_ago(value):
    """More than a week before the day of the check."""
    return isinstance(value, datetime) and value < datetime(2025, 6, 13)


def no_contract(row):
    return row["stage"] in ("需求挖掘", "方案定制", "商务谈判")


LATER = ("方案定制", "商务谈判", "合同签订")


CUSTOMERS, STAGES, NEEDS, CONTRACTS = BOOKS
FAULTS = [
    Fault("V001", CUSTOMERS, "industry", None),
    Fault("V001", CUSTOMERS, "contact", "  "),
    Fault("V001", CUSTOMERS, "first-contact", None),
    Fault("V001", STAGES, "due", None, is_open),
    Fault("V001", NEEDS, "description", None),
    Fault("V001", NEEDS, "confirmer", None, has("confirmed"), follows=("S005",)),
    Fault("V001", CONTRACTS, "payment", None, follows=("T013",)),
    Fault("V001", CONTRACTS, "archive", None),
    Fault("V002", CUSTOMERS, "size", "很大"),
    Fault("V002", STAGES, "stage", "商务谈叛", is_open),
    Fault("V002", NEEDS, "priority", "紧急中的紧急"),
    Fault("V003", CUSTOMERS, "first-contact", lambda day: f"{day.year}年{day.month}月{day.day}日"),
    Fault("V003", NEEDS, "confirmed", lambda day: f"{day:%Y.%m.%d}", has("confirmed")),
    Fault("V004", STAGES, "started", "2025-02-30"),
    Fault("V004", CONTRACTS, "signed", "下周三"),
    Fault("V013", STAGES, "started", "3/4/25"),
    Fault("V005", CONTRACTS, "amount", lambda amount: f"{amount}"),
    Fault("V005", CONTRACTS, "amount", lambda amount: f"{amount}万"),
    Fault("V006", CONTRACTS, "amount", "面议价格表"),
    Fault("V007", CONTRACTS, "amount", -5),
    Fault("V008", CONTRACTS, "number", "HT2025", follows=("T005", "T008")),
    Fault("V010", CUSTOMERS, "contact", lambda name: f"\u3000{name}"),
    Fault("V010", STAGES, "todo", lambda text: f"{text}\u200b", has("todo")),
    Fault("V011", NEEDS, "kind", "待定"),
    Fault("V014", NEEDS, "priority", "High", lambda row: row["priority"] == "高"),
    Fault("F011", CONTRACTS, "amount", "=85+1"),
    Fault("F011", STAGES, "started", "=TODAY()"),
    Fault("F012", CONTRACTS, "amount", "#REF!"),
    Fault("F012", CUSTOMERS, "notes", "#N/A", lambda row: row["stage"] != "流失"),
    Fault("R001", NEEDS, "customer", "青岛无名商贸有限公司", follows=("S005",)),
    Fault("R003", CONTRACTS, "owner", "王无名"),
    Fault("S008", STAGES, "todo", None, is_open),
    Fault("S003", CUSTOMERS, "stage", "方案定制", lambda row: row["stage"] == "需求挖掘"),
    Fault("S009", STAGES, "done", None, lambda row: is_open(row) and long_ago(row["started"])),
    Fault("S010", STAGES, "risks", None, lambda row: row["stage"] in LATER),
    Fault("S012", CUSTOMERS, "notes", None, lambda row: row["stage"] == "流失", at="stage"),
    Fault("D002", CUSTOMERS, "expected-close", date(2025, 6, 19), no_contract),
    Fault("D003", STAGES, "started", date(2025, 5, 20), lambda row: row["stage"] == "需求挖掘",
          follows=("D004",)),
    Fault("D008", CUSTOMERS, "expected-close", date(2025, 6, 22), no_contract),
    Fault("T010", CONTRACTS, "archive", "审核中", lambda row: long_ago(row["signed"])),
    Fault("D001", STAGES, "due", date(2025, 6, 19), is_open, follows=("D006", "D008")),
    Fault("D005", CUSTOMERS, "first-contact", date(2025, 6, 21), follows=("D006",)),
    Fault("D005", STAGES, "started", date(2025, 6, 21), is_open, follows=("D006",)),
    Fault("D007", CUSTOMERS, "first-contact", date(1925, 3, 1)),
    Fault("D006", NEEDS, "confirmed", date(2024, 12, 31), has("confirmed")),
    Fault("T006", CONTRACTS, "payment", "30%预付款,60%验收款", follows=("T002",)),
    Fault("T012", CONTRACTS, "delivery", "尽快", follows=()),
    Fault("T009", CONTRACTS, "signed", None, lambda row: row["archive"] == "已归档",
          follows=("D012", "S005")),
    Fault("T011", CONTRACTS, "number", lambda number: "HT20251332" + number[10:],
          follows=("T005", "T008")),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@settings(slow, max_examples=3)
@given(data=st.data())
def test_a_planted_fault_is_found_at_its_cell(find, fault, data):
    team = read_team(*CLEAN)
    rows = deepcopy(dict(team.rows))
    places = [n for n, row in enumerate(rows[fault.book]) if fault.rows(row)]
    number = data.draw(st.sampled_from(places))
    row = rows[fault.book][number]
    row[fault.column] = fault.value(row[fault.column]) if callable(fault.value) else fault.value
    drawn = plain(team) | {fault.book: data.draw(layouts(team, fault.book))}
    findings = find(team, rows, drawn)
    column = fault.at or fault.column
    cell = drawn[fault.book].address(number, column)
    found = [f for f in findings if f.code == fault.code]
    assert [(f.at.workbook, f.at.column, f.at.cell) for f in found] == [(fault.book, column, cell)]
    assert {f.code for f in findings} - {fault.code} <= set(fault.follows)
