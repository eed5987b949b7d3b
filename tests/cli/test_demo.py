"""`stagebook demo`: the whole way on the worked example."""


def test_it_generates_checks_reports_and_says_where(demo_run):
    folder, done = demo_run
    assert done.returncode == 0
    report, notes = done.stdout.decode(), done.stderr.decode()
    assert "截至 2024-06-01" in report
    assert "华东  " in report
    for code in ("S004", "D001", "R003", "R004", "M002", "T008"):
        assert code in report
    names = {path.name for path in folder.iterdir()}
    assert {
        "客户信息跟踪表.xlsx", "销售阶段进度表.xlsx", "客户需求记录表.xlsx", "合同关键信息表.xlsx",
    } < names  # fmt: skip
    assert len(names) == 5
    for name in names:
        assert name in notes


def test_the_worked_example_has_warnings_and_no_error(demo_run):
    report = demo_run[1].stdout.decode()
    assert "个错误" not in report
    assert "个警告" in report


def test_a_second_demo_leaves_the_first_alone(run, tmp_path):
    (tmp_path / "stagebook-demo").mkdir()
    (tmp_path / "stagebook-demo" / "mine.txt").write_text("x", encoding="utf-8")
    done = run("demo", "--lang", "en")
    assert done.returncode == 0
    assert (tmp_path / "stagebook-demo-2" / "customer-tracking.xlsx").exists()
    assert [path.name for path in (tmp_path / "stagebook-demo").iterdir()] == ["mine.txt"]
    assert "as of 2024-06-01" in done.stdout.decode()
