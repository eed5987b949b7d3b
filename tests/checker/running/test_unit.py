"""The unit of work: the same bytes from one process, from threads and from other processes."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from stagecheck.check import check_found, report_of
from stagecheck.reporters.json import to_json
from stagecheck.unit import check_submission

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, signals and limits")


def spawned():
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))


def test_the_same_bytes_one_at_a_time_on_threads_and_on_processes(tasks):
    one_at_a_time = to_json(check_found(tasks), "zh")
    findings = json.loads(one_at_a_time)["findings"]
    assert len({finding["submission"] for finding in findings}) == len(tasks)
    assert to_json(check_found(tasks, jobs=3), "zh") == one_at_a_time
    for executor in (ThreadPoolExecutor(3), spawned()):
        with executor:
            results = list(executor.map(check_submission, tasks))
        assert to_json(report_of(tasks[0].policy, results), "zh") == one_at_a_time


@on_linux
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_kills_its_reader_is_one_finding(tasks, jobs):
    report = json.loads(to_json(check_found(tasks, jobs), "zh"))
    unreadable = [file["path"] for file in report["files"] if file["status"] == "unreadable"]
    assert unreadable.count("overdue-stage/毒.xlsx") == 1
    dead = [f for f in report["findings"] if f["location"]["file"] == "overdue-stage/毒.xlsx"]
    assert [finding["code"] for finding in dead] == ["F001"]
    assert "中止" in dead[0]["message"]
    others = {f["code"] for f in report["findings"] if f["submission"] == "overdue-stage"}
    assert others > {"F001"}, "the other files of its submission are read as ever"


@on_linux
def test_a_worker_ended_from_outside_loses_nothing(tasks):
    wanted = to_json(check_found(tasks), "zh")
    ended = []

    def end_one(done, _):
        if done == 1:
            ended.extend(workers()[:1])
            os.kill(ended[0], signal.SIGKILL)

    assert to_json(check_found(tasks, 2, end_one), "zh") == wanted
    assert ended


@on_linux
def test_no_process_is_left_behind(tasks):
    check_found(tasks, jobs=2)
    assert workers() == []


def workers():
    """The processes of this one that check submissions."""
    return [
        process
        for process in children(os.getpid())
        if b"from stagecheck.worker import" in Path(f"/proc/{process}/cmdline").read_bytes()
    ]


def children(process):
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            parent = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            if int(parent) == process:
                found.append(int(entry.name))
    return found
