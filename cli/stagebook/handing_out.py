"""Handing out: a folder for every team of a roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from stagebook.roster import Roster
from stagebook.roster_rows import Remark
from stagecheck.findings import say
from stagegen.kits import Kits
from stagegen.writing import is_free, write_files, write_folder


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What became of a roster."""

    folders: list[Path] = field(default_factory=list)
    files: int = 0
    left_alone: list[Remark] = field(default_factory=list)
    """Teams whose folder was there."""


def hand_out(
    roster: Roster,
    kits: Kits,
    out: Path,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> HandedOut:
    """Write the kit of every team into its folder in `out`; `progress` is told how many are done.

    A folder is written whole or not at all. One that holds files is left alone, or with `force`
    its files of the same names are replaced. Raises StagebookError where the disk refuses.
    """
    done, left, count = [], [], 0
    for number, team in enumerate(roster.teams, start=1):
        folder = out / team.folder
        if force or is_free(folder):
            files = kits.build(team.order)
            if is_free(folder):
                write_folder(files, folder)
            else:
                write_files(files, folder, force)
            done.append(folder)
            count += len(files)
        else:
            words = say(f"文件夹 {folder} 里已有文件，没有改动。", f"{folder} holds files already.")
            left.append(Remark(team.cell, words))
        if progress:
            progress(number, len(roster.teams))
    return HandedOut(done, count, left)
