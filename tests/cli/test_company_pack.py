"""A company's own pack drives generator and checker, without a line of Python."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stagemodel.load import load_pack

COLUMNS = """[[columns]]
id = "region"
type = "choice"
choices = "region"
required = true
label = { zh = "销售大区", en = "Sales region" }
prompt = { zh = "选择大区。例：华东", en = "Choose the region, such as East." }

[[columns]]
id = "notes\""""
PILOT = """[[stages]]
id = "pilot"
label = { zh = "试点验证", en = "Pilot" }
usual_days = 10
gate = "needs-confirmed"
method.zh = "在一个部门试用两周，写出试点报告。"
method.en = "Try it in one department for two weeks and write it up."

[[stages]]
id = "negotiation\""""
REGIONS = """region = [
  { id = "east", label = { zh = "华东", en = "East" } },
  { id = "south", label = { zh = "华南", en = "South" } },
]

size = ["""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def stagebook(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "stagebook", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(load_pack().folder, tmp_path / "公司模板"))
    tracking = folder / "workbooks" / "customer-tracking.toml"
    edit(tracking, '{ zh = "行业", en = "Industry" }', '{ zh = "细分赛道", en = "Segment" }')
    edit(tracking, '[[columns]]\nid = "notes"', COLUMNS)
    edit(folder / "choices.toml", "size = [", REGIONS)
    edit(folder / "stages.toml", '[[stages]]\nid = "negotiation"', PILOT)
    (folder / "rules.toml").write_text("D004 = { limits = { days = 3 } }\n", encoding="utf-8")
    return folder


@pytest.fixture
def submission(pack: Path, tmp_path: Path) -> Path:
    """One customer in the company's own stage, written into the blank workbooks."""
    out = tmp_path / "华东"
    made = stagebook("new", out, "--pack", pack, "--lang", "zh")
    assert made.returncode == 0, made.stderr.decode()
    tracking, progress, needs = (
        out / f"{name}.xlsx" for name in ("客户信息跟踪表", "销售阶段进度表", "客户需求记录表")
    )
    name, day = "云帆软件有限公司", date(2024, 5, 27)
    fill(tracking, 4, {"客户名称": name, "细分赛道": "工业软件", "联系人": "王强",
                       "线索来源": "客户推荐", "开发阶段": "试点验证", "负责人": "张伟",
                       "首次接触时间": date(2024, 5, 20), "预计成交时间": date(2024, 8, 1),
                       "销售大区": "华东"})  # fmt: skip
    fill(progress, 4, {"客户名称": name, "当前阶段": "试点验证", "阶段开始时间": day,
                       "预计完成时间": date(2024, 6, 20), "负责人": "张伟", "已完成动作": "已部署",
                       "待办事项": "6月3日试点周会", "风险点": "试点部门人手不足"})  # fmt: skip
    fill(needs, 4, {"客户名称": name, "需求类型": "系统集成", "具体需求描述": "与ERP对接",
                    "优先级": "高", "解决方案方向": "标准接口", "确认人": "王强",
                    "确认时间": day})  # fmt: skip
    return out


def fill(path: Path, row: int, values: dict[str, object]) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[row - 1]}
    for header, value in values.items():
        sheet.cell(row, places[header]).value = value
    book.save(path)


def findings(submission: Path, pack: Path, day: str) -> set[tuple[str, str | None]]:
    done = stagebook("check", submission, "--pack", pack, "--as-of", day, "--format", "json",
                     "--fail-on", "never", "--ignore", "F008")  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads(done.stdout)
    return {(found["code"], found["location"].get("column")) for found in report["findings"]}


def test_what_the_company_added_is_generated_and_checks_clean(submission: Path, pack: Path) -> None:
    headers = [c.value for c in load_workbook(submission / "客户信息跟踪表.xlsx").worksheets[0][3]]
    assert "细分赛道" in headers
    assert "行业" not in headers
    assert "销售大区" in headers
    assert findings(submission, pack, "2024-05-29") == set()


def test_each_change_of_the_pack_is_checked(submission: Path, pack: Path) -> None:
    # The limit: stale after three days instead of fourteen.
    assert findings(submission, pack, "2024-05-31") == {("D004", "customer")}
    # The stage's usual length of ten days, twice over.
    assert ("D003", "started") in findings(submission, pack, "2024-06-18")
    # The added column is required and closed.
    tracking = submission / "客户信息跟踪表.xlsx"
    fill(tracking, 4, {"销售大区": "西北"})
    assert findings(submission, pack, "2024-05-29") == {("V002", "region")}
    fill(tracking, 4, {"销售大区": None})
    assert findings(submission, pack, "2024-05-29") == {("V001", "region")}
    # The inserted stage has its gate.
    fill(tracking, 4, {"销售大区": "华东"})
    fill(submission / "客户需求记录表.xlsx", 4, {"确认人": None, "确认时间": None})
    assert findings(submission, pack, "2024-05-29") == {("S005", "stage")}


def test_the_standard_pack_does_not_know_the_companys_stage(submission: Path, pack: Path) -> None:
    done = stagebook("check", submission, "--as-of", "2024-05-29", "--format", "json")
    codes = {found["code"] for found in json.loads(done.stdout)["findings"]}
    assert {"V002", "F006", "F004"} <= codes
