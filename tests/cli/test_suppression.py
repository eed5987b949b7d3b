"""Findings silenced by a cell comment or a baseline, in real files through the real command."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

AS_OF = ("--as-of", "2024-06-01")
PROGRESS = "销售阶段进度表.xlsx"


@pytest.fixture
def team(demo, tmp_path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "大区" / "华东"))


@pytest.fixture
def findings(run, team):
    def checked(*options, at="大区/华东", cwd=None):
        arguments = ("check", at, *AS_OF, "--format", "json", *options)
        done = run(*arguments, cwd=cwd) if cwd else run(*arguments)
        assert done.returncode in (0, 1), done.stderr.decode()
        return json.loads(done.stdout)["findings"]

    return checked


def comment(path: Path, **texts: str) -> None:
    book = load_workbook(path)
    for cell, text in texts.items():
        book.worksheets[0][cell].comment = Comment(text, "张伟")
    book.save(path)


def cells(findings, file, code) -> set[str]:
    return {
        f["location"].get("cell")
        for f in findings
        if f["code"] == code and f["location"]["file"] == file
    }


def test_a_comment_silences_its_cell_and_one_on_the_key_its_row(findings, team):
    before = findings("--ignore", "D009")
    assert cells(before, PROGRESS, "D001") == {"D4", "D5"}
    assert cells(before, PROGRESS, "S004") == {"B4", "B5"}
    comment(
        team / PROGRESS,
        D4="张伟:\nStagebook：忽略 d001 客户延期，等通知",
        A5="stagebook: ignore D001, S004 agreed with the director",
    )
    after = findings("--ignore", "D009")
    assert cells(after, PROGRESS, "D001") == set()
    assert cells(after, PROGRESS, "S004") == {"B4"}
    gone = [f for f in before if f not in after]
    assert len(before) - len(after) == len(gone) == 3
    assert "F017" not in {f["code"] for f in after}


def test_the_report_says_how_many_were_left_out(run, team):
    comment(team / PROGRESS, A5="stagebook: ignore D001 S004")
    told = run("check", "大区/华东", *AS_OF).stdout.decode()
    assert "另有 2 个问题已按批注或基线略去" in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stagebook: ignore D001 D003", "D003"),  # only D001 is there
        ("stagebook: ignore S999", "S999"),
        ("stagebook: ignore because I say so", "ignore because"),
        ("请忽略 D003", None),  # a comment to people
    ],
)
def test_a_comment_that_silences_nothing_is_told(findings, team, text, found):
    comment(team / PROGRESS, D4=text)
    unused = [f for f in findings() if f["code"] == "F017"]
    if found is None:
        assert unused == []
        return
    [finding] = unused
    assert finding["location"]["cell"] == "D4"
    assert finding["severity"] == "info"
    assert found in finding["message"] + finding["found"]


def test_nothing_is_said_of_a_rule_that_did_not_run(findings, team):
    comment(team / PROGRESS, D4="stagebook: ignore D003")
    assert findings("--select", "F017,D001", "--ignore", "D001") == []
    (team / "客户信息跟踪表.xlsx").unlink()
    comment(team / PROGRESS, A4="stagebook: ignore R001")  # needs customer-tracking
    assert {f["code"] for f in findings("--select", "F017,R001")} == set()


def test_a_baseline_leaves_out_what_was_there_and_nothing_else(findings, team, tmp_path):
    before = findings("--write-baseline", "b.json")
    assert before == findings()  # the run that writes it tells everything
    assert findings("--baseline", "b.json") == []
    assert json.loads((tmp_path / "b.json").read_bytes())["schema"] == "stagebook.baseline/1"

    book = load_workbook(team / PROGRESS)
    sheet = book.worksheets[0]
    for column in range(1, 9):  # the rows move down by one, a new customer stands above them
        for row in (6, 5):
            sheet.cell(row, column).value = sheet.cell(row - 1, column).value
    sheet["A4"] = "*华强机械"
    book.save(team / PROGRESS)
    [new] = findings("--baseline", "b.json", "--ignore", "D009")
    assert (new["code"], new["location"]["cell"]) == ("R001", "A4")


def test_a_second_finding_like_a_known_one_is_new(findings, team):
    findings("--write-baseline", "b.json")
    book = load_workbook(team / "客户需求记录表.xlsx")
    sheet = book.worksheets[0]
    for column in range(1, 9):
        sheet.cell(6, column).value = sheet.cell(4, column).value
    book.save(team / "客户需求记录表.xlsx")
    [again] = findings("--baseline", "b.json", "--select", "R004")
    assert again["location"]["cell"] == "A6"


def test_what_is_mended_is_told_once_a_file(findings, team):
    findings("--write-baseline", "b.json")
    book = load_workbook(team / PROGRESS)
    for cell in ("D4", "D5"):
        book.worksheets[0][cell].value = book.worksheets[0]["C4"].value.replace(year=2025)
    book.save(team / PROGRESS)
    [unused] = [f for f in findings("--baseline", "b.json") if f["code"] == "F017"]
    assert unused["location"]["file"] == PROGRESS
    assert "D001 × 2" in unused["message"]
    assert findings("--baseline", "b.json", "--ignore", "D001", "--select", "F017") == []


def test_one_baseline_serves_whatever_folder_is_given(findings, team, tmp_path):
    findings("--write-baseline", "b.json", at="大区")
    (tmp_path / "stagebook.toml").write_text('baseline = "b.json"', encoding="utf-8")
    assert findings(at="大区") == []
    assert findings(at="大区/华东") == []
    assert findings(at=".", cwd=team) == []
    assert findings(at=team / PROGRESS) == []


def test_writing_a_baseline_sets_the_old_one_aside(run, findings, team, tmp_path):
    findings("--write-baseline", "b.json")
    first = (tmp_path / "b.json").read_bytes()
    (tmp_path / "stagebook.toml").write_text('baseline = "b.json"', encoding="utf-8")
    refused = run("check", "大区/华东", *AS_OF, "--write-baseline", "b.json")
    assert refused.returncode == 2
    findings("--write-baseline", "b.json", "--force")
    assert (tmp_path / "b.json").read_bytes() == first


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"schema": "other/1"}', b"\xff\xfe"])
def test_what_is_no_baseline_is_refused(run, team, tmp_path, content):
    if content is not None:
        (tmp_path / "b.json").write_bytes(content)
    done = run("check", "大区", "--baseline", "b.json", "--lang", "en")
    assert done.returncode == 2
    assert "b.json" in done.stderr.decode()
    assert "--write-baseline" in done.stderr.decode()
