"""`stagebook check`: statuses, selection, outputs."""

import json
import shutil

import pytest

AS_OF = ("--as-of", "2024-06-01")


@pytest.fixture
def findings(run, demo):
    def checked(*options):
        done = run("check", demo, *AS_OF, "--format", "json", *options)
        assert done.returncode in (0, 1), done.stderr.decode()
        return json.loads(done.stdout)["findings"]

    return checked


@pytest.mark.parametrize(
    ("threshold", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_the_status_tells_whether_something_is_grave_enough(run, demo, threshold, status):
    assert run("check", demo, *AS_OF, "--fail-on", threshold).returncode == status


def test_an_error_fails_by_default(run, demo, tmp_path):
    broken = shutil.copytree(demo, tmp_path / "坏")
    (broken / "客户信息跟踪表.xlsx").write_bytes(b"%PDF-1.7 not a workbook")
    done = run("check", broken, *AS_OF)
    assert done.returncode == 1
    assert "F001 unreadable-file" in done.stdout.decode()


def test_select_and_ignore_take_codes_and_their_beginnings(findings):
    every = {finding["code"] for finding in findings()}
    assert {f["code"] for f in findings("--select", "s,R004")} == {
        code for code in every if code.startswith("S") or code == "R004"
    }
    assert {f["code"] for f in findings("--ignore", "S", "--ignore", "D001，R")} == {
        code for code in every if code[0] not in "SR" and code != "D001"
    }


def test_the_day_of_the_check_counts(run, demo):
    early = run("check", demo, "--as-of", "2024-04-11", "--format", "json", "--select", "D001")
    report = json.loads(early.stdout)
    assert report["as_of"] == "2024-04-11"
    assert report["findings"] == []


def test_together_makes_one_submission(run, demo, tmp_path):
    for name, books in (("甲", ["客户信息跟踪表.xlsx"]), ("乙", ["销售阶段进度表.xlsx"])):
        (tmp_path / name).mkdir()
        for book in books:
            shutil.copy(demo / book, tmp_path / name)
    apart = json.loads(run("check", tmp_path, *AS_OF, "--format", "json").stdout)
    assert {f["submission"] for f in apart["files"]} == {"甲", "乙"}
    assert any(f["code"] == "F003" and "乙" in f["submission"] for f in apart["findings"])
    joined = json.loads(run("check", tmp_path, *AS_OF, "--format", "json", "--together").stdout)
    assert len({f["submission"] for f in joined["files"]}) == 1


def test_any_number_of_jobs_gives_the_same_bytes(run, demo, tmp_path):
    for number in range(4):
        shutil.copytree(demo, tmp_path / "all" / f"team {number}")
    one, three = (
        run("check", tmp_path / "all", *AS_OF, "--format", "json", "--jobs", jobs).stdout
        for jobs in ("1", "3")
    )
    assert one == three
    assert json.loads(one)["summary"]["files"] == 20


def test_an_output_is_written_whole_and_never_over_another(run, demo, tmp_path):
    arguments = ("check", demo, *AS_OF, "--format", "json", "-o", "报告.json")
    first = run(*arguments)
    written = (tmp_path / "报告.json").read_bytes()
    assert first.stdout == b""
    assert json.loads(written)["schema"] == "stagebook.findings/1"
    (tmp_path / "报告.json").write_bytes(b"mine")
    again = run(*arguments)
    assert again.returncode == 2
    assert (tmp_path / "报告.json").read_bytes() == b"mine"
    # Before anything is looked for or checked: nobody waits for a report that is not written.
    early = run("check", "没有这里", "-o", "报告.json")
    assert "报告.json" in early.stderr.decode() and "没有这里" not in early.stderr.decode()
    assert run("check", demo, "-o", ".", "--force").returncode == 2, "a folder is no file"
    assert run(*arguments, "--force").returncode == first.returncode
    assert (tmp_path / "报告.json").read_bytes() == written
    assert [path.name for path in tmp_path.iterdir()] == ["报告.json"]


def test_inputs_stay_as_they_are(run, demo):
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in demo.iterdir()}
    run("check", demo, *AS_OF)
    assert before == {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in demo.iterdir()}
