"""`stagebook roster` and `stagebook new --roster`: a folder for every team."""

import io
import re
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from stagebook.api import Kits, hand_out, read_roster
from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack
from stagemodel.roster import load_roster

ROSTER = load_roster(load_pack())
SHEETS = ["--only", "customer-tracking"]
"""One workbook a team is enough where its content does not matter."""
EAST = {
    "team": "华东一组", "company": "云帆 & 软件", "period": "2024年6月",
    "owners": "张伟、李娜；王强\n赵敏", "language": "en", "columns": "updated, 潜力等级",
}  # fmt: skip


def roster(folder, rows, lang="zh"):
    """The blank roster with `rows` filled in."""
    [data] = build_workbooks(ROSTER, Order(lang), {"roster": rows}).values()
    path = folder / "名单.xlsx"
    path.write_bytes(data)
    return path


def sheet(folder, *rows):
    """A roster that somebody made without ours."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def made(folder):
    return {path.name: sorted(file.name for file in path.iterdir()) for path in folder.iterdir()}


def parts(path):
    """A file's parts without their times."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {
            name: re.sub(rb"<dcterms:(created|modified).*?</dcterms:\1>", b"", package.read(name))
            for name in package.namelist()
        }


def test_a_row_gives_what_a_single_order_gives(run, tmp_path):
    roster(tmp_path, [EAST, {"team": "华南"}])
    assert run("new", "六月", "--roster", "名单.xlsx").returncode == 0
    people = [word for name in ("张伟", "李娜", "王强", "赵敏") for word in ("--owner", name)]
    run(
        "new", "east", "--lang", "en", "--company", "云帆 & 软件", "--period", "2024年6月",
        "--with", "updated", "--with", "potential", *people,
    )  # fmt: skip
    run("new", "south")
    for team, alone in (("华东一组", "east"), ("华南", "south")):
        files = sorted(path.name for path in (tmp_path / alone).iterdir())
        assert len(files) == 5
        assert made(tmp_path / "六月")[team] == files
        for name in files:
            assert parts(tmp_path / "六月" / team / name) == parts(tmp_path / alone / name), name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_own_blank_filled_in(run, tmp_path, lang):
    assert run("roster", "--lang", lang).returncode == 0
    [path] = tmp_path.glob("*.xlsx")
    assert path.name == {"zh": "团队名单.xlsx", "en": "team-roster.xlsx"}[lang]
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A4"], book.worksheets[0]["E4"] = "East", "English"
    book.save(path)
    done = run("new", "out", "--roster", path.name, *SHEETS)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == ["out/East"]
    assert made(tmp_path / "out") == {"East": ["customer-tracking.xlsx"]}


def test_a_blank_roster_goes_where_it_is_told_and_over_nothing(run, tmp_path):
    assert run("roster", "here/mine.xlsx").returncode == 0
    assert run("roster", "here").returncode == 0
    assert sorted(p.name for p in (tmp_path / "here").iterdir()) == ["mine.xlsx", "团队名单.xlsx"]
    (tmp_path / "here" / "mine.xlsx").write_bytes(b"filled in")
    assert run("roster", "here/mine.xlsx").returncode == 2
    assert (tmp_path / "here" / "mine.xlsx").read_bytes() == b"filled in"
    assert run("roster", "here/mine.xlsx", "--force").returncode == 0
    assert (tmp_path / "here" / "mine.xlsx").read_bytes() != b"filled in"


@pytest.mark.parametrize(
    ("row", "cell", "word"),
    [
        ({"company": "云帆"}, "A4", "没有填写"),
        ({"team": "待定"}, "A4", "待定"),
        ({"team": "华东", "language": "法语"}, "E4", "中文、English"),
        ({"team": "华东", "columns": "潜力"}, "F4", "potential"),
        ({"team": "华东", "period": date(2024, 6, 1)}, "C4", "2024-06-01"),
        ({"team": "东" * 201}, "A4", "201"),
        ({"team": "华东", "owners": f"张伟、{'李' * 201}"}, "D4", "201"),
    ],
)
def test_a_row_that_cannot_be_made_is_told_and_the_others_are_made(run, tmp_path, row, cell, word):
    roster(tmp_path, [row, {"team": "华南"}])
    done = run("new", "out", "--roster", "名单.xlsx", *SHEETS)
    assert done.returncode == 1
    [told] = re.findall(rf"名单.xlsx {cell}：.*", done.stderr.decode())
    assert word in told
    assert list(made(tmp_path / "out")) == ["华南"]


def test_cells_without_a_value_are_told_by_address(run, tmp_path):
    sheet(tmp_path, ["团队", "公司"], ["=A9", "云帆"], ["华南", "#N/A"])
    done = run("new", "out", "--roster", "名单.xlsx", *SHEETS)
    assert done.returncode == 1
    assert re.findall(r"名单.xlsx ([A-Z]\d)", done.stderr.decode()) == ["A2", "B3"]
    assert not (tmp_path / "out").exists()


def test_folder_names_are_safe_and_no_two_alike(run, tmp_path):
    names = ["华东/一组", "华东:一组", "../up", "CON", "East", "EAST"]
    roster(tmp_path, [{"team": name} for name in names])
    done = run("new", "out", "--roster", "名单.xlsx", *SHEETS)
    assert done.returncode == 0
    assert sorted(made(tmp_path / "out")) == sorted(
        ["华东_一组", "华东_一组-2", "_up", "CON_", "East", "EAST-2"]
    )
    assert re.findall(r"名单.xlsx ([A-Z]\d)", done.stderr.decode()) == ["A5", "A9"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "名单.xlsx"]


