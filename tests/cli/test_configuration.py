"""`stagebook.toml` through the real command: found upwards, each key, each error."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stagebook.main import run as stagebook
from stagemodel.load import load_pack

DAY = "as-of = 2024-06-01\n"


@pytest.fixture
def team(demo, tmp_path) -> Path:
    """The worked example, two folders below the one where the command runs."""
    return Path(shutil.copytree(demo, tmp_path / "大区" / "华东"))


@pytest.fixture
def report(run, tmp_path):
    def checked(*options, config=DAY, at="大区/华东"):
        (tmp_path / "stagebook.toml").write_text(config, encoding="utf-8")
        done = run("check", at, "--format", "json", *options)
        assert done.returncode in (0, 1), done.stderr.decode()
        return json.loads(done.stdout)

    return checked


def codes(report) -> set[str]:
    return {finding["code"] for finding in report["findings"]}


def test_the_nearest_file_above_the_submission_counts_whole(report, team):
    above = codes(report(config=DAY + 'ignore = ["R"]'))
    assert "D001" in above
    assert "R004" not in above
    (team / "stagebook.toml").write_text(DAY + 'ignore = ["D"]\n', encoding="utf-8")
    nearest = codes(report(config=DAY + 'ignore = ["R"]'))
    assert "R004" in nearest
    assert "D001" not in nearest


def test_it_is_found_from_named_files_and_from_inside(run, team, tmp_path):
    (tmp_path / "stagebook.toml").write_text(DAY + 'select = ["R004"]', encoding="utf-8")
    for arguments, folder in (
        ((team / "客户需求记录表.xlsx", team / "客户信息跟踪表.xlsx"), tmp_path),
        ((".",), team),
    ):
        done = run("check", *arguments, "--format", "json", cwd=folder)
        assert codes(json.loads(done.stdout)) == {"R004"}
        assert str(tmp_path / "stagebook.toml") in done.stderr.decode()


def test_one_given_goes_before_the_ones_found(report, team, tmp_path):
    (tmp_path / "own.toml").write_text(DAY + 'select = ["D001"]', encoding="utf-8")
    assert codes(report("--config", "own.toml", config='select = ["R004"]')) == {"D001"}


def test_select_and_ignore(report, team):
    assert codes(report(config=DAY + 'select = ["S", "R004"]\nignore = ["R"]')) == {"S004"}


def test_ignore_by_workbook(report, team):
    findings = report(config=DAY + '[workbooks.customer-needs]\nignore = ["R004"]')["findings"]
    with_short_names = {f["location"]["workbook"] for f in findings if f["code"] == "R004"}
    assert with_short_names == {"stage-progress", "contract-terms"}


def test_severities_and_limits(report, team):
    config = DAY + '[severity]\nR004 = "error"\n[limits.D004]\ndays = 60\n'
    known = report(config=config)
    assert {f["severity"] for f in known["findings"] if f["code"] == "R004"} == {"error"}
    assert "D004" not in codes(known)
    assert "D004" in codes(report(config=config.replace("60", "50")))


def test_an_owner_that_is_not_listed(report, team):
    known = report(config=DAY + 'owners = ["*经理", "*专人"]')
    found = [f for f in known["findings"] if f["code"] == "V002"]
    assert {f["found"] for f in found} == {"*专员"}
    assert all(f["fix"] == {"kind": "unsafe", "value": "*专人"} for f in found)
    assert {f["location"]["column"] for f in found} == {"owner"}


def test_a_full_history_begins_with_the_first_stage(report, team):
    assert "S002" not in codes(report())
    full = report(config=DAY + 'history = "full"')
    [first, second] = [f for f in full["findings"] if f["code"] == "S002"]
    assert "客户开发" in first["message"] + second["message"]


def test_language_and_day(run, team, tmp_path):
    (tmp_path / "stagebook.toml").write_text('as-of = "2024-04-21"\nlang = "en"', encoding="utf-8")
    told = run("check", "大区").stdout.decode()
    assert told.startswith("stagebook report · as of 2024-04-21")
    other = run("check", "大区", "--lang", "zh", "--as-of", "2024-04-22").stdout.decode()
    assert other.startswith("stagebook 检查报告 · 截至 2024-04-22")


def test_today_is_the_local_day(report, team):
    before = datetime.now().astimezone().date()
    day = report(config='as-of = "today"')["as_of"]
    assert before.isoformat() <= day <= datetime.now().astimezone().date().isoformat()


def test_a_pack_beside_the_configuration(report, team, tmp_path):
    pack = Path(shutil.copytree(load_pack().folder, tmp_path / "公司模板"))
    head = (pack / "pack.toml").read_text(encoding="utf-8")
    (pack / "pack.toml").write_text(
        head.replace('name = "standard"', 'name = "ours"', 1), encoding="utf-8"
    )
    assert report(config=DAY + 'pack = "公司模板"')["pack"]["name"] == "ours"
    given = report("--pack", "standard", config=DAY + 'pack = "公司模板"')
    assert given["pack"]["name"] == "standard"


def test_codes_of_the_command_line(report, team):
    config = DAY + 'select = ["R", "S"]\nignore = ["S"]'
    assert codes(report(config=config)) == {"R003", "R004"}
    assert codes(report("--ignore", "R004", config=config)) == {"R003"}
    assert codes(report("--select", "S004", config=config)) == {"S004"}


def test_submissions_may_differ_in_rules_but_not_in_the_day(run, demo, tmp_path):
    for name, rules in (("甲", 'ignore = ["R"]'), ("乙", 'select = ["R"]')):
        shutil.copytree(demo, tmp_path / name)
        (tmp_path / name / "stagebook.toml").write_text(DAY + rules, encoding="utf-8")
    found = json.loads(run("check", ".", "--format", "json").stdout)["findings"]
    assert {f["code"][0] == "R" for f in found if f["submission"] == "甲"} == {False}
    assert {f["code"][0] for f in found if f["submission"] == "乙"} == {"R"}
    (tmp_path / "甲" / "stagebook.toml").write_text("as-of = 2024-05-01", encoding="utf-8")
    done = run("check", ".", "--lang", "en")
    assert done.returncode == 2
    told = done.stderr.decode()
    assert "as-of" in told and "2024-05-01" in told and "2024-06-01" in told
    assert run("check", ".", "--as-of", "2024-06-01").returncode in (0, 1)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('\nselct = ["S"]', ["selct (line 2)", "did you mean 'select'"]),
        ("\nas-of = \n", ["line 2", "not correct TOML"]),
        ('as-of = "yesterday"', ["as-of (line 1)", '"today" or a day']),
        ('lang = "fr"', ["lang (line 1)", "'fr' is not possible"]),
        ('select = [\n  "S",\n  "Q12",\n]', ["select (line 1)", "Q12: there is no such rule"]),
        ('ignore = ["S088"]', ["ignore (line 1)", "did you mean 'S008'"]),
        ("owners = 3", ["owners (line 1)", "should be a list"]),
        ('history = "all"', ["history (line 1)", "current, full"]),
        ('# ours\n[severity]\nS008 = "inf"', ["severity.S008 (line 3)", "did you mean 'info'"]),
        ('[severity]\nS099 = "info"', ["severity.S099 (line 2)", "there is no such rule"]),
        ("[limits.D004]\nday = 3", ["limits.D004.day (line 2)", "did you mean 'days'"]),
        ("[limits]\nS003 = { days = 3 }", ["limits.S003.days (line 2)", "no such number"]),
        ("[limits.D004]\ndays = -1", ["limits.D004.days (line 2)", "below 0"]),
        ("[workbooks.needs]\nignore = []", ["workbooks.needs (line 1)", "'customer-needs'"]),
        ("[workbooks.customer-needs]\nselect = []", ["customer-needs.select (line 2)", "ignore"]),
        ('pack = "ours"', ["pack (line 1)", "no pack 'ours'"]),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_line(team, tmp_path, capsys, config, told):
    (tmp_path / "stagebook.toml").write_text(config, encoding="utf-8")
    assert stagebook(["check", str(team), "--lang", "en"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert f"error: the configuration is wrong, {tmp_path / 'stagebook.toml'}: " in output.err
    for part in told:
        assert part in output.err


def test_a_file_that_is_not_there(run, team):
    done = run("check", "大区", "--config", "没有.toml", "--lang", "en")
    assert done.returncode == 2
    assert "没有.toml" in done.stderr.decode()


def test_windows_notepad_and_gbk(run, team, tmp_path):
    config = (DAY + 'owners = ["*经理", "*专员"]\nselect = ["V002"]\r\n').encode("utf-8-sig")
    (tmp_path / "stagebook.toml").write_bytes(config)
    assert run("check", "大区").returncode == 0
    (tmp_path / "stagebook.toml").write_bytes('owners = ["经理"]'.encode("gbk"))
    assert "UTF-8" in run("check", "大区").stderr.decode()


def test_working_days_leave_out_the_national_day_week(report, team, tmp_path):
    """Discovery has had no action since Friday 27 September; 1 to 7 October are holidays."""
    pack = Path(shutil.copytree(load_pack().folder, tmp_path / "ours"))
    book = load_workbook(team / "销售阶段进度表.xlsx")
    sheet = book.worksheets[0]
    sheet["C5"], sheet["D5"], sheet["E5"] = datetime(2024, 9, 27), datetime(2024, 12, 1), None
    book.save(team / "销售阶段进度表.xlsx")
    config = 'as-of = 2024-10-11\npack = "ours"\nselect = ["S009"]\n'
    [calendar] = report(config=config)["findings"]
    assert "14 天" in calendar["message"]
    rules = pack / "rules.toml"
    rules.write_text("S009 = { working-days = true }\n", encoding="utf-8")
    # 29 and 30 September (a Sunday worked in exchange), 8 to 11 October: six, not more than seven.
    assert report(config=config)["findings"] == []
    rules.write_text("S009 = { working-days = true, limits = { days = 5 } }\n", encoding="utf-8")
    [working] = report(config=config)["findings"]
    assert "6 个工作日" in working["message"]
