"""Where a reader's process starts: whatever its parent's streams, signals and folder are."""

import signal
import subprocess
import sys

import pytest

from stagecheck.reading.raw import RawWorkbook
from stagecheck.reading.reader import Reader

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs such streams and signals")


@ON_LINUX
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)])
def test_a_command_without_standard_streams_reads_all_the_same(honest, tmp_path, closed):
    """Its pipes get the numbers of the streams that are closed."""
    told = tmp_path / "told.txt"
    script = (
        f"import os; [os.close(n) for n in {closed}]\n"
        "import sys; from pathlib import Path; from stagecheck.reading.reader import Reader\n"
        "with Reader() as reader: raw = reader.read(Path(sys.argv[1]))\n"
        "Path(sys.argv[2]).write_text(type(raw).__name__)"
    )
    subprocess.run([sys.executable, "-c", script, str(honest), str(told)], check=True)
    assert told.read_text(encoding="utf-8") == "RawWorkbook"


@pytest.mark.usefixtures("every_way")
@ON_LINUX
def test_children_may_be_nobodys_to_wait_for(honest):
    """Who started the command may have it ignore that its children end."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with Reader() as reader:
            assert isinstance(reader.read(honest), RawWorkbook)
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_a_stray_module_in_the_users_folder_is_not_run(tmp_path, honest, monkeypatch):
    for name in ("python_calamine", "lxml", "zipfile", "stagecheck"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert isinstance(reader.read(honest), RawWorkbook)
