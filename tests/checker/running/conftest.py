"""A region's folder: the samples as teams, one of them with a file that kills its reader."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from stagecheck.planning import Given, plan
from stagecheck.reading.submissions import find_submissions
from stagecheck.task import Task
from support.files import parts_of, with_parts

FLAWED = Path(__file__).resolve().parents[3] / "samples" / "flawed"
TODAY = date(2024, 6, 1)
FAR = b'<row r="2"><c r="Z1000000"><v>1</v></c><c r="A2"><v>1</v></c></row></sheetData>'
"""Rows that lie about their cells: the value reader takes all memory there is."""


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tests read it only."""
    folder = tmp_path_factory.mktemp("region") / "大区"
    for sample in sorted(FLAWED.iterdir()):
        shutil.copytree(sample, folder / sample.name)
    data = (FLAWED / "team" / "销售阶段进度表.xlsx").read_bytes()
    sheet = "xl/worksheets/sheet1.xml"
    part = parts_of(data)[sheet].replace(b"</sheetData>", FAR)
    (folder / "overdue-stage" / "毒.xlsx").write_bytes(with_parts(data, {sheet: part}))
    return folder


@pytest.fixture
def tasks(region: Path) -> tuple[Task, ...]:
    return plan(find_submissions([region]), Given(), TODAY).tasks
