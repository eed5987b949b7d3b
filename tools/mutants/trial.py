"""Runs the tests against one mutant, in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
from parts import ROOT, Candidate

SURVIVED, KILLED, ELSEHOW = 0, 1, 3
HEAVY = ("pytest", "hypothesis", "openpyxl", "docx", "lxml.etree", "msgspec", "opencc", "rapidfuzz",
         "python_calamine", "holidays", "jinja2", "docxtpl", "rich.console")  # fmt: skip
"""What the tests import that is no part of us: loaded once, before the mutants."""
OPTIONS = ("-x", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist")
LONGEST = 300
"""Seconds. No test takes as long, whatever else the machine does."""


def quiet(folder: Path) -> None:
    """Print to a file of the folder."""
    output = os.open(folder / "output", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)


def settle(folder: Path) -> None:
    """Keep what tests leave behind in a folder; let neither luck nor a busy machine tell."""
    import hypothesis  # noqa: PLC0415  # loaded beforehand in the process that this one comes from

    os.chdir(ROOT)
    for name in ("PYTEST_DEBUG_TEMPROOT", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        os.environ[name] = str(folder)
    # What a conftest registers later builds upon this one.
    hypothesis.settings.register_profile(
        "mutants", deadline=None, derandomize=True, database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    hypothesis.settings.load_profile("mutants")


def limit(seconds: float) -> None:
    """End this process soon where a test goes round in circles; Windows has but LONGEST."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415
        import signal  # noqa: PLC0415

        # Of this process's work, which a busy machine does not lengthen.
        signal.setitimer(signal.ITIMER_PROF, 10 + 10 * seconds)
        signal.alarm(LONGEST)
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


class _Changed(SourceFileLoader):
    """Finds and loads one module from other code than that of its file."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        super().__init__(name, str(path))
        self._code = code

    def find_spec(
        self, name: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        mine = name == self.name
        return spec_from_file_location(name, self.path, loader=self) if mine else None

    def get_code(self, fullname: str) -> CodeType:
        return self._code


class _Order:
    """A plugin of pytest that runs some tests in an order."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds
        self._rank = {test: rank for rank, test in enumerate(seconds)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._rank),
            key=lambda item: self._rank[item.nodeid],
        )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        limit(self._seconds[item.nodeid])
        return (yield)


def attempt(
    candidate: Candidate | None, folders: tuple[str, ...], seconds: dict[str, float], temp: Path
) -> None:
    """Import all anew with a mistake, or none, and run tests in their order.

    `seconds` is how long each takes. The exit status tells the outcome.
    """
    quiet(temp)
    settle(temp)
    if candidate is not None:
        # The finder stands first: no other one sees the module's name.
        sys.meta_path.insert(0, _Changed(candidate.module, candidate.path, candidate.code()))
    status = pytest.main([*OPTIONS, *folders], plugins=[_Order(seconds)])
    # Not sys.exit: whatever the mutant has left behind must not hold the process up.
    os._exit(SURVIVED if status == pytest.ExitCode.OK else KILLED)
