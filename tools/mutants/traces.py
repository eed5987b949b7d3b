"""Which tests run which lines, and how long each test takes."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

SHARED = ""
"""In the place of a test: while modules are imported, tests collected, shared fixtures made."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What one run of all tests of a part showed."""

    lines: dict[Path, dict[int, list[str]]]
    """By line of a module the tests that run it, SHARED among them."""
    seconds: dict[str, float]
    """By test, in the order in which they are best run: those of a folder together, quick first."""

    def tests(self, path: Path, lines: range) -> tuple[list[str], bool]:
        """Give the tests that run a statement in their order, and whether it is SHARED.

        What runs before any test may be kept by a module, so any test may notice it.
        """
        by_line = self.lines.get(path, {})
        found = {test for line in lines for test in by_line.get(line, ())}
        if SHARED not in found:
            return [test for test in self.seconds if test in found], False
        return sorted(self.seconds, key=lambda test: test not in found), True


class Tracer:
    """A plugin of pytest that sees what each test runs. Makes `traces`."""

    def __init__(self, folder: Path) -> None:
        self._coverage = Coverage(data_file=None, config_file=False, source=[str(folder)])
        self._seconds: dict[str, float] = {}
        self._test = SHARED

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Iterator[Any]:
        """Start before any of our modules is imported."""
        self._coverage.start()
        self._coverage.switch_context(SHARED)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Note a test's lines under its name. What an earlier test left in a cache is run again."""
        _forget()
        self._test = item.nodeid
        self._coverage.switch_context(item.nodeid)
        start = time.perf_counter()
        try:
            return (yield)
        finally:
            self._seconds[item.nodeid] = time.perf_counter() - start
            self._coverage.switch_context(SHARED)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
        """What a fixture of many tests runs is no test's own."""
        if fixturedef.scope == "function":
            return (yield)
        self._coverage.switch_context(SHARED)
        try:
            return (yield)
        finally:
            self._coverage.switch_context(self._test)

    def traces(self) -> Traces:
        """Give what was seen."""
        self._coverage.stop()
        data = self._coverage.get_data()
        files = {Path(name): data.contexts_by_lineno(name) for name in data.measured_files()}
        order = sorted(self._seconds, key=lambda test: (_folder(test), self._seconds[test]))
        return Traces(files, {test: self._seconds[test] for test in order})


def _forget() -> None:
    """Empty the caches of our functions."""
    for name, module in list(sys.modules.items()):
        if name.startswith("stage"):
            for found in list(vars(module).values()):
                if isinstance(found, functools._lru_cache_wrapper):
                    found.cache_clear()


def _folder(test: str) -> str:
    """A fixture shared by a folder's tests is made once if they follow each other."""
    return test.partition("::")[0].rpartition("/")[0]
