"""`stagebook minutes`: documents from the workbooks of a submission."""

import shutil
from datetime import date

import docx
import pytest

from stagebook.api import Order, build_workbooks, load_pack, write_files


def text_of(path):
    document = docx.Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


@pytest.fixture
def team(tmp_path):
    """Two customers in negotiation, one of them with a contract drafted, and one before it."""
    pack = load_pack()
    day = date(2024, 5, 1)
    names = ["云帆软件有限公司", "恒达制造有限公司", "恒达物流有限公司"]
    stages = ["商务谈判", "商务谈判", "需求挖掘"]
    rows = {
        "customer-tracking": [
            {"customer": name, "stage": stage, "contact": "王强", "title": "采购总监",
             "owner": "张伟", "first-contact": day}
            for name, stage in zip(names, stages, strict=True)
        ],
        "stage-progress": [
            {"customer": name, "stage": stage, "started": day, "owner": "张伟"}
            for name, stage in zip(names, stages, strict=True)
        ],
        "contract-terms": [
            {"number": "HT20240501", "customer": "云帆软件", "amount": 85,
             "payment": "30%预付款，70%验收款", "delivery": "60天", "owner": "张伟"}
        ],
    }  # fmt: skip
    write_files(build_workbooks(pack, Order("zh"), rows), tmp_path / "华东")
    return tmp_path / "华东"


def test_all_customers_in_negotiation(run, team):
    done = run("minutes", team)
    assert done.returncode == 0, done.stderr.decode()
    made = sorted(path.name for path in team.glob("*.docx"))
    assert made == ["谈判纪要-云帆软件有限公司.docx", "谈判纪要-恒达制造有限公司.docx"]
    text = text_of(team / "谈判纪要-云帆软件有限公司.docx")
    for known in ("云帆软件有限公司", "HT20240501", "850,000", "捌拾伍万元整", "30%预付款", "王强"):
        assert known in text
    numbers = {text_of(team / name).split("JY")[1][:10] for name in made}
    assert len(numbers) == 2


def test_one_customer_by_a_short_name_into_another_folder(run, team, tmp_path):
    done = run("minutes", team, "--customer", "云帆软件", "-o", "草稿", "--lang", "en")
    assert done.returncode == 0, done.stderr.decode()
    [made] = (tmp_path / "草稿").iterdir()
    assert made.name == "negotiation-minutes-云帆软件有限公司.docx"
    assert done.stdout.decode().strip().endswith(made.name)


def test_minutes_that_exist_are_never_overwritten(run, team):
    mine = team / "谈判纪要-云帆软件有限公司.docx"
    shutil.copy(team / "客户信息跟踪表.xlsx", mine)  # any content will do
    before = mine.read_bytes()
    assert run("minutes", team, "--customer", "云帆软件有限公司").returncode == 2
    everyone = run("minutes", team)
    assert everyone.returncode == 0
    assert mine.name in everyone.stderr.decode()
    assert (team / "谈判纪要-恒达制造有限公司.docx").exists()
    assert mine.read_bytes() == before
    assert run("minutes", team).returncode == 2
    assert run("minutes", team, "--force").returncode == 0
    assert mine.read_bytes() != before


@pytest.mark.parametrize(
    ("name", "told"), [("云帆软见有限公司", "云帆软件有限公司"), ("恒达", "恒达物流有限公司")]
)
def test_a_name_that_fits_none_or_several(run, team, name, told):
    done = run("minutes", team, "--customer", name)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert not list(team.glob("*.docx"))


def test_nobody_in_negotiation(run, demo):
    done = run("minutes", demo)
    assert done.returncode == 2
    assert "--customer" in done.stderr.decode()


def test_several_submissions_are_not_mixed(run, team, tmp_path):
    shutil.copytree(team, tmp_path / "华北")
    done = run("minutes", tmp_path)
    assert done.returncode == 2
    assert "华北" in done.stderr.decode()
