"""Runs the tests against one mutant in a copy of a process that has everything loaded."""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from parts import Candidate
from trial import ELSEHOW, KILLED, SURVIVED, limit, settle


class Collected:
    """The tests as pytest has collected them, with all modules imported."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session
        self._items = {item.nodeid: item for item in session.items}
        self._functions: defaultdict[str, list[FunctionType]] = defaultdict(list)
        for found in gc.get_objects():
            if isinstance(found, FunctionType):
                self._functions[found.__code__.co_filename].append(found)
        gc.freeze()

    def attempt(self, candidate: Candidate, seconds: dict[str, float], temp: Path) -> int:
        """Run tests in their order with a mistake in a function; give the outcome."""
        items = [self._items[test] for test in seconds]
        pid = os.fork()
        if pid == 0:
            settle(temp)
            if not _swap(self._functions[str(candidate.path)], candidate.code()):
                os._exit(ELSEHOW)
            try:
                os._exit(self._run(items, seconds))
            finally:
                os._exit(KILLED)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def _run(self, items: list[pytest.Item], seconds: dict[str, float]) -> int:
        for item, behind in zip(items, [*items[1:], None], strict=True):
            limit(seconds[item.nodeid])
            self._session.config.hook.pytest_runtest_protocol(item=item, nextitem=behind)
            if self._session.testsfailed:
                return KILLED
        return SURVIVED


def _swap(functions: Iterable[FunctionType], module: CodeType) -> bool:
    """Give a module's functions the code that they have in `module`; give whether one changed."""
    codes: defaultdict[tuple[str, int], list[CodeType]] = defaultdict(list)
    for code in _codes(module):
        codes[code.co_qualname, code.co_firstlineno].append(code)
    changed = False
    try:
        for function in functions:
            old = function.__code__
            # There is none, or there are two, where a line holds two lambdas.
            (function.__code__,) = codes[old.co_qualname, old.co_firstlineno]
            changed |= function.__code__ != old
    except ValueError:  # or the mistake leaves it without a variable from around it
        return False
    return changed


def _codes(code: CodeType) -> Iterable[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)
