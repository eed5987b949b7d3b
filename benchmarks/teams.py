"""A head office's folder: hundreds of teams, four workbooks of 50 rows each."""

import shutil
from itertools import cycle
from pathlib import Path

from material import ROWS, submission

_DISTINCT = 50
"""So many teams are written row by row; the others are theirs once more, in other bytes."""


def write_teams(folder: Path, count: int) -> Path:
    """Write `count` submissions below `folder`, no two of whose files have the same bytes."""
    made = folder.with_name(f"{folder.name}-made")
    made.mkdir()
    kits = []
    for number in range(min(count, _DISTINCT)):
        books = sorted(submission(made, number * ROWS).glob("*.xlsx"))
        kits.append({path.name: path.read_bytes() for path in books})
    shutil.rmtree(made)
    for number, kit in zip(range(count), cycle(kits), strict=False):
        team = folder / f"{number // 100:03}区" / f"{number:05}组"
        team.mkdir(parents=True)
        for name, data in kit.items():
            # A zip's comment is no part of what it holds.
            comment = b"%08d" % number
            (team / name).write_bytes(data[:-2] + len(comment).to_bytes(2, "little") + comment)
    return folder
