"""The text report: what a manager reads."""

import re
from itertools import product

import pytest

from stagecheck.findings import Place
from stagecheck.report import FileReport
from stagecheck.reporters import View
from stagecheck.reporters.text import to_text
from stagemodel.display import columns
from stagemodel.problem import Fix


def test_a_finding_tells_cell_rule_message_suggestion_and_related_place(reports):
    text = to_text(reports.report(reports.conflict()), View("zh", 80))
    assert text == (
        "stagebook 检查报告 · 截至 2024-06-01 · 模板包 standard 1.0\n"
        "\n"
        "华东  1 个错误\n"
        "\n"
        "  客户信息跟踪表.xlsx\n"
        "    错误 S003 stage-conflict\n"
        "      H4     “云帆软件有限公司”两表的阶段不一致。\n"
        "             → 商务谈判\n"
        "             参见 销售阶段进度表.xlsx B4：当前阶段行\n"
        "\n"
        "小结\n"
        "  2 个文件、21 行数据：1 个错误\n"
        "  规则说明：stagebook explain S003\n"
    )


def test_in_english(reports):
    text = to_text(reports.report(reports.conflict()), View("en", 80))
    assert "as of 2024-06-01 · pack standard 1.0" in text
    assert "error S003 stage-conflict" in text
    assert "→ Negotiation" in text
    assert "see 销售阶段进度表.xlsx B4: the current row" in text
    assert "2 files, 21 rows: 1 error\n" in text


def test_a_clean_run_says_so(reports):
    text = to_text(reports.report(), View("zh"))
    assert "华东  没有发现问题" in text
    assert "explain" not in text


def test_the_row_is_named_where_the_message_does_not(reports):
    blank = reports.finding("V001", reports.cell("D5", "contact"), "联系人没有填写。")
    text = to_text(reports.report(blank), View("zh"))
    assert "D5     云帆软件有限公司：联系人没有填写。" in text


def test_a_file_and_its_only_sheet_stand_under_one_title(reports):
    whole = reports.finding("F001", Place(reports.tracking), "很久没有保存。")
    text = to_text(reports.report(whole, reports.conflict()), View("zh"))
    assert text.count("\n  客户信息跟踪表.xlsx\n") == 1


def test_findings_that_say_the_same_stand_together(reports):
    dates = [reports.text_date(f"J{row}") for row in range(4, 8)]
    text = to_text(reports.report(*dates), View("zh"))
    assert text.count("日期是文字。") == 1
    assert "J4、J5、J6、J7  日期是文字。" in text
    assert "V003 text-date ×4" in text


def test_a_suggestion_that_all_share_stands_once(reports):
    advice = {"zh": "请填写。", "en": "Fill it in."}
    blanks = [
        reports.finding(
            "V001", reports.cell(f"D{n}", "contact", f"客户{n}"), "空。", suggestion=advice
        )
        for n in (4, 5)
    ]
    lines = to_text(reports.report(*blanks), View("zh")).splitlines()
    at = lines.index("      D4     客户4：空。")
    assert lines[at + 1 : at + 3] == ["      D5     客户5：空。", "             → 请填写。"]


def test_a_fix_stands_once_in_the_message_or_below_it(reports):
    fix = {"fix": Fix("safe", "2024-03-15"), "suggestion": {"zh": "改为 2024-03-15"}}
    for message, times in (("日期是文本。", 1), ("日期是文本，读作 2024-03-15。", 1)):
        found = reports.finding("V003", reports.cell("J4", "first-contact"), message, **fix)
        assert to_text(reports.report(found), View("zh")).count("2024-03-15") == times


def test_the_gravest_come_first_in_a_sheet(reports):
    blank = reports.finding("V001", reports.cell("D9", "contact"), "空")
    text = to_text(reports.report(reports.text_date("J4"), blank), View("zh"))
    assert text.index("V001") < text.index("V003")


