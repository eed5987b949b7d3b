"""Rules of stages, owners and keys: what is just wrong enough, and what is just not."""

import pytest

TRACKED = """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | {stage} | 2024-03-01 | {close}
"""
CASES = {
    "minutes that nobody signed prove no negotiation": (
        "S004",
        """
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-20
# minutes
customer | Yunfan
""",
        set(),
    ),
    "settled minutes do, by the customer's own row where no stage is recorded": (
        "S004",
        TRACKED.format(stage="discovery", close="2024-07-30")
        + """
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | 2024-05-19
""",
        {"B2"},
    ),
    "settled minutes of a customer in negotiation are as they should be": (
        "S004",
        TRACKED.format(stage="negotiation", close="2024-07-30")
        + """
# minutes
customer | Yunfan
sign-ours | Zhang | 2024-05-18
sign-customer | Wang | 2024-05-19
""",
        set(),
    ),
    "a contract that is drawn up proves negotiation, a signed one the contract stage": (
        "S004",
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
Hengda | negotiation | 2024-05-20
# contract-terms
number | customer | signed
HT20240520 | Yunfan |
HT20240521 | Hengda | 2024-05-22
""",
        {"B3"},
    ),
    "nobody stands behind who is lost, or in after-sales": (
        "S004",
        """
# stage-progress
customer | stage | started
Yunfan | lost | 2024-05-20
Hengda | after-sales | 2024-05-20
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-22
HT20240521 | Hengda | 2024-05-22
""",
        set(),
    ),
    "a stage left out is told at the current row, however the rows stand": (
        "S002",
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
Yunfan | prospecting | 2024-03-01
Yunfan | discovery | 2024-04-01
""",
        {"B2"},
    ),
    "the first stages need not be recorded": (
        "S002",
        """
# stage-progress
customer | stage | started
Yunfan | solution | 2024-04-20
Yunfan | negotiation | 2024-05-20
""",
        set(),
    ),
    "a stage that cannot be read may be the one left out": (
        "S002",
        """
# stage-progress
customer | stage | started
Yunfan | prospecting | 2024-03-01
Yunfan | 不知道 | 2024-04-01
Yunfan | negotiation | 2024-05-20
""",
        set(),
    ),
    "a customer without a stage row is no conflict, and hides none": (
        "S003",
        """
# customer-tracking
customer | stage
Hengda | discovery
Yunfan | discovery
# stage-progress
customer | stage | started
Yunfan | solution | 2024-05-20
""",
        {"B3"},
    ),
    "two who are closed in two ways are no conflict": (
        "S003",
        TRACKED.format(stage="lost", close="")
        + """
# stage-progress
customer | stage | started
Yunfan | on-hold | 2024-05-20
""",
        set(),
    ),
    "a step back counts from the row before, not from the first": (
        "S006",
        """
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-03-01
Yunfan | negotiation | 2024-04-01
Yunfan | solution | 2024-05-01
""",
        {"C4"},
    ),
    "a pause is no step back, whatever stage follows": (
        "S006",
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-03-01
Yunfan | on-hold | 2024-04-01
Yunfan | solution | 2024-05-01
""",
        {"C4"},
    ),
    "two stages of one day are no step back": (
        "S006",
        """
# stage-progress
customer | stage | started
Yunfan | solution | 2024-05-01
Yunfan | discovery | 2024-05-01
""",
        set(),
    ),
    "a third row of one stage repeats the first": (
        "S011",
        """
# stage-progress
customer | stage | started
Yunfan | solution | 2024-05-01
Yunfan | solution | 2024-05-02
Hengda | solution | 2024-05-02
Yunfan | solution | 2024-05-03
""",
        {"B3", "B5"},
    ),
    "lost with a note, or a reason, is lost with a reason": (
        "S012",
        """
# customer-tracking
customer | stage | first-contact | lost-reason | notes
Yunfan | lost | 2024-03-01 | 价格 |
Hengda | lost | 2024-03-01 | | 预算取消
海天贸易有限公司 | lost | 2024-03-01 | |
明德学校 | on-hold | 2024-03-01 | |
""",
        {"B4"},
    ),
    "an owner is compared with the current row and with every contract": (
        "R003",
        """
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | discovery | 2024-03-20 | Wang
Yunfan | negotiation | 2024-05-20 | Zhang
# contract-terms
number | customer | owner
HT20240520 | Yunfan | Li
HT20240521 | Yunfan | Zhang
HT20240522 | Yunfan |
""",
        {"C2"},
    ),
    "two who differ from each other are two findings": (
        "R003",
        """
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | negotiation | 2024-05-20 | Wang
# contract-terms
number | customer | owner
HT20240520 | Yunfan | Li
""",
        {"D2", "C2"},
    ),
    "an owner who is not given is no conflict, one of a customer who is lost may be": (
        "R003",
        """
# customer-tracking
customer | stage | owner | notes
Yunfan | negotiation | |
Hengda | lost | Zhang | 价格
# stage-progress
customer | stage | started | owner
Yunfan | negotiation | 2024-05-20 | Wang
Hengda | lost | 2024-05-20 | Li
""",
        {"D3"},
    ),
    "a key may differ by hyphens in a number, not in a name": (
        "V009",
        """
# contract-terms
number | customer
HT20240520 | Yunfan
HT-20240520 | Yunfan
HT20240521 | Yunfan
""",
        {"A3"},
    ),
    "a blank key repeats nothing and hides nothing": (
        "V009",
        """
# contract-terms
number | customer
HT20240520 | Yunfan
 | Yunfan
 | Yunfan
HT20240520 | Yunfan
""",
        {"A5"},
    ),
    "a third lookalike is compared with both before it": (
        "V012",
        """
# customer-tracking
customer | stage
深圳华强科技有限公司 | discovery
上海华强科技有限公司 | discovery
上海华强科技股份公司 | discovery
""",
        {"A4"},
    ),
}


@pytest.mark.parametrize(("code", "text", "cells"), CASES.values(), ids=CASES.keys())
def test_edge(check, code, text, cells):
    assert {f.at.cell for f in check(text, code)} == cells


def test_the_rows_that_differ_alike_are_named_beside_the_first(check):
    text = """
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | negotiation | 2024-05-20 | Li
# contract-terms
number | customer | owner
HT20240520 | Yunfan | Li
"""
    (finding,) = check(text, "R003")
    assert [(related.place.workbook, related.place.cell) for related in finding.related] == [
        ("customer-tracking", "C2"),
        ("contract-terms", "C2"),
    ]
    (alone,) = check(
        text.replace("HT20240520 | Yunfan | Li", "HT20240520 | Yunfan | Zhang"), "R003"
    )
    assert [related.place.workbook for related in alone.related] == ["customer-tracking"]


def test_the_other_stages_are_named_beside_the_gap(check):
    text = """
# stage-progress
customer | stage | started
Yunfan | prospecting | 2024-03-01
Yunfan | discovery | 2024-04-01
Yunfan | contract | 2024-05-20
"""
    (finding,) = check(text, "S002")
    assert [related.place.cell for related in finding.related] == ["B2", "B3"]
    assert "方案定制" in finding.message["zh"]
    assert "商务谈判" in finding.message["zh"]
    assert "需求挖掘" not in finding.message["zh"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("云凡软件有限公司", 'Do you mean "云帆软件有限公司"?'),
        ("明德学校", "Record the customer there first."),
    ],
)
def test_the_nearest_customer_is_named_where_one_is_near(check, name, advice):
    text = f"""
# customer-tracking
customer | stage
Yunfan | discovery
# stage-progress
customer | stage | started
{name} | discovery | 2024-05-20
"""
    (finding,) = check(text, "R001")
    assert finding.suggestion["en"] == advice
