"""Compiled patterns that are kept: the very same ones, and never trusted."""

import os
import re
import subprocess
import sys

import pytest

import stagecheck.reading.xlsx  # noqa: F401  # as below
import stagemodel.values.payment
import stagemodel.values.services  # noqa: F401  # their patterns are tried
from stagemodel import patterncache
from stagemodel.patterncache import PatternCache
from stagemodel.patterns import _Lazy, longest_first

OURS = {
    (value.pattern, value._flags)
    for name, module in list(sys.modules.items())
    if name.startswith(("stagemodel", "stagecheck"))
    for value in vars(module).values()
    if isinstance(value, _Lazy)
}


@pytest.fixture
def place(tmp_path):
    cache = PatternCache(tmp_path)
    assert cache.find("(?P<year>[0-9]+)年", re.IGNORECASE) is None
    cache.save()
    (place,) = tmp_path.iterdir()
    return place


def test_a_kept_pattern_is_the_compiled_one(tmp_path):
    assert len(OURS) > 100
    cache = PatternCache(tmp_path)
    assert not any(cache.find(*key) for key in OURS)
    cache.save()
    cache = PatternCache(tmp_path)
    for pattern, flags in OURS:
        # Patterns are equal where the engine would run the same code.
        assert cache.find(pattern, flags) == re.compile(pattern, flags), pattern


def test_a_kept_pattern_has_its_groups(place):
    found = PatternCache(place.parent).find("(?P<year>[0-9]+)年", re.IGNORECASE)
    assert found.search("签于2024年")["year"] == "2024"
    assert found.groupindex == {"year": 1}


def test_text_and_bytes_are_kept_apart(place):
    assert PatternCache(place.parent).find("(?P<year>[0-9]+)年".encode(), re.IGNORECASE) is None


def test_what_is_damaged_counts_for_nothing(place):
    data = place.read_bytes()
    for damaged in (b"", data[:-1], data[:9] + b"!" + data[10:], b"\0" * 4 + data[4:]):
        place.write_bytes(damaged)
        assert PatternCache(place.parent).find("(?P<year>[0-9]+)年", re.IGNORECASE) is None


def test_what_another_python_kept_counts_for_nothing(place, monkeypatch):
    monkeypatch.setattr(patterncache, "_PYTHON", "cpython 3.99")
    assert PatternCache(place.parent).find("(?P<year>[0-9]+)年", re.IGNORECASE) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    cache = PatternCache(tmp_path / "file")
    assert cache.find("a", 0) is None
    cache.save()


def test_alternatives_stand_in_one_order():
    assert longest_first({"b", "a", "ab"}) == ["ab", "a", "b"]


def test_a_pattern_is_the_same_in_every_run():
    """Words from a set stand in another order in every process: such a pattern is never kept."""
    script = (
        "import pkgutil, importlib, sys, stagecheck.reading as r, stagemodel.values as v\n"
        "from stagemodel.patterns import _Lazy\n"
        "for p in (r, v):\n"
        "    for m in pkgutil.iter_modules(p.__path__, p.__name__ + '.'):\n"
        "        importlib.import_module(m.name)\n"
        "print(sorted((n, k, ascii(o.pattern)) for n, m in list(sys.modules.items())\n"
        "    if n.startswith('stage') for k, o in vars(m).items() if isinstance(o, _Lazy)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1
