"""A roster of teams read: an order a row, and why a row gives none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from stagebook.roster_file import UNKNOWN_HEADER, WRONG_CELLS, read_roster_file
from stagebook.roster_rows import Remark, order_of, refusals, written
from stagecheck.findings import Finding, say
from stagegen.names import safe_name
from stagegen.workbooks.order import Order, chosen_columns, chosen_workbooks
from stagemodel.pack import Pack
from stagemodel.roster import TEAM, load_roster
from stagemodel.texts import Texts


@dataclass(frozen=True, slots=True)
class Team:
    """A row that can be made."""

    cell: str
    """Where the team's name stands."""
    folder: str
    order: Order


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read."""

    teams: list[Team] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    """Why rows are not made; several things may be wrong with one."""
    notes: list[Remark] = field(default_factory=list)


def read_roster(path: Path, pack: Pack, order: Order, today: date) -> Roster:
    """Read a roster for `pack`; `order` gives what a row leaves blank, and what all have alike.

    Raises StagebookError where the file is missing or cannot be read, is no roster or has no
    teams, and for an `order` that the pack cannot fill.
    """
    chosen_columns(chosen_workbooks(pack, order), order)
    table, findings = read_roster_file(path, load_roster(pack), today)
    roster = Roster(notes=[*_unused_columns(findings)])
    wrong: dict[str, list[Remark]] = {}
    for finding in findings:
        if finding.code in WRONG_CELLS and finding.at.cell:
            remark = _remark(finding, finding.message)
            wrong.setdefault(_row_number(remark.cell), []).append(remark)
    folders: list[str] = []
    for row in table.rows:
        own = order_of(row, order)
        refused = wrong.get(str(row.number)) or [*refusals(row, own, pack)]
        if refused:
            roster.refused.extend(refused)
            continue
        cell, wish = row.cells[TEAM].ref, safe_name(written(row, TEAM))
        folder = safe_name(wish, folders)
        folders.append(folder)
        if folder != wish:
            words = say(
                f"前面已有同名的文件夹，这一行放进 {folder}。",
                f"an earlier row has a folder of this name; this one is {folder}.",
            )
            roster.notes.append(Remark(cell, words))
        roster.teams.append(Team(cell, folder, own))
    return roster


def _unused_columns(findings: list[Finding]) -> Iterator[Remark]:
    for finding in findings:
        if finding.code == UNKNOWN_HEADER:
            words = say(
                f"表头“{finding.found}”不是名单的列，没有采用。",
                f'the header "{finding.found}" is no column of a roster and is not used.',
            )
            yield _remark(finding, words)


def _remark(finding: Finding, message: Texts) -> Remark:
    """Put a message and the finding's suggestion together."""
    more = finding.suggestion or {}
    words = {
        lang: f"{text}{'' if lang == 'zh' else ' '}{more.get(lang, '')}".strip()
        for lang, text in message.items()
    }
    return Remark(finding.at.cell or "", words)


def _row_number(cell: str) -> str:
    return re.sub(r"\D", "", cell)
