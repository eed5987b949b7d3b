"""Rules of dates: what is just wrong enough, and what is just not."""

import pytest

TRACKED = """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | {stage} | 2024-03-01 | {close}
"""
# A customer with everything that a rule about silence must have read.
READ = """
# customer-needs
customer | description
# contract-terms
number | customer
"""
CASES = {
    "a signed contract is a close, an unsigned one is none": (
        "D002",
        """
# customer-tracking
customer | stage | first-contact | expected-close
Yunfan | contract | 2024-03-01 | 2024-05-30
Hengda | contract | 2024-03-01 | 2024-05-30
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-22
HT20240521 | Hengda |
""",
        {"D3"},
    ),
    "an unsigned contract of a customer who is lost waits for nobody": (
        "D012",
        TRACKED.format(stage="lost", close="2024-05-01")
        + """
# contract-terms
number | customer | signed | archive
HT20240101 | Yunfan | | under-review
""",
        set(),
    ),
    "a contract that is not under review is not waited for": (
        "D012",
        """
# contract-terms
number | customer | signed | archive
HT20240101 | Yunfan | | not-archived
HT20240102 | Hengda | 2024-01-05 | under-review
""",
        set(),
    ),
    "every contract of a customer is looked at": (
        "D012",
        """
# contract-terms
number | customer | signed | archive
HT20240101 | Yunfan | 2024-01-05 | archived
HT20240520 | Yunfan | | under-review
HT20240102 | Yunfan | | under-review
""",
        {"C4"},
    ),
    "delivery that starts elsewhere, or is over, is not late": (
        "D011",
        """
# stage-progress
customer | stage | started
Yunfan | contract | 2024-03-01
Hengda | after-sales | 2024-03-01
# contract-terms
number | customer | signed | delivery
HT20240301 | Yunfan | 2024-03-01 | 验收后10天
HT20240302 | Yunfan | 2024-03-01 | 合同签订后10天
HT20240303 | Hengda | 2024-03-01 | 10天
HT20240304 | Yunfan | 2024-03-01 | 两年
""",
        {"D3"},
    ),
    "a need is late by the hour where the hours are known": (
        "D010",
        """
# customer-needs
customer | description | confirmer | interviewed | confirmed
Yunfan | 数据实时同步 | Wang | 2024-05-20 09:00 | 2024-05-21 09:00
Yunfan | 报表自动汇总 | Wang | 2024-05-20 09:00 | 2024-05-21 09:30
Yunfan | 权限管理 | Wang | 2024-05-20 09:00 | 2024-05-21
Yunfan | 移动审批 | Wang | 2024-05-20 | 2024-05-22 08:00
""",
        {"E3", "E5"},
    ),
    "a need of a customer who is lost is late for nobody": (
        "D010",
        TRACKED.format(stage="lost", close="")
        + """
# customer-needs
customer | description | confirmer | interviewed | confirmed
Yunfan | 数据实时同步 | Wang | 2024-05-10 | 2024-05-20
""",
        set(),
    ),
    "a close behind us is told as overdue alone, unless a contract is signed": (
        "D008",
        """
# customer-tracking
customer | stage | first-contact | expected-close
海天贸易有限公司 | after-sales | 2024-03-01 | 2024-05-20
Yunfan | contract | 2024-03-01 | 2024-05-20
Hengda | contract | 2024-03-01 | 2024-05-20
# stage-progress
customer | stage | started | due
海天贸易有限公司 | after-sales | 2024-05-01 | 2024-06-20
Yunfan | contract | 2024-05-01 | 2024-06-20
Hengda | contract | 2024-05-01 | 2024-06-20
# contract-terms
number | customer | signed
HT20240520 | Yunfan | 2024-05-22
""",
        {"D3"},
    ),
    "after-sales have no close to be before": (
        "D008",
        TRACKED.format(stage="after-sales", close="2024-06-10")
        + """
# stage-progress
customer | stage | started | due
Yunfan | after-sales | 2024-05-01 | 2024-06-20
""",
        set(),
    ),
    "a date of the minutes may lie ahead of us as well": (
        "D005",
        """
# minutes
customer | Yunfan
date | 2024-06-02
sign-ours | Zhang | 2024-06-01
sign-customer | Wang | 2024-06-03
""",
        {None},
    ),
    "after-sales are not silent, and who is lost may be": (
        "D004",
        """
# customer-tracking
customer | stage | first-contact
Yunfan | after-sales | 2024-03-01
Hengda | lost | 2024-03-01
# stage-progress
customer | stage | started
Yunfan | after-sales | 2024-03-20
Hengda | lost | 2024-03-20
"""
        + READ,
        set(),
    ),
    "care is due in after-sales only": (
        "D013",
        """
# customer-tracking
customer | stage | first-contact
Yunfan | contract | 2023-03-01
Hengda | after-sales | 2023-03-01
# stage-progress
customer | stage | started
Yunfan | contract | 2023-03-20
Hengda | after-sales | 2023-03-20
"""
        + READ,
        {"C3"},
    ),
}


@pytest.mark.parametrize(("code", "text", "cells"), CASES.values(), ids=CASES.keys())
def test_edge(check, code, text, cells):
    assert {f.at.cell for f in check(text, code)} == cells


@pytest.mark.parametrize(
    ("contact", "severity"),
    [("2024-06-02", "info"), ("2024-06-01", "warning"), ("", "warning")],
)
def test_a_next_contact_ahead_makes_silence_milder(check, contact, severity):
    text = f"""
# customer-tracking
customer | stage | first-contact | next-contact
Yunfan | discovery | 2024-04-02 | {contact}
# stage-progress
customer | stage | started
Yunfan | discovery | 2024-04-20
{READ}"""
    (finding,) = check(text, "D004")
    assert finding.severity == severity
    assert (contact in finding.message["zh"]) is (severity == "info") or not contact


def test_every_date_of_the_minutes_that_lies_ahead_is_told(check):
    text = """
# minutes
customer | Yunfan
date | 2024-06-02
sign-ours | Zhang | 2024-06-01
sign-customer | Wang | 2024-06-03
"""
    assert [finding.found for finding in check(text, "D005")] == ["2024-06-02", "2024-06-03"]


def test_leap_day_has_a_day_five_years_on(check):
    text = """
# customer-tracking
customer | stage | expected-close
Yunfan | discovery | {}
"""
    assert check(text.format("2029-02-28"), "D007", today="2024-02-29") == []
    assert check(text.format("2029-03-01"), "D007", today="2024-02-29") != []
