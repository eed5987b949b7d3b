"""How a command line is read: names, values, order, `--`; what is refused, and what is told."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from stagebook.commands.check import COMMAND as CHECK
from stagebook.commands.new import COMMAND as NEW
from stagebook.main import run
from stagebook.options import matching
from stagebook.parsing import sort_out, values_of
from stagemodel.display import columns
from stagemodel.errors import StagebookError


def values(command, *line):
    """What a command is given, but for what stands at its default."""
    usual = values_of(command, *sort_out(command, ["x"]))
    given = values_of(command, *sort_out(command, line))
    return {key: value for key, value in given.items() if value != usual[key]}


def refusal(command, *line):
    with pytest.raises(StagebookError) as error:
        values(command, *line)
    return error.value.message("en")


@pytest.mark.parametrize(
    "line",
    [
        ["a", "b", "--as-of", "2024-06-01", "-o", "r.json", "--force"],
        ["--force", "--as-of=2024-06-01", "a", "-or.json", "b"],
        ["a", "-o=r.json", "--as-of", "2024-02-01", "--as-of", "2024-06-01", "--force", "--", "b"],
        ["--output=r.json", "--force", "--force", "--as-of=2024-06-01", "--", "a", "b"],
    ],
)
def test_order_and_the_way_of_writing_a_value_are_free(line):
    assert values(CHECK, *line) == {
        "paths": (Path("a"), Path("b")), "as_of": date(2024, 6, 1), "output": Path("r.json"),
        "force": True,
    }  # fmt: skip


def test_what_may_be_repeated_is_gathered_and_of_the_rest_the_last_counts():
    given = values(NEW, "x", "--owner", "张", "--company", "甲", "--owner=李", "--company", "乙")
    assert given == {"owners": ("张", "李"), "company": "乙"}


def test_values_are_taken_as_they_are_written():
    assert values(NEW, "x", "--company", "-a=b", "--period=", "--owner", "")["company"] == "-a=b"
    assert values(NEW, "x", "--company=a=b")["company"] == "a=b"
    assert values(NEW, "-")["out"] == Path("-")
    assert values(CHECK, "--", "-x", "--format", "--")["paths"] == tuple(
        map(Path, ("-x", "--format", "--"))
    )
    assert values(CHECK, "坏\udce4.xlsx")["paths"] == (Path("坏\udce4.xlsx"),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["x", "--form", "json"], "no option --form. Did you mean --format or --force?"),
        (["x", "--as"], "no option --as."),
        (["x", "-output", "r.json"], "no option -output. Did you mean --output?"),
        (["x", "-format=json"], "no option -format. Did you mean"),
        (["x", "-q"], "no option -q."),
        (["x", "--force=yes"], "--force takes no value"),
        (["x", "--output"], "--output lacks its value: FILE"),
        (["x", "-o", "--force"], "-o lacks its value: FILE"),
        (["x", "--format", "JSON"], '--format is one of: text, json; "JSON" is none.'),
        (["x", "--fail-on="], "--fail-on is one of"),
        (["x", "--jobs", "1.5"], '--jobs takes a whole number of 1 or more; "1.5" is none.'),
        (["x", "--as-of", "2024-W22-6"], "--as-of takes a day"),
        (["--force"], "Missing argument: PATH..."),
    ],
)
def test_what_is_wrong_is_told_with_what_would_be_right(line, told):
    assert told in refusal(CHECK, *line)


def test_more_than_a_command_takes():
    message = refusal(NEW, "out", "云帆", "科技")
    assert "more than the command takes: 云帆 科技" in message
    assert message.endswith("stagebook new --help")


@pytest.mark.parametrize("line", [["x", "-h"], ["--help", "x"], ["--format", "bad", "--help"]])
def test_help_is_shown_wherever_it_is_asked_for(line, capsys):
    assert run(["check", *line]) == 0
    assert "stagebook check [OPTIONS] PATH..." in capsys.readouterr().out


@pytest.mark.parametrize("line", [["-h"], ["--help", "check"], ["--"]])
def test_help_of_all_commands(line, capsys):
    assert run(line) == 0
    assert "[COMMAND]" in capsys.readouterr().out


def test_behind_two_dashes_nothing_asks_for_help(capsys):
    assert run(["check", "--lang", "en", "--", "--help"]) == 2
    assert "--help does not exist" in capsys.readouterr().err


@pytest.mark.parametrize("width", [40, 60, 100])
def test_help_pages_fit_the_terminal(width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(["new", "--help"]) == 0
    # Below 50 columns a page would be a ribbon; above 80 its lines are too long to read.
    wanted = {40: 50, 60: 58, 100: 78}[width]
    page = capsys.readouterr().out.splitlines()
    examples = [line for line in page if line.startswith("    stagebook ")]
    assert len(examples) == 3
    assert max(columns(line) for line in page if line not in examples) <= wanted


def test_names_with_wildcards_stand_for_files(tmp_path):
    for name in ("a.xlsx", "b.xlsx", "c[1].xlsx", ".d.xlsx", "e.docx"):
        (tmp_path / name).touch()
    found = [path.name for path in matching(tmp_path / "*.xlsx")]
    assert found == ["a.xlsx", "b.xlsx", "c[1].xlsx"]
    for alone in ("c[1].xlsx", "z[1].xlsx", "z*.xlsx"):
        assert matching(tmp_path / alone) == [tmp_path / alone]


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("line", ["rules", "check . --format json", "check nowhere", "--help"])
def test_closed_streams_are_no_error(closed, line, tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    done = subprocess.run(
        f'"{sys.executable}" -m stagebook {line} {closed}', shell=True, cwd=tmp_path,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == {"check nowhere": 2, "check . --format json": 1}.get(line, 0)
    assert b"Traceback" not in done.stderr
    assert b"Sorry" not in done.stderr and "抱歉" not in done.stderr.decode()
