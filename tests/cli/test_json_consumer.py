"""A program that knows the published description of the JSON report and nothing else."""

import json
import re
import shutil

import pytest

SEVERITIES = ("error", "warning", "info")
PLACE = {"file", "sheet", "cell", "workbook", "column", "row", "part", "label"}


@pytest.fixture(scope="module")
def output(demo, tmp_path_factory):
    """A parent folder with a good, a broken and a single-file submission."""
    parent = tmp_path_factory.mktemp("提交")
    shutil.copytree(demo, parent / "华东")
    shutil.copytree(demo, parent / "华北" / "一组")
    (parent / "华北" / "一组" / "客户信息跟踪表.xlsx").write_bytes(b"")
    (parent / "华东" / "~$客户信息跟踪表.xlsx").write_bytes(b"lock")
    return parent


@pytest.fixture(scope="module", params=["zh", "en"])
def report(command, output, request):
    options = ("--as-of", "2024-06-01", "--format", "json", "--lang", request.param)
    done = command("check", output, *options, cwd=output)
    assert done.returncode == 1
    return json.loads(done.stdout.decode("utf-8"))


def test_the_frame(report):
    assert set(report) == {"schema", "as_of", "pack", "files", "findings", "summary"}
    assert report["schema"] == "stagebook.findings/1"
    assert report["as_of"] == "2024-06-01"
    assert report["pack"] == {"name": "standard", "version": "1.0"}


def test_files(report):
    files = report["files"]
    by_path = {file["path"]: file for file in files}
    assert len(by_path) == len(files)
    assert by_path["华东/客户信息跟踪表.xlsx"] == {
        "path": "华东/客户信息跟踪表.xlsx", "submission": "华东", "status": "checked",
        "workbooks": ["customer-tracking"], "rows": 2,
    }  # fmt: skip
    assert by_path["华北/一组/客户信息跟踪表.xlsx"]["status"] == "unreadable"
    assert by_path["华北/一组/客户信息跟踪表.xlsx"]["submission"] == "华北/一组"
    assert by_path["华东/~$客户信息跟踪表.xlsx"]["status"] == "skipped"
    assert [(f["submission"], f["path"]) for f in files] == sorted(
        (f["submission"], f["path"]) for f in files
    )


def test_findings(report):
    known = {file["path"]: file for file in report["files"]}
    assert report["findings"]
    for finding in report["findings"]:
        assert set(finding) == {
            "code", "rule", "severity", "submission", "message", "location", "related", "found",
            "suggestion", "fix",
        }  # fmt: skip
        assert re.fullmatch(r"[A-Z]\d{3}", finding["code"])
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", finding["rule"])
        assert finding["severity"] in SEVERITIES
        assert finding["message"]
        assert isinstance(finding["found"], str)
        assert finding["suggestion"] is None or finding["suggestion"]
        assert finding["fix"] is None or (
            set(finding["fix"]) == {"kind", "value"}
            and finding["fix"]["kind"] in ("safe", "unsafe")
        )
        place(finding["location"], set())
        if finding["location"]["file"] in known:
            assert known[finding["location"]["file"]]["submission"] == finding["submission"]
        for related in finding["related"]:
            place(related, {"note"})
            assert related["note"]


def place(location, more):
    assert set(location) <= PLACE | more
    assert all(isinstance(value, str) and value for value in location.values())
    assert "\\" not in location["file"]
    assert not {"part", "label"} & set(location) or not {"sheet", "cell"} & set(location)
    assert re.fullmatch(r"[A-Z]{1,3}[1-9]\d*", location.get("cell", "A1"))
    assert re.fullmatch(r"table \d+ row \d+|paragraph \d+", location.get("part", "paragraph 1"))


def test_findings_stand_in_order(report):
    def order(finding):
        where = finding["location"]
        cell = re.fullmatch(r"([A-Z]+)(\d+)", where.get("cell", ""))
        row, column = (int(cell[2]), (len(cell[1]), cell[1])) if cell else (0, (0, ""))
        return finding["submission"], where["file"], where.get("sheet", ""), row, column

    in_sheets = [f for f in report["findings"] if "part" not in f["location"]]
    assert [order(f) for f in in_sheets] == sorted(order(f) for f in in_sheets)


def test_the_summary_counts(report):
    expected = dict.fromkeys(SEVERITIES, 0)
    for finding in report["findings"]:
        expected[finding["severity"]] += 1
    rows = sum(file["rows"] for file in report["files"])
    assert report["summary"] == {"files": len(report["files"]), "rows": rows, **expected}
    assert rows == 14


def test_a_folder_given_is_named_by_itself(run, output):
    done = run("check", output / "华东", "--format", "json", "--as-of", "2024-06-01")
    document = json.loads(done.stdout)
    assert {file["submission"] for file in document["files"]} == {"华东"}
    assert "客户信息跟踪表.xlsx" in {file["path"] for file in document["files"]}
