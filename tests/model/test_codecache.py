"""The code of all modules in one file: the same modules, and never a source's earlier state."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stagebook
import stagecheck
import stagemodel

RUN = """
import inspect, json, os, sys
from stagebook.start import start
os._exit = sys.exit  # which lets us look at what is loaded
sys.argv = ["stagebook", "--version"]
try:
    start()
except SystemExit as end:
    assert end.code == 0
import stagebook.output as module, stagebook.commands as package, stagecheck.engine
json.dump({
    "others": "all-modules" in stagecheck.engine.__spec__.cached,
    "kept": "all-modules" in module.__spec__.cached,
    "said": getattr(module, "SAID", None),
    "source": inspect.getsource(module) == open(module.__file__, encoding="utf-8").read(),
    "package": list(package.__path__) == [os.path.dirname(package.__file__)],
}, sys.stderr)
"""


class Tree:
    """A copy of the packages, outside the checkout, that may write beside itself."""

    def __init__(self, folder):
        self.folder = folder
        for package in (stagebook, stagecheck, stagemodel):
            source = Path(package.__path__[0])
            shutil.copytree(source, folder / source.name)
        self.module = folder / "stagebook" / "output.py"

    @property
    def place(self):
        (place,) = (self.folder / "stagemodel" / "__pycache__").glob("all-modules.*")
        return place

    def run(self, **settings):
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env |= {"PYTHONPATH": str(self.folder), "PYTHONIOENCODING": "utf-8"} | settings
        done = subprocess.run(
            [sys.executable, "-c", RUN], env=env, capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stdout.startswith("stagebook ")
        return json.loads(done.stderr)


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    tree = Tree(tmp_path_factory.mktemp("代码"))
    assert not tree.run()["kept"]
    return tree


def test_the_second_run_takes_its_modules_from_the_file(tree):
    before = tree.place.stat().st_mtime_ns
    found = {"kept": True, "others": True, "said": None, "source": True, "package": True}
    assert tree.run() == found
    assert tree.place.stat().st_mtime_ns == before, "what is whole is not written again"


def test_a_changed_source_counts_at_once_and_is_kept_next(tree):
    tree.run()
    source = tree.module.read_text(encoding="utf-8")
    for said in ("one", "three"):
        tree.module.write_text(f"{source}\nSAID = {said!r}\n", encoding="utf-8")
        found = tree.run()
        assert (found["said"], found["kept"]) == (said, False)
        found = tree.run()
        assert (found["said"], found["kept"]) == (said, True)


@pytest.mark.parametrize("damage", [
    lambda data: b"",
    lambda data: data[:-1000],
    lambda data: data[:20] + bytes(20) + data[40:],
    lambda data: data[: len(data) // 4] + bytes(len(data) // 2) + data[len(data) // 4 :],
    lambda data: bytes(8) + data[8:],
    lambda data: b"\xff" * 200,
])  # fmt: skip
def test_what_is_damaged_counts_for_nothing(tree, damage):
    tree.run()
    tree.place.write_bytes(damage(tree.place.read_bytes()))
    tree.run()
    assert tree.run()["kept"]


def test_nothing_is_written_where_python_may_not(tree, tmp_path):
    elsewhere = tmp_path / "cache"
    tree.run(PYTHONPYCACHEPREFIX=str(elsewhere), PYTHONDONTWRITEBYTECODE="1")
    assert not elsewhere.exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    tree.run(PYTHONPYCACHEPREFIX=str(tmp_path / "file"))
    assert (tmp_path / "file").read_bytes() == b""


def test_nothing_else_is_left_behind(tree):
    tree.run()
    names = {path.name for path in tree.place.parent.iterdir()}
    assert {name for name in names if not name.endswith(".pyc")} == set()
