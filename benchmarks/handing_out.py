"""Folders for a thousand teams: from a roster against one by one, both in this process."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from measure import in_turns, table

from stagebook.handing_out import hand_out
from stagebook.roster import Roster, Team
from stagegen.kits import Kits
from stagegen.workbooks import Order
from stagegen.writing import write_files
from stagemodel.load import load_pack

TEAMS, ALONE, ROUNDS = 1000, 10, 2
MADE = datetime(2024, 6, 1)


def teams() -> Iterator[Team]:
    """Give teams without two alike: companies of their own, one to eight people, two languages."""
    for number in count():
        people = tuple(f"张{number}{letter}" for letter in "甲乙丙丁戊己庚辛"[: number % 8 + 1])
        order = Order("zh" if number % 3 else "en", f"云帆{number}软件", "2024年6月", people)
        yield Team(f"A{number + 4}", f"team-{number}", order)


def handing_out(folder: Path) -> str:
    """Compare the time a team takes, generated and written."""
    pack, source = load_pack(), teams()
    out = folder / "out"

    def one_by_one() -> None:
        for _, team in zip(range(ALONE), source, strict=False):
            write_files(Kits(pack, MADE).build(team.order), out / team.folder)

    def from_roster() -> None:
        roster = Roster([team for _, team in zip(range(TEAMS), source, strict=False)])
        hand_out(roster, Kits(pack, MADE), out)
        shutil.rmtree(out)

    times = in_turns({"alone": one_by_one, "roster": from_roster}, ROUNDS)
    each = {
        "stagebook new, in process": [seconds / ALONE for seconds in times["alone"]],
        f"stagebook new --roster, {TEAMS} rows": [s / TEAMS for s in times["roster"]],
    }
    return table("A team's folder (4 workbooks, blank minutes), generated and written", each)
