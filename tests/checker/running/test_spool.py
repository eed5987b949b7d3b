"""Results that are put aside: the same again, and memory that stays as it is."""

import os
import tempfile
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

from stagecheck.findings import Finding, Place
from stagecheck.report import FileReport
from stagecheck.spool import Spool
from stagecheck.task import Checked

MB = 1024 * 1024


def result(number):
    """A result of some 20 KB that packing cannot make smaller."""
    name = f"大区/team-{number}"
    text = os.urandom(10_000).hex()
    place = Place(f"{name}/a.xlsx")
    finding = Finding("V001", "r", "error", name, place, {"zh": text}, (), "", None, None)
    return Checked(name, (FileReport(f"{name}/a.xlsx", name, "checked", (), 3, {}),), (finding,), 2)


def same(spooled, one):
    parts = (spooled.submission, spooled.silenced, spooled.files, spooled.findings)
    return parts == (one.submission, one.silenced, one.files, one.findings)


def test_results_come_back_whatever_their_number_and_order():
    spool = Spool()
    results = [result(number) for number in range(500)]
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(spool.put, results))
        assert all(pool.map(same, reversed(kept), reversed(results)))


def test_memory_stays_as_it_is():
    spool = Spool()
    tracemalloc.start()
    try:
        kept = [spool.put(result(number)) for number in range(1500)]
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # 15 MB were put aside.
    assert held < 6 * MB
    assert {one.silenced for one in kept} == {2}


def test_without_room_on_the_disk_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    spool = Spool()
    results = [result(number) for number in range(800)]
    kept = [spool.put(one) for one in results]
    assert all(map(same, kept, results))
