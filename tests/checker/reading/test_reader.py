"""Readers in their own processes: one that dies or hangs costs its file, no other."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stagecheck.reading import wire
from stagecheck.reading.raw import RawFailure, RawWorkbook
from stagecheck.reading.reader import Reader

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="needs /proc, signals, memory limits or such file names"
)
EVERY_WAY = pytest.mark.usefixtures("every_way")


@pytest.fixture
def deadly(tmp_path, make_book, change_parts):
    """A small file whose rows lie about their cells: the value reader takes all memory there is."""
    far = b'<row r="2"><c r="Z1000000"><v>1</v></c><c r="A2"><v>1</v></c></row></sheetData>'

    def add(name, part):
        return part.replace(b"</sheetData>", far) if "sheet1" in name else part

    path = tmp_path / "毒.xlsx"
    path.write_bytes(change_parts(make_book({"表": [["名"]]}), add))
    return path


@pytest.fixture
def slow(tmp_path, make_book, change_parts):
    """A file that takes the reader several seconds."""
    rows = b"".join(
        b'<row r="%d">%s</row>'
        % (n, b"".join(b'<c r="%c%d"><v>%d.5</v></c>' % (65 + c, n, n * 20 + c) for c in range(20)))
        for n in range(2, 160_000)
    )
    data = make_book({"表": [["名"]]})

    def add(name, part):
        return part.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1" in name else part

    path = tmp_path / "慢.xlsx"
    path.write_bytes(change_parts(data, add))
    return path


@EVERY_WAY
@ON_LINUX
def test_a_reader_that_dies_costs_its_file_only(honest, deadly):
    with Reader() as reader:
        assert isinstance(reader.read(honest), RawWorkbook)
        failure = reader.read(deadly)
        assert isinstance(failure, RawFailure) and "中止" in failure.reason["zh"]
        assert isinstance(reader.read(honest), RawWorkbook)


@EVERY_WAY
def test_a_reader_that_runs_past_its_time_costs_its_file_only(honest, slow):
    with Reader(seconds=1) as reader:
        failure = reader.read(slow)
        assert isinstance(failure, RawFailure) and "1 秒" in failure.reason["zh"]
        assert isinstance(reader.read(honest), RawWorkbook)


@EVERY_WAY
@ON_LINUX
def test_a_process_ended_from_outside_blames_no_file(honest):
    before = _children()
    with Reader() as reader:
        reader.read(honest)
        for process in _children() - before:
            os.kill(process, signal.SIGKILL)
        assert isinstance(reader.read(honest), RawWorkbook)


@ON_LINUX
def test_files_read_ahead_keep_their_answers(honest, deadly, slow):
    with Reader(seconds=2) as reader:
        found = list(reader.read_all([honest, deadly, honest, slow, honest]))
    kinds = [RawWorkbook, RawFailure, RawWorkbook, RawFailure, RawWorkbook]
    assert list(map(type, found)) == kinds
    assert "中止" in found[1].reason["zh"] and "2 秒" in found[3].reason["zh"]


def test_who_stops_in_the_middle_leaves_no_answer_to_the_next(honest, tmp_path, make_book):
    other = tmp_path / "other.xlsx"
    other.write_bytes(make_book({"别的": [[1.0]]}))
    with Reader() as reader:
        reading = reader.read_all([honest, honest, honest])
        next(reading)
        reading.close()
        assert reader.read(other).sheets[0].title == "别的"


def test_more_files_are_asked_for_than_a_pipe_holds(tmp_path, honest):
    folder = tmp_path / ("很长的文件夹名" * 6)
    folder.mkdir()
    paths = [folder / f"{number}.xlsx" for number in range(60)]
    for path in paths:
        path.write_bytes(honest.read_bytes())
    with Reader() as reader:
        assert all(isinstance(raw, RawWorkbook) for raw in reader.read_all(paths))


@EVERY_WAY
@ON_LINUX
def test_no_process_is_left_behind_by_who_is_interrupted(slow):
    before = _children()
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    with pytest.raises(KeyboardInterrupt), Reader() as reader:
        reader.read(slow)
    assert _children() == before


@EVERY_WAY
@ON_LINUX
def test_no_process_is_left_behind_by_who_stops_in_the_middle(honest):
    before = _children()
    with Reader() as reader:
        some = reader.read_all([honest] * 3)
        next(some)
    some.close()
    assert _children() == before


@ON_LINUX
def test_a_file_name_in_gbk_is_opened(tmp_path, honest):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "客户.xlsx".encode("gb18030")))
    path.write_bytes(honest.read_bytes())
    with Reader() as reader:
        assert isinstance(reader.read(path), RawWorkbook)


@ON_LINUX
def test_readers_end_when_their_parent_is_gone(honest):
    """A parent that is killed closes nothing; its readers see their input end."""
    script = (
        "import sys; from pathlib import Path; from stagecheck.reading.reader import Reader\n"
        "reader = Reader(); reader.read(Path(sys.argv[1]))\n"
        "print(reader._child._process.pid, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(honest)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 10
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def test_only_plain_facts_come_through_the_pipe():
    with pytest.raises(pickle.UnpicklingError):
        wire.unpack(pickle.dumps(subprocess.Popen))
    with pytest.raises(pickle.UnpicklingError):
        wire.unpack(pickle.dumps(eval))
    assert wire.unpack(wire.pack(RawFailure({"zh": "x"}))) == RawFailure({"zh": "x"})


def _children():
    """Give the process ids of this process's children that run."""
    mine = str(os.getpid())
    return {int(path.name) for path in Path("/proc").iterdir() if _parent(path) == mine}


def _parent(path):
    fields = _stat(path)
    return fields[1] if fields and fields[0] != "Z" else None


def _stat(path):
    try:
        return (path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None


def _runs(pid):
    return _parent(Path(f"/proc/{pid}")) is not None


def test_what_was_expected_is_read_and_nothing_else_taken_for_it(honest, tmp_path, make_book):
    other = tmp_path / "other.xlsx"
    other.write_bytes(make_book({"别的": [[1.0]]}))
    with Reader() as reader:
        reader.expect([honest, other])
        first, second = reader.read_all([honest, other])
        assert first.sheets[0].title != "别的" and second.sheets[0].title == "别的"
        reader.expect([honest])
        assert reader.read(other).sheets[0].title == "别的"
        assert reader.read(honest).sheets[0].title != "别的"
