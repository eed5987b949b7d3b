"""Labels and values wherever people put them, and whatever they call them."""

from decimal import Decimal

import pytest

from stagemodel.values.money import Money
from support.minutes import made, minutes

LABELS = {
    "纪要编号": "Minutes number", "客户名称": "Customer", "谈判日期": "Date",
    "合同金额": "Amount in figures",
    "大写金额": "Amount in words", "付款方式": "Payment terms", "交付周期": "Delivery period",
    "服务范围与售后": "Scope and after-sales service", "质保": "Warranty",
}  # fmt: skip
TEXTS = ["JY2024051801", "云帆软件有限公司", "2024-05-18", "850,000元", "捌拾伍万元整",
         "30%预付款,70%验收款", "60天", "3次上门培训", "1年"]  # fmt: skip
PLAIN = {"number": "JY2024051801", "customer": "云帆软件有限公司", "date": "2024-05-18",
         "amount": "850,000元", "amount-words": "捌拾伍万元整", "payment": "30%预付款,70%验收款",
         "delivery": "60天", "scope": "3次上门培训", "warranty": "1年"}  # fmt: skip


def texts(document):
    return {key: field.text for key, field in minutes(document).fields.items()}


def rows(call=lambda zh, en: zh):
    return [[call(*pair), text] for pair, text in zip(LABELS.items(), TEXTS, strict=True)]


@pytest.mark.parametrize(
    "call",
    [
        lambda zh, en: f"{zh} {en}",
        lambda zh, en: f"{zh}/{en}：",
        lambda zh, en: f"{zh}（{en}）",
        lambda zh, en: f"{zh}\n{en}",
        lambda zh, en: f"{en} {zh}",
        lambda zh, en: f"{en} ({zh})",
        lambda zh, en: "　".join(zh),
        lambda zh, en: f"{zh[:2]}\n{zh[2:]}",
        lambda zh, en: f"【{zh}】",
        lambda zh, en: f"①{zh}",
        lambda zh, en: f"② {zh}：",
        lambda zh, en: f"三、{zh}",
    ],
)
def test_labels_in_two_languages_or_with_gaps(call):
    assert texts(made(rows(call))) == PLAIN


def test_aliases_of_everyday():
    called = [
        "编号",
        "甲方",
        "时间",
        "总价",
        "大写",
        "付款条件",
        "工期",
        "服务范围及售后服务",
        "质保期",
    ]
    table = [[label, text] for label, text in zip(called, TEXTS, strict=True)]
    assert texts(made(table)) == PLAIN


def test_a_title_over_the_terms_is_no_term():
    """主要条款 heads a column of the contract workbook, and all the terms of minutes."""
    document = made(rows()[:3], [["主要条款", "主要条款"], ["条款", "约定内容"], *rows()[3:]])
    title = document.tables[1].rows[0].cells
    title[0].merge(title[1]).text = "主要条款"
    assert texts(document) == PLAIN


def test_a_value_that_looks_like_a_label_and_a_word_of_another_language_is_a_value():
    found = texts(made([["记录人", "客户 Tom"], ["客户名称", "云帆软件 Cloudsail"]]))
    assert found == {"recorder": "客户 Tom", "customer": "云帆软件 Cloudsail"}


@pytest.mark.parametrize(
    "document",
    [
        made([[f"{label}：{text}"] for label, text in rows()]),
        made([[f"{label}\n{text}"] for label, text in rows()]),
        made([["纪要编号", "客户名称", "谈判日期"], TEXTS[:3]], rows()[3:]),
        made(paragraphs=[f"{label}：{text}" for label, text in rows()]),
        made(paragraphs=[f"{label}\t{text}" for label, text in rows()]),
        made(rows()[:3], paragraphs=[x for la, text in rows()[3:] for x in (f"{la}：", text)]),
        made(rows()[:3], paragraphs=[x for label, text in rows()[3:] for x in (label, text)]),
        made(rows()[3:], paragraphs=[" ".join(f"{label}：{text}" for label, text in rows()[:3])]),
    ],
    ids=["one-cell", "cell-lines", "below", "text", "tabs", "next-line", "headings", "one-line"],
)  # fmt: skip
def test_values_beside_below_and_behind_their_labels(document):
    assert texts(document) == PLAIN


def test_a_column_of_groups_beside_the_labels_is_no_label():
    groups = ["商务条款"] * 4 + ["服务条款"] * 2
    document = made(rows()[:3], [["组", "条款", "约定内容"]] + [
        [group, *pair] for group, pair in zip(groups, rows()[3:], strict=True)
    ])  # fmt: skip
    table = document.tables[1]
    for first, last in ((1, 4), (5, 6)):
        group = table.cell(first, 0).text
        table.cell(first, 0).merge(table.cell(last, 0)).text = group
    assert texts(document) == PLAIN


def test_steps_of_a_payment_on_lines_of_their_own():
    found = minutes(
        made(
            [["客户名称", "云帆软件"]],
            paragraphs=["付款方式：", "（1）预付30%；", "（2）验收合格后支付70%。", "",
                        "交付周期：60天", "以上内容经双方确认。"],
        )
    )  # fmt: skip
    assert [step.event for step in found.value("payment").steps] == ["prepayment", "on-acceptance"]
    assert found.fields["delivery"].text == "60天"


def test_a_blank_label_before_the_next_heading_stays_blank():
    found = minutes(
        made([["客户名称", "云帆软件"]], paragraphs=["质保：", "四、异议与回应", "无异议"])
    )
    assert found.fields["warranty"].state == "blank"


@pytest.mark.parametrize(
    "text",
    [
        "甲方：云帆软件有限公司",
        "甲方（客户）：云帆软件有限公司",
        "云帆软件有限公司（以下简称“甲方”）",
        "云帆软件有限公司，联系人：王立",
        "云帆软件有限公司（联系人：王立 13800000000）",
        "云帆软件有限公司\n联系电话：13800000000",
        "云帆软件有限公司 王立总监",
        "云帆软件\n有限公司",
        "云帆软件有限公司。",
    ],
)
def test_the_customers_name_alone(text):
    found = minutes(made([["客户名称", text], ["合同金额", "85万元"]]))
    assert found.value("customer").replace(" ", "") == "云帆软件有限公司"
    assert found.value("amount") == Money(Decimal(850_000), "CNY")


@pytest.mark.parametrize(
    "name",
    ["云帆软件有限公司 上海分公司", "云帆软件有限公司(上海)", "Smith, Jones & Co.", "Tel Aviv Ltd.",
     "*科技"],
)  # fmt: skip
def test_what_belongs_to_a_name_stays_with_it(name):
    assert minutes(made([["客户名称", name]])).value("customer") == name
