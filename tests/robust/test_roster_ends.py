"""Handing out, killed or out of disk at any step: a team's folder is whole or not there."""

import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack
from stagemodel.roster import load_roster

TESTS = Path(__file__).resolve().parent.parent
TEAMS = ("华东", "华南")
KIT = {"客户信息跟踪表.xlsx", "合同关键信息表.xlsx"}
OPTIONS = ["--lang", "zh", "--only", "customer-tracking", "--only", "contract-terms"]
posix = pytest.mark.skipif(os.name == "nt", reason="limits and signals of POSIX")


def hand_out(ending, step, out, roster):
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    }
    words = [ending, str(step), str(out), "new", str(out), "--roster", str(roster), *OPTIONS]
    return subprocess.run(
        [sys.executable, "-m", "support.faults", *words],
        capture_output=True, timeout=60, check=False, env=env | {"PYTHONUTF8": "1"},
    )  # fmt: skip


@posix
@pytest.mark.parametrize("ending", ["kill", "full"])
def test_handing_out_ended_before_any_of_its_steps(tmp_path, ending):
    rows = {"roster": [{"team": team} for team in TEAMS]}
    [data] = build_workbooks(load_roster(load_pack()), Order("zh"), rows).values()
    roster = tmp_path / "名单.xlsx"
    roster.write_bytes(data)

    def attempt(step):
        out = tmp_path / str(step)
        ended = hand_out(ending, step, out, roster).returncode
        made = [folder for folder in out.glob("*") if not folder.name.startswith(".stagebook-")]
        assert {folder.name for folder in made} <= set(TEAMS)
        for folder in made:
            assert {path.name for path in folder.iterdir()} == KIT
            assert all(zipfile.ZipFile(path).testzip() is None for path in folder.iterdir())
        if ending == "kill" and step % 3 == 0:
            # Running it again makes the rest: only what was made whole is left alone.
            assert hand_out("count", 0, out, roster).returncode == (1 if made else 0)
            assert all((out / team).is_dir() for team in TEAMS)
        return ended not in (0, 1)

    steps = int(hand_out("count", 0, tmp_path / "count", roster).stderr.split()[-1])
    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(attempt, range(1, steps + 1)))
    assert all(ended) if ending == "kill" else any(ended)
