"""`stagebook new`: blank workbooks and minutes."""

import pytest
from openpyxl import load_workbook

BOOKS = [
    "合同关键信息表.xlsx", "客户信息跟踪表.xlsx", "客户需求记录表.xlsx", "谈判纪要.docx",
    "销售阶段进度表.xlsx",
]  # fmt: skip


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_four_workbooks_and_the_minutes(run, tmp_path):
    done = run(
        "new", "华东 一组", "--company", "云帆科技", "--owner", "张经理", "--owner", "李专员"
    )
    assert done.returncode == 0
    assert names(tmp_path / "华东 一组") == BOOKS
    assert len(done.stdout.decode().splitlines()) == 5
    assert "stagebook check" in done.stderr.decode()
    sheet = load_workbook(tmp_path / "华东 一组" / "客户信息跟踪表.xlsx").worksheets[0]
    assert "云帆科技" in str(sheet["A1"].value)


def test_what_was_just_made_has_no_error_when_checked(run, tmp_path):
    assert run("new", "空", "--lang", "en").returncode == 0
    done = run("check", "空", "--lang", "en")
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--only", "customer-tracking"], ["客户信息跟踪表.xlsx"]),
        (["--only", "negotiation-minutes"], ["谈判纪要.docx"]),
        (
            ["--only", "谈判纪要", "--only", "客户需求记录表"],
            ["客户需求记录表.xlsx", "谈判纪要.docx"],
        ),
        (["--combined", "--only", "customer-tracking", "--only", "customer-needs"], None),
    ],
)
def test_only(run, tmp_path, options, expected):
    assert run("new", "out", *options).returncode == 0
    made = names(tmp_path / "out")
    assert made == expected if expected else len(made) == 1


def test_a_folder_that_holds_something_is_left_alone(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "客户信息跟踪表.xlsx").write_bytes(b"mine")
    done = run("new", "out")
    assert done.returncode == 2
    assert "--force" in done.stderr.decode()
    assert names(tmp_path / "out") == ["客户信息跟踪表.xlsx"]
    assert (tmp_path / "out" / "客户信息跟踪表.xlsx").read_bytes() == b"mine"
    assert run("new", "out", "--force").returncode == 0
    assert names(tmp_path / "out") == BOOKS


@pytest.mark.parametrize(
    ("options", "word"),
    [(["--only", "nothing"], "customer-tracking"), (["--with", "nothing"], "potential")],
)
def test_a_wrong_name_is_answered_with_the_right_ones(run, tmp_path, options, word):
    done = run("new", "out", *options)
    assert done.returncode == 2
    assert word in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way(run, tmp_path):
    (tmp_path / "out").write_bytes(b"mine")
    done = run("new", "out", "--force")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr.decode()
    assert (tmp_path / "out").read_bytes() == b"mine"
