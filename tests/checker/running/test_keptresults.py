"""Results kept from an earlier run: the same findings, and only where nothing has changed."""

from __future__ import annotations

import os
import shutil
from datetime import date

import pytest
from msgspec.structs import replace

from stagecheck.check import check_found
from stagecheck.keptresults import KeptResults
from stagecheck.planning import Given, plan
from stagecheck.policy import Policy, Selection
from stagecheck.reading.submissions import find_submissions
from stagecheck.reporters.json import to_json
from stagecheck.suppression.baseline import Known
from stagecheck.unit import check_submission
from support.damage import damages

TODAY = date(2024, 6, 1)
BOOK = "销售阶段进度表.xlsx"


@pytest.fixture
def team(region, tmp_path):
    return shutil.copytree(region / "team", tmp_path / "华东")


@pytest.fixture
def task(team):
    return plan(find_submissions([team]), Given(), TODAY).tasks[0]


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def is_kept(cache):
    """Tell whether a task's result is taken from what is kept; a new one is kept."""
    results = {}

    def asked(task):
        checked = []

        def check(task):
            checked.append(task)
            name = task.found.name
            if name not in results:
                results[name] = check_submission(task)
            return results[name]

        KeptResults(cache).or_new(task, check)
        return not checked

    return asked


def test_a_second_run_tells_the_same_without_checking(tasks, cache, monkeypatch):
    first = to_json(check_found(tasks, 2, cache=cache), "zh")
    assert first == to_json(check_found(tasks), "zh")
    readable = [t for t in tasks if t.found.name not in ("overdue-stage", "unreadable-file")]
    wanted = to_json(check_found(readable), "zh")

    def never(*_):
        raise AssertionError("a file was read again")

    monkeypatch.setattr("stagecheck.reading.reader.Reader.read", never)
    assert to_json(check_found(readable, 1, cache=cache), "zh") == wanted


def test_what_could_not_be_read_is_tried_again(tasks, is_kept):
    (broken,) = [task for task in tasks if task.found.name == "unreadable-file"]
    assert not is_kept(broken)
    assert not is_kept(broken)


@pytest.mark.parametrize(
    "change",
    [
        lambda task: replace(task, policy=Policy(task.policy.pack, date(2024, 6, 2))),
        lambda task: replace(
            task, policy=Policy(task.policy.pack, TODAY, Selection(ignore=("S003",)))
        ),
        lambda task: replace(
            task, policy=Policy(replace(task.policy.pack, owners=("张伟",)), TODAY)
        ),
        lambda task: replace(task, known={Known("S003", BOOK, "", "", "", "", ""): 1}),
        lambda task: replace(task, found=replace(task.found, name="华南")),
        lambda task: replace(task, found=replace(task.found, is_folder=False)),
        lambda task: replace(task, found=replace(task.found, inside=task.found.inside[1:])),
    ],
    ids=["day", "selection", "owners", "baseline", "name", "files-named", "fewer-files"],
)
def test_all_that_a_result_rests_on_counts(task, is_kept, change):
    assert not is_kept(task)
    assert is_kept(task)
    assert not is_kept(change(task))
    assert is_kept(task)


def test_a_changed_file_counts_even_if_it_looks_the_same(task, team, is_kept):
    assert not is_kept(task)
    path = team / BOOK
    before = path.stat()
    # A comment at the end of a zip is not read: the same size once more, the time put back.
    data = path.read_bytes()[:-2]
    path.write_bytes(data + b"\1\0a")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_kept(task)
    path.write_bytes(data + b"\1\0b")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_kept(task)


def test_a_file_saved_during_the_check_is_not_mistaken_for_the_one_before(task, team, cache):
    def check(task):
        checked = check_submission(task)
        (team / BOOK).write_bytes((team / BOOK).read_bytes() + b"x")
        return checked

    KeptResults(cache).or_new(task, check)
    assert list(cache.glob("**/*.bin")) == []


def test_what_is_damaged_or_foreign_is_never_trusted(task, cache, is_kept, tasks):
    assert not is_kept(task)
    (place,) = cache.glob("**/*.bin")
    whole = place.read_bytes()
    for damage in damages(whole):
        place.write_bytes(damage)
        assert not is_kept(task), damage
        assert place.read_bytes() == whole, "what is damaged is replaced"
    other = next(one for one in tasks if one.found.name == "worked-example")
    assert not is_kept(other)
    (strange,) = [path for path in cache.glob("**/*.bin") if path != place]
    place.write_bytes(strange.read_bytes())
    assert not is_kept(task), "another submission's"


def test_a_cache_that_cannot_be_written_is_no_error(task, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    report = check_found([task], cache=tmp_path / "file")
    assert to_json(report, "zh") == to_json(check_found([task]), "zh")
