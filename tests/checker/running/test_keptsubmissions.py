"""Submissions kept as they were read: another day's check opens no file and finds the same."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stagecheck.check import check_found
from stagecheck.closed import ClosedUnpickler
from stagecheck.keptsubmissions import KeptSubmissions
from stagecheck.policy import Policy, Selection
from stagecheck.reading.here import Here
from stagecheck.reading.loading import Loader
from stagecheck.reading.submissions import find_submissions
from stagecheck.reporters.json import to_json
from stagecheck.task import Task
from stagemodel.load import load_pack
from stagemodel.pack import RuleSetting
from support.damage import damages

TODAY = date(2024, 6, 1)
BOOK = "销售阶段进度表.xlsx"


@pytest.fixture
def found(region, tmp_path):
    team = shutil.copytree(region / "team", tmp_path / "华东")
    return find_submissions([team])[0]


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def is_kept(cache):
    """Tell whether a submission is taken from what is kept; a new one is kept."""

    def asked(found, pack=None):
        pack, loaded = pack or load_pack(), []

        def load(found):
            loaded.append(found)
            return Loader(pack, Here()).load(found)

        KeptSubmissions(cache, pack).or_new(found, load)
        return not loaded

    return asked


def readable(tasks: tuple[Task, ...]) -> list[Task]:
    return [t for t in tasks if t.found.name not in ("overdue-stage", "unreadable-file")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_another_day_opens_no_file_and_finds_the_same(tasks, cache, is_kept, jobs):
    tasks = readable(tasks)
    check_found(tasks, jobs, cache=cache)
    for task in tasks:
        assert is_kept(task.found, task.policy.pack), task.found.name
    later = [replace(t, policy=Policy(t.policy.pack, date(2024, 6, 9))) for t in tasks]
    wanted = to_json(check_found(later), "zh")
    assert to_json(check_found(later, jobs, cache=cache), "zh") == wanted
    assert wanted != to_json(check_found(tasks), "zh")


def _never(*_: object) -> None:
    raise AssertionError("a file was opened again")


def test_rules_are_no_part_of_reading_but_columns_are(found, is_kept):
    pack = load_pack()
    assert not is_kept(found, pack)
    rules = pack.rules | {"V001": RuleSetting(severity="info")}
    assert is_kept(found, replace(pack, rules=rules))
    assert not is_kept(found, replace(pack, placeholders=(*pack.placeholders, "再议")))
    first, *others = pack.workbooks
    renamed = replace(first, columns=first.columns[:-1])
    assert not is_kept(found, replace(pack, workbooks=(renamed, *others)))


def test_a_changed_file_is_read_again(found, is_kept, tmp_path):
    assert not is_kept(found)
    assert is_kept(found)
    path = tmp_path / "华东" / BOOK
    path.write_bytes(path.read_bytes()[:-2] + b"\1\0a")
    assert not is_kept(found)


def test_what_could_not_be_read_is_tried_again(tasks, is_kept):
    (broken,) = [task.found for task in tasks if task.found.name == "unreadable-file"]
    assert not is_kept(broken)
    assert not is_kept(broken)


def test_what_is_damaged_is_never_trusted(found, cache, is_kept):
    assert not is_kept(found)
    (place,) = cache.glob("**/*.bin")
    whole = place.read_bytes()
    for damage in damages(whole):
        place.write_bytes(damage)
        assert not is_kept(found), damage
    assert place.read_bytes() == whole, "what is damaged is replaced"


def test_a_selection_is_no_part_of_reading(tasks, cache, monkeypatch):
    (task,) = [task for task in tasks if task.found.name == "team"]
    check_found([task, task], cache=cache)
    other = replace(task, policy=Policy(task.policy.pack, TODAY, Selection(ignore=("S",))))
    wanted = to_json(check_found([other, other]), "zh")
    monkeypatch.setattr("stagecheck.reading.reader.Reader.read_all", _never)
    assert to_json(check_found([other, other], cache=cache), "zh") == wanted


@pytest.mark.parametrize("thing", [Path("x"), print, {1: Selection()}])
def test_only_what_is_on_the_list_is_made(thing):
    with pytest.raises(pickle.UnpicklingError, match="not on the list"):
        ClosedUnpickler(pickle.dumps(thing), {"datetime": frozenset({"date"})}).load()
