"""Runs rules on small tables written in the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from stagecheck.engine import run_rules
from stagecheck.findings import Finding
from stagecheck.policy import Policy, Selection
from stagecheck.reading.files import read_file
from stagecheck.reading.loading import Loader
from stagecheck.reading.raw import Raw
from stagecheck.reading.submissions import find_submissions
from stagecheck.rules.base import Example
from stagecheck.rules.examples import sheets
from stagemodel.load import load_pack
from support.example_files import completed, write_example

PACK = load_pack()


class Here:
    """Reads files in this process; what a process of their own adds, the tests of reading prove."""

    def read_all(self, paths: Sequence[Path]) -> Iterator[Raw]:
        return map(read_file, paths)


@pytest.fixture(scope="package")
def loader() -> Loader:
    return Loader(PACK, Here())


Check = Callable[..., list[Finding]]


@pytest.fixture
def check(loader: Loader, tmp_path: Path) -> Check:
    """Check tables as real files; `codes` are the rules that may speak."""

    def run(text: str, *codes: str, today: str = "2024-06-01") -> list[Finding]:
        parts = [completed(sheet, PACK, "zh") for sheet in sheets(Example(text), PACK, "zh")]
        write_example(parts, tmp_path, PACK)
        (found,) = find_submissions([tmp_path])
        submission = loader.load(found)
        policy = Policy(PACK, date.fromisoformat(today), Selection(select=codes))
        return run_rules(submission, policy).findings

    return run