def test_a_sheet_is_named_where_the_file_does_not_tell(reports):
    place = Place("全部.xlsx", "客户信息跟踪表", "B2", "customer-tracking", "stage", "甲")
    text = to_text(reports.report(reports.finding("S003", place, "甲")), View("zh"))
    assert "全部.xlsx [客户信息跟踪表]" in text
    place = Place("customer-tracking.xlsx", "Customer tracking", "B2", "customer-tracking")
    text = to_text(reports.report(reports.finding("S003", place, "x")), View("en"))
    assert "  customer-tracking.xlsx\n" in text


def test_places_in_documents_in_the_language_of_the_report(reports):
    place = Place("华东/谈判纪要.docx", part="table 2 row 1", label="合同金额")
    found = reports.report(reports.finding("M001", place, "空"))
    assert "合同金额（表 2 第 1 行）" in to_text(found, View("zh"))
    assert "合同金额 (table 2 row 1)" in to_text(found, View("en"))


def test_several_submissions_are_summed_up(reports):
    files = (
        reports.checked(reports.tracking), reports.checked("华北/客户信息跟踪表.xlsx"),
        FileReport("华南/坏.xlsx", "华南", "unreadable", (), 0, {}),
        FileReport("华北/~$坏.xlsx", "华北", "skipped", (), 0, {"zh": "临时文件", "en": "lock"}),
    )  # fmt: skip
    broken = reports.finding("F001", Place("华南/坏.xlsx"), "读不出来。")
    text = to_text(reports.report(reports.conflict(), broken, files=files), View("zh"))
    summary = text.split("小结\n")[1]
    assert "  华东  1 个错误\n  华南  1 个错误\n  其余 1 份没有发现问题\n" in summary
    assert "3 份提交、4 个文件、24 行数据、1 个文件读不出来：2 个错误" in summary
    assert "  未检查\n    ~$坏.xlsx  临时文件\n" in text


@pytest.mark.parametrize(("lang", "width"), list(product(["zh", "en"], [50, 60, 80, 120])))
def test_no_line_is_wider_than_the_terminal(reports, lang, width):
    long = "客户“云帆软件有限公司”在 2024-05-01 的预计成交时间已过，请尽快更新；" * 5
    found = reports.finding("V001", reports.cell("D9", "contact"), long, suggestion={
        "zh": long, "en": "a suggestion of many words " * 9,
    })  # fmt: skip
    text = to_text(reports.report(found, reports.conflict()), View(lang, width))
    assert max(map(columns, text.splitlines()[1:])) <= width


@pytest.mark.parametrize(("lang", "colour"), list(product(["zh", "en"], [False, True])))
def test_a_long_sum_goes_on_two_lines(reports, lang, colour):
    names = [f"大区/第{n}团队" for n in range(12)]
    files = [FileReport(f"{name}/坏.xlsx", name, "unreadable", (), 0, {}) for name in names]
    found = [reports.finding("F001", Place(file.path), "读不出来。") for file in files]
    dates = [reports.text_date(f"J{n}") for n in range(4, 20)]
    text = to_text(reports.report(*found, *dates, files=files), View(lang, 72, colour))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()
    assert max(map(columns, lines)) <= 72
    sums = {"zh": "    12 个错误、16 个警告", "en": "    12 errors, 16 warnings"}
    assert lines[lines.index(sums[lang]) - 1].endswith(("：", ":"))


def test_colour_is_only_colour(reports):
    report = reports.report(reports.conflict(), reports.text_date("J4"))
    plain, coloured = (to_text(report, View("zh", 80, colour)) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain


def test_nothing_from_a_cell_acts_on_the_terminal(reports):
    nasty = "\x1b[2J\x9b2J\x07\r\n\t\u202eevil\u2066\u200b\ud800"
    place = Place(f"华东/{nasty}.xlsx", nasty, "B2", "customer-tracking", "stage", nasty)
    found = reports.finding("S003", place, nasty, suggestion={"zh": nasty, "en": nasty})
    text = to_text(reports.report(found), View("zh"))
    assert set(text) & set("\x1b\x9b\x07\r\t\u202e\u2066\u200b\ud800") == set()
    text.encode("utf-8")
