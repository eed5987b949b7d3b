"""The Python interface: what the command does, without printing."""

import json
import subprocess
import sys
from datetime import date

import pytest

from stagebook.api import (
    Order,
    Selection,
    StagebookError,
    View,
    build_workbooks,
    check_paths,
    load_pack,
    render_minutes,
    to_json,
    to_text,
    write_files,
)  # fmt: skip

DAY = date(2024, 6, 1)


def test_the_whole_way(tmp_path, capsys):
    pack = load_pack("standard")
    write_files(build_workbooks(pack, Order("en", sample=True)), tmp_path / "east")
    files = render_minutes(tmp_path / "east", pack, DAY, "en", customer="* Group")
    write_files(files, tmp_path / "east")
    told = []
    report = check_paths(
        [tmp_path / "east"], pack, DAY, Selection(select=("S",)),
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert {finding.code for finding in report.findings} == {"S004"}
    assert json.loads(to_json(report, "en"))["summary"]["files"] == 5
    assert "S004 stage-behind" in to_text(report, View("en"))
    assert told == [(1, 1)]
    assert capsys.readouterr() == ("", "")


def test_what_a_user_can_mend_is_raised(tmp_path):
    with pytest.raises(StagebookError) as raised:
        check_paths([tmp_path], load_pack(), DAY)
    assert raised.value.message("zh") != raised.value.message("en")


def test_help_imports_neither_readers_nor_writers():
    code = (
        "import sys; from stagebook.main import run; run(['--help'])\n"
        "heavy = {'openpyxl', 'docx', 'docxtpl', 'rich', 'msgspec', 'lxml', 'opencc'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
