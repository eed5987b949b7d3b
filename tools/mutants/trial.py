"""Runs the tests against one mutant, in a process of its own."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
KILLED, SURVIVED = 1, 0
HEAVY = ("pytest", "hypothesis", "openpyxl", "docx", "lxml.etree", "msgspec", "opencc", "rapidfuzz",
         "python_calamine", "holidays", "jinja2", "docxtpl", "click", "rich.console")  # fmt: skip
"""What the tests import that is no part of us: loaded once, before the mutants."""


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from a text instead of its file."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self.name, self.path, self.source = name, path, source

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def attempt(name: str, path: Path, source: str, tests: tuple[str, ...]) -> None:
    """Run `tests` with module `name` as `source` has it; the exit status tells the outcome."""
    # Loaded beforehand in the process that this one comes from.
    import hypothesis  # noqa: PLC0415
    import pytest  # noqa: PLC0415

    # A busy machine must not count as a mistake noticed, nor a test's luck.
    hypothesis.settings.register_profile(
        "mutants", deadline=None, derandomize=True, database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    hypothesis.settings.load_profile("mutants")

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os.chdir(ROOT)
    sys.meta_path.insert(0, _Changed(name, path, source))
    status = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])
    # Not sys.exit: whatever the mutant has left behind must not hold the process up.
    os._exit(SURVIVED if status == pytest.ExitCode.OK else KILLED)
