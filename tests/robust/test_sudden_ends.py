"""A kill, Ctrl-C or a full disk at any moment: every old file is whole, or the new one is.

The commands are ended just before each step they take on the disk. The writer beneath them is
killed hundreds of times at random moments, and run out of disk at random sizes.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stagecheck.reading.submissions import find_submissions
from stagegen.writing import write_files
from stagemodel.errors import StagebookError

posix = pytest.mark.skipif(os.name == "nt", reason="limits and signals of POSIX")
TESTS = Path(__file__).resolve().parent.parent
KILLS, FULL_DISKS = 250, 300

COMMANDS = {
    "new": ["new", "{out}", "--only", "customer-tracking", "--only", "contract-terms", "--force"],
    "minutes": ["minutes", "{out}", "--customer", "*科技", "--force", "--lang", "zh"],
    "check": ["check", "{out}", "-o", "{out}/报告.json", "--format", "json", "--force"],
}


def run_command(name, ending, step, folder):
    arguments = [part.format(out=folder) for part in COMMANDS[name]]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])
    }
    return subprocess.run(
        [sys.executable, "-m", "support.faults", ending, str(step), str(folder), *arguments],
        capture_output=True, timeout=60, check=False, env=env | {"PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def before(example, tmp_path_factory):
    """A folder as a team has it, with a report and minutes made some other day."""
    folder = tmp_path_factory.mktemp("before") / "华东"
    folder.mkdir()
    for name, data in example.items():
        (folder / name).write_bytes(data)
    (folder / "报告.json").write_bytes(b'{"old": true}')
    (folder / "谈判纪要-_科技有限公司.docx").write_bytes(example["谈判纪要.docx"])
    return folder


def is_whole(path, old):
    data = path.read_bytes()
    if old.exists() and data == old.read_bytes():
        return True
    if path.suffix == ".json":
        return data.rstrip().endswith(b"}") and b'"summary"' in data
    with zipfile.ZipFile(path) as package:
        return package.testzip() is None


def temporaries(folder):
    return [path for path in folder.iterdir() if path.name.startswith(".stagebook-")]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("ending", ["kill", pytest.param("full", marks=posix), "interrupt"])
def test_a_command_ended_before_any_of_its_steps(before, tmp_path, name, ending):
    def attempt(step):
        folder = tmp_path / f"{step}"
        shutil.copytree(before, folder)
        done = run_command(name, ending, step, folder)
        litter = temporaries(folder)
        for path in folder.iterdir():
            assert path in litter or is_whole(path, before / path.name), (step, path)
        if ending == "kill":
            # What is left is taken for no file of a team's.
            (found,) = find_submissions([folder])
            assert not {path for path, _ in found.files} & set(litter)
            return done.returncode not in (0, 1)
        assert litter == []
        assert b"Traceback" not in done.stderr
        return done.returncode == (130 if ending == "interrupt" else 2)

    shutil.copytree(before, tmp_path / "count")
    steps = int(run_command(name, "count", 0, tmp_path / "count").stderr.split()[-1])
    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(attempt, range(1, steps + 1)))
    # Each was ended early; a disk that fills up after the last byte was written hurts nobody.
    assert all(ended) if ending != "full" else any(ended)


WRITER = """
import hashlib, sys
from pathlib import Path
from stagegen.writing import write_files
folder, names = Path(sys.argv[1]), sys.argv[2:]
sys.stdout.write("ready"); sys.stdout.flush()
for number in range(10**6):
    body = str(number).encode() * 20_000
    write_files({name: hashlib.sha256(body).digest() + body for name in names}, folder, force=True)
"""


def is_signed(path):
    data = path.read_bytes()
    return hashlib.sha256(data[32:]).digest() == data[:32]


def writer(folder, names):
    return subprocess.Popen([sys.executable, "-c", WRITER, folder, *names], stdout=subprocess.PIPE)


def test_hundreds_of_kills_at_random_moments(tmp_path):
    names = ["客户信息跟踪表.xlsx", "b.xlsx", "c.xlsx"]
    moments = random.Random(7)

    def kill_once(number, wait):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in names:
            body = b"old"
            (folder / name).write_bytes(hashlib.sha256(body).digest() + body)
        with writer(folder, names) as process:
            process.stdout.read(5)
            time.sleep(wait)
            process.kill()
        for name in names:
            assert is_signed(folder / name), (number, name)
        litter = {path.name for path in folder.iterdir()} - set(names)
        assert all(name.startswith(".stagebook-") and name.endswith(".tmp") for name in litter)
        return bool(litter)

    with ThreadPoolExecutor(4) as threads:
        waits = [moments.uniform(0, 0.02) for _ in range(KILLS)]
        hit = sum(threads.map(kill_once, range(KILLS), waits))
    # Many of the kills must have come in the middle of a write, or nothing was tried.
    assert hit > KILLS / 10


def test_two_writers_in_one_folder_never_mix(tmp_path):
    names = ["a.xlsx", "b.xlsx"]
    write_files(dict.fromkeys(names, hashlib.sha256(b"").digest()), tmp_path)
    with writer(tmp_path, names) as one, writer(tmp_path, names) as two:
        one.stdout.read(5), two.stdout.read(5)
        for _ in range(300):
            assert all(is_signed(tmp_path / name) for name in names)
        assert one.poll() is None and two.poll() is None
        one.kill(), two.kill()


@posix
def test_hundreds_of_full_disks(tmp_path):
    import resource  # noqa: PLC0415  # POSIX only

    sizes = random.Random(7)
    old = {"a.xlsx": b"old a", "b.xlsx": b"old b"}
    write_files(old, tmp_path)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    for _ in range(FULL_DISKS):
        new = {name: bytes(sizes.randrange(1, 100_000)) for name in ("a.xlsx", "b.xlsx", "c.xlsx")}
        room = sizes.randrange(max(map(len, new.values())))
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, usual[1]))
        try:
            with pytest.raises(StagebookError) as caught:
                write_files(new, tmp_path, force=True)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        assert "磁盘" in caught.value.texts["zh"] and "disk" in caught.value.texts["en"]
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_report_into_a_full_device_is_told(before):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stagebook", "check", str(before), "--lang", "zh"],
            stdout=full, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUTF8": "1"}, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert "写" in done.stderr.decode()
