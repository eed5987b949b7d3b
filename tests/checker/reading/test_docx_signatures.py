"""Who signed and when, in every layout that people give a signature."""

import pytest

from support.minutes import made, minutes, signed

HEAD = [["客户名称", "云帆软件有限公司"], ["谈判日期", "2024-05-18"]]
BOTH = [("ours", "李明", "2024-05-18"), ("customer", "王立", "2024-05-19")]


def read(*tables, paragraphs=()):
    return minutes(made(HEAD, *tables, paragraphs=paragraphs))


@pytest.mark.parametrize(
    "lines",
    [
        ["我方签字：李明  日期：2024-05-18", "客户方签字：王立 日期：2024-05-19"],
        ["我方（签字）：李明", "日期：2024-05-18", "客户方（签字）：王立", "日期：2024-05-19"],
        ["甲方（盖章）：王立  日期：2024年5月19日", "乙方（盖章）：李明  日期：2024年5月18日"],
        ["甲方（蓋章）：王立  簽字日期：2024.5.19", "乙方（蓋章）：李明  簽字日期：2024.5.18"],
        ["甲方代表签字：王立", "签字日期：2024-05-19",
         "乙方代表签字：李明", "签字日期：2024-05-18"],
        ["甲方：云帆软件\t乙方：我司", "签字：王立\t签字：李明",
         "日期：2024-05-19\t日期：2024-05-18"],
        ["我方（签字）：李明", "客户方（签字）：王立", "日期：2024-05-18\t日期：2024-05-19"],
        ["我方签字______李明____ 日 期 2024-05-18", "客户方签字 ____王立__ 日期__2024-05-19__"],
        ["Our side: 李明   Date: 2024-05-18", "Customer's side: 王立   Date: 2024-05-19"],
        ["For our side, signature: 李明   Date: 2024-05-18",
         "Party A (seal): 王立 Date: 2024-05-19"],
        ["我方代表：李明\t\t客户代表：王立", "日期：2024-05-18\t\t日期：2024-05-19"],
        ["我方：李明 2024-05-18", "客户方：王立（2024年5月19日）"],
        ["我方（签字盖章）：", "李明", "日期：2024-05-18", "", "客户方（签字盖章）：", "王立",
         "日期：2024-05-19"],
    ],
)  # fmt: skip
def test_lines_of_text(lines):
    found = read(paragraphs=lines)
    assert signed(found) == BOTH
    assert str(found.value("date")) == "2024-05-18"


@pytest.mark.parametrize(
    "rows",
    [
        [["我方签字：李明", "日期：2024-05-18"], ["客户方签字：王立", "日期：2024-05-19"]],
        [["我方签字", "李明", "日期", "2024-05-18"], ["客户方签字", "王立", "日期", "2024-05-19"]],
        [["我方", "客户方"], ["签字：李明", "签字：王立"],
         ["日期：2024-05-18", "日期：2024-05-19"]],
        [["", "我方", "客户方"], ["签字", "李明", "王立"], ["日期", "2024-05-18", "2024-05-19"]],
        [["方", "签字及日期"], ["我方", "李明 2024-05-18"], ["客户方", "王立 2024-05-19"]],
        [["方", "签字", "日期"], ["我方", "李明 2024-05-18",
         ""], ["客户方", "王立 2024-05-19", ""]],
        [["我方（签字盖章）：\n李明\n日期：2024-05-18",
         "客户方（签章）：\n王立\n日期：2024-05-19"]],
        [["方", "签字", "日期"], ["甲方", "王立", "2024-05-19"], ["乙方", "李明", "2024-05-18"]],
        [["方", "签字", "日期"], ["甲方（供方）", "李明", "2024-05-18"],
         ["乙方（需方）", "王立", "2024-05-19"]],
        [["甲方（客户）", "乙方（我方）"], ["签字：王立", "签字：李明"],
         ["日期：2024-05-19", "日期：2024-05-18"]],
        [["我方签字", "客户方签字"], ["李明", "王立"], ["日期：2024-05-18", "日期：2024-05-19"]],
        [["Party 方", "Signature 签字", "Date 日期"], ["Our side 我方", "李明", "2024-05-18"],
         ["客户方/Customer side", "王立", "2024-05-19"]],
    ],
)  # fmt: skip
def test_tables_without_the_usual_header(rows):
    found = read(rows)
    assert sorted(signed(found), reverse=True) == BOTH
    assert str(found.value("date")) == "2024-05-18"


@pytest.mark.parametrize(
    "lines",
    [
        ["我方签字：________ 日期：______", "客户方签字：________ 日期：____年__月__日"],
        ["甲方（盖章）：            乙方（盖章）：", "日期：   年  月  日     日期：  年 月 日"],
        ["甲方（盖章）：", "乙方（盖章）：", "本纪要一式两份"],
        ["我方（签字）：", "附件清单", "客户方（签字）："],
    ],
)
def test_a_line_that_nobody_signed(lines):
    assert [(name, day) for _, name, day in signed(read(paragraphs=lines))] == [("", "")] * 2


def test_a_printed_company_is_no_signature_where_the_line_for_it_is_blank():
    lines = ["甲方：云帆软件有限公司", "签字：________", "日期：2024-05-19"]
    assert signed(read(paragraphs=lines)) == [("customer", "", "2024-05-19")]


def test_roles_are_what_the_document_says_they_are():
    lines = ["甲方：示例科技有限公司  乙方：云帆软件有限公司",
             "甲方签字：李明  日期：2024-05-18", "乙方签字：王立  日期：2024-05-19"]  # fmt: skip
    assert signed(read(paragraphs=lines)) == BOTH


@pytest.mark.parametrize(
    "lines",
    [
        ["我方代表：李明", "客户方代表：王立", "日期：2024-05-18"],
        ["我方签字后生效，客户方签字确认后起草合同。", "签字：李明  日期：2024-05-30"],
    ],
)
def test_who_took_part_and_what_is_said_of_signing_are_no_signatures(lines):
    assert signed(read(paragraphs=lines)) == []
