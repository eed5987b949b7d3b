"""One cause, one finding: which rule speaks where two could, and when a rule stays silent."""

import pytest

TRACKED = """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | {stage} | 2024-03-01 | 2024-07-30
"""
CASES = {
    "overdue wins over stalled": (
        ("D001", "D003"),
        """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-03-01 | 2024-05-20
""",
        {("D001", "D2")},
    ),
    "stalled where nothing is overdue": (
        ("D001", "D003"),
        """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-03-01 | 2024-06-01
""",
        {("D003", "C2")},
    ),
    "a stage may last twice as long as usual to the day": (
        ("D003",),
        """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-02 | 2024-06-20
Hengda | discovery | 2024-05-01 | 2024-06-20
""",
        {("D003", "C3")},
    ),
    "an open-ended stage never stalls": (
        ("D003", "D001"),
        """
# stage-progress
customer | stage | started | due
Yunfan | after-sales | 2022-05-02 |
""",
        set(),
    ),
    "the gate wins over the missing minutes": (
        ("S005", "T008"),
        TRACKED.format(stage="contract")
        + """
# stage-progress
customer | stage | started
Yunfan | contract | 2024-05-20
# customer-needs
customer | priority | direction | confirmer | confirmed
Yunfan | high | 接口 | Wang | 2024-04-01
# contract-terms
number | customer
HT20240520 | Yunfan
""",
        {("S005", "B2")},
    ),
    "an earlier gate is reported, and the minutes as missing": (
        ("S005", "T008"),
        """
# stage-progress
customer | stage | started
Yunfan | contract | 2024-05-20
# customer-needs
customer | priority
Hengda | high
# contract-terms
number | customer
HT20240520 | Yunfan
""",
        {("S005", "B2"), ("T008", "A2")},
    ),
    "half a confirmation is a missing value, not an unmet gate": (
        ("S005", "V001"),
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
# customer-needs
customer | priority | direction | confirmer | confirmed
Yunfan | high | 接口 | Wang |
""",
        {("V001", "E2")},
    ),
    "a need of low priority opens no gate": (
        ("S005",),
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
# customer-needs
customer | priority | direction | confirmer | confirmed
Yunfan | low | | |
""",
        set(),
    ),
    "a rigid need of low priority does": (
        ("S005",),
        """
# stage-progress
customer | stage | started
Yunfan | negotiation | 2024-05-20
# customer-needs
customer | priority | rigidity | direction | confirmer | confirmed
Yunfan | low | rigid | | |
""",
        {("S005", "B2")},
    ),
    "a schedule that does not add up is not compared as well": (
        ("T002", "T006"),
        """
# contract-terms
number | customer | amount | payment
HT20240520 | Yunfan | 85 | 30%预付款，60%验收款
# minutes
customer | Yunfan
amount | 85万元
payment | 30%预付款，70%验收款
""",
        {("T006", "D2")},
    ),
    "a blank required field of the minutes is the minutes' fault alone": (
        ("M001", "T003", "T013"),
        """
# contract-terms
number | customer | delivery
HT20240520 | Yunfan | 60天
# minutes
number | JY2024051801
customer | Yunfan
date | 2024-05-18
our-side | Zhang
customer-side | Wang
amount | 85万元
payment | 30%预付款，70%验收款
delivery |
""",
        {("M001", None)},
    ),
    "an unknown customer explains the missing stage row": (
        ("R001", "S001"),
        TRACKED.format(stage="discovery")
        + """
# stage-progress
customer | stage | started
云凡软件有限公司 | discovery | 2024-05-20
""",
        {("R001", "A2")},
    ),
    "minutes of the wrong customer are no missing minutes": (
        ("T005", "T008", "T001"),
        """
# customer-tracking
customer | stage
Yunfan | negotiation
Hengda | negotiation
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
# minutes
customer | Hengda
contract | HT-20240520
amount | 90万元
""",
        {("T005", "A2")},
    ),
    "a value that cannot be used keeps the other rules silent": (
        ("V004", "D001", "D003", "D006"),
        """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-02-30 | 2024-06-20
""",
        {("V004", "C2")},
    ),
    "a value only written oddly is read and used": (
        ("V003", "D001"),
        """
# stage-progress
customer | stage | started | due
Yunfan | discovery | 2024-05-02 | 2024年5月20日
""",
        {("V003", "D2"), ("D001", "D2")},
    ),
    "a contract number out of pattern has no date to judge": (
        ("V008", "T011"),
        """
# contract-terms
number | customer | signed
HX20241399 | Yunfan | 2024-05-20
""",
        {("V008", "A2")},
    ),
    "the made-up customer is a left-over and nothing else": (
        ("F014", "S001", "V001", "D004"),
        """
# customer-tracking
customer | stage | first-contact
示例科技有限公司 | discovery | 2023-01-01
""",
        {("F014", "A2")},
    ),
    "an owner who differs everywhere is one finding": (
        ("R003",),
        """
# customer-tracking
customer | stage | owner
Yunfan | negotiation | Zhang
# stage-progress
customer | stage | started | owner
Yunfan | negotiation | 2024-05-20 | Li
# contract-terms
number | customer | owner
HT20240520 | Yunfan | Li
""",
        {("R003", "D2")},
    ),
}


@pytest.mark.parametrize(("codes", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_who_wins(check, codes, text, expected):
    assert {(f.code, f.at.cell) for f in check(text, *codes)} == expected


CLOSED = """
# customer-tracking
customer | stage | first-contact | expected-close | notes
Yunfan | lost | 2023-01-05 | | 价格
Hengda | on-hold | 2023-01-05 | |
# stage-progress
customer | stage | started | due | todo
# customer-needs
customer | priority | direction | confirmer | confirmed
Yunfan | high | | |
# contract-terms
number | customer | signed | archive
HT20230105 | Yunfan | 2023-02-01 | under-review
"""


def test_a_closed_customer_is_left_in_peace(check):
    assert check(CLOSED, "V001", "S", "D001", "D002", "D003", "D004", "D008", "T008", "T010") == []


def test_a_closed_customer_whose_stage_row_is_open_is_a_conflict(check):
    text = """
# customer-tracking
customer | stage | notes
Yunfan | lost | 价格
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-05-20
"""
    assert [(f.code, f.at.cell) for f in check(text, "S003")] == [("S003", "B2")]


def test_nobody_is_called_silent_while_a_file_cannot_be_read(check, tmp_path):
    text = """
# customer-tracking
customer | stage | first-contact
Yunfan | discovery | 2024-04-02
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-04-20
# customer-needs
customer | description
# contract-terms
number | customer
"""
    assert [f.code for f in check(text, "D004")] == ["D004"]
    (tmp_path / "谈判纪要.docx").write_bytes(b"")
    assert check(text, "D004") == []


@pytest.mark.parametrize("word", ["合计", "总 计：", "Total"])
def test_a_row_of_sums_is_no_contract(check, word):
    text = f"""
# contract-terms
number | customer | amount
HT20240520 | Yunfan | 85
{word} | | 85
"""
    assert check(text, "V", "T011", "R", "F013") == []