def test_what_is_there_is_left_alone_and_the_rest_is_made(run, tmp_path):
    roster(tmp_path, [{"team": "华东"}, {"team": "华南"}])
    mine = tmp_path / "out" / "华东" / "客户信息跟踪表.xlsx"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"filled in by the team")
    done = run("new", "out", "--roster", "名单.xlsx", *SHEETS)
    assert done.returncode == 1
    assert "名单.xlsx A4" in done.stderr.decode()
    assert "--force" in done.stderr.decode()
    assert mine.read_bytes() == b"filled in by the team"
    assert made(tmp_path / "out").keys() == {"华东", "华南"}
    assert run("new", "out", "--roster", "名单.xlsx", *SHEETS, "--force").returncode == 0
    assert mine.read_bytes() != b"filled in by the team"


def test_options_stand_for_what_a_row_leaves_blank(run, tmp_path):
    roster(tmp_path, [{"team": "华东"}, {"team": "华南", "company": "云海"}])
    run("new", "out", "--roster", "名单.xlsx", "--company", "云帆", "--lang", "en", *SHEETS)
    titles = {
        team: openpyxl.load_workbook(tmp_path / "out" / team / "customer-tracking.xlsx")
        .worksheets[0]["A1"]
        .value
        for team in ("华东", "华南")
    }
    assert titles == {"华东": "云帆 – Customer tracking", "华南": "云海 – Customer tracking"}


def test_a_roster_of_their_own(run, tmp_path):
    """Lower on the page, traditional headers in another order, a column more."""
    sheet(
        tmp_path, ["六月的團隊"], [], ["備註", "負責人名單", "語言", "團隊名稱"],
        ["x", "張偉,李娜", "英文", "華東"], ["", "", "", ""], ["", "王強", "", "华南"],
    )  # fmt: skip
    done = run("new", "out", "--roster", "名单.xlsx", *SHEETS)
    assert done.returncode == 0
    assert "A3" in done.stderr.decode()
    assert made(tmp_path / "out") == {
        "華東": ["customer-tracking.xlsx"], "华南": ["客户信息跟踪表.xlsx"]
    }  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "out" / "華東" / "customer-tracking.xlsx")
    owners = book.defined_names["owners"].attr_text
    [column] = re.findall(r"\$([A-Z]+)\$3:\$\1\$4", owners)
    assert [book["Lists"][f"{column}{row}"].value for row in (3, 4)] == ["張偉", "李娜"]


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([["客户名称", "行业", "负责人"], ["云帆", "金融", "张伟"]], "团队"),
        ([["团队", "公司", "团队名称"], ["华东", "云帆", "华南"]], "C1"),
        ([["团队", "公司"]], "没有填写团队"),
    ],
)
def test_what_is_no_roster_is_refused_whole(run, tmp_path, rows, word):
    sheet(tmp_path, *rows)
    done = run("new", "out", "--roster", "名单.xlsx")
    assert done.returncode == 2
    assert word in done.stderr.decode()
    assert "stagebook roster" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["nothing.xlsx", ".", "text.xlsx"])
def test_a_roster_that_cannot_be_read(run, tmp_path, name):
    (tmp_path / "text.xlsx").write_text("团队,公司", encoding="utf-8")
    done = run("new", "out", "--roster", name)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_company_names_its_columns_otherwise(run, tmp_path):
    pack = shutil.copytree(load_pack().folder, tmp_path / "公司模板")
    file = pack / "workbooks" / "roster.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('zh = "团队", en', 'zh = "战队", en'), encoding="utf-8")
    sheet(tmp_path, ["战队", "公司"], ["飞虎", "云帆"])
    words = ["new", "out", "--roster", "名单.xlsx", "--pack", "公司模板", *SHEETS]
    assert run(*words).returncode == 0
    assert made(tmp_path / "out").keys() == {"飞虎"}
    file.unlink()  # a copy from before there were rosters: the standard one is known
    assert run("roster", "--pack", "公司模板").returncode == 0
    assert (tmp_path / "团队名单.xlsx").exists()


def test_from_python(tmp_path):
    pack, order, seen = load_pack(), Order("en", only=("customer-tracking",)), []
    kits = Kits(pack, datetime(2024, 6, 1))
    rows = [{"team": "East"}, {"team": "West", "columns": "x"}, {"team": "North"}]
    read = read_roster(roster(tmp_path, rows, "en"), pack, order, date(2024, 6, 1))
    assert [team.folder for team in read.teams] == ["East", "North"]
    assert [remark.cell for remark in read.refused] == ["F5"]
    out = tmp_path / "out"
    handed = hand_out(read, kits, out, progress=lambda done, total: seen.append((done, total)))
    assert handed.folders == [out / "East", out / "North"]
    assert seen == [(1, 2), (2, 2)]
    again = hand_out(read, kits, out)
    assert (again.folders, [remark.cell for remark in again.left_alone]) == ([], ["A4", "A6"])


PAGES = {
    "usage.md": ("en", "German", [("East", "en"), ("South", ""), ("West", "zh")]),
    "usage.zh-CN.md": ("zh", "德语", [("华东", "zh"), ("华南", ""), ("海外", "en")]),
}


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_show_what_it_prints(run, tmp_path, page):
    lang, none_such, teams = PAGES[page]
    shown = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    [block] = re.findall(r"```text\n\$ stagebook (new .*? --roster .*?)```", shown, re.DOTALL)
    command, _, printed = block.partition("\n")
    name = command.split()[-1]
    roster(
        tmp_path, [{"team": team, "language": of or none_such} for team, of in teams], lang
    ).rename(tmp_path / name)
    done = run(*command.split(), "--lang", lang)
    lines = done.stderr.decode().splitlines()
    assert [lines[0], *done.stdout.decode().splitlines(), *lines[1:]] == printed.splitlines()
